proof-title = Sự kiện này có trong nhật ký không?
proof-lead = Nhật ký chỉ ghi thêm, không sửa được mà không bị phát hiện. Bằng chứng dưới đây kiểm tra được mà không cần tin hệ thống này.
proof-place = Sự kiện nằm ở vị trí { $index } của nhật ký, tính từ 0.
proof-event = Sự kiện
proof-checkpoint = Điểm kiểm đã ký
proof-document = Bằng chứng đầy đủ
proof-document-hint = Chép toàn bộ phần này để người khác tự kiểm tra theo RFC 9162 và C2SP.
