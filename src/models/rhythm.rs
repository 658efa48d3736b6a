//! Orders in a fixed rhythm: the period, and what each customer did period by period.
//!
//! Question: do customers order once a period, as subscribers do, and for how many periods has each stayed?
//! Definition: a gap is the days between two purchase days. The period p is the median gap, then the mean of the gaps near a multiple of it, each divided by its multiple. A
//! gap is near m p where it is within a tenth of p (a day at least) of it. Orders are in a rhythm where [`REGULAR`] of the gaps are near a multiple, and half are near p itself. A
//! gap near m p (else rounded) is m periods; a customer *stays* while every gap is one period, and has *left* where a gap is longer, or a further period has
//! passed, with a tenth of grace, without an order.
//! Inputs and units: the sealed store; days; periods are whole.
//! Window and censoring: nothing after the cut counts but as what there is to predict; who is there at the cut is censored there.
//! Edge cases: orders within half a period are one; fewer than [`FEWEST_GAPS`] gaps tell no rhythm.
//! Complexity: two passes over the rows.
//! Source: none; the periods are those of Fader and Hardie (2007) and of Fader, Hardie and Shang (2010).
//! Not the same as: the best time to write (M11), which is of shops without a rhythm.
//! Tested by: `periods_by_hand` below.

use crate::orders::{OrderStore, Row};
use crate::units::Day;

use super::bg_bb::Periods;

/// The part of the gaps that must be near a multiple of the period.
pub const REGULAR: f64 = 0.8;
/// Gaps below which there is no telling.
pub const FEWEST_GAPS: u64 = 100;
/// Gaps that are told apart; longer ones count as this long.
const LONGEST: usize = 800;
/// The shortest period, in days: a shop that sells every day has no subscribers.
const SHORTEST: usize = 5;

/// How regular the gaps between orders are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rhythm {
    /// Days of a period.
    pub period_days: f64,
    /// Gaps between two purchase days.
    pub gaps: u64,
    /// Of these, near a multiple of the period.
    pub near: u64,
    /// Of these, near the period itself.
    pub single: u64,
}

/// What a customer did, period by period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stay {
    /// Periods with an order after the first, in a row from the first.
    pub renewals: u32,
    /// Whether a period has passed without one.
    pub left: bool,
    /// x: periods with an order after the first.
    pub bought: u32,
    /// t_x: the last of them.
    pub last: u32,
    /// n: periods that have passed.
    pub passed: u32,
    /// Orders after the cut, each in a period of its own.
    pub later: u32,
}

/// The purchase days of each customer up to a day.
fn each_day(store: &OrderStore, until: Day, visit: &mut dyn FnMut(Day, bool)) {
    let mut last: Option<Day> = None;
    for Row { day, mark, .. } in store.known() {
        if mark.opens() {
            last = None;
        }
        if day <= until && mark.is_order() && last != Some(day) {
            visit(day, last.is_none());
            last = Some(day);
        }
    }
}

impl Rhythm {
    /// The rhythm of a store up to a day; nothing where there are too few gaps.
    pub fn of(store: &OrderStore, until: Day) -> Option<Self> {
        let mut counts = vec![0_u64; LONGEST + 1];
        let mut before = until;
        each_day(store, until, &mut |day, first| {
            if !first {
                let gap = usize::try_from(day.since(before)).unwrap_or(0).min(LONGEST);
                counts[gap] += 1;
            }
            before = day;
        });
        let gaps: u64 = counts.iter().sum();
        if gaps < FEWEST_GAPS {
            return None;
        }
        let mut seen = 0;
        let median = counts.iter().position(|count| {
            seen += count;
            2 * seen >= gaps
        })?;
        let first = Self { period_days: median.max(SHORTEST) as f64, gaps, near: 0, single: 0 };
        let told = || counts.iter().enumerate().filter(|(gap, count)| *gap < LONGEST && **count > 0);
        let (mut days, mut periods) = (0.0, 0.0);
        for (gap, count) in told() {
            if let Some(multiple) = first.near(gap as f64) {
                days += gap as f64 * *count as f64;
                periods += f64::from(multiple) * *count as f64;
            }
        }
        let mut found = Self { period_days: if periods > 0.0 { days / periods } else { first.period_days }, ..first };
        for (gap, count) in told() {
            if let Some(multiple) = found.near(gap as f64) {
                found.near += count;
                found.single += if multiple == 1 { *count } else { 0 };
            }
        }
        Some(found)
    }

    /// Whether customers order in it.
    pub fn holds(&self) -> bool {
        self.share() >= REGULAR && 2 * self.single >= self.gaps
    }

    /// The part of the gaps near a multiple of the period.
    pub fn share(&self) -> f64 {
        self.near as f64 / self.gaps.max(1) as f64
    }

    fn grace(&self) -> f64 {
        (0.1 * self.period_days).max(1.0)
    }

    /// The multiple that a gap is near.
    fn near(&self, gap: f64) -> Option<u32> {
        let multiple = libm::rint(gap / self.period_days);
        (multiple >= 1.0 && (gap - multiple * self.period_days).abs() <= self.grace()).then_some(multiple as u32)
    }

