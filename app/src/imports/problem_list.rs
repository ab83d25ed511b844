//! What is wrong in a file as a list to work through: spreadsheets of this country open it as it is.

use super::Told;

/// Written by these heads, with a mark of its encoding, parted by semicolons; `taken` says no and yes in the last column.
#[must_use]
pub fn problem_list(told: &[Told], heads: [String; 6], taken: [&str; 2]) -> String {
    let mut text = String::from("\u{feff}");
    line(&mut text, heads);
    for told in told {
        let cell = told.cell.clone().unwrap_or_default();
        let taken = taken[usize::from(told.doubt)].to_owned();
        let row = told.row.to_string();
        line(&mut text, [row, cell, told.column.clone(), told.value.clone(), told.what.clone(), taken]);
    }
    text
}

fn line<const N: usize>(text: &mut String, cells: [String; N]) {
    text.push_str(&cells.map(|cell| quoted(&cell)).join(";"));
    text.push_str("\r\n");
}

/// A cell that is read as words, also where it begins like a formula.
fn quoted(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    format!("\"{}{}\"", if formula { "'" } else { "" }, cell.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_cell_is_words_and_never_a_formula() {
        let told = Told {
            row: 8,
            column: "due_at".to_owned(),
            value: "=HYPERLINK(\"x\")".to_owned(),
            what: "không phải ngày; hãy sửa".to_owned(),
            cell: Some("B8".to_owned()),
            doubt: false,
        };
        let heads = ["row", "cell", "column", "value", "what", "taken"].map(str::to_owned);
        let text = problem_list(&[told], heads, ["no", "yes"]);
        let lines: Vec<&str> = text.lines().collect();
        assert!(lines[0].starts_with("\u{feff}\"row\";"));
        assert_eq!(lines[1], r#""8";"B8";"due_at";"'=HYPERLINK(""x"")";"không phải ngày; hãy sửa";"no""#);
    }
}
