//! What the models see of a customer: (x, t_x, T) and the mean repeat spend.
//!
//! Question: how often has each customer come back, when last, and since when do we know them?
//! Definition: by convention C8, x = distinct days with an order − 1; t_x = days from the first order to the last; T = days from the first order to the as-of
//! day (no + 1); m = mean net of the repeat days, the first day left out.
//! Inputs and units: the sealed store's columns; days are whole civil days, weeks = days / 7 with fractions; money in minor units.
//! Window and censoring: later rows than the as-of day are not seen; with a cut before it, purchase days after the cut are counted apart, as what there is
//! to predict.
//! Edge cases: several orders on one day are one purchase. A credit note is no purchase and lowers the net of the latest order day at or before its
//! own; before the first order it counts nowhere. A customer with credit notes only does not exist. m ≤ 0 is kept here and left out by the spend model.
//! Complexity: one pass over the rows; grouping sorts one integer per customer.
//! Source: Fader, Hardie and Lee (2005), Marketing Science 24(2), section 2; SPEC C8.
//! Not the same as: RFM's R and F (M16), which count orders and days since the last one.
//! Tested by: `a_history_by_hand` below; tests/published_cdnow.rs (2,357 customers, the authors' own table).

use crate::orders::{OrderStore, Row};
use crate::units::Day;

use super::grouping::Timing;
use super::refusal::{FEWEST_CYCLES, FEWEST_REPEATERS, Refusal};

/// Days of a week, the models' unit of time.
pub const DAYS_PER_WEEK: f64 = 7.0;

/// One customer as seen from a cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct History {
    /// Place in [`OrderStore::customers`].
    pub customer: u32,
    /// Day of the first order.
    pub first: Day,
    /// x: purchase days after the first, up to the cut.
    pub repeats: u32,
    /// t_x in days.
    pub last_after_days: i32,
    /// T in days.
    pub known_days: i32,
    /// Net of the repeat days up to the cut, in minor units.
    pub repeat_net_minor: i64,
    /// Repeat purchase days in the window just before the cut.
    pub recent: u32,
    /// Purchase days after the cut, up to the end.
    pub later: u32,
}

/// All customers as seen from a cut.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// The customers, in the store's order; those who came after the cut are not there.
    pub customers: Vec<History>,
    /// Day of the store's first order of a known customer.
    pub oldest: Day,
    /// The last day that the models see.
    pub cut: Day,
    /// The last day there is to predict; the cut itself where nothing is held back.
    pub until: Day,
    /// Repeat purchases of the day `oldest + place`, to the end, of all customers whenever they came.
    pub repeats_by_day: Vec<u32>,
    /// Of these, after the cut and by customers known at the cut.
    pub later_by_day: Vec<u32>,
    /// Customers whose first order is after the cut.
    pub newcomers: u64,
    /// Net of the first days of the customers known at the cut, in minor units.
    pub first_net_minor: i128,
}

/// Which part of time is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cut {
    /// The last day that the models see.
    pub at: Day,
    /// The last day of all.
    pub until: Day,
    /// How many days before the cut count as recent.
    pub recent_days: i32,
}

impl Cut {
    /// Nothing is held back.
    pub fn none(as_of: Day) -> Self {
        Self { at: as_of, until: as_of, recent_days: 0 }
    }
}

