//! `dunghan token make`: a new token, its secret shown once.

use clap::Args;
use clap::builder::PossibleValuesParser;
use people::acts::make_token::Wanted;
use people::{EVERYTHING, Refusal, Scopes, acts};
use serde_json::json;

use super::Whose;
use crate::screen::{Outcome, Screen};
use crate::{Failure, House, console, say, value};

#[derive(Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    whose: Whose,
    /// Việc mã được làm, ghi nhiều lần cho nhiều việc; all là mọi việc người đó được làm
    #[arg(long, value_name = "ACT", required = true, hide_possible_values = true, value_parser = scopes())]
    scope: Vec<String>,
    /// Số ngày mã có hiệu lực; không ghi thì đến khi thu hồi
    #[arg(long, value_name = "N", value_parser = value::count)]
    days: Option<u32>,
    /// Tên của mã: chương trình nào dùng
    #[arg(long, value_name = "NAME", default_value = say::TOKEN_NAME)]
    name: String,
}

fn scopes() -> PossibleValuesParser {
    PossibleValuesParser::new(std::iter::once(EVERYTHING).chain(acts()))
}

pub(crate) async fn run(arguments: Arguments, house: &impl House, screen: &mut Screen<'_>) -> Outcome {
    let Arguments { whose, scope, days, name } = arguments;
    let told = |refusal: Refusal| Failure::from(app::Refusal::from(refusal));
    let wanted = Wanted { name, scopes: Scopes::asked(&scope).map_err(told)?, days };
    let office = house.open().await?;
    let person = whose.find(&office).await?;
    let scopes = wanted.scopes.words().join(" ");
    let made = office.make_token(&console::actor(), None, person.id, wanted).await?;
    office.sequence().await?;
    let answer = json!({ "id": made.id, "token": made.secret, "person": person.username, "scopes": scopes.split(' ').collect::<Vec<_>>(), "days": days });
    screen.answer(&answer, |out| writeln!(out, "{}", say::token_made(&made.secret, &person.username, &scopes, days)))
}
