//! `dunghan procedures`: the catalogue of administrative procedures.

mod reconcile;

use clap::Subcommand;

use crate::House;
use crate::screen::{Outcome, Screen};

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Đối chiếu danh mục ở đây với danh sách của nơi khác: thiếu, thừa, khác ở mục nào
    Reconcile(reconcile::Arguments),
}

pub(crate) async fn run(command: Command, house: &impl House, screen: &mut Screen<'_>) -> Outcome {
    match command {
        Command::Reconcile(arguments) => reconcile::run(&arguments, house, screen).await,
    }
}
