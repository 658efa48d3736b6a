//! M20: drivers.
//!
//! Question: what about the first order goes with coming back and with spending more?
//! Definition: customers by a trait of their first order. For each group against all other customers: repeat probability by h days among those followed so long (M10), the
//! Kaplan–Meier waits to the second purchase with the log-rank test, historical LTV 90, 180 and 365 days after the first order among those followed so long; the differences
//! with their 95 % intervals. The p values of all groups of all drivers of one table are adjusted together (Benjamini–Hochberg).
//! Traits: discount (none, any), its depth in percent, its code, refund (none, part, all), channel, country, payment, different items in the basket, weekday, hour, season, Black-Friday week
//! (Monday before the fourth Thursday of November to the Monday after it).
//! Inputs and units: store columns, facets of the book; customers, days, minor units.
//! Window and censoring: customers whose first order lies in the period, followed to the as-of day.
//! Edge cases: what the file does not say is a group of its own. Of texts the twelve most frequent are groups, the rest is one. A group of all customers has no rest and no
//! difference. Second orders of the first day are no repeat (or are, by the switch). A refund is known later than the order: who is refunded in full comes back less by definition of neither.
//! Numeric notes: integer sums; Newcombe for shares, Welch for means, log-rank for waits.
//! Complexity: one pass over the rows, memory days × groups.
//! Source: SPEC M20; Newcombe (1998); Mantel (1966); Benjamini and Hochberg (1995).
//! Not the same as: causes: customers who take a discount differ in more than that. Only a test with chance groups shows what a discount does.
//! Tested by: `discounts_by_hand` below, `black_friday_weeks` below.

use crate::orders::{Entry, Facet, OrderBook, OrderStore, Row, Window};
use crate::statistics::{
    Difference, Durations, LogRank, Moments, SMALL_BELOW, benjamini_hochberg, difference_of_means,
    difference_of_shares, log_rank,
};
use crate::units::{Day, Share};

use super::pass::Span;
use super::steps::{HORIZONS, Occasions};

/// Days after the first order at which revenue so far is told.
pub const LTV_DAYS: [u32; 3] = [90, 180, 365];
/// Texts that are groups of their own.
const MOST_TEXTS: usize = 12;
/// A difference is sure below this adjusted p value.
const SURE_BELOW: f64 = 0.05;
/// The place of 90 days among [`HORIZONS`], by which differences are told.
const TOLD_HORIZON: usize = 2;

/// A trait of the first order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the traits are their names")]
pub enum Driver {
    Discount,
    DiscountDepth,
    DiscountCode,
    Refund,
    Channel,
    Country,
    Payment,
    Basket,
    Weekday,
    Hour,
    Season,
    BlackFridayWeek,
}

/// How a driver's values are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Band {
    /// Yes or no: a discount at all, the Black-Friday week.
    Whether(bool),
    /// From so many to so many, nothing above where absent: percent of discount or refund, different items, hours.
    Range(u16, Option<u16>),
    /// A weekday, 0 for Monday.
    Weekday(u8),
    /// The first month of three: 12, 3, 6, 9.
    Season(u8),
}

impl Driver {
    /// Every driver.
    pub const ALL: [Self; 12] = [
        Self::Discount,
        Self::DiscountDepth,
        Self::DiscountCode,
        Self::Refund,
        Self::Channel,
        Self::Country,
        Self::Payment,
        Self::Basket,
        Self::Weekday,
        Self::Hour,
        Self::Season,
        Self::BlackFridayWeek,
    ];

