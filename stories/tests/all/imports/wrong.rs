//! What a file may not say: each problem with its row, its column and what to do.

use anyhow::Result;
use app::imports::Kind;
use stories::house::House;
use stories::on_both;

use super::kit::{
    DIRECTIVES, DOCUMENTS, PEOPLE, START, UNITS, check_problems, counts, directives, events, furnished, take, take_good,
};

async fn one_wrong_row_keeps_the_file_out_unless_partial(house: House) -> Result<()> {
    let office = &house.office;
    take(office, Kind::Units, UNITS).await?;
    let before = events(office).await?;
    let people = "username,full_name,unit_code,position,email,roles\n\
        tot,Người Tốt,VP,,,officer\n\
        Đỗ,Người Hỏng,KHONG,,khong-phai-thu,boss\n\
        ten.hong,,VP,,khong-phai-thu,\n";
    let strict = take(office, Kind::People, people).await?;
    let expected = [
        ("3 unit_code \"KHONG\"", "chưa có đơn vị mã \"KHONG\""),
        ("3 roles \"boss\"", "không có vai trò \"boss\"; hãy dùng các mã: records_clerk"),
        ("4 full_name \"\"", "phải có họ và tên"),
    ];
    check_problems(&strict, &expected);
    assert_eq!((counts(&strict), events(office).await?), ([3, 0, 0, 0, 0], before));
    assert_eq!(strict.problems[0].cell.as_deref(), Some("C3"));

    let partial = take_good(office, Kind::People, people).await?;
    check_problems(&partial, &expected);
    assert_eq!((counts(&partial), events(office).await?), ([3, 1, 0, 0, 0], before + 1));

    // A wrong column keeps even the good rows out: nobody knows what the others mean.
    let wrong = take_good(office, Kind::People, "username,full_name,position,email,roles\na,A,,,\n").await?;
    check_problems(&wrong, &[("1 unit_code \"\"", "thiếu cột bắt buộc")]);
    assert_eq!((counts(&wrong), events(office).await?), ([1, 0, 0, 0, 0], before + 1));
    Ok(())
}
on_both!(one_wrong_row_keeps_the_file_out_unless_partial, super::START);

async fn a_key_that_stands_twice_must_say_the_same(house: House) -> Result<()> {
    let office = &house.office;
    let head = "code,name,parent_code,kind,valid_from";
    let same = format!("{head}\nA,Một,,agency,\nA,Một,,,\n");
    assert_eq!(counts(&take(office, Kind::Units, &same).await?), [2, 1, 1, 0, 0]);
    // Against what is stored the first row changes nothing; the second contradicts it.
    let other = format!("{head}\nA,Một,,agency,\nA,Hai,,agency,\n");
    check_problems(&take(office, Kind::Units, &other).await?, &[("3 code \"A\"", "đã có ở hàng 2 với giá trị khác")]);

    take(office, Kind::Units, UNITS).await?;
    take(office, Kind::Documents, DOCUMENTS).await?;
    let rows = [DIRECTIVES[1], DIRECTIVES[1], "CT-2,123/CT-TTg,2018-03-01,,,Khác,SXD,,,,,,,"];
    take(office, Kind::People, PEOPLE).await?;
    let told = take_good(office, Kind::Directives, &directives(&rows)).await?;
    check_problems(&told, &[("4 code \"CT-2\"", "đã có ở hàng 2")]);
    assert_eq!(counts(&told), [3, 1, 1, 0, 0]);

    let twice = "subject_kind,subject_code,at,by,text\n\
        directive,CT-2,12/03/2018,,Một\n\
        directive,CT-2,12/03/2018 00:00,,Một\n\
        directive,CT-2,2018-03-12,,Hai\n";
    let told = take_good(office, Kind::FollowUps, twice).await?;
    check_problems(&told, &[("4 at \"2018-03-12\"", "đã có ở hàng 2")]);
    assert_eq!(counts(&told), [3, 1, 1, 0, 0]);
    let rewritten = "subject_kind,subject_code,at,by,text\ndirective,CT-2,12/03/2018,,Hai\n";
    let told = take(office, Kind::FollowUps, rewritten).await?;
    check_problems(&told, &[("2 text \"Hai\"", "với nội dung khác")]);
    assert_eq!(told.absent, 0);
    Ok(())
}
on_both!(a_key_that_stands_twice_must_say_the_same, super::START);

