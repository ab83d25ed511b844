//! Administration as it is done on the pages: people, units, tokens, and who follows a task.

use app::people::ListUnits;
use axum::http::StatusCode;
use ids::UnitId;
use people::Role;

use super::house::{House, PASSWORD, console, key, token};

async fn administrator(house: &House) -> String {
    let username = house.person(Role::Administrator).await;
    house.comes_in(&username).await
}

async fn unit(house: &House, code: &str) -> Option<UnitId> {
    let units = house.office.look(&console(), &ListUnits).await.expect("units");
    units.iter().find(|unit| unit.code == code).map(|unit| unit.id)
}

#[tokio::test]
async fn a_new_person_is_new_and_has_a_password_or_is_not_there() {
    let house = House::open().await;
    let cookies = administrator(&house).await;
    let vp = unit(&house, "VP").await.expect("the Office");
    let fields = |name: &str, password: &str| {
        format!("full_name={name}&username=an.nguyen&unit={vp}&position=&email=&roles=officer&password={password}")
    };
    let weak = house.fill("/people/new", "/people/new", &cookies, &fields("An", "1")).await;
    assert_eq!(weak.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(weak.page.contains("10 ký tự") && weak.page.contains("value=\"an.nguyen\""), "keeps what was typed");
    assert!(house.found("an.nguyen").await.is_none(), "a person without a password was not left behind");

    let added = house.fill("/people/new", "/people/new", &cookies, &fields("An", PASSWORD)).await;
    assert_eq!(added.to, "/people");
    assert_eq!(house.sign_in("an.nguyen", PASSWORD).await.status, StatusCode::SEE_OTHER);
    let again = house.fill("/people/new", "/people/new", &cookies, &fields("Khac", PASSWORD)).await;
    assert!(again.page.contains("đã có người dùng"), "{}", again.page);
    assert_eq!(house.found("an.nguyen").await.expect("there").full_name, "An", "nobody is written over");
}

#[tokio::test]
async fn a_new_unit_is_new() {
    let house = House::open().await;
    let cookies = administrator(&house).await;
    let again = house.fill("/units/new", "/units/new", &cookies, "code=VP&name=Khac&kind=office").await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.page.contains("đã dùng cho đơn vị khác"));
    let units = house.office.look(&console(), &ListUnits).await.expect("units");
    assert_eq!(units[0].name, "Văn phòng UBND tỉnh");
}