    /// Its stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Discount => "discount",
            Self::DiscountDepth => "discount_depth",
            Self::DiscountCode => "discount_code",
            Self::Refund => "refund",
            Self::Channel => "channel",
            Self::Country => "country",
            Self::Payment => "payment",
            Self::Basket => "basket",
            Self::Weekday => "weekday",
            Self::Hour => "hour",
            Self::Season => "season",
            Self::BlackFridayWeek => "black_friday_week",
        }
    }

    /// What of an order it goes by, where it goes by a text.
    pub fn facet(self) -> Option<Facet> {
        match self {
            Self::DiscountCode => Some(Facet::DiscountCode),
            Self::Channel => Some(Facet::Channel),
            Self::Country => Some(Facet::Country),
            Self::Payment => Some(Facet::Payment),
            _ => None,
        }
    }

    /// The values of a driver that has no texts.
    pub fn bands(self) -> &'static [Band] {
        use Band::{Range, Season, Weekday, Whether};
        match self {
            Self::Discount | Self::BlackFridayWeek => &[Whether(false), Whether(true)],
            Self::DiscountDepth => {
                &[Range(0, Some(0)), Range(1, Some(10)), Range(11, Some(20)), Range(21, Some(30)), Range(31, None)]
            }
            Self::Refund => &[Range(0, Some(0)), Range(1, Some(99)), Range(100, Some(100))],
            Self::Basket => &[Range(1, Some(1)), Range(2, Some(2)), Range(3, Some(4)), Range(5, None)],
            Self::Weekday => &[Weekday(0), Weekday(1), Weekday(2), Weekday(3), Weekday(4), Weekday(5), Weekday(6)],
            Self::Hour => &[
                Range(0, Some(5)),
                Range(6, Some(8)),
                Range(9, Some(11)),
                Range(12, Some(14)),
                Range(15, Some(17)),
                Range(18, Some(20)),
                Range(21, Some(23)),
            ],
            Self::Season => &[Season(12), Season(3), Season(6), Season(9)],
            Self::DiscountCode | Self::Channel | Self::Country | Self::Payment => &[],
        }
    }

    /// The place among the bands of an order; none where the file does not say.
    fn band_of(self, entry: &Entry, items: u16) -> Option<usize> {
        let facets = &entry.facets;
        let within = |value: u16| {
            let holds = |band: &Band| match band {
                Band::Range(from, to) => *from <= value && to.is_none_or(|to| value <= to),
                _ => false,
            };
            self.bands().iter().position(holds)
        };
        match self {
            Self::Discount => Some(usize::from(facets.discount_percent > 0)),
            Self::DiscountDepth => within(u16::from(facets.discount_percent)),
            Self::Refund => within(u16::from(facets.refunded_percent)),
            Self::Basket => within(items),
            Self::Hour => within(u16::from(facets.hour()?)),
            // 1970-01-01 was a Thursday.
            Self::Weekday => Some((entry.day.0 + 3).rem_euclid(7) as usize),
            Self::Season => Some((entry.day.ymd().1 % 12 / 3) as usize),
            Self::BlackFridayWeek => Some(usize::from(is_black_friday_week(entry.day))),
            Self::DiscountCode | Self::Channel | Self::Country | Self::Payment => None,
        }
    }
}

/// Whether a day lies between the Monday before the fourth Thursday of November and the Monday after it.
fn is_black_friday_week(day: Day) -> bool {
    let (year, _, _) = day.ymd();
    let Some(first) = Day::from_ymd(year, 11, 1) else { return false };
    let thursday = first.plus(-first.0.rem_euclid(7)).plus(if first.0.rem_euclid(7) == 0 { 21 } else { 28 });
    (-3..=4).contains(&day.since(thursday))
}

/// Which customers a group holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DriverGroupId {
    /// Those of a band.
    Band(Band),
    /// Those of a text, by its number in the book's catalogue.
    Text(u32),
    /// Those of all rarer texts.
    OtherTexts,
    /// Those of whose first order the file does not say it.
    NotSaid,
}

