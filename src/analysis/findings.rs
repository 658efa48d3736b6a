//! What stands out: the findings of the Overview.
//!
//! A candidate sets a figure of the shop against a reference, what it would be were there nothing to say:
//!
//! | finding | figure | reference |
//! |---|---|---|
//! | repeat rate (M2) | customers of the period with more than one order in it | the same of the period it is compared with |
//! | revenue mix (M6) | existing customers' share of revenue in the last whole month | the same month a year before |
//! | best week (M11) | those who come back in the best week after the first order, of those still waiting | the average week of the first thirteen |
//! | ladder (M12) | first-time buyers back within a year (or 180, or 90 days) | the same after the second order |
//! | concentration (M17) | the best fifth's share of revenue, where it is more | a half |
//! | about to lapse (M15) | share of revenue to date of customers with three orders or more who are at risk, where it is more | a fiftieth |
//! | driver (M20) | a group of customers back within 90 days, its adjusted p below 0.05 | all other customers |
//! | first product (M19) | customers whose first order held a product back within 90 days, its adjusted p among all products below 0.05 | all other customers |
//! | benchmark (M24) | first-time buyers back within a year, each order a purchase | the published share |
//!
//! Only what is sure is told: the figure's 95 % interval lies on one side of the reference, and figure and reference rest on thirty customers at least. The weight
//! of a finding is how many times the end of the interval that is nearer to the reference is above it, or the reference above that end: size and certainty in one number, since what is less certain
//! has an end that is nearer. The three heaviest are told, one of each kind; of equal ones the one that stands first in the table. Whether it is welcome plays no part.
//!
//! No finding rests on an unfinished window: shares within so many days are of customers followed for so long, and told where the period reaches back twice as far, since those whom
//! the files see first at their very beginning are mostly old customers; a week counts where no more than one in twenty of those
//! at risk stopped being followed in it; months are whole, and the files reach back a year before the earlier one, since before that everybody looks new.
//!
//! Every figure is one that a page shows, from the same measure; the page is where the finding leads to.

use crate::metrics::{
    self, BENCHMARKS, Benchmark, BenchmarkDefinition, Driver, DriverGroupId, DriverReport, HORIZONS, LIFECYCLE_ROWS,
    LapseDays, Occasions, ProductFacts, Products, RevenueMix, RevenueMixes, Silence, Steps, TimeToNextOrder,
};
use crate::orders::{OrderBook, OrderStore, Window};
use crate::statistics::{
    Estimate, HazardBin, RatioMoments, SMALL_BELOW, SURE_BELOW, benjamini_hochberg, difference_of_estimates,
    difference_of_shares, log_rank,
};
use crate::units::{Day, Interval, Month, Share, saturated};

use super::drivers::product_name;

/// How many findings are told.
const TOLD: usize = 3;
/// Weeks after the first order over which the average week is taken.
const FIRST_WEEKS: usize = 13;
/// Of those at risk in a week, one in so many may stop being followed in it.
const UNSEEN_ONE_IN: u64 = 20;
/// Days that the files must reach back before the earlier of two months.
const KNOWN_BEFORE_DAYS: i32 = 365;
/// The best fifth of customers.
const TOP_PERCENT: u64 = 20;
/// What the best fifth brings where revenue is spread evenly enough.
const TOP_REFERENCE: f64 = 0.5;
/// What customers at risk have brought where there are few of them.
const RISK_REFERENCE: f64 = 0.02;
/// The place of 90 days among [`HORIZONS`].
const DAYS_90: usize = 2;
/// Places among [`HORIZONS`] at which the ladder is told, the longest first; the benchmark is told at the first.
const LADDER_HORIZONS: [usize; 3] = [4, 3, 2];

