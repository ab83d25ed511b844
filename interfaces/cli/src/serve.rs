//! `dunghan serve`: pages, API and the work that time does, until told to stop.

use std::net::SocketAddr;
use std::sync::Arc;

use app::Office;
use clap::Args;
use serde_json::json;

use crate::screen::{Outcome, Screen};
use crate::{House, say, value};

#[derive(Args)]
pub(crate) struct Arguments {
    /// Địa chỉ lắng nghe; mặc định 127.0.0.1:8080, cổng 0 là cổng trống bất kỳ
    #[arg(long, value_name = "ADDR", value_parser = value::address)]
    listen: Option<SocketAddr>,
}

pub(crate) async fn run(arguments: Arguments, house: &impl House, screen: &mut Screen<'_>) -> Outcome {
    let office = house.open().await?;
    let started = |address: SocketAddr| {
        let url = format!("http://{address}");
        screen.answer(&json!({ "listening": url }), |out| writeln!(out, "{}", say::serving(address)))?;
        Ok(screen.out.flush()?)
    };
    house.serve(office, arguments.listen, started).await
}

/// Serves behind another answer: people are told the address, a program has had its document.
pub(crate) async fn after(
    office: Arc<Office>,
    listen: Option<SocketAddr>,
    house: &impl House,
    screen: &mut Screen<'_>,
) -> Outcome {
    let started = |address: SocketAddr| {
        let to = if screen.json { &mut *screen.err } else { &mut *screen.out };
        writeln!(to, "{}", say::serving(address))?;
        Ok(to.flush()?)
    };
    house.serve(office, listen, started).await
}
