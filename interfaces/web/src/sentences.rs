//! Refusals as sentences: what is wrong and what to do, in the reader's words.

use app::Refusal;

use crate::words::Words;

impl Words {
    /// The sentence of a refusal.
    pub fn refusal(&self, refusal: &Refusal) -> String {
        let said = self.say(refusal.key());
        match refusal {
            Refusal::People(people::Refusal::Closed { until }) => said.text("until", self.moment(until)),
            Refusal::People(people::Refusal::EndsBeforeItBegins { from, to }) => {
                said.text("from", self.date(from)).text("to", self.date(to))
            }
            Refusal::People(people::Refusal::UsernameNotPlain { username }) => said.text("username", username),
            Refusal::People(people::Refusal::EmailNotAnAddress { email }) => said.text("email", email),
            Refusal::People(people::Refusal::PasswordTooShort) => said.number("least", people::credential::SHORTEST),
            Refusal::People(people::Refusal::NoSuchAct { act }) => said.text("act", act),
            Refusal::People(people::Refusal::TokenDays) => said.number("most", people::LONGEST_DAYS),
            Refusal::People(people::Refusal::DelegationTimes) => said.number("most", people::LONGEST_DELEGATION_DAYS),
            Refusal::Directives(directives::Refusal::ReceivedBeforeIssued { received, issued_on }) => {
                said.text("received", self.moment(received)).text("issued", self.date(issued_on))
            }
            Refusal::Directives(directives::Refusal::DueBeforeIssued { due, issued_on }) => {
                said.text("due", self.moment(due)).text("issued", self.date(issued_on))
            }
            Refusal::Directives(directives::Refusal::BeforeEntry { entered }) => {
                said.text("entered", self.moment(entered))
            }
            Refusal::Directives(
                directives::Refusal::TooLateToTurnDown { until } | directives::Refusal::ExtensionTooLate { until },
            ) => said.text("until", self.moment(until)),
            Refusal::Directives(directives::Refusal::ExtensionsUsedUp { most }) => said.number("most", most),
            Refusal::Directives(directives::Refusal::OpenBelow { tasks }) => said.number("tasks", tasks),
            Refusal::Directives(directives::Refusal::NotLater { due } | directives::Refusal::AfterParent { due }) => {
                said.text("due", self.moment(due))
            }
            Refusal::Directives(directives::Refusal::InTheFuture { now }) => said.text("now", self.moment(now)),
            Refusal::Directives(directives::Refusal::ResultBeforeDocument { issued_on }) => {
                said.text("issued", self.date(issued_on))
            }
            Refusal::Programme(programme::Refusal::DecidedInTheFuture { decided_on, today }) => {
                said.text("decided", self.date(decided_on)).text("today", self.date(today))
            }
            Refusal::Programme(programme::Refusal::InTheFuture { now }) => said.text("now", self.moment(now)),
            Refusal::File(refused) => refused.data().into_iter().fold(said, |said, (name, value)| match name {
                // What a refused file is, is named by the key of another message.
                "reason" => said.text(name, self.get(&value)),
                _ => said.text(name, value),
            }),
            Refusal::Objectives(
                objectives::Refusal::NoSuchIndicator { name }
                | objectives::Refusal::OtherUnit { name }
                | objectives::Refusal::NameTaken { name },
            ) => said.text("name", name),
            Refusal::Objectives(
                objectives::Refusal::NoSuchMark { mark } | objectives::Refusal::BeforeItself { mark },
            ) => said.text("mark", self.term(*mark)),
            Refusal::Objectives(objectives::Refusal::NotCountedYet { now }) => said.text("now", self.moment(now)),
            _ => said,
        }
        .to_string()
    }
}
