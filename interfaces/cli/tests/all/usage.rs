//! Arguments that are wrong, help, and the exit codes of both.

use crate::dunghan;

#[test]
fn wrong_use_is_2_and_says_what_to_do() {
    let cases: [(&[&str], &str); 9] = [
        (&["calendar", "due", "--from", "2018-02-12", "--days", "x"], "\"x\" không phải là số nguyên không âm"),
        (&["serve", "--listen", "8080"], "không phải là địa chỉ dạng 127.0.0.1:8080"),
        (&["ledger", "prove", "x"], "không phải là mã (UUID)"),
        (&["calender"], "không có lệnh 'calender'\nCó phải ý bạn là: ledger, calendar"),
        (&["calendar", "due", "--form", "2018-02-12"], "không có tham số '--form'\nCó phải ý bạn là: --from"),
        (&["calendar", "lunar"], "thiếu --year <YEAR>"),
        (&["calendar", "lunar", "--year", "x"], "--year <YEAR>: giá trị 'x' không hợp lệ"),
        (
            &["calendar", "due", "--batch", "f.csv", "--unit", "week"],
            "Chọn một trong: working_day, day, working_hour, month",
        ),
        (&["directives", "deadline", "trước ngày 10/8"], "thiếu --received <TIME>"),
    ];
    for (arguments, what) in cases {
        let said = dunghan(arguments);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{arguments:?}");
        assert!(said.err.contains(what), "{arguments:?}: {}", said.err);
        assert!(!said.err.contains("error:") && !said.err.contains("Usage"), "{arguments:?}: {}", said.err);
    }
}

#[test]
fn help_is_0_and_on_stdout_and_in_vietnamese() {
    for arguments in [&["--help"][..], &["calendar", "--help"], &["calendar", "due", "-h"]] {
        let said = dunghan(arguments);
        assert_eq!((said.code, said.err.as_str()), (0, ""), "{arguments:?}");
        assert!(said.out.contains("Cách dùng: dunghan") && said.out.contains("In trợ giúp"), "{}", said.out);
        assert!(!said.out.contains("Options:") && !said.out.contains("Commands:"), "{}", said.out);
    }
    let version = dunghan(&["--version"]);
    assert_eq!((version.code, version.out), (0, format!("dunghan {}\n", env!("CARGO_PKG_VERSION"))));
    assert_eq!(dunghan(&[]).code, 2);
}
