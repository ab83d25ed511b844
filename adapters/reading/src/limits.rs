//! How much of a file is read, and why one is not.

use std::time::Duration;

/// What a file may cost before reading stops.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file itself.
    pub bytes: u64,
    /// Bytes of everything that is unpacked from it.
    pub unpacked: u64,
    /// Unpacked bytes for one byte of the file; files that unpack to less than ten megabytes are not held to it.
    pub ratio: u64,
    /// Rows of a table, its header included.
    pub rows: u32,
    /// Columns of a table.
    pub columns: u32,
    /// Cells of a table.
    pub cells: u64,
    /// Time for the whole file.
    pub time: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 50 << 20,
            unpacked: 200 << 20,
            ratio: 100,
            rows: 1_000_000,
            columns: 10_000,
            cells: 20_000_000,
            time: Duration::from_secs(60),
        }
    }
}

/// Why a file cannot be read; [`Unreadable::what`] says it to the person who sent it.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.what())]
pub enum Unreadable {
    /// The file is larger than the limit.
    TooLarge {
        /// Bytes seen when reading stopped.
        bytes: u64,
        /// The limit.
        limit: u64,
    },
    /// What the file unpacks to is larger than the limit.
    UnpacksTooLarge {
        /// The limit.
        limit: u64,
    },
    /// A small file that unpacks to a huge one.
    RatioTooHigh {
        /// The limit.
        limit: u64,
    },
    /// More parts than a document has.
    TooManyParts {
        /// The limit.
        limit: usize,
    },
    /// More rows than the limit.
    TooManyRows {
        /// The limit.
        limit: u32,
    },
    /// More columns than the limit.
    TooManyColumns {
        /// The limit.
        limit: u32,
    },
    /// More cells than the limit.
    TooManyCells {
        /// The limit.
        limit: u64,
    },
    /// More elements than a model of a process has.
    TooManyElements {
        /// The limit.
        limit: usize,
    },
    /// More events than the limit.
    TooManyEvents {
        /// The limit.
        limit: u32,
    },
    /// Reading took longer than the limit.
    TooSlow {
        /// The limit.
        limit: Duration,
    },
    /// It is not a file of a kind that is read here.
    NotThisFormat {
        /// The kinds that are, as a person names them.
        expected: &'static str,
    },
    /// A kind of file that its program can save in a newer form.
    OldFormat {
        /// The form to save in.
        save_as: &'static str,
    },
    /// Text in an encoding that cannot be told for certain.
    Encoding,
    /// A password stands before it.
    Encrypted,
    /// The kind is right, the inside is broken.
    Damaged {
        /// What the reader found.
        why: String,
    },
    /// The kind is right, and a line of it cannot be read.
    AtLine {
        /// The line, from 1.
        line: u32,
        /// What the reader found there.
        why: String,
    },
    /// A quotation mark that opens a cell and is never closed: the rest of the file would be one cell.
    OpenQuote {
        /// The row that it stands in.
        row: u32,
    },
    /// Pages without text, as a scanner makes them; or nothing at all.
    NoText,
    /// A program that reads this kind is not installed.
    MissingTool {
        /// Its package.
        tool: &'static str,
    },
    /// The file could not be opened.
    Io(#[from] std::io::Error),
}

impl Unreadable {
    /// The reason and what to do about it, in Vietnamese.
    pub fn what(&self) -> String {
        match self {
            Self::TooLarge { limit, .. } => {
                format!("tệp lớn hơn {}; hãy chia thành nhiều tệp nhỏ hơn", megabytes(*limit))
            }
            Self::UnpacksTooLarge { limit } => format!(
                "tệp khi giải nén lớn hơn {}; hãy chia thành nhiều tệp nhỏ hơn, bỏ bớt hình ảnh và định dạng thừa",
                megabytes(*limit)
            ),
            Self::RatioTooHigh { limit } => format!(
                "tệp nén bất thường (giải nén ra lớn hơn {limit} lần), không mở để bảo đảm an toàn; \
                 hãy mở bằng phần mềm văn phòng và lưu lại"
            ),
            Self::TooManyParts { limit } => {
                format!("tệp chứa hơn {limit} thành phần bên trong; hãy mở bằng phần mềm văn phòng và lưu lại")
            }
            Self::TooManyRows { limit } => format!("bảng có hơn {limit} hàng; hãy chia thành nhiều tệp"),
            Self::TooManyColumns { limit } => {
                format!("bảng có hơn {limit} cột; hãy xóa các cột thừa ở bên phải rồi lưu lại")
            }
            Self::TooManyCells { limit } => format!("bảng có hơn {limit} ô; hãy chia thành nhiều tệp"),
            Self::TooManyElements { limit } => {
                format!("mô hình có hơn {limit} phần tử; hãy chia thành nhiều quy trình nhỏ hơn")
            }
            Self::TooManyEvents { limit } => format!("nhật ký có hơn {limit} sự kiện; hãy chia thành nhiều tệp"),
            Self::TooSlow { limit } => {
                format!("đọc tệp quá {} giây nên đã dừng; hãy chia nhỏ tệp hoặc lưu lại rồi thử lại", limit.as_secs())
            }
            Self::NotThisFormat { expected } => {
                format!(
                    "tệp không phải {expected} (xét theo nội dung, không theo tên); hãy lưu lại đúng loại rồi thử lại"
                )
            }
            Self::OldFormat { save_as } => {
                format!("tệp thuộc loại cũ của phần mềm văn phòng; hãy mở ra và lưu lại thành {save_as}")
            }
            Self::Encoding => "tệp không phải UTF-8 (có thể là Windows-1258, TCVN3 hoặc VNI); hãy mở bằng Excel và \
                               lưu thành \"CSV UTF-8\" hoặc .xlsx; văn bản thì lưu thành UTF-8 hoặc .docx"
                .to_owned(),
            Self::Encrypted => "tệp có mật khẩu hoặc cấm sao chép; hãy bỏ mật khẩu rồi gửi lại".to_owned(),
            Self::Damaged { why } => {
                format!("tệp bị hỏng ({why}); hãy mở bằng phần mềm văn phòng, lưu lại rồi thử lại")
            }
            Self::AtLine { line, why } => format!("dòng {line}: {why}; hãy sửa dòng đó hoặc xuất lại tệp"),
            Self::OpenQuote { row } => format!(
                "dấu ngoặc kép mở ô ở hàng {row} không được đóng; hãy thêm dấu đóng, hoặc mở bằng Excel và lưu lại"
            ),
            Self::NoText => "tệp không có chữ (bản quét hoặc tệp rỗng); hãy gửi tệp .docx, tệp PDF có lớp chữ, \
                             hoặc nhận dạng chữ (OCR) trước"
                .to_owned(),
            Self::MissingTool { tool } => format!(
                "máy chủ chưa cài công cụ đọc PDF (gói {tool}); hãy nhờ quản trị cài đặt, hoặc chuyển tệp sang .docx"
            ),
            Self::Io(error) if error.kind() == std::io::ErrorKind::NotFound => {
                "không tìm thấy tệp; hãy kiểm tra lại đường dẫn".to_owned()
            }
            Self::Io(error) => format!("không mở được tệp: {error}"),
        }
    }

    pub(crate) fn damaged(why: impl std::fmt::Display) -> Self {
        Self::Damaged { why: why.to_string() }
    }
}

fn megabytes(bytes: u64) -> String {
    if bytes >= 1 << 20 { format!("{} MB", bytes >> 20) } else { format!("{bytes} byte") }
}
