//! Who moved from one state to another.

use crate::analysis::{CustomerGroup, Move, Moves};
use crate::i18n::{CustomersPage as Say, Value};
use crate::metrics::{LIFECYCLE_CELLS, SILENCES, Silence};
use crate::views::answers::{ChoiceView, OptionView, SectionView};
use crate::views::choice::Pick;
use crate::views::table::{Cell, Column, Table};

use super::super::tell::Tell;
use super::names::move_place;
use super::{DAYS_BACK, Teller};

impl Teller<'_> {
    pub(super) fn moves(&self) -> SectionView {
        let (words, query) = (self.words, &self.answer.list.query);
        let days = ("days", Value::Count(u64::from(query.days_back)));
        let option = |days: u32| OptionView {
            value: days.to_string(),
            label: words.say(Say::MovesOption, &[("days", Value::Count(u64::from(days)))]),
            chosen: days == query.days_back,
        };
        let choices = vec![ChoiceView {
            pick: Pick::DaysBack,
            label: words.text(Say::MovesDays),
            options: DAYS_BACK.map(option).into(),
        }];
        let section = SectionView { key: "moves".to_owned(), choices, ..SectionView::default() };
        let Some(moves) = &self.answer.moves else {
            let absent = words.say(Say::MovesAbsent, &[days, ("day", Value::Day(self.answer.context.window.as_of))]);
            return SectionView { title: words.text(Say::MovesTitleNone), absent: Some(absent), ..section };
        };
        let lost = between(moves, &|from, to| is_silent(to) && !is_silent(from));
        let back = between(moves, &|from, to| is_silent(from) && !is_silent(to));
        let title = match lost + back {
            0 => words.say(Say::MovesTitleNobody, &[days]),
            _ => words.say(Say::MovesTitle, &[days, ("lost", Value::Count(lost)), ("back", Value::Count(back))]),
        };
        SectionView {
            title,
            tables: vec![
                self.moved(moves, Say::MovesCaption, &moves.lifecycle.moves, &Move::Lifecycle),
                self.moved(moves, Say::MovesRfmCaption, &moves.rfm, &Move::Rfm),
            ],
            notes: vec![words.text(Say::MovesNote)],
            ..section
        }
    }

    /// From the rows to the columns; last, those who are in no cell or group of the day.
    fn moved<const N: usize>(
        &self,
        moves: &Moves,
        caption: Say,
        counts: &[[u64; N]; N],
        kind: &dyn Fn(usize, usize) -> Move,
    ) -> Table {
        let (words, tell) = (self.words, self.tell);
        let ends = [("then", Value::Day(moves.then.as_of)), ("now", Value::Day(self.answer.context.window.as_of))];
        let mut columns = vec![Column::words(words.say(Say::MovesHead, &ends))];
        columns.extend((0..N).map(|at| Column::number(move_place(kind(N - 1, at), false, words))));
        let cell = |from: usize, to: usize| match counts[from][to] {
            0 => Tell::nothing(),
            count => tell.count(count).with_behind(CustomerGroup::Moved(moves.days, kind(from, to))),
        };
        let row = |from: usize| {
            let name = [Cell::words(move_place(kind(from, N - 1), true, words))];
            name.into_iter().chain((0..N).map(|to| cell(from, to))).collect()
        };
        let rows = (0..N).filter(|from| counts[*from].iter().any(|count| *count > 0)).map(row).collect();
        Table { caption: words.say(caption, &ends), columns, rows }
    }
}

/// Whether a place in the grid is of those who are lapsed.
fn is_silent(place: usize) -> bool {
    place < LIFECYCLE_CELLS && SILENCES[place % SILENCES.len()] == Silence::Lapsed
}

/// Customers of both days whose move is wanted.
fn between(moves: &Moves, is_wanted: &dyn Fn(usize, usize) -> bool) -> u64 {
    let places = || 0..LIFECYCLE_CELLS;
    let all = places().flat_map(|from| places().map(move |to| (from, to)));
    all.filter(|(from, to)| is_wanted(*from, *to)).map(|(from, to)| moves.lifecycle.moves[from][to]).sum()
}
