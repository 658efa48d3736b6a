//! M24: published figures, each with the shop's own by the same definition.
//!
//! Question: is our number good?
//! Definition: each benchmark names what was counted; the shop's figure beside it counts the same and nothing else. All-time repeat share: customers with at least two orders
//! to date / all (M2, to date). Second order within a year: complete windows of 365 days (M10), each order a purchase. Third of second and fourth of third order at any time: the ladder
//! (M12), each order a purchase. Black-Friday customers back within 90 days, and all others: complete windows of 90 days by the first order's week (M20). Retention rate: (E − N) / S over the period (M7).
//! Inputs and units: store columns; shares of customers.
//! Window and censoring: each definition's own, up to the as-of day; absent where no customer was followed long enough.
//! Edge cases: opinions are no measurement and are marked as such. A year or sample that the source does not give is absent.
//! Numeric notes: counts; Wilson intervals.
//! Complexity: a few passes over the rows.
//! Source: RJMetrics, 2015 Ecommerce Buyer Behavior (176 retailers, 18 million customers, first orders 2009–2014); Metrilo, glossary "Retention rate" (own survey by niche); BS&Co on Black Friday 2025.
//! Not the same as: a benchmark by another definition, which can differ threefold on the same shop.
//! Tested by: `own_figures_by_hand` below.

use crate::orders::{OrderBook, OrderStore, Window};
use crate::units::Share;

use super::customer_retention::{CustomerRetention, customer_retention};
use super::drivers::{Band, Driver, DriverGroupId, drivers};
use super::repeat_customer_rate::repeat_customer_rates;
use super::steps::{Occasions, Steps};

/// What was counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BenchmarkDefinition {
    /// Customers who placed a second order within 365 days of the first.
    SecondWithinAYear,
    /// Customers with a second order who placed a third, at any time.
    ThirdOfSecond,
    /// Customers with a third order who placed a fourth, at any time.
    FourthOfThird,
    /// Customers with at least two orders, of all to date.
    AllTimeRepeat,
    /// Customers won in the Black-Friday week who came back within 90 days.
    BlackFridayWithin90,
    /// Customers won in other weeks who came back within 90 days.
    OthersWithin90,
    /// (E − N) / S over a period.
    RetentionRate,
}

/// Whether it was measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BenchmarkKind {
    /// Counted over shops.
    Measured,
    /// Quoted in articles without a sample.
    Opinion,
}

/// One published figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Benchmark {
    /// Stable name.
    pub code: &'static str,
    /// Who published it.
    pub source: &'static str,
    /// When; absent where undated.
    pub year: Option<u16>,
    /// Shops in the sample, where told.
    pub shops: Option<u32>,
    /// Customers in the sample, where told.
    pub customers: Option<u64>,
    /// The trade, where it is of one.
    pub trade: Option<&'static str>,
    /// What was counted.
    pub definition: BenchmarkDefinition,
    /// The figure, 0..=1.
    pub share: f64,
    /// Whether it was measured.
    pub kind: BenchmarkKind,
}

const fn rjmetrics(code: &'static str, definition: BenchmarkDefinition, share: f64) -> Benchmark {
    Benchmark {
        code,
        source: "RJMetrics, Ecommerce Buyer Behavior",
        year: Some(2015),
        shops: Some(176),
        customers: Some(18_000_000),
        trade: None,
        definition,
        share,
        kind: BenchmarkKind::Measured,
    }
}

const fn metrilo(code: &'static str, trade: Option<&'static str>, share: f64) -> Benchmark {
    Benchmark {
        code,
        source: "Metrilo, glossary: retention rate",
        year: None,
        shops: None,
        customers: None,
        trade,
        definition: BenchmarkDefinition::AllTimeRepeat,
        share,
        kind: BenchmarkKind::Measured,
    }
}

const fn black_friday(code: &'static str, definition: BenchmarkDefinition, share: f64) -> Benchmark {
    Benchmark {
        code,
        source: "BS&Co, Black Friday and Cyber Monday",
        year: Some(2025),
        shops: None,
        customers: None,
        trade: None,
        definition,
        share,
        kind: BenchmarkKind::Measured,
    }
}

const fn opinion(code: &'static str, trade: Option<&'static str>, share: f64) -> Benchmark {
    Benchmark {
        code,
        source: "articles for merchants",
        year: None,
        shops: None,
        customers: None,
        trade,
        definition: BenchmarkDefinition::RetentionRate,
        share,
        kind: BenchmarkKind::Opinion,
    }
}

