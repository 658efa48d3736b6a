//! The figures of an outcome by name, to compare with what was worked out by hand.

use std::collections::BTreeMap;

use super::Outcome;

/// Name and value: `orders` → `3`.
pub type Facts = BTreeMap<String, String>;

/// The facts of an outcome. Reasons stand under their codes with their rows; a file's refusal under `refused`.
pub fn facts(outcome: &Outcome) -> Facts {
    let mut facts = Facts::new();
    let mut put = |name: &str, value: String| {
        facts.insert(name.to_owned(), value);
    };
    let refused: Vec<&str> = outcome.problems.iter().map(|problem| problem.code.as_str()).collect();
    if !refused.is_empty() {
        put("refused", refused.join("+"));
    }
    let Some(report) = &outcome.report else { return facts };
    let (m1, m2, ledger) = (&report.measures.M1, &report.measures.M2, &report.ledger);
    put("orders", m1.orders.to_string());
    put("customers", m1.customers.to_string());
    put("guests", m1.guest_orders.to_string());
    put("repeat", m2.to_date.numerator.to_string());
    put("revenue", major(m1.revenue_minor, report.scope.minor_per_major));
    put("basis", report.switches.basis.to_owned());
    put("currency", report.scope.currency.clone());
    put("first", report.scope.from.clone());
    put("last", report.scope.to.clone());
    put("read", ledger.rows_read.to_string());
    put("used", ledger.rows_used.to_string());
    put("aside", ledger.rows_set_aside.to_string());
    put("money", ledger.money_read.clone());
    put("money_used", ledger.money_used.clone());
    let formats: Vec<&str> = report.files.iter().filter_map(|file| file.format).collect();
    put("format", formats.join("+"));
    for reason in &report.ledger.reasons {
        put(reason.reason, reason.rows.to_string());
    }
    facts
}

/// Minor units as a number with all its decimals.
pub fn major(minor: i64, per_major: i64) -> String {
    let decimals = per_major.max(1).ilog10() as usize;
    let sign = if minor < 0 { "-" } else { "" };
    let (whole, part) =
        (minor.unsigned_abs() / per_major.unsigned_abs(), minor.unsigned_abs() % per_major.unsigned_abs());
    if decimals == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part:0decimals$}") }
}
