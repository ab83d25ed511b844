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
}
