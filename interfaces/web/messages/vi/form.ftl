form-problems = Chưa gửi được. Xin sửa các mục sau rồi gửi lại:
form-optional = không bắt buộc
form-choose = Chọn…
form-date-shape = dd/mm/yyyy
