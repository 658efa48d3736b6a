//! The retention calculator in words.

use crate::analysis::CalculatorAnswer;
use crate::i18n::{CalculatorPage as Say, Value, Words};
use crate::metrics::RetentionCounts;
use crate::views::answers::{AnswersView, FieldView, SectionView};
use crate::views::chart::{Chart, ChartKind, Point, Role, Series};
use crate::views::choice::{Page, Typed};
use crate::views::table::Cell;

use super::axis::value_axis;
use super::tell::Tell;

/// The page.
pub fn calculator(answer: &CalculatorAnswer, words: &Words<'_>) -> AnswersView {
    let rate = answer.counts.and_then(RetentionCounts::rate);
    let title = match (answer.counts, rate) {
        (_, Some(rate)) => words.say(Say::Title, &[("share", Value::Percent(rate))]),
        (None, None) => words.text(Say::TitleNone),
        (Some(counts), None) => words.text(if counts.start == 0 { Say::TitleNobody } else { Say::TitleContradiction }),
    };
    AnswersView {
        page: Page::Calculator,
        title,
        lead: words.text(Say::Lead),
        choices: Vec::new(),
        sections: vec![counts(answer, words), growth(answer, words)],
    }
}

fn counts(answer: &CalculatorAnswer, words: &Words<'_>) -> SectionView {
    let tell = Tell { words };
    let typed = answer.typed;
    let field = |typed: Typed, label: Say, value: Option<u64>| FieldView {
        typed,
        label: words.text(label),
        value: value.map_or_else(String::new, |value| value.to_string()),
    };
    let fields = vec![
        field(Typed::RetentionStart, Say::Start, typed.start),
        field(Typed::RetentionEnd, Say::End, typed.end),
        field(Typed::RetentionNew, Say::New, typed.new),
    ];
    let told = answer.counts.filter(|counts| counts.rate().is_some());
    let tables = told.map(|counts| {
        let values = [
            ("start", Value::Count(counts.start)),
            ("end", Value::Count(counts.end)),
            ("new", Value::Count(counts.new)),
        ];
        let row = |name: Say, how: Say, value: Option<f64>| {
            vec![Cell::words(words.text(name)), Cell::words(words.say(how, &values)), tell.rate(value)]
        };
        let heads = [Tell::named(Say::Figure), Tell::named(Say::Formula), Tell::numbers(Say::Share)];
        let rows = vec![
            row(Say::Rate, Say::RateHow, counts.rate()),
            row(Say::Churn, Say::ChurnHow, counts.churn_of_start()),
            row(Say::ChurnOfEnd, Say::ChurnOfEndHow, counts.churn_of_end()),
        ];
        tell.table(Say::Caption, &heads, rows)
    });
    SectionView {
        key: "retention_rate".to_owned(),
        title: words.text(Say::CountsTitle),
        fields,
        absent: tables.is_none().then(|| words.text(Say::Example)),
        tables: tables.into_iter().collect(),
        notes: [Say::StrictNote, Say::NotSent].map(|note| words.text(note)).into(),
        ..SectionView::default()
    }
}

/// What keeping more does, in a textbook's shop.
fn growth(answer: &CalculatorAnswer, words: &Words<'_>) -> SectionView {
    let tell = Tell { words };
    let [(less, low), (more, high)] = &answer.growth;
    let shown = |value: f64| words.format.integer(libm::rint(value) as i64);
    let percent = |share: f64| words.format.percent(share, 0);
    let gain = low.last().zip(high.last()).map_or(0.0, |(low, high)| if *low > 0.0 { high / low - 1.0 } else { 0.0 });
    let (of_less, of_more) = (percent(*less), percent(*more));
    let ends = [("less", Value::Text(&of_less)), ("more", Value::Text(&of_more))];
    let title = words.say(Say::GrowthTitle, &[ends[0], ends[1], ("gain", Value::Percent(gain))]);
    let name = |kept: f64| words.say(Say::GrowthSeries, &[("share", Value::Text(&percent(kept)))]);
    let point = |value: &f64| Point {
        value: Some(*value),
        low: None,
        high: None,
        shown: shown(*value),
        complete: true,
        behind: None,
    };
    let series = |key: &str, kept: f64, role: Role, months: &[f64]| Series {
        key: key.to_owned(),
        label: name(kept),
        role,
        points: months.iter().map(point).collect(),
    };
    let months = low.len().min(high.len());
    let number = |at: usize| words.count(at as u64 + 1);
    let cell =
        |value: Option<&f64>| value.map_or_else(Tell::nothing, |value| Cell::number(shown(*value), Some(*value)));
    let rows = (0..months).map(|at| vec![Cell::words(number(at)), cell(low.get(at)), cell(high.get(at))]).collect();
    let heads = [Tell::named(Say::GrowthMonth), Tell::numbers(Say::GrowthLess), Tell::numbers(Say::GrowthMore)];
    let mut table = tell.table(Say::GrowthCaption, &heads, rows);
    for (column, kept) in table.columns.iter_mut().skip(1).zip([*less, *more]) {
        column.label = name(kept);
    }
    let highest = high.iter().chain(low).copied().fold(0.0, f64::max);
    let chart = Chart {
        key: "growth".to_owned(),
        title: title.clone(),
        caption: words.text(Say::GrowthCaption),
        kind: ChartKind::Lines,
        positions: (0..months).map(number).collect(),
        positions_name: words.text(Say::GrowthName),
        axis: value_axis(0.0, highest, 1.0, shown),
        series: vec![series("less", *less, Role::Quiet, low), series("more", *more, Role::Returning, high)],
        marks: Vec::new(),
        table,
    };
    SectionView {
        key: "growth".to_owned(),
        title,
        chart: Some(chart),
        notes: vec![words.text(Say::GrowthNote)],
        ..SectionView::default()
    }
}
