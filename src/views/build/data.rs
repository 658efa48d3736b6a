//! The Data page in words.

use crate::analysis::{Analysis, AsideRow, Context, CurrencyFacts, DataAnswer, Moved, ReadFile, RefundDates};
use crate::diagnostics::{Example, LedgerEntry};
use crate::i18n::{Filters, Message, Value, Words};
use crate::ingest::{Format, decode};
use crate::orders::{Basis, Switch};
use crate::units::{Day, Exact, Share, saturated};
use crate::views::answers::SectionView;
use crate::views::choice::{FileChoices, FileKey};
use crate::views::data::{
    BasisChoice, CurrencyView, DataView, FactView, FileView, LedgerKind, LedgerLine, Shortcut, SwitchView,
};
use crate::views::table::{Cell, Column, Table};

use super::assumed::assumptions;
use super::filters::what_is_left_out;
use super::frame::{age_matters, coverage_matters, data_age, format_name, megabytes};
use super::people;
use super::problems::problem;
use super::reasons::reason_messages;
use super::side_files::side_files;

/// What the reader has said, and the reader's day where it is known.
#[derive(Debug, Clone, Copy)]
pub struct Reader<'a> {
    /// What was said about files.
    pub said: &'a [FileChoices],
    /// The day.
    pub today: Option<Day>,
}

/// The page.
pub fn data(
    analysis: &Analysis,
    answer: &DataAnswer,
    context: &Context,
    reader: Reader<'_>,
    words: &Words<'_>,
) -> DataView {
    let ledger = &answer.ledger;
    let (aside, _) = ledger.aside();
    let counts = [
        ("read", Value::Count(ledger.rows_read)),
        ("used", Value::Count(ledger.rows_used)),
        ("aside", Value::Count(aside)),
    ];
    let balances = if ledger.balances() { Message::LedgerBalances } else { Message::LedgerDoesNotBalance };
    let flips: Vec<Switch> = answer.rules.flips().collect();
    let has_invoice_lines =
        analysis.files().iter().filter_map(ReadFile::summary).any(|summary| summary.format == Format::InvoiceLines);
    DataView {
        headline: words.say(Message::DataHeadline, &counts),
        files: analysis.files().iter().map(|file| file_view(file, context.made_up, reader.said, words)).collect(),
        facts: facts(context, reader.today, words),
        warnings: people::warnings(analysis, answer, words),
        ledger: ledger_lines(analysis, answer, words),
        ledger_check: words.text(balances),
        ledger_heads: (
            words.text(Message::LedgerWhat),
            words.text(Message::LedgerRows),
            words.text(Message::LedgerMoney),
        ),
        switches: answer.switches.iter().map(|(switch, moved)| switch_view(*switch, moved, answer, words)).collect(),
        shortcut: has_invoice_lines.then(|| Shortcut {
            label: words.text(Message::SalesOnly),
            explanation: words.text(Message::SalesOnlyWords),
            flips: Switch::SALES_ONLY.map(Into::into).into(),
            on: flips == Switch::SALES_ONLY,
        }),
        side_files: side_files(analysis, words),
        bases: answer
            .bases
            .iter()
            .map(|&(basis, revenue)| BasisChoice {
                key: basis.into(),
                label: basis_name(basis, words),
                explanation: words.text(match basis {
                    Basis::NetSales => Message::BasisNetWords,
                    Basis::TotalPaid => Message::BasisTotalWords,
                    Basis::GrossSales => Message::BasisGrossWords,
                    Basis::GrossMargin => Message::BasisMarginWords,
                }),
                total: words.money(revenue),
                chosen: basis == answer.rules.basis,
            })
            .collect(),
        shared_keys: people::shared_keys(answer, words),
        currencies: currencies(answer, words),
        definitions: SectionView::default(),
        conventions: conventions(words),
    }
}