async fn units_hang_together(house: House) -> Result<()> {
    let office = &house.office;
    let head = "code,name,parent_code,kind,valid_from,valid_to,successor_code";
    let bad = format!(
        "{head}\n\
        A,A,B,agency,,,\n\
        B,B,A,agency,,,\n\
        C,C,C,agency,,,\n\
        D,D,MAT,agency,,,MAT\n\
        E,E,,agency,2018-01-02,2018-01-01,\n\
        F,F,,agency,,,G\n\
        G,G,,agency,,,F\n\
        H,,,agency,3018-01-01,,\n\
        J,J,E,agency,,,\n\
        K,K,J,agency,,,\n\
        L,L,,agency,,,\n"
    );
    let mut expected = vec![
        ("2 parent_code \"B\"", "vòng tròn"),
        ("3 parent_code \"A\"", "vòng tròn"),
        ("4 parent_code \"C\"", "cấp trên của chính mình"),
        ("5 parent_code \"MAT\"", "không có đơn vị mã \"MAT\" trong tệp và trong hệ thống"),
        ("5 successor_code \"MAT\"", "không có đơn vị mã \"MAT\""),
        ("6 valid_to \"2018-01-01\"", "01/01/2018 trước ngày bắt đầu 02/01/2018"),
        ("7 successor_code \"G\"", "vòng tròn"),
        ("8 successor_code \"F\"", "vòng tròn"),
        ("9 valid_from \"3018-01-01\"", "năm 3018 ngoài khoảng"),
    ];
    check_problems(&take(office, Kind::Units, &bad).await?, &expected);
    // Taken in part, what hangs on a refused row is refused as well.
    expected.push(("10 parent_code \"E\"", "ở hàng khác của tệp chưa nhập được"));
    expected.push(("11 parent_code \"J\"", "ở hàng khác của tệp chưa nhập được"));
    let partial = take_good(office, Kind::Units, &bad).await?;
    check_problems(&partial, &expected);
    assert_eq!(counts(&partial), [11, 1, 0, 0, 0]);

    // A circle through what is stored.
    take(office, Kind::Units, UNITS).await?;
    let circle = format!("{head}\nUBND,,SXD,,,,\n");
    check_problems(&take(office, Kind::Units, &circle).await?, &[("2 parent_code \"SXD\"", "vòng tròn")]);
    Ok(())
}
on_both!(units_hang_together, super::START);

async fn documents_keep_their_rules(house: House) -> Result<()> {
    let office = &house.office;
    let bad = "number,issued_on,issuer,level,received_at,subject,has_deadline,deadline,book_no,secrecy,expected_tasks\n\
        1/QĐ,05/03/2018,UBND tỉnh,tỉnh,31/02/2018,Một,có,,,,\n\
        2/QĐ,05/03/2018,UBND tỉnh,province,04/03/2018,Hai,có,,,,\n\
        3/QĐ,05/03/2018,UBND tỉnh,province,,Ba,có,,,secret,\n\
        4/QĐ,05/03/2018,UBND tỉnh,province,,Bốn,có,,45a,,0\n\
        5/QĐ,,,province,,,,,,,\n\
        6/QĐ,05/03/2018,UBND tỉnh,province,,Sáu,có,,,,1001\n";
    let expected = [
        ("2 level \"tỉnh\"", "chọn một trong"),
        ("2 received_at \"31/02/2018\"", "tháng 2/2018 không có ngày 31"),
        ("3 received_at \"04/03/2018\"", "04/03/2018 trước ngày ban hành 05/03/2018"),
        ("4 subject \"Ba\"", "văn bản mật không được ghi trích yếu"),
        ("5 book_no \"45a\"", "số nguyên"),
        ("5 expected_tasks \"0\"", "từ 1 đến 1000"),
        ("6 issued_on \"\"", "không được để trống"),
        ("6 issuer \"\"", "không được để trống"),
        ("7 expected_tasks \"1001\"", "từ 1 đến 1000"),
    ];
    check_problems(&take(office, Kind::Documents, bad).await?, &expected);
    Ok(())
}
on_both!(documents_keep_their_rules, super::START);

