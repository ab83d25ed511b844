//! People, units, tokens and delegations to show pages with.

use super::*;

/// A person.
pub fn person() -> Person {
    Person::restore(StoredPerson {
        id: id(1),
        username: "binh.tran".to_owned(),
        full_name: "Trần Văn Bình".to_owned(),
        unit: id(2),
        position: "Chuyên viên".to_owned(),
        email: "binh.tv@tinh.gov.vn".to_owned(),
        roles: [Role::Officer, Role::Follower].into(),
        active: true,
        version: 3,
    })
    .expect("the sample keeps the rules")
}

/// A unit that has ended.
pub fn unit() -> people::Unit {
    people::Unit::restore(StoredUnit {
        id: id(1),
        code: "STNMT".to_owned(),
        name: "Sở Tài nguyên và Môi trường".to_owned(),
        parent: Some(id(2)),
        kind: UnitKind::Department,
        valid_from: Some(date!(2003 - 01 - 01)),
        valid_to: Some(date!(2025 - 06 - 30)),
        successor: Some(id(3)),
        under_office: None,
        version: 2,
    })
    .expect("the sample keeps the rules")
}

/// A token that is good, one that has ended, and one that was taken back.
pub fn tokens() -> Vec<Token> {
    let token = |number, name: &str, expires_at, revoked_at| {
        Token::restore(StoredToken {
            id: id(number),
            person: id(1),
            name: name.to_owned(),
            hash: SecretHash([0; 32]),
            scopes: if number == 1 { Scopes::stored("directives.view inbox") } else { Scopes::All },
            created_at: datetime!(2026-10-01 08:30 +7),
            expires_at,
            revoked_at,
        })
    };
    vec![
        token(1, "Báo cáo hằng đêm", Some(datetime!(2027-01-01 08:30 +7)), None),
        token(2, "Thử nghiệm", Some(datetime!(2026-10-31 08:30 +7)), None),
        token(3, "Kết nối cổng dữ liệu của tỉnh với hệ thống theo dõi nhiệm vụ", None, Some(NOW)),
    ]
}

/// Delegations to the reader and by the reader: one in force, one to come, one over, one taken back.
pub fn delegations() -> Vec<app::delegations::Named> {
    let named = |number, days: (i64, i64), revoked_at| app::delegations::Named {
        principal: "Lê Thị Chi".to_owned(),
        delegate: "Trần <Văn> Bình".to_owned(),
        delegation: Delegation::restore(StoredDelegation {
            id: id(number),
            principal: id(if number < 3 { 2 } else { 1 }),
            delegate: id(if number < 3 { 1 } else { 2 }),
            from: NOW + time::Duration::days(days.0),
            until: NOW + time::Duration::days(days.1),
            ground: "Văn bản ủy quyền số 12/UQ-VP ngày 20/11/2026".to_owned(),
            revoked_at,
        }),
    };
    vec![
        named(1, (-1, 5), None),
        named(2, (3, 5), None),
        named(3, (-2, 2), None),
        named(4, (-9, -1), None),
        named(5, (-1, 5), Some(NOW)),
    ]
}
