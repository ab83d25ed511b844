inbox-title = Tôi cần làm việc gì trước?
inbox-lead = Những việc tôi đang nợ hoặc đang theo dõi, việc gấp nhất ở trên.
inbox-empty = Không còn việc nào đang chờ
inbox-empty-text = Nhiệm vụ giao cho đơn vị của anh, chị, hoặc do anh, chị theo dõi, sẽ hiện ở đây ngay khi được cập nhật.

directives-title = Ai đang làm nhiệm vụ nào?
directives-empty = Chưa có nhiệm vụ nào
directives-empty-text = Nhiệm vụ được cập nhật từ văn bản trong sổ: mở văn bản rồi chọn “Cập nhật nhiệm vụ”, hoặc nhập từ tệp ở trang “Nhập hồ sơ”.

late-title = Nhiệm vụ nào đang quá hạn?
late-lead = Việc quá hạn lâu nhất ở trên; mỗi dòng cho biết ai chủ trì, ai theo dõi, quá bao lâu.
late-empty = Không có nhiệm vụ nào quá hạn
late-empty-text = Nhiệm vụ qua hạn mà chưa hoàn thành sẽ tự hiện ở đây.

lines-pick = Chọn
lines-pick-one = Chọn nhiệm vụ { $code }
lines-what = Nội dung
lines-from = Cấp giao
lines-who = Đơn vị chủ trì
lines-follower = Theo dõi: { $name }
lines-due = Hạn
lines-state = Trạng thái
lines-acts = Việc tiếp theo
lines-follow-up = Ghi theo dõi
lines-complete = Báo hoàn thành

bulk-text = Kết quả theo dõi chung cho các nhiệm vụ đã chọn
bulk-act = Ghi cho các nhiệm vụ đã chọn

follow-up-title = Kết quả theo dõi là gì?
follow-up-lead = { $tasks } nhiệm vụ được chọn.
follow-up-text = Kết quả theo dõi
follow-up-act = Ghi lại
follow-up-done = Đã ghi kết quả theo dõi cho { $tasks } nhiệm vụ.
follow-up-none-picked = Chưa chọn nhiệm vụ nào. Xin đánh dấu ít nhất một dòng rồi ghi lại.

task-document = Văn bản giao việc
task-lead = Đơn vị chủ trì
task-lead-missing = Xin chọn đơn vị chủ trì.
task-co-units = Đơn vị phối hợp
task-follower = Chuyên viên theo dõi
task-follower-hint = Người ghi kết quả theo dõi định kỳ và nhận nhắc việc. Nhập tên đăng nhập, hoặc gõ họ tên để chọn.
task-follower-unknown = Không có ai đang làm việc với tên đăng nhập “{ $typed }”. Xin gõ tên rồi chọn trong danh sách, hoặc nhập đúng tên đăng nhập.
task-no-follower = Chưa cử người theo dõi
task-entered = Cập nhật lúc
task-completed = Ngày hoàn thành
task-evidence = Minh chứng
task-not-recorded = Chưa ghi nhận
task-deadlines = Các lần đặt hạn
task-deadline-since = có hiệu lực từ { $moment }
task-follow-ups = Theo dõi
task-no-follow-ups = Chưa có lần theo dõi nào.
task-lapses = Cần ghi theo dõi chậm nhất { $moment }.
task-history = Quá trình

task-new-title = Văn bản giao việc gì, cho ai?
task-new-lead = Cập nhật một nhiệm vụ của văn bản { $number } ngày { $day }.
task-new-act = Cập nhật nhiệm vụ
task-new-done = Đã cập nhật nhiệm vụ. Đơn vị chủ trì thấy việc này ngay trong “Việc của tôi”.
task-code = Mã nhiệm vụ
task-code-hint = Mã riêng, không trùng với nhiệm vụ khác.
task-content = Nội dung cần làm
task-due-on = Hạn: ngày nêu trong văn bản
task-due-on-hint = Nhập ngày, hoặc để trống và nhập thời hạn bên dưới; hệ thống tính từ lúc nhận văn bản.
task-term = Thời hạn
task-term-hint = Một số nguyên.
task-term-unit = Tính bằng

complete-title = Kết quả là gì, có gì chứng minh?
complete-at = Ngày có kết quả
complete-at-hint = Ngày của văn bản kết quả, theo dạng dd/mm/yyyy.
complete-number = Số, ký hiệu văn bản kết quả
complete-number-hint = Ví dụ: 125/BC-SNNMT. Cần số, ký hiệu hoặc một tệp.
complete-issued-on = Ngày ban hành văn bản kết quả
complete-file = Tệp minh chứng
complete-file-hint = PDF, .docx, .xlsx, .odt, ảnh, .txt hoặc .csv, đến 25 MB.
complete-act = Báo hoàn thành
complete-done = Đã ghi hoàn thành, kèm minh chứng.

evidence-document = { $number } ngày { $day }
evidence-file = { $name } ({ $kilobytes } KB)
