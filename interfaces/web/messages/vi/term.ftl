level-government = Chính phủ
level-prime-minister = Thủ tướng Chính phủ
level-province = UBND tỉnh
level-chairman = Chủ tịch UBND tỉnh
level-other = Cơ quan khác

direction-incoming = Văn bản đến
direction-outgoing = Văn bản đi
direction-meeting = Kết luận cuộc họp

urgency-normal = Thường
urgency-urgent = Khẩn
urgency-express = Thượng khẩn
urgency-immediate = Hỏa tốc

secrecy-none = Không mật
secrecy-confidential = Mật
secrecy-secret = Tối mật
secrecy-top-secret = Tuyệt mật

unit-committee = Ủy ban nhân dân
unit-office = Văn phòng
unit-department = Sở, ban, ngành
unit-division = Phòng
unit-centre = Trung tâm
unit-commune = Xã, phường, đặc khu
unit-agency = Cơ quan khác

role-records-clerk = Văn thư
role-officer = Chuyên viên
role-follower = Chuyên viên theo dõi
role-unit-head = Thủ trưởng đơn vị
role-counter-officer = Cán bộ một cửa
role-iso-secretary = Thư ký ISO
role-qmr = Đại diện lãnh đạo về chất lượng
role-office-leader = Lãnh đạo Văn phòng
role-vice-chairman = Phó Chủ tịch
role-chairman = Chủ tịch
role-auditor = Đánh giá viên nội bộ
role-inspector = Thanh tra
role-council-member = Thành viên hội đồng sáng kiến
role-administrator = Quản trị hệ thống

reason-no-records-yet = Chưa có bản ghi nào loại này; xin nhập ở trang “Nhập hồ sơ”.
reason-none-in-period = Chưa có bản ghi nào trong kỳ.
reason-nothing-judged = Chưa bản ghi nào đến lúc tính.
reason-not-bound = Chưa gắn chỉ số đo.

verdict-met = Đạt
verdict-missed = Không đạt
verdict-not-yet = Chưa đến lúc tính
verdict-unknown = Thiếu thông tin

act-documents-record = Ghi vào sổ văn bản
act-directives-enter = Cập nhật nhiệm vụ vào phần mềm
act-directives-record = Tiếp nhận từ bản ghi đã có
act-directives-follow-up = Theo dõi
act-directives-complete = Báo hoàn thành
act-programme-adjust = Thay đổi theo quyết định
act-other = Thay đổi khác
act-objectives-load = Nạp quyết định
act-objectives-confirm = Xác nhận chỉ số đo
act-objectives-correct = Sửa chỉ tiêu bằng tay
act-objectives-freeze = Chốt con số
act-indicators-add = Thêm chỉ số đo
