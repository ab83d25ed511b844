//! Tokens as an officer would read them: what they open, until when, and who took them back.

use std::collections::BTreeSet;

use ids::TokenId;
use people::acts::make_token::{Wanted, make_token};
use people::acts::record_person::{self, record_person};
use people::acts::revoke_token::revoke_token;
use people::{Change, Person, Refusal, Scopes, SecretHash, Token, Write, acts};
use time::Duration;
use uuid::Uuid;

use super::{NOW, known_person, person, person_of};

fn token_of(change: &Change) -> Token {
    match &change.writes()[0] {
        Write::Token(token) => token.clone(),
        other => panic!("not a token: {other:?}"),
    }
}

#[test]
fn a_token_says_what_it_opens_and_until_when() {
    let id = TokenId::new(Uuid::from_u128(9));
    let wanted = |name: &str, days| Wanted {
        name: name.to_owned(),
        scopes: Scopes::asked(["inbox", "directives.view"]).expect("acts"),
        days,
    };
    let made = |owner: &Person, wanted| make_token(owner, wanted, id, SecretHash([5; 32]), NOW);
    let binh = person("binh");
    let change = made(&binh, wanted(" báo cáo đêm ", Some(30))).expect("good");
    let token = token_of(&change);
    assert_eq!((token.name.as_str(), token.expires_at), ("báo cáo đêm", Some(NOW + Duration::days(30))));
    assert!(token.is_good(NOW) && !token.is_good(NOW + Duration::days(30)));
    assert!(token.scopes.may("inbox") && !token.scopes.may("people.record_person"));
    let logged = format!("{:?}", change.events()[0]);
    assert!(logged.contains("tokens.make") && logged.contains("directives.view"), "{logged}");
    assert!(
        !logged.contains("báo cáo đêm") && !logged.contains("5, 5"),
        "neither words of a person nor a hash: {logged}"
    );

    for days in [0, 3_651] {
        assert_eq!(made(&binh, wanted("x", Some(days))), Err(Refusal::TokenDays), "{days}");
    }
    assert_eq!(made(&binh, wanted(" ", None)), Err(Refusal::NameMissing));
    let left = record_person::Known { active: Some(false), ..known_person("binh") };
    let left = person_of(&record_person(None, left, binh.id).expect("good").expect("new"));
    assert_eq!(made(&left, wanted("x", None)), Err(Refusal::Left));

    let taken = revoke_token(&token, NOW).expect("a change");
    assert!(!token_of(&taken).is_good(NOW));
    assert_eq!(taken.events()[0].act, "tokens.revoke");
    assert_eq!(revoke_token(&token_of(&taken), NOW), None, "taken back once");
}

#[test]
fn the_acts_of_a_token_are_acts_that_exist() {
    let rows: [(&[&str], Result<Scopes, Refusal>); 5] = [
        (&[], Err(Refusal::ScopeMissing)),
        (&["all"], Ok(Scopes::All)),
        (&["inbox", " inbox "], Ok(Scopes::Acts(BTreeSet::from(["inbox".to_owned()])))),
        (&["directives.viw"], Err(Refusal::NoSuchAct { act: "directives.viw".to_owned() })),
        (&[""], Err(Refusal::NoSuchAct { act: String::new() })),
    ];
    for (words, expected) in rows {
        assert_eq!(Scopes::asked(words), expected, "{words:?}");
        if let Ok(scopes) = expected {
            assert_eq!(Scopes::stored(&scopes.words().join(" ")), scopes, "stored and taken back");
        }
    }
    assert!(!Scopes::stored("").may("inbox"), "nothing named opens nothing");
    assert_eq!(acts().collect::<BTreeSet<_>>().len(), acts().count(), "each act once");
}