/// The currencies of the files with what is done with each; nothing where there is only one.
fn currencies(answer: &DataAnswer, words: &Words<'_>) -> Vec<CurrencyView> {
    let named: Vec<&CurrencyFacts> = answer.currencies.iter().filter(|facts| facts.currency.is_known()).collect();
    if named.len() < 2 {
        return Vec::new();
    }
    let into = answer.currency.code();
    let view = |facts: &&CurrencyFacts| {
        let code = facts.currency.code().to_owned();
        let chosen = facts.currency == answer.currency;
        let state = match (chosen, facts.taken) {
            (true, _) => Message::CurrencyAsIs,
            (false, true) => Message::CurrencyConverted,
            (false, false) => Message::CurrencyAside,
        };
        let label = [("code", Value::Text(&code)), ("into", Value::Text(into))];
        CurrencyView {
            holds: currency_holds(facts, words),
            chosen,
            rate_label: if chosen { String::new() } else { words.say(Message::CurrencyRate, &label) },
            rate: facts.rate.map(|rate| rate.to_string()).unwrap_or_default(),
            state: words.text(state),
            code,
        }
    };
    named.iter().map(view).collect()
}

/// What the files hold in a currency.
pub(super) fn currency_holds(facts: &CurrencyFacts, words: &Words<'_>) -> String {
    let own = Words { currency: facts.currency, ..*words };
    let money = exact_money(facts.stated, &own);
    words.say(Message::CurrencyHolds, &[("orders", Value::Count(facts.entries)), ("money", Value::Text(&money))])
}

/// A revenue basis by its name.
pub(super) fn basis_name(basis: Basis, words: &Words<'_>) -> String {
    words.text(match basis {
        Basis::NetSales => Message::BasisNet,
        Basis::TotalPaid => Message::BasisTotal,
        Basis::GrossSales => Message::BasisGross,
        Basis::GrossMargin => Message::BasisMargin,
    })
}

/// How old and how complete the files are.
fn facts(context: &Context, today: Option<Day>, words: &Words<'_>) -> Vec<FactView> {
    let fact = |code: &str, label: Message, value: String, note: String, matters: bool| FactView {
        code: code.to_owned(),
        label: words.text(label),
        value,
        note,
        matters,
    };
    let Context { oldest, newest, orders, known_orders, .. } = *context;
    let (age, matters) = (data_age(context, today, words), age_matters(context, today));
    let ahead = today.is_some_and(|today| newest > today) && matters;
    let age_note = if ahead { Message::FactNewestAhead } else { Message::FactNewestWords };
    let coverage = Share::new(known_orders, orders).value();
    let known = [("known", Value::Count(known_orders)), ("orders", Value::Count(orders))];
    let mut facts = vec![
        fact("newest", Message::FactNewest, age, words.text(age_note), matters),
        fact(
            "oldest",
            Message::FactOldest,
            words.value(&Value::Day(oldest)),
            words.text(Message::FactOldestWords),
            false,
        ),
        fact(
            "coverage",
            Message::FactCoverage,
            coverage.map_or_else(|| words.text(Message::CoverageNone), |share| words.value(&Value::Percent(share))),
            words.say(Message::FactCoverageWords, &known),
            coverage_matters(coverage),
        ),
    ];
    if let Some(left_out) = context.left_out {
        let (label, note) = (Filters::FactLabel.into(), words.text(Filters::FactWords));
        facts.push(fact("filter", label, what_is_left_out(left_out, words), note, false));
    }
    facts
}

fn file_view(file: &ReadFile, made_up: bool, said: &[FileChoices], words: &Words<'_>) -> FileView {
    let key: FileKey = file.source.into();
    let said = said.iter().find(|choices| choices.file == key).cloned().unwrap_or_default();
    let key = (!made_up).then_some(key);
    let columns_chosen = file.how.choices.columns.is_some();
    let size = words.say(
        Message::RowsAndSize,
        &[("rows", Value::Count(file.rows)), ("size", Value::Text(&(megabytes(file.size, words) + " MB")))],
    );
    let name = file.name.clone();
    match &file.outcome {
        Err(error) => {
            let problem = problem(&file.name, error, words);
            let recognised = problem.sentence + " " + &problem.remedy;
            FileView {
                file: None,
                name,
                recognised,
                size,
                assumed: Vec::new(),
                columns_chosen,
                ignored: Vec::new(),
                refused: true,
            }
        }
        Ok(summary) => {
            let mut recognised = format_name(summary.format, words);
            if file.repeated {
                recognised = recognised + ": " + &words.text(Message::FileRepeated);
            }
            FileView {
                file: key,
                name,
                recognised,
                size,
                assumed: assumptions(summary, &said, words),
                columns_chosen,
                ignored: summary.ignored.clone(),
                refused: false,
            }
        }
    }
}

