//! Why a record of a dossier or of its steps is refused, in the field's words.

use ledger::held::Unwritable;

/// Why a record of a dossier is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A dossier is of a procedure.
    #[error("the procedure is missing")]
    ProcedureMissing,
    /// The record's struct cannot be written.
    #[error(transparent)]
    Unwritable(#[from] Unwritable),
}
