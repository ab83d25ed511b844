brand = Đúng Hạn
skip = Đến nội dung chính
nav-label = Các phần
tabs-label = Các trang trong phần này
crumbs-label = Đường dẫn
clock-title = Giờ của cơ quan
find-label = Tìm nhiệm vụ
find-hint = Tìm nhiệm vụ theo nội dung hoặc mã
menu-person = Mở các mục của tôi
language-title = Đổi ngôn ngữ
language-other = English
theme-system = Theo máy
theme-light = Nền sáng
theme-dark = Nền tối
logout = Đăng xuất

room-inbox = Việc của tôi
room-objectives = Mục tiêu
room-directives = Chỉ đạo
room-organisation = Tổ chức
tab-directives = Nhiệm vụ được giao
tab-late = Quá hạn
tab-documents = Sổ văn bản
tab-units = Đơn vị
tab-people = Con người
tab-calendar = Lịch làm việc
tab-objectives = Mục tiêu
tab-indicators = Chỉ số đo
tab-frozen = Con số đã chốt
tab-imports = Nhập hồ sơ

pager-label = Các trang của danh sách
pager-shown = { $rows } dòng trên trang này
pager-first = Về đầu
pager-next = Tiếp

filter-all = Tất cả
proof-link = Bằng chứng

filter-act = Lọc
filter-text = Nội dung hoặc mã
filter-clear = Bỏ lọc
filter-empty = Không có dòng nào khớp
filter-empty-text = Xin bớt điều kiện lọc, hoặc tìm bằng từ khác; không cần gõ dấu.
