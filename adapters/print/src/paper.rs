//! A paper: what stands on it, in the order in which it is read.

use serde::Serialize;

/// A whole paper.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Paper {
    /// The document's name, for its properties and whoever listens to it.
    pub name: String,
    /// The two-column head of an administrative document; `None`: the paper begins with its title.
    pub letterhead: Option<Letterhead>,
    /// The title's lines, centred: the first is the kind of document, the others its subject.
    pub title: Vec<String>,
    /// The body.
    pub blocks: Vec<Block>,
    /// Who receives it and who signs; `None`: nobody signs.
    pub closing: Option<Closing>,
    /// Which side of the sheet is up.
    pub side: Side,
}

/// Which side of the A4 sheet is up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Portrait.
    Tall,
    /// Landscape, for wide tables.
    Wide,
}

/// The head of an administrative document (Decree 30/2020, annex I): the body on the left, the motto on the right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Letterhead {
    /// The body above the issuing one, if it is named.
    pub superior: Option<String>,
    /// The issuing body.
    pub issuer: String,
    /// `Số: .../VP-KSTT`. A number that is not given yet is left open for the register: it is never invented.
    pub number: Option<String>,
    /// Under the number of an official letter: `V/v ...`.
    pub about: Option<String>,
    /// `Hà Tĩnh, ngày 05 tháng 12 năm 2017`; the day of a draft is left open.
    pub place_and_date: Option<String>,
}

/// A piece of the body.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case", tag = "block")]
pub enum Block {
    /// A heading, `1` the widest of three levels.
    Heading {
        /// 1 to 3.
        level: u8,
        /// Its words.
        text: String,
    },
    /// A paragraph.
    Paragraph {
        /// Its words.
        text: String,
    },
    /// A line that explains, small and slanted.
    Note {
        /// Its words.
        text: String,
    },
    /// Names and their values, a line each.
    Fields {
        /// Name and value.
        lines: Vec<(String, String)>,
    },
    /// A table whose head is repeated on every page.
    Table(Table),
    /// A drawing.
    Picture {
        /// The drawing as SVG.
        svg: String,
        /// What it shows, in words: read out, and printed below.
        caption: String,
    },
}

/// A table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Table {
    /// Its columns, from the left.
    pub columns: Vec<TableColumn>,
    /// Its rows, each with one text for every column.
    pub rows: Vec<Vec<String>>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TableColumn {
    /// The words in the head.
    pub title: String,
    /// Its width as a share of the others'.
    pub width: u16,
    /// Numbers stand at the right.
    pub number: bool,
}

impl TableColumn {
    /// A column of words.
    pub fn words(title: impl Into<String>, width: u16) -> Self {
        Self { title: title.into(), width, number: false }
    }

    /// A column of numbers.
    pub fn numbers(title: impl Into<String>, width: u16) -> Self {
        Self { title: title.into(), width, number: true }
    }
}

/// The end of a document: recipients on the left, the signature on the right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Closing {
    /// `Như trên`, `Lưu: VT`: without dash and closing mark.
    pub recipients: Vec<String>,
    /// By what right and in what office: `TL. CHỦ TỊCH`, `CHÁNH VĂN PHÒNG`.
    pub capacity: Vec<String>,
    /// The signer; `None`: left open.
    pub signer: Option<String>,
}