/// One group against all other customers.
#[derive(Debug, Clone, PartialEq)]
pub struct DriverGroup {
    /// Which.
    pub id: DriverGroupId,
    /// Its customers, of all.
    pub customers: Share,
    /// Those who came back by each of [`HORIZONS`], of those followed so long.
    pub repeat: [Share; HORIZONS.len()],
    /// The same of all other customers.
    pub repeat_of_rest: [Share; HORIZONS.len()],
    /// Their differences.
    pub repeat_difference: [Option<Difference>; HORIZONS.len()],
    /// Waits to the second purchase.
    pub waits: Durations,
    /// Whether they wait otherwise than the rest.
    pub log_rank: Option<LogRank>,
    /// The test's p value, adjusted over the table.
    pub adjusted_p: Option<f64>,
    /// Revenue so far at each of [`LTV_DAYS`] of those followed so long, minor units.
    pub ltv_minor: [Moments; LTV_DAYS.len()],
    /// The same of all other customers.
    pub ltv_of_rest_minor: [Moments; LTV_DAYS.len()],
    /// Their differences, minor units.
    pub ltv_difference_minor: [Option<Difference>; LTV_DAYS.len()],
}

/// One driver.
#[derive(Debug, Clone, PartialEq)]
pub struct DriverReport {
    /// Which.
    pub driver: Driver,
    /// Its groups that have customers: bands in their order, texts the most frequent first.
    pub groups: Vec<DriverGroup>,
}

impl DriverReport {
    /// Whether the files say at least two different things of it.
    pub fn speaks(&self) -> bool {
        self.groups.iter().filter(|group| group.id != DriverGroupId::NotSaid).count() > 1
    }

    /// The group with the surest difference, where one is sure: an adjusted p below 0.05 over at least thirty customers.
    pub fn strongest(&self) -> Option<&DriverGroup> {
        let told = |group: &&DriverGroup| !matches!(group.id, DriverGroupId::NotSaid | DriverGroupId::OtherTexts);
        let sure = |group: &&DriverGroup| {
            group.adjusted_p.is_some_and(|p| p < SURE_BELOW)
                && group.customers.part >= SMALL_BELOW
                && group.repeat_difference[TOLD_HORIZON].is_some()
        };
        let p = |group: &DriverGroup| group.adjusted_p.unwrap_or(1.0);
        self.groups.iter().filter(told).filter(sure).min_by(|one, other| p(one).total_cmp(&p(other)))
    }
}

/// What is added up of a group.
#[derive(Clone, Default)]
pub(super) struct Sums {
    pub customers: u64,
    pub repeat: [Share; HORIZONS.len()],
    pub waits: Durations,
    pub ltv: [Moments; LTV_DAYS.len()],
}

/// One customer's beginning.
pub(super) struct Beginning {
    pub customer: u32,
    /// The first order's place in the book.
    pub place: u32,
    gap: Option<u32>,
    followed: u32,
    spent: [i64; LTV_DAYS.len()],
}

impl Sums {
    pub(super) fn add(&mut self, one: &Beginning) {
        self.customers += 1;
        match one.gap {
            Some(days) => self.waits.event(days),
            None => self.waits.censor(one.followed),
        }
        for (share, horizon) in self.repeat.iter_mut().zip(HORIZONS) {
            share.whole += u64::from(one.followed >= horizon);
            share.part += u64::from(one.followed >= horizon && one.gap.is_some_and(|days| days <= horizon));
        }
        for ((moments, days), spent) in self.ltv.iter_mut().zip(LTV_DAYS).zip(one.spent) {
            if one.followed >= days {
                moments.add(spent);
            }
        }
    }

    fn against(self, id: DriverGroupId, all: &Self) -> DriverGroup {
        let rest = |at: usize| {
            let (own, all) = (self.repeat[at], all.repeat[at]);
            Share::new(all.part - own.part, all.whole - own.whole)
        };
        let repeat_of_rest = core::array::from_fn(rest);
        let ltv_of_rest_minor: [Moments; LTV_DAYS.len()] =
            core::array::from_fn(|at| all.ltv[at].without(&self.ltv[at]));
        DriverGroup {
            id,
            customers: Share::new(self.customers, all.customers),
            repeat: self.repeat,
            repeat_of_rest,
            repeat_difference: core::array::from_fn(|at| difference_of_shares(self.repeat[at], repeat_of_rest[at])),
            log_rank: log_rank(&self.waits, &all.waits.without(&self.waits)),
            adjusted_p: None,
            ltv_minor: self.ltv,
            ltv_of_rest_minor,
            ltv_difference_minor: core::array::from_fn(|at| difference_of_means(&self.ltv[at], &ltv_of_rest_minor[at])),
            waits: self.waits,
        }
    }
}