    /// What each customer known at a cut did up to it, and how many periods with an order came after it, up to a last day.
    pub fn stays(&self, store: &OrderStore, cut: Day, until: Day) -> Vec<Stay> {
        let mut stays: Vec<Stay> = Vec::new();
        let mut open: Option<(Stay, Day)> = None;
        let close = |open: Option<(Stay, Day)>, stays: &mut Vec<Stay>| {
            stays.extend(open.map(|(stay, last)| self.at_cut(stay, last, cut)));
        };
        let mut later_from = cut;
        each_day(store, until, &mut |day, first| {
            if first {
                close(open.take(), &mut stays);
                let new = Stay { renewals: 0, left: false, bought: 0, last: 0, passed: 0, later: 0 };
                open = (day <= cut).then_some((new, day));
                later_from = day;
                return;
            }
            let Some((stay, last)) = &mut open else { return };
            let periods = |since: Day| libm::rint(f64::from(day.since(since)) / self.period_days) as u32;
            if day > cut {
                if periods(later_from) > 0 {
                    stay.later += 1;
                    later_from = day;
                }
                return;
            }
            let gap = periods(*last);
            if gap == 0 {
                return;
            }
            stay.left |= gap > 1;
            stay.renewals += u32::from(!stay.left);
            stay.bought += 1;
            stay.last += gap;
            *last = day;
            later_from = day;
        });
        close(open, &mut stays);
        stays.sort_unstable();
        stays
    }

    fn at_cut(&self, stay: Stay, last: Day, cut: Day) -> Stay {
        let passed = libm::floor((f64::from(cut.since(last)) - self.grace()) / self.period_days).max(0.0) as u32;
        Stay { passed: stay.last + passed, left: stay.left || passed > 0, ..stay }
    }
}

impl Stay {
    /// What BG/BB sees of so many customers who are alike.
    pub(super) fn periods(&self, weight: f64) -> Periods {
        Periods { x: self.bought, t_x: self.last, n: self.passed, weight }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::orders::testing::store;

    fn day(text: &str) -> Day {
        Day::parse_iso(text).expect("a day")
    }

    /// By hand, a period of 30 days, cut on 15 April. A: every 30 days, still there: 3 renewals, and one after the cut. B: one renewal, then nothing: left; two
    /// more periods have passed. C: skips one period and comes back: left after the first, x = 1 in period 2. D: new. E: after the cut.
    #[test]
    fn periods_by_hand() {
        let store = store(&[
            ("A", "2024-01-01", 100),
            ("A", "2024-01-31", 100),
            ("A", "2024-03-01", 100),
            ("A", "2024-03-31", 100),
            ("A", "2024-04-30", 100),
            ("B", "2024-01-01", 100),
            ("B", "2024-01-31", 100),
            ("B", "2024-02-02", 100),
            ("C", "2024-02-01", 100),
            ("C", "2024-04-01", 100),
            ("D", "2024-04-10", 100),
            ("E", "2024-04-20", 100),
        ]);
        let rhythm = Rhythm { period_days: 30.0, gaps: 0, near: 0, single: 0 };
        let stays = rhythm.stays(&store, day("2024-04-15"), day("2024-05-01"));
        let stay = |renewals, left, bought, last, passed, later| Stay { renewals, left, bought, last, passed, later };
        let by_hand = [
            stay(0, false, 0, 0, 0, 0),
            stay(0, true, 1, 2, 2, 0),
            stay(1, true, 1, 1, 3, 0),
            stay(3, false, 3, 3, 3, 1),
        ];
        assert_eq!(stays, by_hand);
        assert_eq!(Rhythm::of(&store, day("2024-05-01")), None, "too few gaps");
        assert_eq!([1.0, 26.0, 27.0, 33.0, 58.0].map(|gap| rhythm.near(gap)), [None, None, Some(1), Some(1), Some(2)]);
    }

    /// A hundred and twenty customers with gaps of 28, 30 and 32 days, and of 61: near once and twice a period of 30.25 days or so.
    #[test]
    fn a_rhythm_is_told_from_none() {
        let orders = |gaps: &dyn Fn(i32) -> [i32; 2]| {
            let start = day("2024-01-01");
            let mut rows: Vec<(String, Day)> = Vec::new();
            for customer in 0..120 {
                let [one, two] = gaps(customer);
                for after in [0, one, one + two] {
                    rows.push((format!("c{customer:03}"), start.plus(customer % 30 + after)));
                }
            }
            let texts: Vec<(String, String)> = rows.into_iter().map(|(key, day)| (key, day.to_string())).collect();
            let rows: Vec<(&str, &str, i64)> =
                texts.iter().map(|(key, day)| (key.as_str(), day.as_str(), 100)).collect();
            Rhythm::of(&store(&rows), day("2025-01-01")).expect("enough gaps")
        };
        let monthly = orders(&|customer| [28 + 2 * (customer % 3), if customer % 4 == 0 { 61 } else { 30 }]);
        assert!(monthly.holds() && (29.5..31.0).contains(&monthly.period_days), "{monthly:?}");
        assert_eq!((monthly.gaps, monthly.near, monthly.single), (240, 240, 210));
        let whenever = orders(&|customer| [7 + 11 * (customer % 13), 9 + 17 * (customer % 7)]);
        assert!(!whenever.holds(), "{whenever:?}");
    }
}
