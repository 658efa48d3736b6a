//! An outcome as a text that a person can check.

use std::fmt::Write;

use holdfast::i18n::PlainFormat;
use holdfast::ingest::{DateShape, FileSummary};
use holdfast::protocol::{Page, Request};
use holdfast::views::PageBody;
use holdfast::views::data::Assumption;
use holdfast::views::report::{LedgerReport, Report};

use super::Outcome;
use super::facts::major;

/// So many months are listed.
const FEW_MONTHS: usize = 4;

/// Everything that a reader is told of the files: what each was taken for, the ledger, the figures.
pub fn render(outcome: &mut Outcome) -> String {
    let mut text = String::new();
    for problem in &outcome.problems {
        let _ = writeln!(text, "{}: refused, {}", problem.file, problem.code);
        let _ = writeln!(text, "  {}", problem.sentence);
        let _ = writeln!(text, "  {}", problem.remedy);
    }
    let Some(report) = outcome.report.clone() else { return text };
    files(outcome, &mut text);
    ledger(&report.ledger, &mut text);
    figures(&report, &mut text);
    text
}

fn files(outcome: &mut Outcome, text: &mut String) {
    let request = Request { page: Page::Data, ..Request::default() };
    let Some(view) = outcome.session.show(&request, &PlainFormat) else { return };
    let PageBody::Data(data) = view.page else { return };
    let summaries: Vec<Option<FileSummary>> = outcome
        .session
        .analysis()
        .map(|analysis| analysis.files().iter().map(|file| file.summary().cloned()).collect())
        .unwrap_or_default();
    for (file, summary) in data.files.iter().zip(&summaries) {
        let Some(summary) = summary else { continue };
        let rows = summary.records;
        let _ = writeln!(text, "{}: {} ({}), {rows} rows", file.name, file.recognised, summary.format.code());
        let _ = writeln!(
            text,
            "  encoding {:?} · delimiter {:?} · header on line {} · dates {:?} ({:?}{}) · decimal mark {:?} · currency {}",
            summary.encoding,
            summary.delimiter,
            summary.header_line + 1,
            summary.dates.style.order,
            summary.dates.style.evidence,
            if summary.dates.style.ambiguous { ", open" } else { "" },
            summary.decimal_mark,
            summary.currency.map_or_else(|| "not named".to_owned(), |currency| currency.to_string()),
        );
        reading_of(summary, text);
        for (count, what) in [
            (summary.text.strays, "bytes that were not UTF-8"),
            (summary.text.dropped, "control characters left out"),
            (summary.text.rewrapped, "rows unwrapped from their quotes"),
            (summary.text.stray_quotes, "rows with a quote that is never closed"),
            (u64::from(summary.repeats_totals), "fact: totals on every row count once"),
            (u64::from(summary.utc), "fact: its clock is at UTC"),
            (u64::from(summary.names_only), "fact: customers by name only"),
        ] {
            if count > 0 {
                let _ = writeln!(text, "  {count} {what}");
            }
        }
        for Assumption { name, value, .. } in &file.assumed {
            let _ = writeln!(text, "  {name}: {value}");
        }
        if !file.ignored.is_empty() {
            let _ = writeln!(text, "  ignored: {}", file.ignored.join(", "));
        }
    }
    for warning in &data.warnings {
        let _ = writeln!(text, "warning: {warning}");
    }
    for row in data.shared_keys.iter().flat_map(|table| &table.rows) {
        let cells: Vec<&str> = row.iter().map(|cell| cell.text.as_str()).collect();
        let _ = writeln!(text, "a key that many share: {}", cells.join(" · "));
    }
    let _ = writeln!(text, "{}", view.frame.coverage);
}

/// What was found out about dates and amounts, where there is anything to say.
fn reading_of(summary: &FileSummary, text: &mut String) {
    let (dates, amounts) = (&summary.dates, &summary.amounts);
    if let Some([by_day, by_month]) = dates.readings {
        let _ = writeln!(
            text,
            "  to be asked: {} to {} if the day comes first, {} to {} if the month does",
            by_day.0, by_day.1, by_month.0, by_month.1
        );
    }
    if amounts.ambiguous {
        let _ = writeln!(text, "  to be asked: the decimal mark ({:?})", amounts.evidence);
    }
    let shapes: Vec<String> = DateShape::ALL
        .iter()
        .zip(dates.shapes)
        .filter(|(_, cells)| *cells > 0)
        .map(|(shape, cells)| format!("{shape:?} {cells}"))
        .collect();
    if shapes.len() > 1 || dates.shapes[0] == 0 {
        let _ = writeln!(text, "  dates are written as: {}", shapes.join(", "));
    }
    for (count, what) in [
        (dates.contradicted, "dates in the other order"),
        (dates.moved, "times moved to the shop's zone"),
        (amounts.contradicted, "amounts with the other mark"),
    ] {
        if count > 0 {
            let _ = writeln!(text, "  {count} {what}");
        }
    }
    if let Some(late) = dates.late {
        let _ = writeln!(text, "  {} rows are dated in a future that no other row comes near", late.rows);
    }
}

fn ledger(ledger: &LedgerReport, text: &mut String) {
    let _ = writeln!(
        text,
        "rows: {} read = {} used + {} set aside",
        ledger.rows_read, ledger.rows_used, ledger.rows_set_aside
    );
    let _ = writeln!(
        text,
        "money: {} read = {} used + {} set aside{}",
        ledger.money_read,
        ledger.money_used,
        ledger.money_set_aside,
        if ledger.balances { "" } else { " (DOES NOT BALANCE)" }
    );
    for reason in &ledger.reasons {
        let _ = writeln!(text, "  {}: {} rows, {}", reason.reason, reason.rows, reason.money);
        for example in &reason.examples {
            let column = example.column.as_deref().map_or_else(String::new, |column| format!(", column {column}"));
            let _ = writeln!(text, "    {}, row {}{column}: {:?}", example.file, example.row, example.cell);
        }
    }
}

fn figures(report: &Report, text: &mut String) {
    let (m1, m2, scope) = (&report.measures.M1, &report.measures.M2, &report.scope);
    let _ = writeln!(
        text,
        "figures: {} orders ({} of guests), {} customers, {} of them bought again, {} {} by {}, {} to {}",
        m1.orders,
        m1.guest_orders,
        m1.customers,
        m2.to_date.numerator,
        major(m1.revenue_minor, scope.minor_per_major),
        scope.currency,
        report.switches.basis,
        scope.from,
        scope.to,
    );
    if m1.months.len() <= FEW_MONTHS {
        for month in &m1.months {
            let part = if month.complete { "" } else { ", not whole" };
            let revenue = major(month.revenue_minor, scope.minor_per_major);
            let _ = writeln!(
                text,
                "  {}{part}: {} orders, {} new, {revenue}",
                month.month, month.orders, month.new_customers
            );
        }
    }
    for rule in report.switches.rules.iter().filter(|rule| rule.moves_orders != 0 || rule.moves_revenue_minor != 0) {
        let _ = writeln!(
            text,
            "  switch {} ({}): moves {} orders and {}",
            rule.name,
            if rule.on { "on" } else { "off" },
            rule.moves_orders,
            major(rule.moves_revenue_minor, scope.minor_per_major)
        );
    }
}