/// What a finding is about.
#[derive(Debug, Clone, PartialEq)]
pub enum Finding {
    /// The repeat customer rate of the period and of the one it is compared with.
    Repeat {
        /// Now.
        now: Share,
        /// Then.
        before: Share,
    },
    /// The share of revenue from existing customers in a month and a year before.
    RevenueMix {
        /// The month.
        month: Month,
    },
    /// The week after the first order to write in.
    BestWeek {
        /// The week.
        week: HazardBin,
    },
    /// First-time buyers are lost more often than those with two orders.
    Ladder {
        /// Back within so many days.
        days: u32,
        /// After the first order.
        first: Share,
        /// After the second.
        second: Share,
    },
    /// The best fifth of customers.
    TopFifth {
        /// How many they are, of all.
        customers: Share,
    },
    /// Customers with three orders or more who are about to lapse.
    AtRisk {
        /// How many they are, of all.
        customers: Share,
        /// What they have brought to date, minor units.
        revenue_minor: i128,
        /// Days after which they are lapsed.
        lapsed_after_days: Option<u32>,
    },
    /// A group of customers who come back more, or less.
    Driver {
        /// By what trait.
        driver: Driver,
        /// Which group.
        group: DriverGroupId,
        /// Its text in the files, where it has one.
        text: Option<String>,
        /// Back within 90 days.
        back: Share,
        /// All others.
        rest: Share,
    },
    /// Customers who began with a product come back more, or less.
    FirstProduct {
        /// Its number in the book's catalogue.
        product: u32,
        /// Its name in the files.
        name: String,
        /// Back within 90 days.
        back: Share,
        /// All others.
        rest: Share,
    },
    /// A published figure.
    Benchmark {
        /// Which.
        benchmark: Benchmark,
        /// The shop's own.
        own: Share,
    },
}

/// A finding with its numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// What it is about.
    pub finding: Finding,
    /// The figure.
    pub value: f64,
    /// Its 95 % interval; of a difference the interval of that, set off from the reference.
    pub interval: Interval,
    /// What it is set against.
    pub reference: f64,
    /// Customers that it rests on.
    pub customers: u64,
    /// How many times it is surely away from the reference.
    pub weight: f64,
}

/// The heaviest, one of each kind; of equal ones the earlier.
pub(super) fn heaviest(mut found: Vec<Found>) -> Vec<Found> {
    found.sort_by(|one, other| other.weight.total_cmp(&one.weight));
    let mut kinds = Vec::new();
    found.retain(|found| {
        let kind = core::mem::discriminant(&found.finding);
        let new = !kinds.contains(&kind);
        kinds.push(kind);
        new
    });
    found.truncate(TOLD);
    found
}

/// A finding, where the interval lies on one side of the reference and enough customers stand behind it.
fn sure(finding: Finding, customers: u64, value: f64, interval: Option<Interval>, reference: f64) -> Option<Found> {
    let interval = interval?;
    let (below, above) = if interval.low > reference {
        (reference, interval.low)
    } else if interval.high < reference {
        (interval.high, reference)
    } else {
        return None;
    };
    // Nothing would be infinitely less than anything: it counts as half a customer.
    let weight = above / below.max(0.5 / customers.max(1) as f64);
    (customers >= SMALL_BELOW).then_some(Found { finding, value, interval, reference, customers, weight })
}

/// A share against another of other people.
fn against(finding: Finding, one: Share, other: Share) -> Option<Found> {
    let (value, reference) = (one.value()?, other.value().filter(|_| other.whole >= SMALL_BELOW)?);
    let Interval { low, high } = difference_of_shares(one, other)?.interval;
    let interval = Interval { low: reference + low, high: reference + high };
    sure(finding, one.whole, value, Some(interval), reference)
}

pub(super) fn repeat(store: &OrderStore, window: Window, before: Window) -> Option<Found> {
    let [now, before] = [window, before].map(|window| metrics::repeat_customer_rates(store, window).in_period);
    against(Finding::Repeat { now, before }, now, before)
}

pub(super) fn revenue_mix(mixes: &RevenueMixes, oldest: Day) -> Option<Found> {
    let last = mixes.months.iter().rposition(|month| month.complete)?;
    let (now, then) = (mixes.months.get(last)?, mixes.months.get(last.checked_sub(12)?)?);
    let known = then.complete && then.month.first_day().since(oldest) >= KNOWN_BEFORE_DAYS;
    let enough = |mix: &RevenueMix| mix.revenue.count >= SMALL_BELOW;
    if !(known && enough(&now.mix) && enough(&then.mix)) {
        return None;
    }
    let (share, before) = (now.mix.revenue_share()?, then.mix.revenue_share()?);
    let Interval { low, high } = difference_of_estimates(share, before)?.interval;
    let interval = Interval { low: before.value + low, high: before.value + high };
    let finding = Finding::RevenueMix { month: now.month };
    sure(finding, now.mix.revenue.count, share.value, Some(interval), before.value)
}