/// An exact sum of the ledger as money.
fn exact_money(money: i128, words: &Words<'_>) -> String {
    let exact = Exact(saturated(money));
    words.format.money(exact.to_minor(words.currency), words.currency)
}

fn ledger_lines(analysis: &Analysis, answer: &DataAnswer, words: &Words<'_>) -> Vec<LedgerLine> {
    let ledger = &answer.ledger;
    let whole = |code: &str, label, explanation, rows: u64, money, kind| LedgerLine {
        code: code.to_owned(),
        label: words.text(label),
        explanation: words.text(explanation),
        rows: words.count(rows),
        money: exact_money(money, words),
        rows_raw: rows as f64,
        kind,
        examples: Vec::new(),
    };
    let mut lines = vec![whole(
        "read",
        Message::LedgerRead,
        Message::LedgerReadWords,
        ledger.rows_read,
        ledger.money_read,
        LedgerKind::Read,
    )];
    for (reason, LedgerEntry { rows, money, examples }) in ledger.occurring() {
        let (label, explanation) = reason_messages(reason);
        let mut line = whole(reason.code(), label, explanation, *rows, *money, LedgerKind::SetAside);
        line.examples = examples.iter().map(|example| example_words(analysis, example, words)).collect();
        lines.push(line);
    }
    lines.push(whole(
        "used",
        Message::LedgerUsed,
        Message::LedgerUsedWords,
        ledger.rows_used,
        ledger.money_used,
        LedgerKind::Used,
    ));
    let (guest_rows, guest_money) = answer.guests;
    if guest_rows > 0 {
        lines.push(whole(
            "used_guests",
            Message::LedgerGuestNote,
            Message::LedgerGuestNoteWords,
            guest_rows,
            guest_money,
            LedgerKind::Note,
        ));
    }
    lines
}

fn example_words(analysis: &Analysis, example: &Example, words: &Words<'_>) -> String {
    let file = analysis.files().get(example.position.file as usize).map_or("", |file| file.name.as_str());
    // People count the header as row 1, as a spreadsheet does.
    let row = Value::Count(example.position.record + 1);
    let values = [
        ("file", Value::Text(file)),
        ("row", row),
        ("column", Value::Text(example.column.as_deref().unwrap_or_default())),
        ("cell", Value::Text(&example.cell)),
    ];
    words.say(
        match (&example.column, example.cell.is_empty()) {
            (Some(_), _) => Message::LedgerExample,
            (None, false) => Message::LedgerExampleCell,
            (None, true) => Message::LedgerExampleOrder,
        },
        &values,
    )
}

fn switch_view(switch: Switch, moved: &Moved, answer: &DataAnswer, words: &Words<'_>) -> SwitchView {
    let (label, explanation) = match switch {
        Switch::Cancelled => (Message::SwitchCancelled, Message::SwitchCancelledWords),
        Switch::Failed => (Message::SwitchFailed, Message::SwitchFailedWords),
        Switch::TestOrders => (Message::SwitchTest, Message::SwitchTestWords),
        Switch::Pending => (Message::SwitchPending, Message::SwitchPendingWords),
        Switch::ZeroValue => (Message::SwitchZero, Message::SwitchZeroWords),
        Switch::GiftCards => (Message::SwitchGift, Message::SwitchGiftWords),
        Switch::Guests => (Message::SwitchGuests, Message::SwitchGuestsWords),
        Switch::CreditNotes => (Message::SwitchCredit, Message::SwitchCreditWords),
        Switch::RefundDay => (Message::SwitchRefundDay, Message::SwitchRefundDayWords),
        Switch::SharedKeys => (Message::SwitchShared, Message::SwitchSharedWords),
        Switch::JoinPhone => (Message::SwitchPhone, Message::SwitchPhoneWords),
        Switch::NameAndPostcode => (Message::SwitchHome, Message::SwitchHomeWords),
        Switch::PlusTags => (Message::SwitchTags, Message::SwitchTagsWords),
        Switch::GmailDots => (Message::SwitchGmail, Message::SwitchGmailWords),
    };
    let money = words.money(moved.revenue_minor);
    let values = [("orders", Value::Count(moved.orders.unsigned_abs())), ("money", Value::Text(&money))];
    let message = match (moved.orders, moved.revenue_minor) {
        (0, 0) => Message::MovesNothing,
        (0, _) => Message::MovesMoney,
        (_, 0) => Message::MovesOrders,
        _ => Message::MovesBoth,
    };
    let own = people::joins(moved, words).or_else(|| moved.refunds.as_ref().map(|dates| refund_dates(dates, words)));
    let matters = message != Message::MovesNothing || own.is_some();
    let on = answer.rules.is_on(switch);
    SwitchView {
        key: switch.into(),
        label: words.text(label),
        explanation: words.text(explanation),
        on,
        changed: on != switch.default_on(),
        moves: own.unwrap_or_else(|| words.say(message, &values)),
        matters,
    }
}

