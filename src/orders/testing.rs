//! Stores made by hand, for the tests of the measures.

use crate::diagnostics::Position;
use crate::ingest::{Amounts, LineKind, LineSink, Marks, OrderLine, Said, Status};
use crate::units::{Day, Exact};

use super::{Basis, OrderBookBuilder, OrderStore, Period, Rules, Window};

fn day(text: &str) -> Day {
    Day::parse_iso(text).expect("an ISO day")
}

/// A store of (customer, day, minor units): an empty customer is a guest, a leading minus makes a credit note.
pub fn store(rows: &[(&str, &str, i64)]) -> OrderStore {
    let mut builder = OrderBookBuilder::default();
    for (at, (customer, when, amount)) in rows.iter().enumerate() {
        let key = customer.trim_start_matches('-');
        builder.line(OrderLine {
            position: Position { file: 0, record: at as u64 + 1, line: at as u64 + 1 },
            kind: if customer.starts_with('-') { LineKind::Credit } else { LineKind::Order },
            order_id: None,
            customer: (!key.is_empty()).then_some(key.as_bytes()),
            returning: None,
            day: Some(day(when)),
            instant: i64::from(day(when).0) * 86_400,
            amounts: Amounts { stated: Exact(amount * 100), ..Amounts::default() },
            currency: None,
            status: Status::Placed,
            marks: Marks::default(),
            said: Said::default(),
            stands_in: false,
        });
    }
    OrderStore::new(&builder.seal(), &Rules::new(Basis::TotalPaid))
}

/// A window of ISO days: from, to, as of.
pub fn window(from: &str, to: &str, as_of: &str) -> Window {
    Window { period: Period { from: day(from), to: day(to) }, as_of: day(as_of) }
}
