login-title = Sign in
login-username = User name
login-password = Password
login-act = Sign in
login-help = Forgot your password? Ask your office's administrator to set a new one.

password-title = Change password
password-lead = The new password holds at once; other places where you are signed in must sign in again.
password-forced = This is your first sign-in. Please set a password of your own before you begin.
password-old = Password in use
password-new = New password
password-new-hint = At least 12 characters. A sentence that you remember is better than a hard word.
password-again = New password again
password-act = Change password
