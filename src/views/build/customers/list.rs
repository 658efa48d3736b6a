//! The list of customers.

use crate::analysis::{CustomerGroup, CustomerLine, CustomerSort};
use crate::i18n::{CustomersPage, Value};
use crate::views::answers::{ChoiceView, OptionView, SectionView};
use crate::views::choice::Pick;
use crate::views::table::{Cell, Table};

use super::super::tell::{NOTHING, Tell};
use super::names::{group_name, group_words, state};
use super::{AT_ONCE, SORTS, Teller, groups};

impl Teller<'_> {
    pub(super) fn list(&self) -> SectionView {
        use CustomersPage as Say;
        let (words, query, listed) = (self.words, &self.answer.query, self.answer.listed);
        let text = self.answer.group_text.as_deref();
        let name = |group: CustomerGroup| group_name(group, text, query.retention_days, words);
        let group = |group: CustomerGroup| self.option(group.to_string(), name(group), group == query.group);
        // The group of a figure elsewhere is offered for as long as it is shown.
        let mut offered = groups();
        if !offered.contains(&query.group) {
            offered.insert(0, query.group);
        }
        let sort = |(sort, name, label): (CustomerSort, &str, CustomersPage)| {
            self.option(name.to_owned(), words.text(label), sort == query.sort)
        };
        let part = |from: usize| {
            let until = (from + AT_ONCE).min(listed);
            let values = [("from", Value::Count(from as u64 + 1)), ("to", Value::Count(until as u64))];
            self.option(from.to_string(), words.say(Say::ListRange, &values), from == query.from)
        };
        let choice = |pick: Pick, label: CustomersPage, options: Vec<OptionView>| ChoiceView {
            pick,
            label: words.text(label),
            options,
        };
        let mut choices = vec![
            choice(Pick::Group, Say::ListGroup, offered.into_iter().map(group).collect()),
            choice(Pick::Sort, Say::ListSort, SORTS.map(sort).into()),
        ];
        if listed > AT_ONCE {
            choices.push(choice(Pick::Part, Say::ListPart, self.parts().into_iter().map(part).collect()));
        }
        let count = ("count", Value::Count(listed as u64));
        SectionView {
            key: "list".to_owned(),
            title: match query.group {
                CustomerGroup::All => words.say(Say::ListTitle, &[count]),
                group => words.say(Say::ListTitleOf, &[count, ("group", Value::Text(&name(group)))]),
            },
            choices,
            is_list: true,
            tables: vec![self.table_of_customers()],
            notes: vec![words.text(Say::ListNote)],
            absent: (listed == 0).then(|| words.text(Say::ListNone)),
            ..SectionView::default()
        }
    }

    /// The beginnings of the parts that are offered: those around the present one, the first, the last, and some on the way.
    fn parts(&self) -> Vec<usize> {
        let count = self.answer.listed.div_ceil(AT_ONCE);
        let here = self.answer.query.from / AT_ONCE;
        let step = count.div_ceil(20).max(1);
        let offered = |part: &usize| part.abs_diff(here) <= 3 || *part + 1 == count || part.is_multiple_of(step);
        (0..count).filter(offered).map(|part| part * AT_ONCE).collect()
    }

    pub(super) fn table_of_customers(&self) -> Table {
        use CustomersPage as Say;
        let (words, tell) = (self.words, self.tell);
        let as_of = self.answer.context.window.as_of;
        let heads = [
            Tell::named(Say::KeyHead),
            Tell::numbers(Say::OrdersHead),
            Tell::numbers(Say::RevenueHead),
            Tell::named(Say::FirstHead),
            Tell::named(Say::LastHead),
            Tell::numbers(Say::SilentHead),
            Tell::named(Say::StateHead),
            Tell::named(Say::ScoresHead),
            Tell::named(Say::GroupHead),
        ];
        let nothing = || NOTHING.to_owned();
        let row = |line: &CustomerLine| {
            let silent = u64::try_from(as_of.since(line.last)).unwrap_or(0);
            let scores = line.rfm.map(|rfm| [rfm.r, rfm.f, rfm.m].map(|score| score.to_string()).join(" "));
            let group = line.rfm.map(|rfm| words.text(group_words(rfm.group()).0));
            vec![
                Cell::words(line.key.clone()),
                tell.count(u64::from(line.orders)),
                tell.money(line.revenue_minor),
                Cell::words(line.first.to_string()),
                Cell::words(line.last.to_string()),
                tell.count(silent),
                Cell::words(state(line.place.1, words)),
                Cell::words(scores.unwrap_or_else(nothing)),
                Cell::words(group.unwrap_or_else(nothing)),
            ]
        };
        let mut table = tell.table(Say::ListNone, &heads, self.answer.lines.iter().map(row).collect());
        let from = self.answer.query.from as u64;
        let values = [
            ("from", Value::Count(from + 1)),
            ("to", Value::Count(from + self.answer.lines.len() as u64)),
            ("count", Value::Count(self.answer.listed as u64)),
        ];
        table.caption = words.say(Say::ListCaption, &values);
        table
    }
}
