//! The loyalty programme in words.

use crate::i18n::{LoyaltySection as Say, Value, Words};
use crate::metrics::{HORIZONS, Loyalty, Side};
use crate::statistics::{Difference, SMALL_BELOW, SURE_BELOW, WITHHELD_BELOW};
use crate::units::{Exact, Interval, Share};
use crate::views::answers::SectionView;
use crate::views::table::{Cell, Table};

use super::tell::{NOTHING, Tell, between, points, probability};

/// The place of 90 days among [`HORIZONS`].
const DAYS_90: usize = 2;

/// M22, or how to come by it.
pub(super) fn loyalty(answer: Option<&Loyalty>, words: &Words<'_>) -> SectionView {
    let key = "loyalty".to_owned();
    let Some(loyalty) = answer else {
        let (title, absent) = (words.text(Say::TitleNone), Some(words.text(Say::HowToAdd)));
        return SectionView { key, title, absent, ..SectionView::default() };
    };
    let teller = Teller { loyalty, words, tell: Tell { words } };
    SectionView {
        key,
        title: teller.title(),
        tables: vec![teller.rewards(), teller.sides()],
        notes: [Say::NoteCause, Say::NoteRate].map(|note| words.text(note)).into(),
        ..SectionView::default()
    }
}

struct Teller<'a> {
    loyalty: &'a Loyalty,
    words: &'a Words<'a>,
    tell: Tell<'a>,
}

impl Teller<'_> {
    fn title(&self) -> String {
        let (members, others) = (self.loyalty.of_members.repeat, self.loyalty.of_others.repeat);
        let sure = self.loyalty.difference.repeat.filter(|difference| {
            members.whole.min(others.whole) >= SMALL_BELOW && difference.p.is_some_and(|p| p < SURE_BELOW)
        });
        match (sure, members.value(), others.value()) {
            (Some(difference), Some(one), Some(other)) => {
                let message = if difference.value > 0.0 { Say::TitleMore } else { Say::TitleLess };
                self.words.say(message, &[("members", Value::Percent(one)), ("others", Value::Percent(other))])
            }
            _ => self.words.text(Say::TitleUnsure),
        }
    }

    /// Given out, used, and the rate.
    fn rewards(&self) -> Table {
        let tell = self.tell;
        let amount = |amount: Exact| {
            let value = amount.0 as f64 / Exact::ONE.0 as f64;
            Cell::number(self.words.format.decimal(value, 0), Some(value))
        };
        let row = |name: Say, cell: Cell| vec![Cell::words(self.words.text(name)), cell];
        let rows = vec![
            row(Say::Issued, amount(self.loyalty.issued)),
            row(Say::Redeemed, amount(self.loyalty.redeemed)),
            row(Say::Rate, tell.rate(self.loyalty.redemption_rate())),
            row(Say::Members, tell.count(self.loyalty.members)),
            row(Say::MembersWithOrders, tell.count(self.loyalty.members_with_orders)),
        ];
        tell.table(Say::RewardsCaption, &[Tell::named(Say::Figure), Tell::numbers(Say::Number)], rows)
    }

    /// Members against all others.
    fn sides(&self) -> Table {
        let (words, tell) = (self.words, self.tell);
        let Loyalty { of_members, of_others, difference, .. } = self.loyalty;
        let both = |read: &dyn Fn(&Side) -> Cell| [read(of_members), read(of_others)];
        let row = |name: String, [one, other]: [Cell; 2], told: Option<Difference>, write: &dyn Fn(f64) -> String| {
            let told = told.filter(|_| of_members.repeat.whole.min(of_others.repeat.whole) >= WITHHELD_BELOW);
            let shown = told.map_or_else(Tell::nothing, |told| Cell::number(write(told.value), Some(told.value)));
            let band = told.map_or_else(
                || NOTHING.to_owned(),
                |Difference { interval: Interval { low, high }, .. }| between(&write(low), &write(high)),
            );
            let p = told.and_then(|told| told.p);
            let p = p.map_or_else(Tell::nothing, |p| Cell::number(probability(p, words), Some(p)));
            vec![Cell::words(name), one, other, shown, Cell::number(band, None), p]
        };
        let in_points = |value: f64| words.say(Say::Points, &[("points", Value::Text(&points(value, words)))]);
        let plus = |value: f64| if value > 0.0 { "+" } else { "" };
        let number = |value: f64| [plus(value), &words.format.decimal(value, 2)].concat();
        let money = |value: f64| [plus(value), &words.money(libm::rint(value) as i128)].concat();
        let days = words.say(Say::Back, &[("days", Value::Count(u64::from(HORIZONS[DAYS_90])))]);
        let share = |read: fn(&Side) -> Share| both(&|side| tell.share(read(side)));
        let none = |_: f64| String::new();
        let rows = vec![
            row(words.text(Say::Customers), both(&|side| tell.count(side.repeat.whole)), None, &none),
            row(words.text(Say::Repeat), share(|side| side.repeat), difference.repeat, &in_points),
            row(days, share(|side| side.second.complete[DAYS_90]), difference.repeat_by[DAYS_90], &in_points),
            row(
                words.text(Say::Orders),
                both(&|side| {
                    let mean = side.orders.mean().map(|mean| mean.value);
                    mean.map_or_else(Tell::nothing, |mean| Cell::number(words.format.decimal(mean, 2), Some(mean)))
                }),
                difference.orders,
                &number,
            ),
            row(
                words.text(Say::OrderValue),
                both(&|side| tell.average(side.order_value.ratio().map(|ratio| ratio.value))),
                difference.order_value_minor,
                &money,
            ),
        ];
        let heads = [
            Tell::named(Say::Figure),
            Tell::numbers(Say::OfMembers),
            Tell::numbers(Say::OfOthers),
            Tell::numbers(Say::Difference),
            Tell::numbers(Say::Band),
            Tell::numbers(Say::P),
        ];
        tell.table(Say::SidesCaption, &heads, rows)
    }
}
