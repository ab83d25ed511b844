calendar-title = Ngày nào làm việc, ngày nào nghỉ?
calendar-count = Tính một thời hạn
calendar-from = Từ lúc
calendar-count-act = Tính
calendar-year = Ngày nghỉ và ngày làm bù năm { $year }
calendar-kind = Loại
calendar-worked = Làm việc
calendar-off = Nghỉ
calendar-provisional = dự kiến
calendar-basis = Căn cứ

term-working-days = ngày làm việc
term-working-hours = giờ làm việc
term-days = ngày
term-months = tháng
term-unit-missing = Xin chọn cách tính thời hạn.

explained-open = Vì sao là ngày này?
explained-day = Ngày
explained-count = Đếm
explained-why = Lý do
explained-hours = { $hours } giờ
explained-provisional = Trong thời gian này có năm chưa công bố lịch nghỉ, nên kết quả là dự kiến.
basis-house-rule = Quy ước nội bộ: { $basis }
basis-unverified = Chưa kiểm chứng: { $basis }
