//! Why an act on documents or directives is refused, in the field's words.

use time::{Date, OffsetDateTime};

macro_rules! refusals {
    ($($(#[$doc:meta])* $name:ident $({ $($(#[$fdoc:meta])* $field:ident: $ty:ty),* $(,)? })? = $key:literal, $text:literal;)*) => {
        /// A refusal. [`Refusal::key`] names the sentence in the message files.
        #[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
        pub enum Refusal {
            $($(#[$doc])* #[error($text)] $name $({ $($(#[$fdoc])* $field: $ty),* })?,)*
        }
        impl Refusal {
            /// The message key.
            #[must_use]
            pub const fn key(&self) -> &'static str {
                match self { $(Self::$name $({ $($field: _),* })? => $key,)* }
            }
            /// Every message key, for the test that finds each in the message files.
            pub const KEYS: &'static [&'static str] = &[$($key,)*];
        }
    };
}

refusals! {
    /// A document needs a number.
    NumberMissing = "directives-number-missing", "the document's number is missing";
    /// A document needs an issuer.
    IssuerMissing = "directives-issuer-missing", "the issuer is missing";
    /// A document gives at least one task, and not more than can be believed.
    NoTaskExpected = "directives-no-task-expected", "a document expects one to a thousand tasks";
    /// Dates the wrong way round.
    ReceivedBeforeIssued {
        /// When it was received.
        received: OffsetDateTime,
        /// When it was issued.
        issued_on: Date,
    } = "directives-received-before-issued", "received at {received}, before it was issued on {issued_on}";
    /// A secret row names its grade.
    SecretWithoutGrade = "directives-secret-without-grade", "a secret document names its grade";
    /// No secret text on a networked machine.
    SecretText = "directives-secret-text", "a secret document's subject may not be written here";
    /// A secret document's tasks are not entered here.
    SecretDocument = "directives-secret-document", "tasks of a secret document are not entered here";
    /// The same document is registered already.
    AlreadyRegistered = "directives-already-registered", "this number, date and issuer are registered already";
    /// A directive needs a code.
    CodeMissing = "directives-code-missing", "the code is missing";
    /// The code is another directive's.
    CodeTaken = "directives-code-taken", "another directive has this code";
    /// A directive says what is to be done.
    ContentMissing = "directives-content-missing", "what is to be done is missing";
    /// Lead and cooperation are different units.
    LeadAlsoCooperates = "directives-lead-also-cooperates", "the lead unit also stands among the cooperating units";
    /// A directive has at least its original deadline row.
    DeadlineMissing = "directives-deadline-missing", "the deadline is missing";
    /// The deadline lies before the document.
    DueBeforeIssued {
        /// The due moment.
        due: OffsetDateTime,
        /// The document's date.
        issued_on: Date,
    } = "directives-due-before-issued", "due at {due}, before the document of {issued_on}";
    /// The term leads out of the years that the calendar knows.
    DueOutOfRange = "directives-due-out-of-range", "the due time lies outside the calendar";
    /// The unit does not exist any more, or not yet.
    UnitNotThere = "directives-unit-not-there", "the unit does not exist on that day";
    /// Completed needs evidence.
    EvidenceMissing = "directives-evidence-missing", "completion needs evidence: a document's number or a file";
    /// It is completed already.
    AlreadyCompleted = "directives-already-completed", "it is completed already";
    /// It was withdrawn.
    Withdrawn = "directives-withdrawn", "it was withdrawn";
    /// Nothing is done or followed up before it exists.
    BeforeEntry {
        /// When it was entered.
        entered: OffsetDateTime,
    } = "directives-before-entry", "that lies before it was entered at {entered}";
    /// Nothing is recorded ahead of time.
    InTheFuture {
        /// The office's clock.
        now: OffsetDateTime,
    } = "directives-in-the-future", "that lies ahead of now, {now}";
    /// A follow-up says what was found.
    TextMissing = "directives-text-missing", "what was found is missing";
    /// The result cannot be older than the document that asks for it.
    ResultBeforeDocument {
        /// The document's date.
        issued_on: Date,
    } = "directives-result-before-document", "the result is dated before the document of {issued_on}";
    /// A unit that is only informed has no other part.
    InformedAlsoWorks = "directives-informed-also-works", "a unit that is informed also leads or cooperates";
    /// Parts belong to cooperating units.
    PartOfAStranger = "directives-part-of-a-stranger", "the unit takes no part in the task";
    /// A task is not split off from itself.
    OwnParent = "directives-own-parent", "a task is not its own parent";
    /// It is said why.
    ReasonMissing = "directives-reason-missing", "the reason is missing";
    /// The document that says so is named.
    GroundMissing = "directives-ground-missing", "the document that says so is missing";
    /// The unit said that it takes the task on.
    AlreadyTakenOn = "directives-already-taken-on", "the unit has taken it on already";
    /// The unit turned it down already.
    AlreadyTurnedDown = "directives-already-turned-down", "the unit has turned it down already";
    /// The time for turning it down is over.
    TooLateToTurnDown {
        /// Until when it was possible.
        until: OffsetDateTime,
    } = "directives-too-late-to-turn-down", "it could be turned down until {until}";
    /// There is no result to judge.
    NothingHandedIn = "directives-nothing-handed-in", "no result waits to be judged";
    /// Nobody judges what they handed in themselves.
    OwnResult = "directives-own-result", "whoever handed the result in does not judge it";
    /// A result waits already.
    AlreadyHandedIn = "directives-already-handed-in", "a result waits to be judged already";
    /// A request waits already.
    ExtensionWaits = "directives-extension-waits", "a later deadline has been asked for and waits";
    /// No request waits.
    NoExtensionWaits = "directives-no-extension-waits", "no request for a later deadline waits";
    /// It had to be asked for earlier.
    ExtensionTooLate {
        /// Until when it could be asked for.
        until: OffsetDateTime,
    } = "directives-extension-too-late", "a later deadline could be asked for until {until}";
    /// It was put off as often as is allowed.
    ExtensionsUsedUp {
        /// So often.
        most: u32,
    } = "directives-extensions-used-up", "the deadline was put off {most} times already";
    /// A later deadline is later.
    NotLater {
        /// The due time in force.
        due: OffsetDateTime,
    } = "directives-not-later", "that is not later than {due}";
    /// What has no deadline cannot be put off.
    DueUnknown = "directives-due-unknown", "the task has no known deadline";
    /// A task that was split off is due before the one that it belongs to.
    AfterParent {
        /// When that one is due.
        due: OffsetDateTime,
    } = "directives-after-parent", "that is after the whole is due, {due}";
    /// What was split off from it is open.
    OpenBelow {
        /// How many tasks.
        tasks: u64,
    } = "directives-open-below", "{tasks} tasks that were split off from it are open";
    /// The clock stands already.
    AlreadyPaused = "directives-already-paused", "the clock stands already";
    /// The clock runs.
    NotPaused = "directives-not-paused", "the clock is not standing";
    /// It is so already.
    SameAlready = "directives-same-already", "it is so already";
    /// Only an officer of the lead unit does its work.
    NotOfTheUnit = "directives-not-of-the-unit", "that person does not work in the lead unit";
    /// The part is finished.
    PartFinished = "directives-part-finished", "that part is finished already";
    /// Nothing to do it with.
    NothingToHandOver = "directives-nothing-to-hand-over", "there is nothing to hand over";
    /// A day of a month.
    NoSuchDay = "directives-no-such-day", "a month has no such day";
    /// A plan of periodic tasks has a beginning before its end.
    PlanEndsBeforeItBegins = "directives-plan-ends-before-it-begins", "the plan ends before it begins";
    /// Only the tasks of a secret document are concealed.
    NotSecret = "directives-not-secret", "the document is not secret";
    /// A unit that goes on as another one names it.
    NoSuccessor = "directives-no-successor", "the unit names no successor";
}
