//! Cells, points and tables as all pages of answers tell them.

use crate::i18n::{DriversPage, Message, Value, Words};
use crate::statistics::{SMALL_BELOW, WITHHELD_BELOW};
use crate::units::{Interval, Share};
use crate::views::chart::{Chart, ChartKind, Point, Role, Series, ValueAxis};
use crate::views::table::{Cell, Column, Table};

/// What stands where there is nothing to tell.
pub(super) const NOTHING: &str = "–";

/// A p value below this is told as below it.
const LEAST_P: f64 = 0.001;

/// Writes numbers into cells.
#[derive(Clone, Copy)]
pub(super) struct Tell<'a> {
    pub words: &'a Words<'a>,
}

impl Tell<'_> {
    pub(super) fn percent(self, share: f64) -> String {
        self.words.format.percent(share, 1)
    }

    /// A number that is not there.
    pub(super) fn nothing() -> Cell {
        Cell::number(NOTHING, None)
    }

    pub(super) fn count(self, count: u64) -> Cell {
        Cell::number(self.words.count(count), Some(count as f64))
    }

    /// A count that may be absent.
    pub(super) fn maybe(self, count: Option<u32>) -> Cell {
        count.map_or_else(Self::nothing, |count| self.count(u64::from(count)))
    }

    /// Money in minor units.
    pub(super) fn money(self, minor: i128) -> Cell {
        let per_major = self.words.currency.minor_per_major() as f64;
        Cell::number(self.words.money(minor), Some(minor as f64 / per_major))
    }

    /// An average of money in minor units.
    pub(super) fn average(self, minor: Option<f64>) -> Cell {
        minor.map_or_else(Self::nothing, |minor| self.money(libm::rint(minor) as i128))
    }

    pub(super) fn decimal(self, value: f64, decimals: u32) -> Cell {
        Cell::number(self.words.format.decimal(value, decimals), Some(value))
    }

    /// A share; withheld over fewer than five.
    pub(super) fn share(self, share: Share) -> Cell {
        let value = share.value().filter(|_| share.whole >= WITHHELD_BELOW);
        self.rate(value)
    }

    /// A share that was estimated.
    pub(super) fn rate(self, value: Option<f64>) -> Cell {
        value.map_or_else(Self::nothing, |value| Cell::number(self.percent(value), Some(value)))
    }

    /// P(alive). What rounds to certainty is not written as such, and of a customer with one order nobody knows: some models have no
    /// way for those to leave.
    pub(super) fn alive(self, share: Option<f64>, once: bool) -> Cell {
        const ALMOST: f64 = 0.999;
        match share {
            Some(share) if share > ALMOST && once => Self::nothing(),
            Some(share) if share > ALMOST => Cell::number(["> ", &self.percent(ALMOST)].concat(), Some(share)),
            share => self.rate(share),
        }
    }

    /// The interval of a share; withheld as the share is.
    pub(super) fn interval_of(self, share: Share) -> Cell {
        self.interval(share.wilson_95().filter(|_| share.whole >= WITHHELD_BELOW))
    }

    /// "31.2 % – 34.0 %", in one line.
    pub(super) fn interval(self, interval: Option<Interval>) -> Cell {
        match interval {
            Some(Interval { low, high }) => Cell::number(between(&self.percent(low), &self.percent(high)), None),
            None => Self::nothing(),
        }
    }

    /// "2.31 (0 – 6)": days with an order that are expected of a customer, and between what they should lie.
    pub(super) fn expected(self, days: f64, (least, most): (u32, u32)) -> Cell {
        let [least, most] = [least, most].map(|days| self.words.count(u64::from(days)));
        let text = [self.words.format.decimal(days, 2), in_brackets(&between(&least, &most))].join(" ");
        Cell::number(text, Some(days))
    }

    /// The same of money in minor units.
    pub(super) fn expected_money(self, minor: f64, range: Interval) -> Cell {
        let [low, high] = [range.low, range.high].map(|minor| self.words.money(libm::rint(minor) as i128));
        let cell = self.average(Some(minor));
        Cell { text: [cell.text, in_brackets(&between(&low, &high))].join(" "), ..cell }
    }

    pub(super) fn table(self, caption: impl Into<Message>, heads: &[(Message, bool)], rows: Vec<Vec<Cell>>) -> Table {
        let column = |&(head, numeric): &(Message, bool)| {
            let label = self.words.text(head);
            if numeric { Column::number(label) } else { Column::words(label) }
        };
        Table { caption: self.words.text(caption), columns: heads.iter().map(column).collect(), rows }
    }

    /// A column of words in a table.
    pub(super) fn named(head: impl Into<Message>) -> (Message, bool) {
        (head.into(), false)
    }

    /// A column of numbers in a table.
    pub(super) fn numbers(head: impl Into<Message>) -> (Message, bool) {
        (head.into(), true)
    }
}

/// "31.2 % – 34.0 %".
pub(super) fn between(low: &str, high: &str) -> String {
    [low, high].join(" – ")
}

fn in_brackets(text: &str) -> String {
    ["(", text, ")"].concat()
}

/// "+4.2", of a difference of shares.
pub(super) fn points(difference: f64, words: &Words<'_>) -> String {
    let points = words.format.decimal(difference * 100.0, 1);
    [if difference > 0.0 { "+" } else { "" }, &points].concat()
}

/// "0.032", and "< 0.001" where it would round to nothing.
pub(super) fn probability(p: f64, words: &Words<'_>) -> String {
    let shown = words.format.decimal(p.max(LEAST_P), 3);
    if p < LEAST_P { words.say(DriversPage::LessThan, &[("p", Value::Text(&shown))]) } else { shown }
}

/// Whether there are too few to read a rate without care.
pub(super) fn is_small(whole: u64) -> bool {
    whole < SMALL_BELOW
}

/// A chart of one series.
pub(super) struct OneSeries<'a> {
    pub key: &'a str,
    pub title: String,
    pub caption: String,
    pub kind: ChartKind,
    pub label: String,
    pub role: Role,
    pub positions: Vec<String>,
    pub positions_name: String,
    pub axis: ValueAxis,
    pub points: Vec<Point>,
    pub table: Table,
}

impl OneSeries<'_> {
    pub(super) fn chart(self) -> Chart {
        let Self { key, title, caption, kind, label, role, positions, positions_name, axis, points, table } = self;
        let series = vec![Series { key: key.to_owned(), label, role, points }];
        Chart {
            key: key.to_owned(),
            title,
            caption,
            kind,
            positions,
            positions_name,
            axis,
            series,
            marks: Vec::new(),
            table,
        }
    }
}
