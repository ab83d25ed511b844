//! The closed lists of words that documents are described with.

text::words! {
    /// Who gave the directive.
    Level {
        /// Chính phủ.
        Government = "government",
        /// Thủ tướng Chính phủ.
        PrimeMinister = "prime_minister",
        /// UBND tỉnh.
        Province = "province",
        /// Chủ tịch UBND tỉnh.
        Chairman = "chairman",
        /// Another body: registered, in no objective.
        Other = "other",
    }
}

text::words! {
    /// The book that a document stands in.
    Direction {
        /// Văn bản đến.
        Incoming = "incoming",
        /// Văn bản đi.
        Outgoing = "outgoing",
        /// Kết luận cuộc họp.
        Meeting = "meeting",
    }
}

text::words! {
    /// Độ khẩn.
    Urgency {
        /// Thường.
        Normal = "normal",
        /// Khẩn.
        Urgent = "urgent",
        /// Thượng khẩn.
        Express = "express",
        /// Hỏa tốc.
        Immediate = "immediate",
    }
}

text::words! {
    /// Độ mật.
    Secrecy {
        /// Không mật.
        None = "none",
        /// Mật.
        Confidential = "confidential",
        /// Tối mật.
        Secret = "secret",
        /// Tuyệt mật.
        TopSecret = "top_secret",
    }
}
