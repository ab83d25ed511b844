login-title = Đăng nhập
login-username = Tên đăng nhập
login-password = Mật khẩu
login-act = Đăng nhập
login-help = Quên mật khẩu? Xin báo quản trị hệ thống của cơ quan để đặt lại.

password-title = Đổi mật khẩu
password-lead = Mật khẩu mới có hiệu lực từ lần đăng nhập sau.
password-forced = Đây là lần đăng nhập đầu. Xin đặt mật khẩu của riêng anh, chị trước khi làm việc.
password-old = Mật khẩu đang dùng
password-new = Mật khẩu mới
password-new-hint = Ít nhất 10 ký tự. Một câu dễ nhớ tốt hơn một từ khó.
password-again = Nhập lại mật khẩu mới
password-act = Đổi mật khẩu
password-differs = Hai lần nhập mật khẩu mới khác nhau. Xin nhập lại.
password-wrong = Mật khẩu đang dùng chưa đúng. Xin nhập lại.
password-done = Đã đổi mật khẩu.
