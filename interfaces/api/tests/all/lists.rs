//! Lists go by page, and filters leave out what does not fit.

use people::Role;
use serde_json::{Value, json};

use crate::kit::{Kit, Person, new_document, new_task};

async fn walked(kit: &Kit, who: Person, list: &str, field: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut path = list.to_owned();
    for _ in 0..10 {
        let page = kit.ask(who, "GET", &path, None).await.expect(200);
        let rows = page["rows"].as_array().expect("rows");
        assert!(rows.len() <= 2, "{path}");
        found.extend(rows.iter().map(|row| row[field].as_str().expect("a text").to_owned()));
        let Some(next) = page["next"].as_str() else { return found };
        path = format!("{list}&after={next}");
    }
    panic!("{list} never ends");
}

#[tokio::test]
async fn pages_meet_without_gap_or_repetition() {
    let kit = Kit::open().await;
    let unit = kit.unit("A").await;
    let clerk = kit.person("clerk", unit, &[Role::RecordsClerk]).await;
    let mut task_codes = Vec::new();
    let mut numbers = Vec::new();
    for n in 1..=5 {
        kit.person(&format!("person{n}"), unit, &[Role::Officer]).await;
        let number = format!("{n}/CT-TTg");
        let made = kit.ask(clerk, "POST", "/documents", Some(new_document(&number))).await.expect(201);
        let path = format!("/documents/{}/tasks", made["id"].as_str().expect("an id"));
        let code = format!("NV-{n}");
        let mut task = new_task(&code, unit);
        task["due"] = json!({ "kind": "day", "day": format!("2018-04-0{}", 6 - n) });
        kit.ask(clerk, "POST", &path, Some(task)).await.expect(201);
        task_codes.push(code);
        numbers.push(number);
    }
    task_codes.reverse();
    assert_eq!(walked(&kit, clerk, "/directives?rows=2", "code").await, task_codes, "what is due first comes first");
    let mut walked_numbers = walked(&kit, clerk, "/documents?rows=2", "number").await;
    walked_numbers.sort();
    assert_eq!(walked_numbers, numbers);
    let names = walked(&kit, clerk, "/people?rows=2", "username").await;
    assert_eq!(names, ["clerk", "person1", "person2", "person3", "person4", "person5"]);
}

#[track_caller]
fn codes(page: &Value) -> Vec<&str> {
    page["rows"].as_array().expect("rows").iter().map(|row| row["code"].as_str().expect("a code")).collect()
}

#[tokio::test]
async fn filters_narrow_a_list() {
    let kit = Kit::open().await;
    let (unit, other) = (kit.unit("A").await, kit.unit("B").await);
    let clerk = kit.person("clerk", unit, &[Role::RecordsClerk]).await;
    let made = kit.ask(clerk, "POST", "/documents", Some(new_document("12/CT-TTg"))).await.expect(201);
    let document = made["id"].as_str().expect("an id").to_owned();
    let path = format!("/documents/{document}/tasks");
    let mut late = new_task("NV-1", unit);
    late["due"] = json!({ "kind": "day", "day": "2018-03-14" });
    let mut other_task = new_task("NV-2", other);
    other_task["content"] = json!("Rà soát thủ tục hành chính");
    other_task["follower"] = json!(clerk.id.to_string());
    for task in [late, other_task] {
        kit.ask(clerk, "POST", &path, Some(task)).await.expect(201);
    }
    for (query, expected) in [
        ("", vec!["NV-1", "NV-2"]),
        ("?state=open_overdue", vec!["NV-1"]),
        ("?state=done_late", vec![]),
        (&format!("?unit={other}"), vec!["NV-2"]),
        (&format!("?follower={}", clerk.id), vec!["NV-2"]),
        ("?level=prime_minister", vec!["NV-1", "NV-2"]),
        ("?level=province", vec![]),
        ("?text=thu%20tuc", vec!["NV-2"]),
        (&format!("?document={document}&rows=1"), vec!["NV-1"]),
    ] {
        let page = kit.ask(clerk, "GET", &format!("/directives{query}"), None).await.expect(200);
        assert_eq!(codes(&page), expected, "{query}");
    }
    for (query, rows) in [
        ("?direction=incoming&level=prime_minister&has_deadline=true", 1),
        ("?direction=outgoing", 0),
        ("?not_entered=true", 0),
        ("?text=thử nghiệm".replace(' ', "%20").as_str(), 1),
    ] {
        let page = kit.ask(clerk, "GET", &format!("/documents{query}"), None).await.expect(200);
        assert_eq!(page["rows"].as_array().map(Vec::len), Some(rows), "{query}");
    }
    let units = kit.ask(clerk, "GET", "/units", None).await.expect(200);
    assert_eq!(codes(&units), ["A", "B"]);
    assert_eq!(units["rows"][0]["people"], 1);
}
