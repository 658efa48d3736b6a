//! The words platforms have for how an order stands.

use crate::ingest::fields::trimmed;
use crate::ingest::line::Status;

const CANCELLED: &[&str] = &["cancelled", "canceled"];
const FAILED: &[&str] = &["voided", "expired", "failed", "abandoned", "declined", "checkout-draft", "draft", "trash"];
const PENDING: &[&str] =
    &["pending", "authorized", "partially_paid", "partially paid", "unpaid", "on-hold", "on hold", "pending payment"];

/// How an order stands by one word; what is not known is placed, and so is what has been paid back.
pub(super) fn status_of(cell: &[u8]) -> Status {
    let word = trimmed(cell);
    let word = word.strip_prefix(b"wc-").unwrap_or(word);
    let is = |words: &[&str]| words.iter().any(|known| word.eq_ignore_ascii_case(known.as_bytes()));
    if word.is_empty() || is(&["paid"]) {
        Status::Placed
    } else if is(CANCELLED) {
        Status::Cancelled
    } else if is(FAILED) {
        Status::Failed
    } else if is(PENDING) {
        Status::Pending
    } else {
        Status::Placed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known() {
        for (word, status) in [
            ("paid", Status::Placed),
            ("Partially_Refunded", Status::Placed),
            ("refunded", Status::Placed),
            ("VOIDED", Status::Failed),
            ("expired", Status::Failed),
            (" Pending ", Status::Pending),
            ("authorized", Status::Pending),
            ("partially_paid", Status::Pending),
            ("wc-on-hold", Status::Pending),
            ("wc-completed", Status::Placed),
            ("Canceled", Status::Cancelled),
            ("", Status::Placed),
        ] {
            assert_eq!(status_of(word.as_bytes()), status, "{word:?}");
        }
    }
}
