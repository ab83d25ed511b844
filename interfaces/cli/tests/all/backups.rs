//! `backup` and `restore`: what is said of an archive, and what must not be overlooked.

use crate::house::Place;
use crate::{dunghan_in, run};

#[test]
fn who_backs_up_is_told_what_the_file_holds() {
    let place = Place::new();
    let answer = dunghan_in(&place, &["backup", "kho.zip"]).done();
    assert_eq!((answer["file"].as_str(), answer["files"].as_u64()), (Some("kho.zip"), Some(3)));
    assert_eq!(answer["problems"][0]["at"], "files/00");
    let said = run(&["backup", "kho.zip"], "", &place);
    for words in ["cơ sở dữ liệu", "3 tệp minh chứng", "KHÓA BÍ MẬT", "test+0+0", "root", "đã hỏng"]
    {
        assert!(said.out.contains(words), "{words}: {}", said.out);
    }
    assert!(!said.out.contains("pg_dump"), "{}", said.out);
    // The double's way of saying that the database is PostgreSQL's.
    let said = run(&["backup", "kho.pg"], "", &place);
    assert!(said.out.contains("pg_dump") && said.out.contains("pg_restore"), "{}", said.out);
    assert_eq!(dunghan_in(&place, &["backup"]).code, 2);
}

#[test]
fn a_log_that_is_not_what_it_was_ends_with_one() {
    let mut place = Place::new();
    let answer = dunghan_in(&place, &["restore", "kho.zip"]).done();
    assert_eq!((answer["log"]["ok"].as_bool(), answer["holds_checkpoint"].as_bool()), (Some(true), Some(true)));
    assert!(answer["made_at"].as_str().is_some_and(|at| at.starts_with("2018-12-30T20:00:00")), "{answer}");
    place.holds_checkpoint = false;
    let said = run(&["restore", "kho.zip"], "", &place);
    assert!(said.code == 1 && said.out.contains("KHÔNG có điểm chốt"), "{} {}", said.code, said.out);
}
