//! The Products page in words.

use crate::analysis::{CustomerGroup, OrderGroup, OrderPart, ProductsAnswer};
use crate::i18n::{ProductsPage as Say, Value, Words};
use crate::metrics::ProductFacts;
use crate::statistics::SMALL_BELOW;
use crate::units::Share;
use crate::views::answers::{AnswersView, SectionView};
use crate::views::choice::Page;
use crate::views::table::Cell;

use super::tell::Tell;

/// Pairs seen less often are left out.
const SEEN: u64 = 10;
/// How many pairs are told.
const PAIRS: usize = 15;
/// The places of 90 and 365 days among the horizons, and among the days of revenue so far.
const DAYS_90: usize = 2;
const DAYS_365: usize = 4;
const LTV_90: usize = 0;
const LTV_365: usize = 2;

/// The page.
pub fn products(answer: &ProductsAnswer, words: &Words<'_>) -> AnswersView {
    let teller = Teller { answer, words, tell: Tell { words } };
    let (title, lead, sections) = if answer.names.is_empty() {
        (words.text(Say::TitleAbsent), words.text(Say::LeadAbsent), Vec::new())
    } else {
        let count = ("count", Value::Count(answer.names.len() as u64));
        let lead = words.say(Say::Lead, &[count, ("day", Value::Day(answer.context.window.as_of))]);
        (teller.title(), lead, vec![teller.first(), teller.next(), teller.basket(), teller.due()])
    };
    AnswersView { page: Page::Products, title, lead, choices: Vec::new(), sections }
}

/// Two products and how much likelier they are together.
struct Pair {
    one: usize,
    other: usize,
    seen: Share,
    lift: f64,
    /// The orders that it counts.
    orders: Option<String>,
}

struct Teller<'a> {
    answer: &'a ProductsAnswer,
    words: &'a Words<'a>,
    tell: Tell<'a>,
}