pub(super) fn best_week(time: &TimeToNextOrder) -> Option<Found> {
    let peak = time.peak?;
    let week = *time.weeks.get(peak)?;
    // Those at risk who neither came back in the week nor began the next one were no longer followed.
    let stayed = time.weeks.get(peak + 1)?.rate.whole;
    let unseen = week.rate.whole.saturating_sub(week.rate.part + stayed);
    if unseen * UNSEEN_ONE_IN > week.rate.whole {
        return None;
    }
    let usual = time
        .weeks
        .iter()
        .take(FIRST_WEEKS)
        .fold(Share::default(), |all, week| Share::new(all.part + week.rate.part, all.whole + week.rate.whole));
    let found =
        sure(Finding::BestWeek { week }, week.rate.whole, week.rate.value()?, week.rate.wilson_95(), usual.value()?)?;
    (found.value > found.reference).then_some(found)
}

/// Whether a period reaches back far enough before the as-of day for shares within so many days.
fn reaches_back(window: Window, days: u32) -> bool {
    i64::from(window.as_of.since(window.period.from)) >= 2 * i64::from(days)
}

pub(super) fn ladder(steps: &Steps, window: Window) -> Option<Found> {
    let pair = |at: usize| (HORIZONS[at], steps.step(1).complete[at], steps.step(2).complete[at]);
    let enough = |(days, first, second): &(u32, Share, Share)| {
        reaches_back(window, *days) && first.whole.min(second.whole) >= SMALL_BELOW
    };
    let (days, first, second) = LADDER_HORIZONS.into_iter().map(pair).find(enough)?;
    let found = against(Finding::Ladder { days, first, second }, first, second)?;
    (found.value < found.reference).then_some(found)
}

pub(super) fn top_fifth(store: &OrderStore, window: Window) -> Option<Found> {
    let top = metrics::concentration(store, window).top.into_iter().find(|top| top.percent == TOP_PERCENT)?;
    let finding = Finding::TopFifth { customers: top.customers };
    let found = sure(finding, top.customers.whole, top.share?, top.interval, TOP_REFERENCE)?;
    (found.value > found.reference).then_some(found)
}

pub(super) fn at_risk(store: &OrderStore, window: Window, lapsed: LapseDays) -> Option<Found> {
    let (mut customers, mut revenue) = (Share::default(), RatioMoments::default());
    metrics::each_customer(store, window, &mut |facts| {
        if facts.period_orders == 0 {
            return;
        }
        let place = metrics::lifecycle_place(facts.orders, facts.days_since_last_order(window.as_of), lapsed);
        let wanted = place == (LIFECYCLE_ROWS - 1, Silence::AtRisk);
        let money = saturated(facts.revenue_minor);
        customers.whole += 1;
        customers.part += u64::from(wanted);
        revenue.add(if wanted { money } else { 0 }, money);
    });
    let Estimate { value, interval, .. } = (revenue.below > 0).then(|| revenue.ratio())??;
    let [.., lapsed_after_days] = lapsed;
    let finding = Finding::AtRisk { customers, revenue_minor: revenue.above, lapsed_after_days };
    let found = sure(finding, customers.whole, value, interval, RISK_REFERENCE)?;
    (found.value > found.reference).then_some(found)
}

/// The sure differences, one a driver.
pub(super) fn drivers(book: &OrderBook, reports: &[DriverReport]) -> Vec<Found> {
    let found = |report: &DriverReport| {
        let group = report.strongest().filter(|_| report.speaks())?;
        let (back, rest) = (group.repeat[DAYS_90], group.repeat_of_rest[DAYS_90]);
        let text = super::drivers::text_of(book, report.driver, group.id);
        against(Finding::Driver { driver: report.driver, group: group.id, text, back, rest }, back, rest)
    };
    reports.iter().filter_map(found).collect()
}

/// The products that customers surely come back after more, or less, than others do: by the log-rank test of the waits, adjusted over all products, as drivers are.
pub(super) fn first_products(book: &OrderBook, products: &Products, steps: &Steps, window: Window) -> Vec<Found> {
    let all = steps.step(1);
    let readable = |one: &&ProductFacts| {
        let back = one.first_repeat[DAYS_90];
        back.whole.min(all.complete[DAYS_90].whole - back.whole) >= SMALL_BELOW
    };
    if !reaches_back(window, HORIZONS[DAYS_90]) {
        return Vec::new();
    }
    let told: Vec<&ProductFacts> = products.products.iter().filter(readable).collect();
    let p = |one: &&ProductFacts| log_rank(&one.first_waits, &all.waits.without(&one.first_waits)).map(|test| test.p);
    let adjusted = benjamini_hochberg(&told.iter().map(p).collect::<Vec<_>>());
    let sure = told.into_iter().zip(adjusted).filter(|(_, p)| p.is_some_and(|p| p < SURE_BELOW));
    let found = |(one, _): (&ProductFacts, Option<f64>)| {
        let back = one.first_repeat[DAYS_90];
        let rest = all.complete[DAYS_90].without(back);
        let name = product_name(book, one.product).unwrap_or_default();
        against(Finding::FirstProduct { product: one.product, name, back, rest }, back, rest)
    };
    sure.filter_map(found).collect()
}

