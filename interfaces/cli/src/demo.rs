//! `dunghan demo`: our own decision and a made-up province, in a folder of its own.

use std::net::SocketAddr;

use clap::Args;
use indicatif::ProgressBar;
use time::Date;

use crate::house::{Login, Wanted};
use crate::screen::{Outcome, Screen};
use crate::{House, say, serve, table, value};

#[derive(Args)]
pub(crate) struct Arguments {
    /// Ngày hôm nay của tỉnh giả định; mặc định là hôm nay
    #[arg(long, value_name = "DATE", value_parser = value::date)]
    today: Option<Date>,
    /// Hạt giống: cùng hạt giống thì cùng tỉnh
    #[arg(long, value_name = "S", default_value_t = 1)]
    seed: u64,
    /// Gấp mấy lần cỡ thường
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=1000))]
    scale: u32,
    /// Chỉ nạp dữ liệu, không phục vụ
    #[arg(long)]
    no_serve: bool,
    /// Địa chỉ lắng nghe; mặc định 127.0.0.1:8080, cổng 0 là cổng trống bất kỳ
    #[arg(long, value_name = "ADDR", value_parser = value::address, conflicts_with = "no_serve")]
    listen: Option<SocketAddr>,
}

pub(crate) async fn run(arguments: Arguments, house: &impl House, screen: &mut Screen<'_>) -> Outcome {
    let Arguments { today, seed, scale, no_serve, listen } = arguments;
    let bar = if screen.json { ProgressBar::hidden() } else { ProgressBar::new(0) };
    let progress = |days, of| {
        bar.set_length(of);
        bar.set_position(days);
    };
    let filled = house.demo(Wanted { today, seed, scale }, progress).await;
    bar.finish_and_clear();
    let (office, filled) = filled?;
    office.sequence().await?;
    screen.answer(&filled, |out| {
        writeln!(out, "{}", say::filled(&filled))?;
        let row = |login: &Login| {
            [login.username.clone(), login.password.clone(), login.position.clone(), login.what_for.clone()]
        };
        table::write(out, say::LOGIN_HEADS, filled.logins.iter().map(row))
    })?;
    screen.out.flush()?;
    if no_serve { Ok(()) } else { serve::after(office, listen, house, screen).await }
}
