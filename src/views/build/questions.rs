//! What files leave open, with the best guess in force and the other answers beside it.

use crate::analysis::{Analysis, CurrencyFacts, ReadFile};
use crate::diagnostics::Warning;
use crate::i18n::{Message, Value, Words};
use crate::ingest::{DateOrder, FileSummary};
use crate::orders::Rules;
use crate::units::{Currency, Day};
use crate::views::choice::{FileKey, Setting};
use crate::views::question::{Answer, AnswerView, QuestionView};

use super::assumed::order_name;
use super::data::currency_holds;

/// How many currencies are offered at once; the Data page has all of them.
const CURRENCIES: usize = 4;

/// Files that are asked about together: they have one header and were read alike.
struct Alike<'a> {
    files: Vec<(&'a ReadFile, &'a FileSummary)>,
}

impl<'a> Alike<'a> {
    /// Files of which something is open (asked by their number), those that are alike together.
    fn of<K: PartialEq>(
        analysis: &'a Analysis,
        open: impl Fn(u32, &FileSummary) -> bool,
        kind: impl Fn(&FileSummary) -> K,
    ) -> Vec<Self> {
        let mut groups: Vec<Self> = Vec::new();
        for (file, number) in analysis.files().iter().zip(0..) {
            let Some(summary) = file.summary().filter(|summary| open(number, summary) && !file.repeated) else {
                continue;
            };
            let key = |summary: &FileSummary| (summary.header_fingerprint, kind(summary));
            let same = |group: &&mut Self| group.files.iter().all(|(_, other)| key(other) == key(summary));
            match groups.iter_mut().find(same) {
                Some(group) => group.files.push((file, summary)),
                None => groups.push(Self { files: vec![(file, summary)] }),
            }
        }
        groups
    }

    fn keys(&self) -> Vec<FileKey> {
        self.files.iter().map(|(file, _)| file.source.into()).collect()
    }

    /// "“orders.csv”", "3 files like “orders.csv”".
    fn name(&self, words: &Words<'_>) -> String {
        let first = self.files.first().map_or("", |(file, _)| file.name.as_str());
        let values = [("file", Value::Text(first)), ("files", Value::Count(self.files.len() as u64))];
        words.say(if self.files.len() > 1 { Message::FilesLike } else { Message::OneFile }, &values)
    }

    fn question(
        &self,
        kind: &str,
        (title, text): (Message, String),
        answers: Vec<AnswerView>,
        words: &Words<'_>,
    ) -> QuestionView {
        let named: Vec<String> = self.keys().iter().map(|key| format!("{}.{}", key.handle, key.member)).collect();
        QuestionView { key: format!("{kind} {}", named.join(" ")), title: words.text(title), text, answers }
    }
}

/// Everything that the files leave open, by these rules.
pub(super) fn questions(analysis: &Analysis, rules: &Rules, words: &Words<'_>) -> Vec<QuestionView> {
    let dates = Alike::of(analysis, |_, summary| summary.dates.style.ambiguous, |summary| summary.dates.style.order);
    let marks = Alike::of(analysis, |_, summary| summary.amounts.ambiguous, |summary| summary.decimal_mark);
    dates
        .iter()
        .filter_map(|files| about_dates(files, words))
        .chain(marks.iter().map(|files| about_mark(files, words)))
        .chain(unnamed(analysis, words))
        .chain(about_currency(analysis, rules, words))
        .collect()
}