impl Summary {
    /// The customers of a store, seen from a cut.
    pub fn new(store: &OrderStore, cut: Cut) -> Self {
        let first_orders = store.known().filter(|row| row.mark.is_order());
        let oldest = first_orders.map(|row| row.day).min().unwrap_or(cut.at);
        let days = usize::try_from(cut.until.since(oldest) + 1).unwrap_or(0);
        let mut summary = Self {
            customers: Vec::new(),
            oldest,
            cut: cut.at,
            until: cut.until,
            repeats_by_day: vec![0; days],
            later_by_day: vec![0; days],
            newcomers: 0,
            first_net_minor: 0,
        };
        let mut customer: Option<u32> = None;
        let mut open: Option<Open> = None;
        for Row { day, amount_minor, mark } in store.known() {
            if mark.opens() {
                summary.close(open.take(), cut);
                customer = Some(customer.map_or(0, |place| place + 1));
            }
            if day > cut.until {
                continue;
            }
            match (&mut open, mark.is_order()) {
                (None, true) => {
                    let mut new = Open::new(customer.unwrap_or(0), day, cut);
                    new.add(day, amount_minor, cut);
                    open = Some(new);
                }
                (None, false) => {}
                (Some(open), true) if day > open.last => summary.repeat(open, day, amount_minor, cut),
                // What comes back of a first order is no repeat's.
                (Some(open), false) if mark.number() == 1 && day <= cut.at => {
                    open.first_net_minor = open.first_net_minor.saturating_add(amount_minor);
                }
                (Some(open), _) => open.add(day, amount_minor, cut),
            }
        }
        summary.close(open, cut);
        summary
    }

    fn repeat(&mut self, open: &mut Open, day: Day, amount_minor: i64, cut: Cut) {
        open.last = day;
        let place = usize::try_from(day.since(self.oldest)).unwrap_or(0);
        if let Some(count) = self.repeats_by_day.get_mut(place) {
            *count += 1;
        }
        let history = &mut open.history;
        if day <= cut.at {
            history.repeats += 1;
            history.last_after_days = day.since(history.first);
            history.recent += u32::from(cut.at.since(day) < cut.recent_days);
        } else {
            history.later += 1;
            if let Some(count) = self.later_by_day.get_mut(place).filter(|_| history.first <= cut.at) {
                *count += 1;
            }
        }
        open.add(day, amount_minor, cut);
    }

    fn close(&mut self, open: Option<Open>, cut: Cut) {
        match open {
            Some(open) if open.history.first <= cut.at => {
                self.first_net_minor += i128::from(open.first_net_minor);
                self.customers.push(open.history);
            }
            Some(_) => self.newcomers += 1,
            None => {}
        }
    }

    /// Customers with a repeat purchase.
    pub fn repeaters(&self) -> u64 {
        self.customers.iter().filter(|history| history.repeats > 0).count() as u64
    }

    /// Repeat purchases up to the cut.
    pub fn repeats(&self) -> u64 {
        self.customers.iter().map(|history| u64::from(history.repeats)).sum()
    }

    /// Purchases after the cut by customers known at it.
    pub fn later(&self) -> u64 {
        self.customers.iter().map(|history| u64::from(history.later)).sum()
    }

    /// The mean days between two purchase days: Σ t_x / Σ x.
    pub fn cycle_days(&self) -> Option<f64> {
        let days: i64 = self.customers.iter().map(|history| i64::from(history.last_after_days)).sum();
        let repeats = self.repeats();
        (repeats > 0).then(|| days as f64 / repeats as f64)
    }

    /// Whether there is enough to fit a model to, or what is missing.
    pub fn suffices(&self) -> Result<(), Refusal> {
        let (customers, repeaters) = (self.customers.len() as u64, self.repeaters());
        let span_days = self.cut.since(self.oldest);
        match self.cycle_days() {
            _ if customers == 0 => Err(Refusal::NoCustomers),
            None => Err(Refusal::AllBoughtOnce { customers }),
            _ if repeaters < FEWEST_REPEATERS => Err(Refusal::FewRepeaters { repeaters, needed: FEWEST_REPEATERS }),
            Some(cycle_days) if f64::from(span_days) < FEWEST_CYCLES * cycle_days => {
                Err(Refusal::ShortHistory { span_days, cycle_days })
            }
            Some(_) => Ok(()),
        }
    }

    /// The customers by equal (x, t_x, T).
    pub fn timings(&self) -> Vec<Timing> {
        let mut keys: Vec<u64> = self.customers.iter().map(|history| history.key()).collect();
        keys.sort_unstable();
        let same = keys.chunk_by(|one, other| one == other);
        same.filter_map(|same| Some(Timing { weight: same.len() as f64, ..Timing::of_key(*same.first()?) })).collect()
    }

