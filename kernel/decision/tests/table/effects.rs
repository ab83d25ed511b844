//! Articles about effect, as offices write them: from when the decision has effect, and which ones it replaces.

use decision::read;

/// The day of effect and the replaced decisions of one issued on 5 January 2018 with this article.
fn effect(article: &str) -> String {
    let text = format!(
        "UBND TỈNH SƠN HÀ\nSố: 12/QĐ-UBND\nSơn Hà, ngày 05 tháng 01 năm 2018\nQUYẾT ĐỊNH\nVề việc phê duyệt mục tiêu chất lượng năm 2018\n\
         Căn cứ Luật Tổ chức chính quyền địa phương;\nQUYẾT ĐỊNH:\nĐiều 1. Phê duyệt mục tiêu chất lượng năm 2018:\n\
         1. Rà soát, bãi bỏ 05 thủ tục theo Quyết định số 7/QĐ-UBND.\nĐiều 2. {article}\n\
         Điều 3. Chánh Văn phòng chịu trách nhiệm thi hành Quyết định này./.\nNơi nhận:\n- Lưu: VT."
    );
    let decision = read(&text);
    let day = decision.effective_from.map_or("none".to_owned(), |day| day.value.to_string());
    let replaced: Vec<String> = decision.replaces.iter().map(|number| number.value.to_string()).collect();
    [day, replaced.join(" ")].join(" ").trim_end().to_owned()
}

#[test]
fn each_article_and_its_effect() {
    let table = [
        ("Quyết định này có hiệu lực kể từ ngày ký.", "2018-01-05"),
        ("Quyết định có hiệu lực từ ngày ký ban hành.", "2018-01-05"),
        ("Quyết định này có hiệu lực thi hành kể từ ngày 01 tháng 02 năm 2018.", "2018-02-01"),
        ("Quyết định này có hiệu lực sau 10 ngày kể từ ngày ký.", "2018-01-15"),
        ("Quyết định này có hiệu lực từ ngày 15/01/2018 đến hết ngày 31/12/2018.", "2018-01-15"),
        (
            "Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số 9/QĐ-UBND ngày 03/01/2017.",
            "2018-01-05 9/QĐ-UBND",
        ),
        (
            "Quyết định này có hiệu lực kể từ ngày ký, thay thế các Quyết định: số 8/QĐ-UBND ngày 02/01/2016, số 9/QĐ-UBND ngày 03/01/2017.",
            "2018-01-05 8/QĐ-UBND 9/QĐ-UBND",
        ),
        ("Bãi bỏ Quyết định số 9/QĐ-UBND. Quyết định này có hiệu lực từ ngày ký.", "2018-01-05 9/QĐ-UBND"),
        (
            "Quyết định này có hiệu lực kể từ ngày ký. Quyết định số 9/QĐ-UBND ngày 03/01/2017 hết hiệu lực kể từ ngày Quyết định này có hiệu lực.",
            "2018-01-05 9/QĐ-UBND",
        ),
        (
            "Quyết định này có hiệu lực từ ngày ký và thay thế Quyết định số 9/QĐ-UBND ban hành theo Nghị định số 5/2015/NĐ-CP.",
            "2018-01-05 9/QĐ-UBND",
        ),
        ("Quyết định này có hiệu lực từ ngày 31/02/2018.", "none"),
        ("Văn phòng UBND tỉnh theo dõi việc thực hiện.", "none"),
    ];
    let wrong: Vec<String> = table
        .iter()
        .map(|(article, expected)| (article, expected, effect(article)))
        .filter(|(_, expected, read)| read != *expected)
        .map(|(article, expected, read)| format!("{article}\n  expected {expected}\n  read     {read}"))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
