//! The words platforms have for how an order stands, in the languages they speak.

use super::reader::LineReader;
use crate::ingest::encoding::decode;
use crate::ingest::fields::trimmed;
use crate::ingest::line::Status;
use crate::ingest::mapping::{Role, key_of};
use crate::ingest::records::Record;

/// Words as they are compared, see [`key_of`]: English, German, French, Spanish, Italian, Dutch, Portuguese.
const CANCELLED: &str = "cancelled canceled \
    storniert bestellungstorniert abgebrochen annule annulee cancelado cancelada anulado anulada annullato annullata \
    geannuleerd anulowane anulowano";
const FAILED: &str = "voided void expired failed failure error abandoned declined checkoutdraft draft trash incomplete \
    uncaptured blocked rejected paymenterror \
    fehlgeschlagen abgelaufen zahlungsfehler echoue echouee erreurdepaiement expire fallido fallida errorenpago errordepago \
    fallito fallita erroredipagamento nonriuscito mislukt betaalfout verlopen falhou falhado malsucedido errodepagamento fehlerbeiderbezahlung errorenelpago nieudane";
const PENDING: &str = "pending authorized partiallypaid unpaid notpaid onhold pendingpayment awaitingpayment \
    awaitingcheckpayment awaitingbankwirepayment awaitingcashondeliveryvalidation processingpayment \
    ausstehend inwartestellung zahlungausstehend wartend unbezahlt warteaufuberweisung wartenaufuberweisung \
    wartenaufzahlung warteaufzahlung wartenaufzahlungseingang wartenaufscheckzahlung \
    enattente attentepaiement enattentedepaiement enattentedevirementbancaire enattentedepaiementparcheque impaye impayee \
    pendiente pendientedepago enespera enesperadepago enesperadepagoportransferenciabancaria nopagado \
    inattesa inattesadipagamento inattesadelpagamento inattesadelbonificobancario inattesadibonificobancario nonpagato \
    indewacht wachtopbetaling wachtendopbetaling openstaand inafwachtingvanbetaling inafwachtingvanbankoverschrijving \
    onbetaald pendente aguardandopagamento aguardandopagamentoporcheque aguardandotransferenciabancaria \
    aguardandopagamentoportransferenciabancaria aguardando naopago pendingmanualpayment \
    wartenaufzahlungseingangvonbank wartenaufzahlungseingangvonpaypal enattentedepaiementpaypal \
    pagoportransferenciabancariapendiente pagomediantechequependiente pagomediantepaypalpendiente \
    inattesadipagamentoconbonificobancario inattesadipagamentoconassegno inattesadipagamentoconpaypal \
    oczekujace nieoplacone oczekujenaplatnosc";

/// How an order stands by one word; what is not known is placed, and so is what has been paid back.
fn status_of(cell: &[u8]) -> Status {
    let word = cell.strip_prefix(b"wc-").unwrap_or(cell);
    let word = key_of(&decode(word));
    let is = |words: &str| words.split(' ').any(|known| known == word);
    match () {
        () if is(CANCELLED) => Status::Cancelled,
        // Stripe: `Requires payment method`, `Requires confirmation`.
        () if is(FAILED) || word.starts_with("requires") => Status::Failed,
        () if is(PENDING) => Status::Pending,
        () => Status::Placed,
    }
}

/// The words of a file that have been looked up; there are few, and each stands on many rows.
#[derive(Debug, Default)]
pub(super) struct Words(Vec<(Vec<u8>, Status)>);

impl Words {
    /// Words that are kept; a column with more of them holds something else.
    const KEPT: usize = 32;

    fn status(&mut self, cell: &[u8], states: &[(&str, Status)]) -> Status {
        let word = trimmed(cell);
        if word.is_empty() {
            return Status::Placed;
        }
        if let Some((_, status)) = self.0.iter().find(|(known, _)| known == word) {
            return *status;
        }
        let own = states.iter().find(|(state, _)| key_of(&decode(word)) == *state);
        let status = own.map_or_else(|| status_of(word), |(_, status)| *status);
        if self.0.len() < Self::KEPT {
            self.0.push((word.to_vec(), status));
        }
        status
    }
}

impl LineReader {
    /// How the row's order stands.
    pub(super) fn status(&mut self, record: &Record<'_>) -> Status {
        let has = |role| self.mapping.has(role);
        let tested = |payment: &[u8]| memchr::memmem::find(payment, b"(for testing)").is_some();
        if (has(Role::PaymentMethod) && tested(&self.cell(record, Role::PaymentMethod)))
            || (has(Role::Mode) && trimmed(&self.cell(record, Role::Mode)).eq_ignore_ascii_case(b"test"))
        {
            return Status::Test;
        }
        if has(Role::CancelledAt) && self.is_filled(record, Role::CancelledAt) {
            return Status::Cancelled;
        }
        if has(Role::Fulfillment) && self.words.status(&self.cell(record, Role::Fulfillment), &[]) == Status::Cancelled
        {
            return Status::Cancelled;
        }
        self.words.status(&self.cell(record, Role::Status), self.mapping.rows.states)
    }

    /// Whether the row's status is one of these words, which are parted by spaces.
    pub(super) fn state_is(&self, record: &Record<'_>, words: &str) -> bool {
        if words.is_empty() {
            return false;
        }
        let word = key_of(&decode(&self.cell(record, Role::Status)));
        !word.is_empty() && words.split(' ').any(|known| known == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known() {
        let mut words = Words::default();
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
            ("Requires payment method", Status::Failed),
            ("Storniert", Status::Cancelled),
            ("Annulé", Status::Cancelled),
            ("Échoué", Status::Failed),
            ("Cancelado", Status::Cancelled),
            ("In attesa di pagamento", Status::Pending),
            ("Wacht op betaling", Status::Pending),
            ("Pagamento aceite", Status::Placed),
            ("", Status::Placed),
        ] {
            assert_eq!(words.status(word.as_bytes(), &[]), status, "{word:?}");
            assert_eq!(words.status(word.as_bytes(), &[]), status, "{word:?} again");
        }
    }

    #[test]
    fn words_are_written_as_they_are_compared() {
        for word in [CANCELLED, FAILED, PENDING].into_iter().flat_map(|words| words.split(' ')) {
            assert!(!word.is_empty() && key_of(word) == word, "{word:?}");
        }
    }

    #[test]
    fn a_column_of_many_words_is_not_kept() {
        let mut words = Words::default();
        for number in 0..1_000 {
            assert_eq!(words.status(format!("state {number}").as_bytes(), &[]), Status::Placed);
        }
        assert_eq!((words.0.len(), words.status(b"failed", &[])), (Words::KEPT, Status::Failed));
    }
}