    /// The repeaters' spend, by x; only where the mean is above nothing.
    pub fn spends(&self) -> Vec<Spend> {
        let mut spends: Vec<Spend> = self.customers.iter().filter_map(History::spend).collect();
        spends.sort_unstable_by(|one, other| one.x.cmp(&other.x).then(one.mean.total_cmp(&other.mean)));
        spends
    }
}

/// Figures of each customer that depend on x, t_x and T alone: worked out once for those who are alike, and a part at a time, since they are dear.
#[derive(Debug, Clone)]
pub(super) struct Figures<const N: usize> {
    order: Vec<(u64, u32)>,
    done: usize,
    all: Vec<[f64; N]>,
}

impl<const N: usize> Figures<N> {
    /// Histories that are worked out at a time.
    const PART: usize = 50_000;

    /// Before the first part.
    pub fn new(summary: &Summary) -> Self {
        let mut order: Vec<(u64, u32)> = summary.customers.iter().map(History::key).zip(0..).collect();
        order.sort_unstable();
        Self { all: vec![[0.0; N]; order.len()], order, done: 0 }
    }

    /// Works out the next part; says whether there are more.
    pub fn advance(&mut self, figures: &mut dyn FnMut(&Timing) -> [f64; N]) -> bool {
        let rest = self.order.get(self.done..).unwrap_or_default();
        for same in rest.chunk_by(|one, other| one.0 == other.0).take(Self::PART) {
            let Some((key, _)) = same.first() else { continue };
            let own = figures(&Timing::of_key(*key));
            for (_, place) in same {
                self.all[*place as usize] = own;
            }
            self.done += same.len();
        }
        self.done < self.order.len()
    }

    /// In the order of the customers.
    pub fn end(self) -> Vec<[f64; N]> {
        self.all
    }
}

/// A customer whose rows are being read.
struct Open {
    history: History,
    last: Day,
    first_net_minor: i64,
}

impl Open {
    fn new(customer: u32, first: Day, cut: Cut) -> Self {
        let history = History {
            customer,
            first,
            repeats: 0,
            last_after_days: 0,
            known_days: cut.at.since(first),
            repeat_net_minor: 0,
            recent: 0,
            later: 0,
        };
        Self { history, last: first, first_net_minor: 0 }
    }

    /// Books an amount on the latest order day.
    fn add(&mut self, day: Day, amount_minor: i64, cut: Cut) {
        if day > cut.at || self.last > cut.at {
            return;
        }
        let first = self.last == self.history.first;
        let sum = if first { &mut self.first_net_minor } else { &mut self.history.repeat_net_minor };
        *sum = sum.saturating_add(amount_minor);
    }
}

impl History {
    /// What the timing models see of the customer.
    pub fn timing(&self) -> Timing {
        Timing::of_key(self.key())
    }

    /// x, t_x and T in one integer: it sorts as they do.
    fn key(&self) -> u64 {
        let days = |days: i32| u64::from(days.clamp(0, (1 << 20) - 1).unsigned_abs());
        u64::from(self.repeats) << 40 | days(self.last_after_days) << 20 | days(self.known_days)
    }

    /// What the spend model sees of the customer: nothing without a repeat or where the mean is not above nothing.
    pub fn spend(&self) -> Option<Spend> {
        let seen = self.repeats > 0 && self.repeat_net_minor > 0;
        seen.then(|| Spend {
            x: self.repeats,
            mean: self.repeat_net_minor as f64 / f64::from(self.repeats),
            weight: 1.0,
        })
    }
}

