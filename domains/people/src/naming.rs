//! Which unit a document means: names are written in full, shortened, or in capitals ("Sở KH&ĐT"), with or without an office.

use std::collections::BTreeMap;

use ids::UnitId;

use crate::Unit;

/// What a name means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meant {
    /// This unit.
    One(UnitId),
    /// One of these, or another: a person must say. The likeliest first.
    Doubtful(Vec<UnitId>),
    /// Nobody whom the organisation knows, or a whole group ("các sở, ban, ngành").
    Nobody,
}

/// The names of the units that exist.
#[derive(Debug, Clone, Default)]
pub struct Directory {
    names: Vec<(UnitId, Vec<String>)>,
    codes: BTreeMap<String, UnitId>,
}

/// Offices of persons that stand before the name of what they head.
const OFFICES: &[&str] = &[
    "pho giam doc",
    "giam doc",
    "pho chu tich",
    "chu tich",
    "thu truong",
    "chanh van phong",
    "chanh thanh tra",
    "truong ban",
    "truong phong",
    "cuc truong",
    "chi cuc truong",
    "dong chi",
    "ong",
    "ba",
    "lanh dao",
    "hieu truong",
    "vien truong",
    "tong bien tap",
    "chanh an",
    "bo truong",
];

/// What is written in capitals for a run of words.
const SHORT: &[(&str, &[&str])] = &[
    ("ubnd", &["uy", "ban", "nhan", "dan"]),
    ("hdnd", &["hoi", "dong", "nhan", "dan"]),
    ("vp", &["van", "phong"]),
    ("tttt", &["thong", "tin", "va", "truyen", "thong"]),
    ("ptnt", &["phat", "trien", "nong", "thon"]),
    ("tp", &["thanh", "pho"]),
    ("mttq", &["mat", "tran", "to", "quoc"]),
];

/// Beginnings of names that mean many.
const GROUPS: &[&str] = &["cac ", "nhung ", "thu truong cac", "uy ban nhan dan cac", "ubnd cac"];

impl Directory {
    /// The directory of these units.
    #[must_use]
    pub fn new<'u>(units: impl IntoIterator<Item = &'u Unit>) -> Self {
        let mut directory = Self::default();
        for unit in units {
            directory.names.push((unit.id, words(&unit.name)));
            directory.codes.insert(text::fold(&unit.code), unit.id);
        }
        directory
    }

    /// The unit that a name means.
    #[must_use]
    pub fn meant(&self, name: &str) -> Meant {
        let folded = text::fold(name);
        if let Some(unit) = self.codes.get(&folded) {
            return Meant::One(*unit);
        }
        if GROUPS.iter().any(|group| folded.starts_with(group)) {
            return Meant::Nobody;
        }
        let mut said = words(name);
        while let Some(office) = office(&said) {
            // "Chánh Văn phòng": its last words open the name.
            let keep = match office {
                "chanh van phong" | "chanh thanh tra" => 2,
                "truong ban" | "truong phong" => 1,
                _ => 0,
            };
            said.drain(..office.split(' ').count() - keep);
        }
        // The committee of a commune is known by the commune's name.
        let commune = |word: &String| matches!(word.as_str(), "xa" | "phuong" | "dac" | "thi" | "huyen");
        if said.len() > 2
            && said[0] == "ubnd"
            && commune(&said[1])
            && !self.names.iter().any(|(_, known)| fit(&said, known, "").is_some())
        {
            said.remove(0);
        }
        if said.is_empty() {
            return Meant::Nobody;
        }
        let mut exact = Vec::new();
        let mut near = Vec::new();
        for (unit, known) in &self.names {
            match fit(&said, known, "") {
                Some(0) => exact.push(*unit),
                Some(left) => near.push((left, *unit)),
                None => {}
            }
        }
        near.sort_unstable();
        let tail = |left: usize| near.iter().filter(|(more, _)| *more == left).count();
        match (exact.as_slice(), near.as_slice()) {
            ([one], _) => Meant::One(*one),
            ([_, ..], _) => Meant::Doubtful(exact),
            // "Sở Y tế" of "Sở Y tế tỉnh An Khê": sure when no other name begins so shortly.
            ([], [(left, one), ..]) if tail(*left) == 1 && (near.len() == 1 || said.len() > 2) => Meant::One(*one),
            ([], []) => Meant::Nobody,
            ([], near) => Meant::Doubtful(near.iter().map(|(_, unit)| *unit).take(8).collect()),
        }
    }
}

/// Folded words without marks; "và" is left out, since capitals leave it out too.
fn words(name: &str) -> Vec<String> {
    let folded = text::fold(name);
    let parts = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty() && *word != "va");
    parts.map(str::to_owned).collect()
}

fn office(said: &[String]) -> Option<&'static str> {
    OFFICES.iter().copied().find(|office| {
        let parts: Vec<&str> = office.split(' ').collect();
        let keep = matches!(*office, "chanh van phong" | "chanh thanh tra" | "truong ban" | "truong phong");
        said.len() >= parts.len() + usize::from(!keep) && parts.iter().zip(said).all(|(part, word)| part == word)
    })
}

/// How many words of `known` are left over when `said` is its beginning; none when it is not.
fn fit(said: &[String], known: &[String], last: &str) -> Option<usize> {
    let Some((word, rest)) = said.split_first() else {
        return left_out(known, last).then_some(known.len());
    };
    let mut best: Option<usize> = None;
    let mut tried = |found: Option<usize>| best = [best, found].into_iter().flatten().min();
    if known.first() == Some(word) {
        tried(fit(rest, &known[1..], word));
    }
    for (short, long) in SHORT {
        let long: Vec<&str> = long.iter().copied().filter(|part| *part != "va").collect();
        if short == word && known.len() >= long.len() && known.iter().zip(&long).all(|(a, b)| a == b) {
            tried(fit(rest, &known[long.len()..], long[long.len() - 1]));
        }
    }
    // Capitals of the words that follow: "khdt", and over several words said apart: "kh", "dt".
    let letters = word.chars().count();
    if letters >= 2
        && letters <= known.len()
        && known.iter().zip(word.chars()).all(|(name, letter)| name.starts_with(letter))
    {
        tried(fit(rest, &known[letters..], word));
    }
    best
}

/// What may be left out at the end of a name: "tỉnh" with the province's own name, or that name alone.
fn left_out(left: &[String], last: &str) -> bool {
    let province = |word: &str| matches!(word, "tinh" | "pho");
    left.is_empty() || left.len() <= 4 && (left[0] == "tinh" || province(last) && left.len() <= 3)
}