/// Every benchmark.
pub const BENCHMARKS: [Benchmark; 19] = [
    rjmetrics("rjmetrics_second", BenchmarkDefinition::SecondWithinAYear, 0.32),
    rjmetrics("rjmetrics_third", BenchmarkDefinition::ThirdOfSecond, 0.53),
    rjmetrics("rjmetrics_fourth", BenchmarkDefinition::FourthOfThird, 0.64),
    metrilo("metrilo_average", None, 0.28),
    metrilo("metrilo_tea", Some("tea"), 0.21),
    metrilo("metrilo_food", Some("own food products"), 0.245),
    metrilo("metrilo_beauty", Some("beauty"), 0.26),
    metrilo("metrilo_apparel", Some("apparel"), 0.26),
    metrilo("metrilo_meals", Some("meal delivery"), 0.29),
    metrilo("metrilo_supplements", Some("supplements"), 0.29),
    metrilo("metrilo_coffee", Some("coffee"), 0.30),
    metrilo("metrilo_pets", Some("pet products"), 0.315),
    metrilo("metrilo_sports", Some("high-performance sports clothing"), 0.33),
    metrilo("metrilo_cbd", Some("CBD"), 0.36),
    black_friday("black_friday_won", BenchmarkDefinition::BlackFridayWithin90, 0.115),
    black_friday("black_friday_others", BenchmarkDefinition::OthersWithin90, 0.188),
    opinion("opinion_30", None, 0.30),
    opinion("opinion_35", None, 0.35),
    opinion("opinion_retail", Some("retail"), 0.63),
];

/// The shop's own figures by the benchmarks' definitions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnFigures {
    second_within_a_year: Share,
    third_of_second: Share,
    fourth_of_third: Share,
    all_time_repeat: Share,
    black_friday: Share,
    others: Share,
    /// Retention over the period; (E − N) / S is no share of people, since who comes back counts too.
    pub retention: CustomerRetention,
}

impl OwnFigures {
    /// The counts behind a definition; none for the retention rate, whose own are in `retention`.
    pub fn counts(&self, definition: BenchmarkDefinition) -> Option<Share> {
        match definition {
            BenchmarkDefinition::SecondWithinAYear => Some(self.second_within_a_year),
            BenchmarkDefinition::ThirdOfSecond => Some(self.third_of_second),
            BenchmarkDefinition::FourthOfThird => Some(self.fourth_of_third),
            BenchmarkDefinition::AllTimeRepeat => Some(self.all_time_repeat),
            BenchmarkDefinition::BlackFridayWithin90 => Some(self.black_friday),
            BenchmarkDefinition::OthersWithin90 => Some(self.others),
            BenchmarkDefinition::RetentionRate => None,
        }
    }

    /// The shop's figure by a definition, 0..=1 and for the retention rate perhaps above; absent where there is none.
    pub fn value(&self, definition: BenchmarkDefinition) -> Option<f64> {
        self.counts(definition).map_or_else(|| self.retention.counts.rate(), Share::value)
    }
}

/// The shop's own figures.
pub fn own_figures(store: &OrderStore, book: &OrderBook, window: Window) -> OwnFigures {
    let steps = Steps::of(store, window, Occasions::Orders, &|_| true);
    let weeks = drivers(store, book, window, Occasions::Orders, &[Driver::BlackFridayWeek]);
    let within_90 = |inside: bool| {
        let wanted = DriverGroupId::Band(Band::Whether(inside));
        let group = weeks.iter().flat_map(|report| &report.groups).find(|group| group.id == wanted);
        group.map_or(Share::default(), |group| group.repeat[2])
    };
    OwnFigures {
        second_within_a_year: steps.step(1).complete[4],
        third_of_second: steps.step(2).came_back(),
        fourth_of_third: steps.step(3).came_back(),
        all_time_repeat: repeat_customer_rates(store, window).to_date,
        black_friday: within_90(true),
        others: within_90(false),
        retention: customer_retention(store, window, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::orders::testing::{book_of, window};
    use crate::orders::{Basis, Rules};

    /// By hand, as of 31 December 2024: A four orders, the second after 30 days; B won in the Black-Friday week of 2023, back after 40 days; C won in it, never back;
    /// D won on 1 December 2024 (in that year's week), followed for 30 days only.
    #[test]
    fn own_figures_by_hand() {
        let book = book_of(&[
            ("A", "2023-01-01", 100, "", ""),
            ("A", "2023-01-31", 100, "", ""),
            ("A", "2024-01-31", 100, "", ""),
            ("A", "2024-02-01", 100, "", ""),
            ("B", "2023-11-24", 100, "", ""),
            ("B", "2024-01-03", 100, "", ""),
            ("C", "2023-11-20", 100, "", ""),
            ("D", "2024-12-01", 100, "", ""),
        ]);
        let store = OrderStore::new(&book, &Rules::new(Basis::TotalPaid));
        let own = own_figures(&store, &book, window("2023-01-01", "2024-12-31", "2024-12-31"));
        for (definition, part, whole) in [
            (BenchmarkDefinition::SecondWithinAYear, 2, 3),
            (BenchmarkDefinition::ThirdOfSecond, 1, 2),
            (BenchmarkDefinition::FourthOfThird, 1, 1),
            (BenchmarkDefinition::AllTimeRepeat, 2, 4),
            (BenchmarkDefinition::BlackFridayWithin90, 1, 2),
            (BenchmarkDefinition::OthersWithin90, 1, 1),
        ] {
            assert_eq!(own.counts(definition), Some(Share::new(part, whole)), "{definition:?}");
        }
        assert_eq!(own.value(BenchmarkDefinition::RetentionRate), None, "nobody before the first day");
        let codes: std::collections::BTreeSet<_> = BENCHMARKS.iter().map(|benchmark| benchmark.code).collect();
        assert_eq!(codes.len(), BENCHMARKS.len());
    }
}