async fn directives_need_their_document_units_and_follower(house: House) -> Result<()> {
    let office = &house.office;
    furnished(office).await?;
    let rows = [
        "N-1,5/UBND-NC,05/03/2018,,,Việc,VP,,,,,,,",
        "N-2,9/UBND-NC,05/03/2018,,,Việc,VP,,,,,,,",
        "N-3,123/CT-TTg,2018-03-01,Bộ Xây dựng,,Việc,VP,,,,,,,",
        "N-4,7/M-TTg,05/03/2018,,,Việc,VP,,,,,,,",
        "N-5,123/CT-TTg,2018-03-01,,,,VP,,,,,,,",
        "N-6,123/CT-TTg,2018-03-01,,,Việc,VP,VP,,,,,,",
        "N-7,,2018-03-01,,,Việc,,KHONG,ai.do,,,,,",
        "N-8,123/CT-TTg,2018-03-01,,,Việc,KHONG,,,,,31/02/2018,,",
        "N-9,123/CT-TTg,2018-03-01,,,Việc,VP,,,,,,,",
    ];
    let expected = [
        ("2 document_issuer \"\"", "một trong: UBND huyện; UBND tỉnh"),
        ("3 document_number \"9/UBND-NC\"", "nhập sổ văn bản (documents) trước"),
        ("4 document_number \"123/CT-TTg\"", "ngày 01/03/2018 của Bộ Xây dựng"),
        ("5 document_number \"7/M-TTg\"", "văn bản mật"),
        ("6 content \"\"", "phải có nội dung"),
        ("7 co_units \"VP\"", "bỏ mã đó"),
        ("8 document_number \"\"", "bản ghi mới phải có số, ký hiệu"),
        ("8 lead_unit \"\"", "bản ghi mới phải có đơn vị chủ trì"),
        ("8 co_units \"KHONG\"", "chưa có đơn vị mã"),
        ("8 follower \"ai.do\"", "chưa có người dùng"),
        ("9 due_at \"31/02/2018\"", "tháng 2/2018 không có ngày 31"),
        ("9 lead_unit \"KHONG\"", "chưa có đơn vị mã"),
    ];
    let told = take_good(office, Kind::Directives, &directives(&rows)).await?;
    check_problems(&told, &expected);
    assert_eq!(counts(&told), [9, 1, 0, 0, 3]);
    Ok(())
}
on_both!(directives_need_their_document_units_and_follower, super::START);

async fn follow_ups_need_a_directive_and_a_text(house: House) -> Result<()> {
    let office = &house.office;
    furnished(office).await?;
    let bad = "subject_kind,subject_code,at,by,text\n\
        programme,CT-1,12/03/2018,,Chương trình\n\
        directive,KHONG,12/03/2018,,Lạc\n\
        directive,UB-1,12/03/2018,,\n\
        directive,UB-1,,,Không ngày\n";
    let expected = [
        ("2 subject_code \"CT-1\"", "chưa có mục chương trình công tác mã \"CT-1\""),
        ("3 subject_code \"KHONG\"", "chưa có nhiệm vụ mã \"KHONG\""),
        ("4 text \"\"", "để trống"),
        ("5 at \"\"", "không được để trống"),
    ];
    check_problems(&take(office, Kind::FollowUps, bad).await?, &expected);
    Ok(())
}
on_both!(follow_ups_need_a_directive_and_a_text, super::START);
