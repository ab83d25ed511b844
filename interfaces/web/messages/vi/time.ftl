weekday-monday = Thứ Hai
weekday-tuesday = Thứ Ba
weekday-wednesday = Thứ Tư
weekday-thursday = Thứ Năm
weekday-friday = Thứ Sáu
weekday-saturday = Thứ Bảy
weekday-sunday = Chủ Nhật

due-title = Hạn: { $moment }
due-days-left = còn { $days } ngày làm việc
due-hours-left = còn { $hours } giờ làm việc
due-minutes-left = còn { $minutes } phút làm việc
due-days-late = quá { $days } ngày làm việc
due-late-today = vừa quá hạn
due-unknown = chưa rõ hạn