/// One repeater's mean spend, and how many customers have it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spend {
    /// Repeat purchases.
    pub x: u32,
    /// Mean of a repeat purchase day, in minor units (or whatever unit v is wanted in).
    pub mean: f64,
    /// How many customers.
    pub weight: f64,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::orders::testing::{store, store_by_refund_day};

    fn day(text: &str) -> Day {
        Day::parse_iso(text).expect("a day")
    }

    /// By hand, as of 31 January: of the first order's 10.00 come back 4.00 after the second, of the second's 5.00 come back 1.00; the third is 2.00. First 6.00; repeats 4.00 + 2.00.
    #[test]
    fn what_comes_back_of_the_first_order_is_no_repeats() {
        let store = store_by_refund_day(&[
            ("A", "2024-01-01", 1_000, &[("2024-01-20", 400)]),
            ("A", "2024-01-08", 500, &[("2024-01-21", 100)]),
            ("A", "2024-01-29", 200, &[]),
        ]);
        let summary = Summary::new(&store, Cut::none(day("2024-01-31")));
        let [a] = summary.customers[..] else { panic!("one customer: {summary:?}") };
        assert_eq!((summary.first_net_minor, a.repeat_net_minor, a.repeats), (600, 600, 2));
    }

    /// By hand. A: 1, 8 (two orders), 15 and 29 January, a credit on the 20th, one more order in February.
    /// B: once. C: credit notes only. D: after the cut. E: a credit before the first order counts nowhere.
    #[test]
    fn a_history_by_hand() {
        let store = store(&[
            ("A", "2024-01-01", 1_000),
            ("A", "2024-01-08", 500),
            ("A", "2024-01-08", 700),
            ("A", "2024-01-15", 900),
            ("-A", "2024-01-20", -300),
            ("A", "2024-01-29", 200),
            ("A", "2024-02-05", 8_000),
            ("B", "2024-01-03", 100),
            ("-C", "2024-01-05", -100),
            ("D", "2024-02-02", 100),
            ("D", "2024-02-03", 100),
            ("-E", "2024-01-02", -50),
            ("E", "2024-01-04", 100),
            ("", "2024-01-04", 100),
        ]);
        let cut = Cut { at: day("2024-01-31"), until: day("2024-02-10"), recent_days: 17 };
        let summary = Summary::new(&store, cut);
        let [a, b, e] = summary.customers[..] else { panic!("three customers: {summary:?}") };
        assert_eq!((a.customer, a.repeats, a.last_after_days, a.known_days), (0, 3, 28, 30));
        assert_eq!((a.repeat_net_minor, a.recent, a.later), (500 + 700 + 900 - 300 + 200, 2, 1));
        assert_eq!((b.repeats, b.last_after_days, b.known_days, b.spend()), (0, 0, 28, None));
        assert_eq!((e.customer, e.repeats, e.repeat_net_minor, summary.newcomers), (4, 0, 0, 1));
        assert_eq!((summary.repeaters(), summary.repeats(), summary.later()), (1, 3, 1));
        assert_eq!(summary.cycle_days(), Some(28.0 / 3.0));
        assert_eq!(summary.first_net_minor, 1_000 + 100 + 100);
        assert_eq!(a.timing(), Timing { x: 3, t_x: 4.0, t: 30.0 / 7.0, weight: 1.0 });
        assert_eq!(a.spend().map(|spend| (spend.x, spend.mean)), Some((3, 2_000.0 / 3.0)));
        let on = |days: &[u32]| days.iter().enumerate().filter(|(_, n)| **n > 0).map(|(at, _)| at).collect::<Vec<_>>();
        assert_eq!(on(&summary.repeats_by_day), [7, 14, 28, 33, 35], "D's repeat too");
        assert_eq!(on(&summary.later_by_day), [35], "D is nobody's prediction");

        let all = Summary::new(&store, Cut::none(day("2024-02-10")));
        assert_eq!(all.customers.len(), 4);
        assert_eq!(all.timings().iter().map(|timing| timing.weight).sum::<f64>(), 4.0);
        let early = Summary::new(&store, Cut::none(day("2024-01-10")));
        assert_eq!(
            early.customers.iter().map(|history| history.repeats).sum::<u32>(),
            1,
            "as of: the rest has not been"
        );
    }
}
