# Bốn trạng thái chính thức (báo cáo 1270/BC-TCTTTg năm 2017) và những gì ngoài chúng.
state-in-time = Trong hạn
state-soon = Sắp đến hạn
state-late = Quá hạn
state-due-unknown = Chưa rõ hạn
state-done-in-time = Hoàn thành đúng hạn
state-done-late = Hoàn thành quá hạn
state-done = Hoàn thành
state-paused = Tạm dừng
state-withdrawn = Đã rút
state-not-entered = Chưa cập nhật vào phần mềm
state-met = Đạt
state-missed = Chưa đạt
state-no-figure = Chưa có số liệu