impl Teller<'_> {
    fn name(&self, at: usize) -> &str {
        self.answer.names.get(at).map_or("", String::as_str)
    }

    /// The product whose first buyers surely come back most: the highest lower end of the interval.
    fn title(&self) -> String {
        let low = |one: &ProductFacts| {
            let share = one.first_repeat[DAYS_90];
            share.wilson_95().filter(|_| share.whole >= SMALL_BELOW).map(|interval| interval.low)
        };
        let all = self.answer.products.products.iter().enumerate();
        let best = all.filter_map(|(at, one)| Some((at, low(one)?))).max_by(|one, other| one.1.total_cmp(&other.1));
        match best {
            Some((at, _)) => {
                let share = self.answer.products.products[at].first_repeat[DAYS_90].value().unwrap_or_default();
                let values = [("product", Value::Text(self.name(at))), ("share", Value::Percent(share))];
                self.words.say(Say::Title, &values)
            }
            None => self.words.text(Say::TitleNone),
        }
    }

    fn first(&self) -> SectionView {
        let tell = self.tell;
        let heads = [
            Tell::named(Say::Product),
            Tell::numbers(Say::Orders),
            Tell::numbers(Say::FirstCustomers),
            Tell::numbers(Say::Back90),
            Tell::numbers(crate::i18n::TimingPage::IntervalHead),
            Tell::numbers(Say::Back365),
            Tell::numbers(Say::Ltv90),
            Tell::numbers(Say::Ltv365),
        ];
        let rows = self.answer.products.products.iter().enumerate().map(|(at, one)| {
            let [short, long] = [one.first_repeat[DAYS_90], one.first_repeat[DAYS_365]];
            let mean = |at: usize| tell.average(one.first_ltv_minor[at].mean().map(|mean| mean.value));
            vec![
                Cell::words(self.name(at)),
                tell.count(one.orders),
                tell.count(one.first_customers).with_behind(CustomerGroup::FirstProduct(one.product)),
                tell.share(short),
                tell.interval_of(short),
                tell.share(long),
                mean(LTV_90),
                mean(LTV_365),
            ]
        });
        SectionView {
            key: "first_product".to_owned(),
            title: self.words.text(Say::FirstTitle),
            tables: vec![tell.table(Say::FirstCaption, &heads, rows.collect())],
            notes: vec![self.words.text(Say::FirstNote)],
            ..SectionView::default()
        }
    }

    /// The pairs that are surely seen, the highest lift first.
    fn pairs(&self, ordered: bool, seen: impl Fn(usize, usize) -> (Share, Option<f64>)) -> Vec<Pair> {
        let count = self.answer.names.len();
        let part = if ordered { OrderPart::Next } else { OrderPart::Both };
        let product = |at: usize| self.answer.products.products.get(at).map(|one| one.product);
        let orders = |one: usize, other: usize| Some(OrderGroup::of(part(product(one)?, product(other)?)).to_string());
        let mut pairs: Vec<Pair> = (0..count)
            .flat_map(|one| (0..count).map(move |other| (one, other)))
            .filter(|(one, other)| if ordered { one != other } else { one < other })
            .filter_map(|(one, other)| {
                let (seen, lift) = seen(one, other);
                let lift = lift.filter(|lift| seen.part >= SEEN && *lift > 1.0)?;
                Some(Pair { one, other, seen, lift, orders: orders(one, other) })
            })
            .collect();
        pairs.sort_by(|one, other| {
            other.lift.total_cmp(&one.lift).then((one.one, one.other).cmp(&(other.one, other.other)))
        });
        pairs.truncate(PAIRS);
        pairs
    }

    fn pair_title(&self, pairs: &[Pair], found: Say, none: Say, names: [&'static str; 2]) -> String {
        let Some(pair) = pairs.first() else { return self.words.text(none) };
        let lift = self.words.format.decimal(pair.lift, 1);
        let [one, other] = names;
        let values = [
            (one, Value::Text(self.name(pair.one))),
            (other, Value::Text(self.name(pair.other))),
            ("lift", Value::Text(&lift)),
        ];
        self.words.say(found, &values)
    }

    fn next(&self) -> SectionView {
        let products = &self.answer.products;
        let pairs = self.pairs(true, |a, b| (products.next_share(a, b), products.next_lift(a, b)));
        let heads = [Say::NextFirst, Say::NextThen, Say::NextCount, Say::NextShare, Say::NextBase, Say::Lift];
        let title = self.pair_title(&pairs, Say::NextTitle, Say::NextTitleNone, ["first", "next"]);
        let beside = |pair: &Pair| products.next_base(pair.other);
        self.of_pairs("next_product", title, Say::NextCaption, heads, &pairs, &beside)
    }

    fn basket(&self) -> SectionView {
        let products = &self.answer.products;
        let pairs = self.pairs(false, |a, b| (products.support(a, b), products.basket_lift(a, b)));
        let heads =
            [Say::BasketOne, Say::BasketOther, Say::NextCount, Say::BasketSupport, Say::BasketConfidence, Say::Lift];
        let title = self.pair_title(&pairs, Say::BasketTitle, Say::BasketTitleNone, ["first", "second"]);
        let beside = |pair: &Pair| products.confidence(pair.one, pair.other);
        self.of_pairs("basket", title, Say::BasketCaption, heads, &pairs, &beside)
    }

    /// Two products a row, how often, their share, the share `beside` it, and the lift.
    fn of_pairs(
        &self,
        key: &str,
        title: String,
        caption: Say,
        [one, other, count, share, second, lift]: [Say; 6],
        pairs: &[Pair],
        beside: &dyn Fn(&Pair) -> Share,
    ) -> SectionView {
        let tell = self.tell;
        let heads = [
            Tell::named(one),
            Tell::named(other),
            Tell::numbers(count),
            Tell::numbers(share),
            Tell::numbers(second),
            Tell::numbers(lift),
        ];
        let row = |pair: &Pair| {
            vec![
                Cell::words(self.name(pair.one)),
                Cell::words(self.name(pair.other)),
                Cell { behind: pair.orders.clone(), ..tell.count(pair.seen.part) },
                tell.share(pair.seen),
                tell.share(beside(pair)),
                Cell::number(self.words.format.decimal(pair.lift, 1), Some(pair.lift)),
            ]
        };
        let table = || tell.table(caption, &heads, pairs.iter().map(row).collect());
        SectionView {
            key: key.to_owned(),
            title,
            tables: if pairs.is_empty() { Vec::new() } else { vec![table()] },
            notes: vec![self.words.text(Say::NextNote)],
            ..SectionView::default()
        }
    }

    fn due(&self) -> SectionView {
        let (words, tell) = (self.words, self.tell);
        let heads = [
            Tell::named(Say::Product),
            Tell::numbers(Say::DueBought),
            Tell::numbers(Say::DueAgain),
            Tell::numbers(Say::DueQuarter),
            Tell::numbers(Say::DueHalf),
            Tell::numbers(Say::DueNow),
        ];
        let told = self.answer.products.products.iter().zip(&self.answer.due).enumerate();
        let rows = told.map(|(at, (one, due))| {
            let survival = one.replenishment.survival();
            let day = |share: f64| match survival.quantile(share).day {
                Some(days) => tell.maybe(Some(days)),
                None => Cell::number(words.text(crate::i18n::TimingPage::NotReached), None),
            };
            let behind = CustomerGroup::Due(one.product);
            let due = due.map_or_else(Tell::nothing, |due| tell.count(due).with_behind(behind));
            let (again, all) = (one.replenishment.events(), one.replenishment.followed());
            vec![Cell::words(self.name(at)), tell.count(all), tell.count(again), day(0.25), day(0.5), due]
        });
        let most = self
            .answer
            .due
            .iter()
            .enumerate()
            .filter_map(|(at, due)| Some((at, (*due)?)))
            .max_by_key(|(at, due)| (*due, usize::MAX - at));
        let title = match most.filter(|(_, due)| *due > 0) {
            Some((at, due)) => {
                words.say(Say::DueTitle, &[("count", Value::Count(due)), ("product", Value::Text(self.name(at)))])
            }
            None => words.text(Say::DueTitleNone),
        };
        SectionView {
            key: "replenishment".to_owned(),
            title,
            tables: vec![tell.table(Say::DueCaption, &heads, rows.collect())],
            notes: vec![words.text(Say::DueNote)],
            ..SectionView::default()
        }
    }
}