/// How many refunds have a day of their own, and what that moves.
fn refund_dates(dates: &RefundDates, words: &Words<'_>) -> String {
    let (money, late) = (words.money(dates.moved_minor), words.money(dates.late_minor));
    let message = if dates.late_minor == 0 { Message::MovesRefunds } else { Message::MovesRefundsLate };
    let values = [
        ("dated", Value::Count(dates.dated)),
        ("refunds", Value::Count(dates.refunded)),
        ("money", Value::Text(&money)),
        ("late", Value::Text(&late)),
    ];
    words.say(message, &values)
}

fn conventions(words: &Words<'_>) -> Table {
    let rows = [
        (Message::ConventionDay, Message::ConventionDayWords),
        (Message::ConventionPeriod, Message::ConventionPeriodWords),
        (Message::ConventionAsOf, Message::ConventionAsOfWords),
        (Message::ConventionNumber, Message::ConventionNumberWords),
        (Message::ConventionAge, Message::ConventionAgeWords),
        (Message::ConventionGuests, Message::ConventionGuestsWords),
        (Message::ConventionInterval, Message::ConventionIntervalWords),
        (Message::ConventionAbsent, Message::ConventionAbsentWords),
    ];
    Table {
        caption: words.text(Message::ConventionsCaption),
        columns: vec![
            Column::words(words.text(Message::ConventionHead)),
            Column::words(words.text(Message::ConventionMeaning)),
        ],
        rows: rows.map(|row| vec![Cell::words(words.text(row.0)), Cell::words(words.text(row.1))]).into(),
    }
}

/// The heads of the list of rows that are set aside.
pub fn aside_heads(words: &Words<'_>) -> [String; 8] {
    [
        Message::AsideFile,
        Message::AsideRow,
        Message::AsideLine,
        Message::AsideReason,
        Message::AsideCode,
        Message::AsideColumn,
        Message::AsideCell,
        Message::AsideText,
    ]
    .map(|head| words.text(head))
}

/// One row that is set aside; rows and lines are counted as people do, the header being row 1.
pub fn aside_row(analysis: &Analysis, row: &AsideRow<'_>, words: &Words<'_>) -> [String; 8] {
    let AsideRow { position, reason, column, cell, row } = row;
    let file = analysis.files().get(position.file as usize).map_or("", |file| file.name.as_str());
    [
        file.to_owned(),
        (position.record + 1).to_string(),
        (position.line + 1).to_string(),
        words.text(reason_messages(*reason).0),
        reason.code().to_owned(),
        (*column).to_owned(),
        decode(cell).into_owned(),
        decode(row).into_owned(),
    ]
}

/// The ledger as a table, with its examples, for saving.
pub fn ledger_table(view: &DataView, answer: &DataAnswer) -> Table {
    let (what, rows, money) = view.ledger_heads.clone();
    let ledger = &answer.ledger;
    let exact = |line: &LedgerLine| match line.code.as_str() {
        "read" => ledger.money_read,
        "used" => ledger.money_used,
        "used_guests" => answer.guests.1,
        code => ledger.occurring().find(|(reason, _)| reason.code() == code).map_or(0, |(_, entry)| entry.money),
    };
    let per_major = Exact::ONE.0 as f64;
    Table {
        caption: view.headline.clone(),
        columns: vec![Column::words(what), Column::number(rows), Column::number(money), Column::words(String::new())],
        rows: view
            .ledger
            .iter()
            .map(|line| {
                vec![
                    Cell::words(line.label.clone()),
                    Cell::number(line.rows.clone(), Some(line.rows_raw)),
                    Cell::number(line.money.clone(), Some(exact(line) as f64 / per_major)),
                    Cell::words(line.examples.join("; ")),
                ]
            })
            .collect(),
    }
}