/// Visits the beginning of every customer whose first order lies in the period.
pub(super) fn each_beginning(
    store: &OrderStore,
    window: Window,
    occasions: Occasions,
    visit: &mut dyn FnMut(Beginning),
) {
    let (span, as_of) = (Span::seen_of(window), window.as_of);
    for (rows, customer) in store.customers().zip(0..) {
        let from = rows.start;
        let mut found: Option<(Day, Beginning)> = None;
        let mut before = 0_i64;
        for (Row { day, amount_minor, mark }, at) in store.rows_of(rows).zip(from..) {
            if day > as_of {
                break;
            }
            let Some((first, one)) = &mut found else {
                before = before.saturating_add(amount_minor);
                if mark.is_order() {
                    if !span.holds(day) {
                        break;
                    }
                    let (place, followed) = (store.entries()[at], as_of.since(day) as u32);
                    let spent = [before; LTV_DAYS.len()];
                    found = Some((day, Beginning { customer, place, gap: None, followed, spent }));
                }
                continue;
            };
            let since = day.since(*first) as u32;
            if mark.is_order() && one.gap.is_none() && (since > 0 || occasions == Occasions::Orders) {
                one.gap = Some(since);
            }
            for (spent, days) in one.spent.iter_mut().zip(LTV_DAYS) {
                *spent = spent.saturating_add(if since <= days { amount_minor } else { 0 });
            }
        }
        if let Some((_, one)) = found {
            visit(one);
        }
    }
}

/// The texts that are groups of their own, the most frequent first, and the place of each text's group; from the places of first orders in the book.
fn frequent(book: &OrderBook, firsts: &[u32], facet: Facet) -> (Vec<u32>, Vec<u8>) {
    let catalogue = book.catalogue();
    let mut counts = vec![0_u32; catalogue.texts(facet)];
    for number in firsts.iter().filter_map(|&place| book.entry(place).facets.text(facet)) {
        counts[number as usize] += 1;
    }
    let mut top: Vec<u32> = Vec::new();
    let before = |a: u32, b: u32| {
        let key = |number: u32| (core::cmp::Reverse(counts[number as usize]), catalogue.text(facet, number));
        key(a) < key(b)
    };
    for number in (0..counts.len() as u32).filter(|&number| counts[number as usize] > 0) {
        let at = top.iter().position(|&other| before(number, other)).unwrap_or(top.len());
        if at < MOST_TEXTS {
            top.insert(at, number);
            top.truncate(MOST_TEXTS);
        }
    }
    let mut group = vec![MOST_TEXTS as u8; counts.len()];
    top.iter().zip(0..).for_each(|(&number, at)| group[number as usize] = at);
    (top, group)
}

/// How a driver's customers are grouped: places of groups, the last two being other texts and not said.
struct Grouping {
    driver: Driver,
    top: Vec<u32>,
    group_of_text: Vec<u8>,
}

impl Grouping {
    fn of(book: &OrderBook, firsts: &[u32], driver: Driver) -> Self {
        let no_texts = || (Vec::new(), Vec::new());
        let (top, group_of_text) = driver.facet().map_or_else(no_texts, |facet| frequent(book, firsts, facet));
        Self { driver, top, group_of_text }
    }

