//! Reasons in words.

use crate::diagnostics::Reason;
use crate::i18n::Message;

/// What a reason is called, and what it means or how to mend it.
pub(super) fn reason_messages(reason: Reason) -> (Message, Message) {
    match reason {
        Reason::UnreadableDate => (Message::ReasonUnreadableDate, Message::ReasonUnreadableDateWords),
        Reason::ImpossibleDate => (Message::ReasonImpossibleDate, Message::ReasonImpossibleDateWords),
        Reason::UnreadableAmount => (Message::ReasonUnreadableAmount, Message::ReasonUnreadableAmountWords),
        Reason::TooFewCells => (Message::ReasonTooFewCells, Message::ReasonTooFewCellsWords),
        Reason::TooManyCells => (Message::ReasonTooManyCells, Message::ReasonTooManyCellsWords),
        Reason::LineTooLong => (Message::ReasonLineTooLong, Message::ReasonLineTooLongWords),
        Reason::UnclosedQuote => (Message::ReasonUnclosedQuote, Message::ReasonUnclosedQuoteWords),
        Reason::NotCharged => (Message::ReasonNotCharged, Message::ReasonNotChargedWords),
        Reason::Footer => (Message::ReasonFooter, Message::ReasonFooterWords),
        Reason::DuplicateOrder => (Message::ReasonDuplicateOrder, Message::ReasonDuplicateOrderWords),
        Reason::DuplicateFile => (Message::ReasonDuplicateFile, Message::ReasonDuplicateFileWords),
        Reason::OrphanLine => (Message::ReasonOrphanLine, Message::ReasonOrphanLineWords),
        Reason::OtherCurrency => (Message::ReasonOtherCurrency, Message::ReasonOtherCurrencyWords),
        Reason::Cancelled => (Message::ReasonCancelled, Message::ReasonCancelledWords),
        Reason::Failed => (Message::ReasonFailed, Message::ReasonFailedWords),
        Reason::TestOrder => (Message::ReasonTestOrder, Message::ReasonTestOrderWords),
        Reason::Pending => (Message::ReasonPending, Message::ReasonPendingWords),
        Reason::ZeroValue => (Message::ReasonZeroValue, Message::ReasonZeroValueWords),
        Reason::Guest => (Message::ReasonGuest, Message::ReasonGuestWords),
        Reason::CreditNote => (Message::ReasonCreditNote, Message::ReasonCreditNoteWords),
        Reason::SharedKey => (Message::ReasonSharedKey, Message::ReasonSharedKeyWords),
    }
}
