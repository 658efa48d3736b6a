//! What a way of reading a file comes to, before anyone commits to it.

use crate::diagnostics::Reason;
use crate::metrics::{self, Activity};
use crate::orders::{OrderStore, Scope, Window};
use crate::units::{Currency, Day};

use super::{Analysis, ReadFile};

/// What reading a file in one way comes to, by the rules that hold unless someone says otherwise.
#[derive(Debug, Clone, PartialEq)]
pub struct Consequences {
    /// Rows read.
    pub rows: u64,
    /// Rows that can be used.
    pub used: u64,
    /// Rows set aside, by reason.
    pub aside: Vec<(Reason, u64)>,
    /// Orders, customers, revenue.
    pub activity: Activity,
    /// First and last day.
    pub span: (Day, Day),
    /// The currency of the revenue.
    pub currency: Currency,
    /// Bytes read, and bytes of the file.
    pub bytes: (u64, u64),
}

impl Analysis {
    /// What reading the files in this way comes to.
    pub fn consequences(&mut self) -> Consequences {
        let rules = self.default_rules();
        let ledger = OrderStore::ledger(&self.book, &rules);
        let span = self.book.days(&rules);
        let window: Window = Scope::default().window(span.0, span.1);
        let bytes = self.files.iter().filter_map(ReadFile::summary).map(|summary| summary.bytes).sum();
        let sizes = self.files.iter().map(|file| file.size).sum();
        let store = self.whole(&rules);
        Consequences {
            rows: ledger.rows_read,
            used: ledger.rows_used,
            aside: ledger.occurring().map(|(reason, entry)| (reason, entry.rows)).collect(),
            activity: metrics::activity(store, window),
            span,
            currency: store.currency(),
            bytes: (bytes, sizes),
        }
    }
}