    /// The place of an order's group among [`Grouping::ids`].
    fn place(&self, book: &OrderBook, place: u32) -> usize {
        let entry = book.entry(place);
        let (bands, texts) = (self.driver.bands().len(), self.top.len());
        let Some(facet) = self.driver.facet() else {
            let items = u16::try_from(book.catalogue().items(place).len()).unwrap_or(u16::MAX);
            return self.driver.band_of(entry, items).unwrap_or(bands + 1);
        };
        let Some(number) = entry.facets.text(facet) else { return texts + 1 };
        let group = usize::from(self.group_of_text.get(number as usize).copied().unwrap_or(u8::MAX));
        group.min(texts)
    }

    fn ids(&self) -> Vec<DriverGroupId> {
        let bands = self.driver.bands().iter().map(|band| DriverGroupId::Band(*band));
        let texts = self.top.iter().map(|number| DriverGroupId::Text(*number));
        bands.chain(texts).chain([DriverGroupId::OtherTexts, DriverGroupId::NotSaid]).collect()
    }
}

/// The places in the book of the first orders of a window.
fn first_orders(store: &OrderStore, window: Window) -> Vec<u32> {
    let mut firsts = Vec::new();
    each_beginning(store, window, Occasions::Days, &mut |one| firsts.push(one.place));
    firsts
}

/// The drivers of a window, their p values adjusted together.
pub fn drivers(
    store: &OrderStore,
    book: &OrderBook,
    window: Window,
    occasions: Occasions,
    wanted: &[Driver],
) -> Vec<DriverReport> {
    let firsts = first_orders(store, window);
    let groupings: Vec<(Grouping, Vec<DriverGroupId>)> = wanted
        .iter()
        .map(|&driver| Grouping::of(book, &firsts, driver))
        .map(|grouping| {
            let ids = grouping.ids();
            (grouping, ids)
        })
        .collect();
    let mut all = Sums::default();
    let mut sums: Vec<Vec<Sums>> = groupings.iter().map(|(_, ids)| vec![Sums::default(); ids.len()]).collect();
    each_beginning(store, window, occasions, &mut |one| {
        all.add(&one);
        for ((grouping, _), sums) in groupings.iter().zip(&mut sums) {
            if let Some(sums) = sums.get_mut(grouping.place(book, one.place)) {
                sums.add(&one);
            }
        }
    });
    let mut reports: Vec<DriverReport> = groupings
        .into_iter()
        .zip(sums)
        .map(|((grouping, ids), sums)| {
            let groups = ids.into_iter().zip(sums).filter(|(_, sums)| sums.customers > 0);
            DriverReport { driver: grouping.driver, groups: groups.map(|(id, sums)| sums.against(id, &all)).collect() }
        })
        .collect();
    adjust_together(&mut reports);
    reports
}

/// Adjusts the p values of drivers that were worked out one by one, as if they had been together.
pub fn adjust_together(reports: &mut [DriverReport]) {
    let p_values: Vec<Option<f64>> =
        reports.iter().flat_map(|report| &report.groups).map(|group| group.log_rank.map(|test| test.p)).collect();
    let adjusted = benjamini_hochberg(&p_values);
    for (group, p) in reports.iter_mut().flat_map(|report| &mut report.groups).zip(adjusted) {
        group.adjusted_p = p;
    }
}

