//! `dunghan token`: tokens of the programming interface, in the name of one person.

mod list;
mod make;
mod revoke;

use app::Office;
use app::people::FindPerson;
use clap::{Args, Subcommand};
use people::Person;

use crate::screen::{Outcome, Screen};
use crate::{Failure, House, console, say};

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Tạo một mã; mã chỉ hiện một lần
    Make(make::Arguments),
    /// Liệt kê các mã, kể cả mã đã hết hiệu lực
    List(Whose),
    /// Thu hồi một mã
    Revoke(revoke::Arguments),
}

/// In whose name.
#[derive(Args)]
pub(crate) struct Whose {
    /// Tên đăng nhập của người mà mã làm việc thay
    #[arg(long, value_name = "USERNAME")]
    person: String,
}

impl Whose {
    /// The person of exactly that user name.
    async fn find(&self, office: &Office) -> Result<Person, Failure> {
        let found = office.look(&console::actor(), &FindPerson(self.person.clone())).await?;
        found.ok_or_else(|| Failure::wrong("--person", say::nobody(&self.person)))
    }
}

pub(crate) async fn run(command: Command, house: &impl House, screen: &mut Screen<'_>) -> Outcome {
    match command {
        Command::Make(arguments) => make::run(arguments, house, screen).await,
        Command::List(whose) => list::run(&whose, house, screen).await,
        Command::Revoke(arguments) => revoke::run(&arguments, house, screen).await,
    }
}
