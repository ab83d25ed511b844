//! `dunghan token revoke`: a token opens nothing from now on.

use app::tokens::RevokeToken;
use clap::Args;
use ids::TokenId;
use serde_json::json;

use super::Whose;
use crate::screen::{Outcome, Screen};
use crate::{House, console, say, value};

#[derive(Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    whose: Whose,
    /// Số của mã, như trong danh sách
    #[arg(value_name = "ID", value_parser = value::token)]
    token: TokenId,
}

pub(crate) async fn run(arguments: &Arguments, house: &impl House, screen: &mut Screen<'_>) -> Outcome {
    let office = house.open().await?;
    let person = arguments.whose.find(&office).await?;
    let act = RevokeToken { person: person.id, token: arguments.token };
    office.perform(&console::actor(), None, &act).await?;
    office.sequence().await?;
    let answer = json!({ "id": arguments.token, "person": person.username, "revoked": true });
    screen.answer(&answer, |out| writeln!(out, "{}", say::token_revoked(&person.username)))
}