#[tokio::test]
async fn units_are_edited_but_never_into_a_circle() {
    let house = House::open().await;
    let cookies = administrator(&house).await;
    for (code, name) in [("STC", "So+Tai+chinh"), ("SKH", "So+Ke+hoach")] {
        let fields = format!("code={code}&name={name}&kind=department");
        assert_eq!(house.fill("/units/new", "/units/new", &cookies, &fields).await.to, "/units");
    }
    let (stc, skh) = (unit(&house, "STC").await.expect("one"), unit(&house, "SKH").await.expect("one"));
    assert!(house.get("/units", &cookies).await.page.contains(&format!("/units/{stc}/edit")), "the list leads there");

    let edit = |unit: UnitId| format!("/units/{unit}/edit");
    let fields = format!("version=1&name=So+Ke+hoach&kind=department&valid_to=30%2F06%2F2026&successor={stc}");
    assert_eq!(house.fill(&edit(skh), &edit(skh), &cookies, &fields).await.to, "/units");
    let list = house.get("/units", &cookies).await.page;
    assert!(list.contains("đến 30/06/2026") && list.contains("Đơn vị kế thừa: So Tai chinh"), "{list}");

    let back = format!("version=1&name=So+Tai+chinh&kind=department&successor={skh}");
    let circle = house.fill(&edit(stc), &edit(stc), &cookies, &back).await;
    assert_eq!(circle.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(circle.page.contains("dẫn về chính đơn vị"), "{}", circle.page);

    let stale = house.fill(&edit(skh), &edit(skh), &cookies, "version=1&name=X&kind=department").await;
    assert_eq!(stale.status, StatusCode::CONFLICT, "somebody else edited it since it was shown");
    let shown = house.get(&edit(skh), &cookies).await.page;
    assert!(shown.contains("value=\"30/06/2026\"") && shown.contains(&format!("value=\"{stc}\" selected")), "{shown}");
}

#[tokio::test]
async fn people_are_edited_and_leave() {
    let house = House::open().await;
    let cookies = administrator(&house).await;
    let officer = house.person(Role::Officer).await;
    let theirs = house.comes_in(&officer).await;
    let person = house.found(&officer).await.expect("there");
    let edit = format!("/people/{}/edit", person.id);
    assert!(house.get("/people", &cookies).await.page.contains(&edit), "the list leads there");
    let fields = |version: i64, active: &str| {
        format!(
            "version={version}&full_name=Tran+Binh&unit={}&position=Truong+phong&email=&roles=unit_head&active={active}",
            person.unit
        )
    };
    assert_eq!(house.fill(&edit, &edit, &cookies, &fields(1, "yes")).await.to, "/people");
    let after = house.found(&officer).await.expect("there");
    assert_eq!((after.position.as_str(), after.roles.contains(&Role::UnitHead)), ("Truong phong", true));
    assert_eq!(house.get("/units", &theirs).await.status, StatusCode::OK, "another position ends no session");

    assert_eq!(house.fill(&edit, &edit, &cookies, &fields(2, "no")).await.to, "/people");
    assert!(house.get("/units", &theirs).await.to.starts_with("/login"));
    assert!(house.get("/people", &cookies).await.page.contains("đã ngừng làm việc"));

    let stale = house.fill(&edit, &edit, &cookies, &fields(2, "yes")).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    let unknown = fields(3, "yes").replace(&person.unit.to_string(), &key().to_string());
    assert_eq!(house.fill(&edit, &edit, &cookies, &unknown).await.status, StatusCode::NOT_FOUND, "no such unit");
}

#[tokio::test]
async fn the_last_administrator_stays() {
    let house = House::open().await;
    let cookies = administrator(&house).await;
    let steps_down = async |username: &str, version: i64| {
        let person = house.found(username).await.expect("there");
        let edit = format!("/people/{}/edit", person.id);
        let fields = format!("version={version}&full_name=X&unit={}&roles=officer&active=yes", person.unit);
        house.fill(&edit, &edit, &cookies, &fields).await
    };
    assert_eq!(steps_down("quantri", 1).await.to, "/people", "somebody else administers");
    let last = steps_down("administrator", 1).await;
    assert!(last.page.contains("quản trị hệ thống cuối cùng"), "{}", last.page);
}

#[tokio::test]
async fn tokens_are_made_shown_once_and_taken_back_by_their_owner() {
    let house = House::open().await;
    let officer = house.person(Role::Officer).await;
    let cookies = house.comes_in(&officer).await;
    let page = house.get("/tokens", &cookies).await.page;
    assert!(page.contains("value=\"directives.view\"") && !page.contains("value=\"people.record_person\""), "{page}");
    let nothing = house.fill("/tokens", "/tokens", &cookies, "name=dem&days=90").await;
    assert!(nothing.page.contains("ít nhất một việc"), "{}", nothing.page);

    let form = format!("token={}&key={}&name=bao-cao&scopes=directives.view&days=90", token(&page), key());
    let made = house.send(axum::http::Method::POST, "/tokens", &cookies, &form).await;
    let secret = made.page.split("dunghan_").nth(1).and_then(|rest| rest.split('"').next()).expect("the secret");
    let secret = format!("dunghan_{secret}");
    let now = house.office.clock().now();
    let bearer = house.office.bearer(&secret, now).await.expect("opens");
    assert!(bearer.scopes.may("directives.view") && !bearer.scopes.may("inbox"));
    let resent = house.send(axum::http::Method::POST, "/tokens", &cookies, &form).await;
    assert!(!resent.page.contains("dunghan_") && resent.page.contains("chỉ hiện một lần"), "{}", resent.page);

    let list = house.get("/tokens", &cookies).await.page;
    assert!(list.contains("bao-cao") && !list.contains(&secret));
    assert_eq!(list.matches("/revoke").count(), 1, "sent twice, made once");
    let revoke = list.split("action=\"").find(|rest| rest.contains("/revoke\"")).expect("a form");
    let revoke = revoke.split('"').next().expect("an address").to_owned();

    let other = house.comes_in(&house.person(Role::UnitHead).await).await;
    assert_eq!(house.fill("/tokens", &revoke, &other, "").await.status, StatusCode::NOT_FOUND, "not theirs");
    assert!(house.office.bearer(&secret, now).await.is_ok());
    assert_eq!(house.fill("/tokens", &revoke, &cookies, "").await.to, "/tokens");
    assert!(house.office.bearer(&secret, now).await.is_err());
    assert!(house.get("/tokens", &cookies).await.page.contains("Đã thu hồi"));
}

#[tokio::test]
async fn a_follower_is_found_by_name_and_taken_by_user_name() {
    let house = House::open().await;
    let clerk = house.person(Role::RecordsClerk).await;
    let cookies = house.comes_in(&clerk).await;
    house.person(Role::Follower).await;
    let offered = house.get("/people/suggest?follower=follow", &cookies).await.page;
    assert!(offered.contains("<option value=\"follower\">") && !offered.contains("quantri"), "{offered}");

    let document = "direction=incoming&number=12%2FTTg&issued_on=20%2F11%2F2026&issuer=TTg&level=prime_minister\
                    &received_at=20%2F11%2F2026&subject=X&secrecy=none&urgency=normal&has_deadline=yes&expected_tasks=2";
    let registered = house.fill("/documents/new", "/documents/new", &cookies, document).await;
    assert!(registered.to.starts_with("/documents/"), "{}", registered.page);
    let new = format!("{}/tasks/new", registered.to);
    let lead = unit(&house, "VP").await.expect("the Office");
    let fields = |code: &str, follower: &str| {
        format!("code={code}&content=X&lead_unit={lead}&follower={follower}&term=5&term_unit=working_day")
    };
    let nobody = house.fill(&new, &new, &cookies, &fields("NV-1", "follow")).await;
    assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nobody.page.contains("“follow”") && nobody.page.contains("value=\"follow\""), "{}", nobody.page);
    let entered = house.fill(&new, &new, &cookies, &fields("NV-1", "Follower")).await;
    assert!(entered.to.starts_with("/directives/"), "{}", entered.page);

    // The follower sees how much there is to follow, on every page; a clerk who owes nothing sees no number.
    let followers = house.comes_in("follower").await;
    let badge = "<span class=\"count\">";
    assert!(house.get("/calendar", &followers).await.page.contains(&format!("{badge}1</span>")));
    assert!(!house.get("/calendar", &cookies).await.page.contains(badge));
}