/// The customers of a group, by their places in [`OrderStore::customers`].
pub fn customers_of_driver(
    store: &OrderStore,
    book: &OrderBook,
    window: Window,
    driver: Driver,
    wanted: DriverGroupId,
) -> Vec<u32> {
    let grouping = Grouping::of(book, &first_orders(store, window), driver);
    let wanted = grouping.ids().iter().position(|id| *id == wanted);
    let mut found = Vec::new();
    each_beginning(store, window, Occasions::Days, &mut |one| {
        if Some(grouping.place(book, one.place)) == wanted {
            found.push(one.customer);
        }
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::orders::testing::{book_of, window};
    use crate::orders::{Basis, Rules};

    fn day(text: &str) -> Day {
        Day::parse_iso(text).expect("a day")
    }

    /// Thanksgiving was on 28 November 2024, 23 November 2023, 27 November 2025, 26 November 2026 (1 November a Sunday) and 22 November 2018 (1 November a Thursday).
    #[test]
    fn black_friday_weeks() {
        for (text, is_in) in [
            ("2024-11-24", false),
            ("2024-11-25", true),
            ("2024-11-29", true),
            ("2024-12-02", true),
            ("2024-12-03", false),
            ("2023-11-20", true),
            ("2023-11-28", false),
            ("2025-12-01", true),
            ("2026-11-27", true),
            ("2018-11-19", true),
            ("2018-11-27", false),
        ] {
            assert_eq!(is_black_friday_week(day(text)), is_in, "{text}");
        }
    }

    /// By hand, as of 31 December 2024. With a code: A (back after 10 days, 10 + 5 in 90 days), B (never back, 10). Without: C (back after 100 days: 20 in 90, 50 in 180 days), D (never, 30).
    /// Everyone is followed for over 180 days. By 30 days: 1 of 2 against 0 of 2; by 180: 1 of 2 against 1 of 2.
    #[test]
    fn discounts_by_hand() {
        let book = book_of(&[
            ("A", "2024-01-01", 1000, "WELCOME", "US"),
            ("A", "2024-01-11", 500, "", "US"),
            ("B", "2024-02-01", 1000, "WELCOME", "CA"),
            ("C", "2024-03-01", 2000, "", "US"),
            ("C", "2024-06-09", 3000, "WELCOME", "US"),
            ("D", "2024-04-01", 3000, "", ""),
        ]);
        let store = OrderStore::new(&book, &Rules::new(Basis::TotalPaid));
        let year = window("2024-01-01", "2024-12-31", "2024-12-31");
        let wanted = [Driver::DiscountCode, Driver::Country, Driver::Weekday];
        let reports = drivers(&store, &book, year, Occasions::Days, &wanted);
        let groups: Vec<_> = reports[0].groups.iter().map(|group| (group.id, group.customers)).collect();
        assert_eq!(groups, [(DriverGroupId::Text(0), Share::new(2, 4)), (DriverGroupId::NotSaid, Share::new(2, 4))]);
        let code = &reports[0].groups[0];
        assert_eq!((code.repeat[0], code.repeat_of_rest[0]), (Share::new(1, 2), Share::new(0, 2)));
        assert_eq!((code.repeat[3], code.repeat_of_rest[3]), (Share::new(1, 2), Share::new(1, 2)));
        assert_eq!(code.repeat_difference[0].map(|difference| difference.value), Some(0.5));
        let means = |moments: &[Moments; 3]| moments.map(|moments| moments.mean().map(|mean| mean.value));
        assert_eq!(means(&code.ltv_minor), [Some(1250.0), Some(1250.0), Some(1500.0)]);
        assert_eq!(means(&code.ltv_of_rest_minor), [Some(2500.0), Some(4000.0), None]);
        // Two groups of two are each other's rest: the same test.
        let statistic = |at: usize| reports[0].groups[at].log_rank.map_or(-1.0, |test| test.chi_square);
        assert!((statistic(0) - statistic(1)).abs() < 1e-12);
        assert!(code.adjusted_p >= code.log_rank.map(|test| test.p));
        let countries: Vec<_> = reports[1].groups.iter().map(|group| group.customers.part).collect();
        assert_eq!(countries, [2, 1, 1]);
        assert_eq!(customers_of_driver(&store, &book, year, Driver::Country, DriverGroupId::NotSaid), [3]);
        // 1 January 2024 and 1 April were Mondays, 1 February a Thursday, 1 March a Friday.
        let days: Vec<_> = reports[2].groups.iter().map(|group| (group.id, group.customers.part)).collect();
        let weekday = |number| DriverGroupId::Band(Band::Weekday(number));
        assert_eq!(days, [(weekday(0), 2), (weekday(3), 1), (weekday(4), 1)]);
    }
}
