login-title = Sign in
login-username = User name
login-password = Password
login-act = Sign in
login-help = Forgot your password? Ask your office's administrator to set a new one.

password-title = Change password
password-lead = The new password holds from the next sign-in.
password-forced = This is your first sign-in. Please set a password of your own before you begin.
password-old = Password in use
password-new = New password
password-new-hint = At least 10 characters. A sentence that you remember is better than a hard word.
password-again = New password again
password-act = Change password
password-differs = The two new passwords differ. Please type them again.
password-wrong = The password in use is not right. Please type it again.
password-done = The password was changed.