/// Which currency the files are in that name none, where others name one.
fn unnamed(analysis: &Analysis, words: &Words<'_>) -> Vec<QuestionView> {
    let known: Vec<Currency> = analysis.book().currencies().iter().copied().filter(|known| known.is_known()).collect();
    if known.is_empty() {
        return Vec::new();
    }
    let answer = |files: &Alike<'_>, label: String, code: &str, chosen: bool| AnswerView {
        label,
        detail: String::new(),
        chosen,
        answer: Answer::Setting(files.keys(), Setting::Currency, code.to_owned()),
    };
    // Beside files of one currency a file is taken for that currency, and a warning says so.
    let assumed = |number: u32| {
        let of_it = |warning: &Warning| matches!(warning, Warning::CurrencyAssumed { file, .. } if *file == number);
        analysis.book().warnings().iter().any(of_it)
    };
    let open = |number: u32, summary: &FileSummary| {
        summary.currency.is_none() && !summary.format.is_beside_orders() && !assumed(number)
    };
    Alike::of(analysis, open, |_| ())
        .iter()
        .map(|files| {
            let mut answers: Vec<AnswerView> = known
                .iter()
                .take(CURRENCIES)
                .map(|currency| answer(files, currency.code().to_owned(), currency.code(), false))
                .collect();
            answers.push(answer(files, words.text(Message::KeepAside), Currency::UNKNOWN.code(), true));
            let text = words.say(Message::AskUnnamedWords, &[("files", Value::Text(&files.name(words)))]);
            files.question("unnamed", (Message::AskUnnamed, text), answers, words)
        })
        .collect()
}

/// Which currency the figures are in, where there are several and nobody has picked one or given rates.
fn about_currency(analysis: &Analysis, rules: &Rules, words: &Words<'_>) -> Option<QuestionView> {
    let mut all = analysis.currencies(rules);
    all.retain(|facts| facts.currency.is_known());
    if all.len() < 2 || rules.currency.is_some() || !rules.rates.is_empty() {
        return None;
    }
    all.sort_by_key(|facts| core::cmp::Reverse(facts.entries));
    let now = rules.currency_of(analysis.book());
    let answer = |facts: &CurrencyFacts| AnswerView {
        label: facts.currency.code().to_owned(),
        detail: currency_holds(facts, words),
        chosen: facts.currency == now,
        answer: Answer::Currency(facts.currency.code().to_owned()),
    };
    let values = [("count", Value::Count(all.len() as u64)), ("code", Value::Text(now.code()))];
    Some(QuestionView {
        key: "currency".to_owned(),
        title: words.text(Message::AskCurrency),
        text: words.say(Message::AskCurrencyWords, &values),
        answers: all.iter().take(CURRENCIES).map(answer).collect(),
    })
}

fn about_dates(files: &Alike<'_>, words: &Words<'_>) -> Option<QuestionView> {
    let order = files.files.first()?.1.dates.style.order;
    let span = |at: usize| {
        let spans = files.files.iter().filter_map(|(_, summary)| Some(summary.dates.readings?[at]));
        spans.reduce(|one: (Day, Day), other| (one.0.min(other.0), one.1.max(other.1)))
    };
    let answer = |(at, value, one): (usize, &str, DateOrder)| {
        let detail = span(at).map(|(first, last)| {
            words.say(Message::SpanOfDays, &[("from", Value::Day(first)), ("to", Value::Day(last))])
        });
        AnswerView {
            label: words.text(order_name(one)),
            detail: detail.unwrap_or_default(),
            chosen: one == order,
            answer: Answer::Setting(files.keys(), Setting::DateOrder, value.to_owned()),
        }
    };
    let answers = [(0, "day_first", DateOrder::DayFirst), (1, "month_first", DateOrder::MonthFirst)].map(answer);
    let name = files.name(words);
    let now = words.text(order_name(order));
    let text = words.say(Message::AskDatesWords, &[("files", Value::Text(&name)), ("order", Value::Text(&now))]);
    Some(files.question("dates", (Message::AskDates, text), answers.into(), words))
}

fn about_mark(files: &Alike<'_>, words: &Words<'_>) -> QuestionView {
    let mark = files.files.first().map_or('.', |(_, summary)| summary.decimal_mark);
    let answer = |(value, label, detail): (char, Message, Message)| AnswerView {
        label: words.text(label),
        detail: words.text(detail),
        chosen: value == mark,
        answer: Answer::Setting(files.keys(), Setting::DecimalMark, value.to_string()),
    };
    let answers = [('.', Message::MarkDot, Message::MarkDotMeans), (',', Message::MarkComma, Message::MarkCommaMeans)]
        .map(answer);
    let text = words.say(Message::AskMarkWords, &[("files", Value::Text(&files.name(words)))]);
    files.question("mark", (Message::AskMark, text), answers.into(), words)
}
