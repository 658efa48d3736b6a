//! The columns of a file, and what reading it in one way comes to, in words.

use crate::analysis::{Consequences, ReadFile};
use crate::i18n::{Message, Value, Words};
use crate::ingest::{Error, ErrorKind, FileSummary, Need, Proposal, ProposedColumn, Role};
use crate::units::Day;
use crate::views::choice::FileChoices;
use crate::views::mapping::{MappingColumn, MappingView, NeedView, RoleChoice, TrialView};

use super::frame::{format_name, megabytes};
use super::problems::{problem, role_name};
use super::reasons::reason_messages;

/// From so many hundredths on a proposal is likely, below it is a guess.
const LIKELY: u8 = 60;

/// What a column of any file can say, the most needed first; a known export may have more.
const OFFERED: [Role; 21] = [
    Role::Email,
    Role::CustomerId,
    Role::Phone,
    Role::CustomerName,
    Role::Date,
    Role::Amount,
    Role::Quantity,
    Role::UnitPrice,
    Role::OrderId,
    Role::Currency,
    Role::Status,
    Role::Subtotal,
    Role::Refunded,
    Role::Discount,
    Role::CancelledAt,
    Role::PaymentMethod,
    Role::ItemName,
    Role::Sku,
    Role::Vendor,
    Role::Country,
    Role::Region,
];

/// The columns of a file that was read with a proposal, or could not be read and has one.
pub fn mapping(file: &ReadFile, words: &Words<'_>) -> Option<MappingView> {
    let (proposal, lead) = match &file.outcome {
        Ok(summary) => (summary.proposal.as_ref()?, known_lead(file, summary, words)),
        Err(error) => {
            let proposal = error.proposal()?;
            let lead = if proposal.headless { Message::ColumnsWithoutNames } else { Message::ColumnsUnknown };
            (proposal, words.text(lead))
        }
    };
    Some(MappingView {
        file: file.source.into(),
        file_name: file.name.clone(),
        lead,
        header: (!proposal.headless).then_some(proposal.header),
        headless: proposal.headless,
        columns: proposal.columns.iter().map(|column| column_view(column, words)).collect(),
        roles: roles(proposal, words),
        needs: Need::ALL.map(|need| need_view(need, words)).into(),
    })
}

/// Whether a reader is to be asked at once: what is wrong is the columns, and all that is needed is proposed.
pub fn asks(error: &Error) -> bool {
    let by_columns = matches!(
        error.kind(),
        ErrorKind::MissingColumns { .. } | ErrorKind::NoCustomerKey { .. } | ErrorKind::NoHeader { .. }
    );
    by_columns && error.proposal().is_some_and(|proposal| proposal.lacks().next().is_none())
}

fn known_lead(file: &ReadFile, summary: &FileSummary, words: &Words<'_>) -> String {
    if file.how.choices.columns.is_some() {
        return words.text(Message::ColumnsChosen);
    }
    words.say(Message::ColumnsKnown, &[("format", Value::Text(&format_name(summary.format, words)))])
}

fn column_view(column: &ProposedColumn, words: &Words<'_>) -> MappingColumn {
    let sure = match (column.role, column.confidence) {
        (None, _) | (_, 100..) => String::new(),
        (_, LIKELY..) => words.text(Message::ColumnLikely),
        _ => words.text(Message::ColumnGuess),
    };
    MappingColumn {
        name: column.name.clone(),
        number: column.number as u32,
        samples: column.samples.clone(),
        role: column.role.map(|role| role.code().to_owned()),
        sure,
    }
}

fn roles(proposal: &Proposal, words: &Words<'_>) -> Vec<RoleChoice> {
    let used = |role: &Role| proposal.columns.iter().any(|column| column.role == Some(*role));
    let more = Role::ALL.into_iter().filter(|role| !OFFERED.contains(role) && used(role));
    let needed = |role: Role| Need::ALL.into_iter().any(|need| need.met_by().iter().any(|set| set.contains(&role)));
    OFFERED
        .into_iter()
        .chain(more)
        .map(|role| RoleChoice {
            code: role.code().to_owned(),
            label: words.text(role_name(role)),
            needed: needed(role),
        })
        .collect()
}

fn need_view(need: Need, words: &Words<'_>) -> NeedView {
    let (code, missing) = match need {
        Need::Customer => ("customer", Message::NeedCustomer),
        Need::Date => ("date", Message::NeedDate),
        Need::Amount => ("amount", Message::NeedAmount),
    };
    let codes = |set: &&[Role]| set.iter().map(|role| role.code().to_owned()).collect();
    NeedView { code: code.to_owned(), missing: words.text(missing), met_by: need.met_by().iter().map(codes).collect() }
}

/// What reading a file in one way comes to.
pub fn trial(
    choices: FileChoices,
    outcome: Result<(&ReadFile, &Consequences), &ReadFile>,
    words: &Words<'_>,
) -> TrialView {
    let empty = TrialView {
        choices,
        mapping: None,
        headline: String::new(),
        remedy: String::new(),
        usable: false,
        figures: Vec::new(),
        aside: Vec::new(),
        part: String::new(),
    };
    match outcome {
        Err(file) => {
            let problem = file.outcome.as_ref().err().map(|error| problem(&file.name, error, words));
            let (headline, remedy) = problem.map(|problem| (problem.sentence, problem.remedy)).unwrap_or_default();
            TrialView { mapping: mapping(file, words), headline, remedy, ..empty }
        }
        Ok((file, found)) => {
            let words = &Words { currency: found.currency, ..*words };
            let rows = [("used", Value::Count(found.used)), ("rows", Value::Count(found.rows))];
            let (read, size) = found.bytes;
            let (read_words, size_words) = (megabytes(read, words), megabytes(size, words));
            let part = [("read", Value::Text(&read_words)), ("size", Value::Text(&size_words))];
            let part = if read < size { words.say(Message::TrialPart, &part) } else { String::new() };
            let aside = found.aside.iter().map(|&(reason, rows)| {
                (words.text(reason_messages(reason).0), words.say(Message::TrialAside, &[("rows", Value::Count(rows))]))
            });
            TrialView {
                mapping: mapping(file, words),
                headline: words.say(Message::TrialRows, &rows),
                usable: true,
                figures: figures(found, words),
                aside: aside.collect(),
                part,
                ..empty
            }
        }
    }
}

fn figures(found: &Consequences, words: &Words<'_>) -> Vec<(String, String)> {
    let day = |day: Day| words.value(&Value::Day(day));
    let money = words.money(found.activity.revenue_minor);
    vec![
        (words.text(Message::OrdersHead), words.count(found.activity.orders)),
        (words.text(Message::CustomersHead), words.count(found.activity.customers)),
        (words.text(Message::TrialFirst), day(found.span.0)),
        (words.text(Message::TrialLast), day(found.span.1)),
        (words.text(Message::Revenue), money),
    ]
}