/// The shop against the one published share that counts complete windows only.
pub(super) fn benchmark(store: &OrderStore, window: Window) -> Option<Found> {
    if !reaches_back(window, HORIZONS[LADDER_HORIZONS[0]]) {
        return None;
    }
    let benchmark =
        *BENCHMARKS.iter().find(|benchmark| benchmark.definition == BenchmarkDefinition::SecondWithinAYear)?;
    let own = Steps::of(store, window, Occasions::Orders, &|_| true).step(1).complete[LADDER_HORIZONS[0]];
    let finding = Finding::Benchmark { benchmark, own };
    sure(finding, own.whole, own.value()?, own.wilson_95(), benchmark.share)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::orders::testing::{store, window};

    fn of_top(value: f64, (low, high): (f64, f64), reference: f64, customers: u64) -> Option<Found> {
        let finding = Finding::TopFifth { customers: Share::new(1, customers) };
        sure(finding, customers, value, Some(Interval { low, high }), reference)
    }

    /// By hand: 30 % to 50 % against 20 % is surely 1.5 times as much; 5 % to 10 % surely half, so the reference is twice as much.
    #[test]
    fn weight_is_how_many_times_it_is_surely_away() {
        let weight = |found: Option<Found>| found.map(|found| (found.weight * 1e6).round() / 1e6);
        assert_eq!(weight(of_top(0.4, (0.3, 0.5), 0.2, 100)), Some(1.5));
        assert_eq!(weight(of_top(0.07, (0.05, 0.1), 0.2, 100)), Some(2.0));
        assert_eq!(weight(of_top(0.4, (0.2, 0.6), 0.3, 100)), None, "it may be the reference");
        assert_eq!(weight(of_top(0.4, (0.3, 0.5), 0.2, 29)), None, "too few");
        assert_eq!(weight(of_top(0.0, (-0.1, 0.0), 0.2, 100)), Some(40.0), "nothing counts as half of a hundredth");
    }

    #[test]
    fn the_heaviest_three_are_told_one_of_a_kind() {
        let with = |finding: Finding, weight: f64| Found {
            finding,
            weight,
            value: 0.0,
            interval: Interval { low: 0.0, high: 0.0 },
            reference: 0.0,
            customers: 100,
        };
        let (share, other) = (Share::new(1, 2), Share::new(1, 3));
        let repeat = |now: Share| Finding::Repeat { now, before: other };
        let ladder = || Finding::Ladder { days: 90, first: share, second: other };
        let month = Month::new(2024, 1);
        let told = heaviest(vec![
            with(repeat(share), 1.2),
            with(Finding::RevenueMix { month }, 2.0),
            with(repeat(other), 3.0),
            with(ladder(), 2.0),
            with(Finding::TopFifth { customers: share }, 2.0),
        ]);
        let found: Vec<Finding> = told.into_iter().map(|found| found.finding).collect();
        assert_eq!(found, [repeat(other), Finding::RevenueMix { month }, ladder()], "of equal ones the earlier");
    }

    /// So many customers of a kind, each with these orders of 10.00.
    fn rows(kind: &str, count: usize, days: &[&str]) -> Vec<(String, String, i64)> {
        let one = |at: usize| days.iter().map(move |day| (format!("{kind}{at:03}"), (*day).to_owned(), 1000));
        (0..count).flat_map(one).collect()
    }

    fn shop(groups: &[(&str, usize, &[&str])]) -> OrderStore {
        let all: Vec<(String, String, i64)> =
            groups.iter().flat_map(|(kind, count, days)| rows(kind, *count, days)).collect();
        store(&all.iter().map(|(key, day, amount)| (&**key, &**day, *amount)).collect::<Vec<_>>())
    }

    /// By hand: of 100 customers 10 are back on day 3 and 40 on day 10, so 40 of 90 in week 2; the first thirteen weeks have 50 of 100 + 90 + 11 · 50 = 740, 6.757 %.
    /// Wilson of 40 / 90 begins at 34.616 %: 5.123 times the average. Up to day 12 week 2 is not over.
    #[test]
    fn a_week_stands_out_once_it_is_over() {
        let store = shop(&[
            ("A", 10, &["2024-01-01", "2024-01-04"]),
            ("B", 40, &["2024-01-01", "2024-01-11"]),
            ("C", 50, &["2024-01-01"]),
        ]);
        let week = |as_of| {
            let steps = Steps::of(&store, window("2024-01-01", "2024-01-01", as_of), Occasions::Days, &|_| true);
            best_week(&metrics::time_to_next_order(&steps, 1))
        };
        let found = week("2024-07-31").expect("it stands out");
        assert!((found.weight - 5.123).abs() < 1e-3 && found.customers == 90, "{found:?}");
        assert!((found.reference - 50.0 / 740.0).abs() < 1e-12);
        assert!(matches!(found.finding, Finding::BestWeek { week } if week.bin == 1));
        assert_eq!(week("2024-01-13"), None, "the week is not over");
    }

    /// 40 of 100 come back a first time within a year, 32 of 40 a second time. Until the period reaches back for twice 90 days there is nothing to say.
    #[test]
    fn the_ladder_waits_for_whole_windows() {
        let store = shop(&[
            ("A", 60, &["2023-01-01"]),
            ("B", 8, &["2023-01-01", "2023-01-20"]),
            ("C", 32, &["2023-01-01", "2023-01-20", "2023-02-20"]),
        ]);
        let told = |as_of| {
            let window = window("2023-01-01", as_of, as_of);
            ladder(&Steps::of(&store, window, Occasions::Days, &|_| true), window)
        };
        let found = told("2025-01-31").expect("it stands out");
        assert_eq!((found.value, found.reference, found.customers), (0.4, 0.8, 100));
        let sure = difference_of_shares(Share::new(40, 100), Share::new(32, 40)).expect("both").interval.high;
        assert!((found.weight - 0.8 / (0.8 + sure)).abs() < 1e-12);
        assert!(matches!(found.finding, Finding::Ladder { days: 365, .. }));
        assert!(matches!(told("2024-06-30").expect("180 days").finding, Finding::Ladder { days: 180, .. }));
        assert!(matches!(told("2023-07-15").expect("90 days").finding, Finding::Ladder { days: 90, .. }));
        assert_eq!(told("2023-05-30"), None, "the period does not reach back twice 90 days");
    }

    /// Existing customers bring 20 of 40 orders in June 2022 and 38 of 40 in June 2023. Had the files begun in December 2021, everybody of the first June might be older.
    #[test]
    fn a_month_is_set_against_the_year_before_where_the_files_know_it() {
        let mix = |first: &'static str| {
            let store = shop(&[
                ("A", 20, &[first, "2022-06-10", "2023-06-10"]),
                ("B", 18, &[first, "2023-06-11"]),
                ("C", 20, &["2022-06-12"]),
                ("D", 2, &["2023-06-13"]),
            ]);
            let (oldest, newest) = store.span().expect("orders");
            let whole =
                Window { period: crate::orders::Period { from: oldest, to: newest.plus(17) }, as_of: newest.plus(17) };
            revenue_mix(&metrics::revenue_mix(&store, whole), oldest)
        };
        let found = mix("2021-01-05").expect("it stands out");
        assert_eq!((found.value, found.reference, found.customers), (0.95, 0.5, 40));
        assert!(matches!(found.finding, Finding::RevenueMix { month } if month == Month::new(2023, 6)));
        assert_eq!(mix("2021-12-05"), None);
    }

    /// As of 31 May, with lapse thresholds of 100 days: those with three orders whose last is 80 to 100 days back are at risk. 10 of them with 30.00 each, 40 others with 10.00:
    /// 300 of 700.
    #[test]
    fn good_customers_at_risk_by_their_revenue() {
        let store = shop(&[("A", 10, &["2024-01-01", "2024-02-01", "2024-03-01"]), ("B", 40, &["2024-05-20"])]);
        let found =
            at_risk(&store, window("2024-01-01", "2024-05-31", "2024-05-31"), [Some(100); 3]).expect("it stands out");
        assert!((found.value - 3.0 / 7.0).abs() < 1e-12 && found.customers == 50, "{found:?}");
        let Finding::AtRisk { customers, revenue_minor, .. } = found.finding else { panic!("{found:?}") };
        assert_eq!((customers, revenue_minor), (Share::new(10, 50), 30_000));
        let lapsed = at_risk(&store, window("2024-01-01", "2024-05-31", "2024-05-31"), [Some(70); 3]);
        assert_eq!(lapsed, None, "they have lapsed already");
    }
}
