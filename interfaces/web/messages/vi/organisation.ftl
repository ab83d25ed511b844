units-title = Cơ quan gồm những đơn vị nào?
units-empty = Chưa có đơn vị nào
units-empty-text = Nhập cây đơn vị từ tệp ở trang “Nhập hồ sơ”; đơn vị giải thể vẫn giữ quá trình của mình.
unit-name = Đơn vị
unit-code = Mã
unit-kind = Loại
unit-people = Số người
unit-dates = Thời gian
unit-from = từ { $day }
unit-to = đến { $day }
unit-successor = Đơn vị kế thừa: { $name }
unit-nobody = Chưa thuộc đơn vị nào

people-title = Ai làm việc ở đâu?
people-filter-text = Họ tên hoặc tên đăng nhập
people-empty = Không có ai trong danh sách này
people-empty-text = Nhập danh sách cán bộ từ tệp ở trang “Nhập hồ sơ”, hoặc bỏ bớt điều kiện lọc.
person-name = Họ và tên
person-position = Chức vụ
person-unit = Đơn vị
person-roles = Vai trò
person-left = đã ngừng làm việc

unit-new-title = Thêm đơn vị nào?
unit-new-act = Thêm đơn vị
unit-new-done = Đã thêm đơn vị.
unit-code-hint = Mã riêng, không trùng với đơn vị khác.
unit-kind-missing = Xin chọn loại đơn vị.
unit-parent = Đơn vị cấp trên
unit-valid-from = Hoạt động từ ngày
unit-valid-to = Hoạt động đến hết ngày
unit-valid-to-hint = Để trống nếu đơn vị còn hoạt động.
unit-successor-label = Đơn vị kế thừa
unit-successor-hint = Đơn vị nhận việc sau khi sáp nhập, giải thể.
unit-edit-title = Sửa đơn vị { $name }
unit-edit-done = Đã lưu đơn vị.

edit-act = Sửa
edit-one = Sửa { $name }

person-new-title = Thêm ai, làm ở đâu, với vai trò nào?
person-new-lead = Người này đổi mật khẩu ngay lần đăng nhập đầu.
person-new-act = Thêm người
person-new-done = Đã thêm người dùng. Xin trao mật khẩu lần đầu cho chính người đó.
person-username-hint = Chữ thường không dấu, chữ số, dấu chấm, gạch nối, gạch dưới hoặc @.
person-unit-missing = Xin chọn đơn vị.
person-email = Thư điện tử
person-first-password = Mật khẩu lần đầu
person-password-title = Mật khẩu lần đầu của { $name }
person-password-lead = Mật khẩu cũ hết hiệu lực ngay; người này đổi mật khẩu ở lần đăng nhập tới.
person-password-act = Đặt lại mật khẩu
person-password-one = Đặt lại mật khẩu của { $name }
person-password-done = Đã đặt lại mật khẩu của { $name }. Xin trao cho chính người đó.

person-edit-title = Sửa thông tin của { $name }
person-edit-done = Đã lưu thông tin người dùng.
person-active = Còn làm việc ở đây
person-active-hint = Chọn Không: người này không đăng nhập được nữa; các phiên và mã truy cập API kết thúc ngay, quá trình làm việc vẫn giữ nguyên.