#[tokio::test]
async fn who_is_away_lets_somebody_act_and_the_log_names_both() {
    let house = House::open().await;
    let clerk = house.person(Role::RecordsClerk).await;
    let officer = house.person(Role::Officer).await;
    let (clerks, officers) = (house.comes_in(&clerk).await, house.comes_in(&officer).await);
    let himself = format!("delegate={clerk}&from=01/01/2018&until=31/12/2018&ground=x");
    let refused = house.fill("/delegations", "/delegations", &clerks, &himself).await;
    assert!(refused.page.contains("Không thể tự ủy quyền"), "{}", refused.page);
    let today = house.office.clock().now().to_offset(calendar::ZONE).date();
    let day = |day: time::Date| format!("{:02}/{:02}/{}", day.day(), u8::from(day.month()), day.year());
    let fields = format!("delegate={officer}&from={}&until={}&ground=nghi+phep", day(today), day(today));
    assert_eq!(house.fill("/delegations", "/delegations", &clerks, &fields).await.to, "/delegations");

    assert_eq!(house.get("/documents/new", &officers).await.status, StatusCode::FORBIDDEN, "as an officer");
    let list = house.get("/delegations", &officers).await.page;
    let begin = list.split("action=\"").find(|rest| rest.contains("/begin\"")).expect("a form");
    let begin = begin.split('"').next().expect("an address").to_owned();
    assert_eq!(house.fill("/delegations", &begin, &clerks, "").await.status, StatusCode::NOT_FOUND, "not theirs");
    assert_eq!(house.fill("/delegations", &begin, &officers, "").await.to, "/inbox");
    let page = house.get("/documents/new", &officers).await;
    assert_eq!(page.status, StatusCode::OK, "as the clerk");
    assert!(page.page.contains("đang làm việc thay records_clerk"), "{}", page.page);
    for done_in_person in ["/password", "/tokens", "/delegations"] {
        assert_eq!(house.get(done_in_person, &officers).await.status, StatusCode::FORBIDDEN, "{done_in_person}");
    }

    let revoke = begin.replace("/begin", "/revoke");
    assert_eq!(house.fill("/delegations", &revoke, &clerks, "").await.to, "/delegations");
    assert_eq!(house.get("/documents/new", &officers).await.to, "/inbox", "it ended while the officer was at work");
    assert!(house.get("/inbox", &officers).await.page.contains("Ủy quyền đã hết hiệu lực"));
    assert_eq!(house.get("/documents/new", &officers).await.status, StatusCode::FORBIDDEN, "an officer again");
}
