//! Why a file is not taken in, or not given out.

/// A refusal; [`Refused::key`] names the sentence in the message files, [`Refused::data`] what stands in it.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// Larger than the limit; reading stopped there.
    #[error("larger than {limit} bytes")]
    TooLarge {
        /// The limit, in bytes.
        limit: u64,
    },
    /// Not of a kind that is taken in.
    #[error("refused by its type: {}", why.key())]
    TypeRefused {
        /// What it is.
        why: Reason,
    },
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// No such file, or no such address.
    #[error("no such file")]
    NotFound,
    /// The disk.
    #[error(transparent)]
    Fault(#[from] std::io::Error),
}

/// What a refused file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// A program for a machine.
    Executable,
    /// A script for a shell or an interpreter, or a name that starts one.
    Script,
    /// A page or a drawing that a browser would run.
    ActivePage,
    /// An office file with macros.
    Macros,
    /// A container with a program or a script inside.
    HidesExecutable,
    /// A container of any other kind.
    Archive,
    /// An office file of before 2007, or one behind a password.
    OldOffice,
    /// XML that is no signature.
    PlainXml,
    /// Right at its beginning, broken after it.
    Damaged,
    /// Nothing that is known here.
    Unknown,
}

impl Reason {
    /// The message key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Executable => "files-reason-executable",
            Self::Script => "files-reason-script",
            Self::ActivePage => "files-reason-active-page",
            Self::Macros => "files-reason-macros",
            Self::HidesExecutable => "files-reason-hides-executable",
            Self::Archive => "files-reason-archive",
            Self::OldOffice => "files-reason-old-office",
            Self::PlainXml => "files-reason-plain-xml",
            Self::Damaged => "files-reason-damaged",
            Self::Unknown => "files-reason-unknown",
        }
    }

    /// What the file is and what to do, in Vietnamese.
    #[must_use]
    pub const fn what(self) -> &'static str {
        match self {
            Self::Executable => "tệp là chương trình chạy được; hãy gửi văn bản, bảng tính hoặc ảnh",
            Self::Script => "tệp là tập lệnh hoặc có đuôi tên của tập lệnh; hãy gửi văn bản, bảng tính hoặc ảnh",
            Self::ActivePage => "tệp là trang web hoặc hình SVG có thể chạy mã; hãy in ra PDF rồi gửi",
            Self::Macros => "tệp có macro; hãy lưu lại thành .docx hoặc .xlsx không có macro",
            Self::HidesExecutable => "tệp nén chứa chương trình hoặc tập lệnh; hãy gửi riêng từng văn bản",
            Self::Archive => "tệp nén không được nhận; hãy gửi riêng từng văn bản",
            Self::OldOffice => "tệp thuộc loại cũ hoặc có mật khẩu; hãy bỏ mật khẩu và lưu thành .docx, .xlsx hoặc PDF",
            Self::PlainXml => "tệp XML không phải chữ ký số; chỉ nhận XML có chữ ký (XMLDSig)",
            Self::Damaged => "tệp bị hỏng; hãy mở bằng phần mềm đã tạo ra nó, lưu lại rồi gửi",
            Self::Unknown => {
                "loại tệp không được nhận; hãy gửi PDF, .docx, .xlsx, .odt, ảnh PNG hoặc JPEG, .txt (UTF-8), .csv"
            }
        }
    }
}

impl Refused {
    /// The message key.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "files-too-large",
            Self::TypeRefused { .. } => "files-type-refused",
            Self::Empty => "files-empty",
            Self::NotFound => "files-not-found",
            Self::Fault(_) => "files-fault",
        }
    }

    /// What the sentence names: `limit` in megabytes, `reason` as a message key.
    #[must_use]
    pub fn data(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooLarge { limit } => vec![("limit", (limit >> 20).to_string())],
            Self::TypeRefused { why } => vec![("reason", why.key().to_owned())],
            Self::Empty | Self::NotFound | Self::Fault(_) => Vec::new(),
        }
    }

    /// The sentence itself, in Vietnamese, for those who have no message files.
    #[must_use]
    pub fn what(&self) -> String {
        match self {
            Self::TooLarge { limit } => format!("tệp lớn hơn {} MB; hãy chia nhỏ hoặc nén ảnh trong tệp", limit >> 20),
            Self::TypeRefused { why } => why.what().to_owned(),
            Self::Empty => "tệp rỗng; hãy chọn lại tệp".to_owned(),
            Self::NotFound => "không tìm thấy tệp".to_owned(),
            Self::Fault(error) => format!("không ghi hoặc đọc được tệp: {error}"),
        }
    }
}
