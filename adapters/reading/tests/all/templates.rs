//! Templates: what an office is given reads back, its example row without a problem.

use reading::{ColumnKind, Limits, read_table, sheets, write_template};

use crate::kit::{bound, problems};

#[test]
fn a_template_binds_and_its_example_has_no_problem() {
    let folder = tempfile::tempdir().unwrap();
    for sheet in sheets::ALL {
        let path = folder.path().join(format!("{}.xlsx", sheet.kind));
        write_template(sheet, &path).unwrap();
        let table = read_table(&path, &sheet.names(), &Limits::default()).unwrap();
        assert_eq!(problems(&table, sheet), [""; 0], "{}", sheet.kind);
        let bound = bound(&table, sheet);
        assert_eq!(bound.len(), 1, "{}", sheet.kind);
        let row = bound.rows().next().unwrap();
        for column in sheet.columns {
            assert!(bound.has(column.key));
            assert_eq!(row.raw(column.key).is_empty(), column.example.is_empty(), "{}", column.key);
        }
    }
}

#[test]
fn names_of_choices_can_stand_in_a_drop_down() {
    for column in sheets::ALL.iter().flat_map(|sheet| sheet.columns) {
        if let ColumnKind::OneOf(choices) = column.kind {
            // A comma separates them in the file format, and all together may have 255 characters.
            assert!(choices.iter().all(|(_, vi)| !vi.contains(',')), "{}", column.key);
            assert!(choices.iter().map(|(_, vi)| vi.chars().count() + 1).sum::<usize>() < 255, "{}", column.key);
        }
    }
}
