//! M7: customer retention rate.
//!
//! Question: of the customers we had when the period began, how many do we still have at its end?
//! Definition: rate = (E − N) / S, with S = customers active on the eve of the period, E = customers active on its last day, N = customers acquired in the period and in E.
//! Active on day D = with an order on one of the W days up to and with D (the activity window). The formula counts come-backs as retained and can pass 100 %, so
//! the strict form stands beside it: members of S who are in E / S.
//! Inputs and units: store columns; customers. W is the period's own length unless another is given (90, 180, 365 days, the lapse threshold M14).
//! Window and censoring: complete where the file reaches back over the whole activity window before the eve; else S is too small and it says so.
//! Edge cases: S empty: both absent. Nothing after the as-of day counts; a period that ends later ends there.
//! Numeric notes: counts; Wilson for the strict form; for the formula the delta method over customers, √(a(1 − R)² + b + cR²) / S with a stayed, b come back, c lost.
//! Complexity: one pass over the rows.
//! Source: SPEC M7; its worked check S 10,000, N 5,500, E 13,000 → 75 %.
//! Not the same as: cohort retention (M9), which follows those acquired together; repeat customer rate (M2).
//! Tested by: `by_hand` below, `the_worked_check` below.

use crate::orders::{OrderStore, Row, Window};
use crate::statistics::Estimate;
use crate::units::{Day, Share};

/// The three counts of the formula, from a file or typed in by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RetentionCounts {
    /// Customers at the start.
    pub start: u64,
    /// Customers at the end.
    pub end: u64,
    /// Customers of the end who were acquired in between.
    pub new: u64,
}

impl RetentionCounts {
    /// (E − N) / S; absent where nobody was there at the start or the counts contradict each other.
    pub fn rate(self) -> Option<f64> {
        let kept = self.end.checked_sub(self.new)?;
        (self.start > 0).then(|| kept as f64 / self.start as f64)
    }

    /// 1 − rate: lost customers over those of the start; below 0 where come-backs outnumber the lost.
    pub fn churn_of_start(self) -> Option<f64> {
        self.rate().map(|rate| 1.0 - rate)
    }

    /// Lost customers over those of the end, another way to say churn.
    pub fn churn_of_end(self) -> Option<f64> {
        let kept = self.end.checked_sub(self.new)?;
        (self.end > 0).then(|| (self.start as f64 - kept as f64) / self.end as f64)
    }
}

/// M7.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CustomerRetention {
    /// S, E and N.
    pub counts: RetentionCounts,
    /// Members of S who are in E.
    pub stayed: u64,
    /// The last day before the period.
    pub eve: Day,
    /// The period's last day.
    pub end: Day,
    /// The activity window in days.
    pub activity_days: u32,
    /// Whether the file reaches back over the activity window before the eve.
    pub complete: bool,
}

impl CustomerRetention {
    /// Members of S who are in E, of S.
    pub fn strict(&self) -> Share {
        Share::new(self.stayed, self.counts.start)
    }

    /// Customers of E who had been away and came back: neither in S nor new.
    pub fn come_back(&self) -> u64 {
        self.counts.end - self.counts.new - self.stayed
    }

    /// Members of S who are not in E.
    pub fn lost(&self) -> u64 {
        self.counts.start - self.stayed
    }

    /// The formula's rate with its interval.
    pub fn rate(&self) -> Option<Estimate> {
        let rate = self.counts.rate()?;
        let (stayed, come_back, lost) = (self.stayed as f64, self.come_back() as f64, self.lost() as f64);
        let squares = stayed * (1.0 - rate) * (1.0 - rate) + come_back + lost * rate * rate;
        Some(Estimate::normal(rate, Some(libm::sqrt(squares) / self.counts.start as f64)))
    }
}

/// Where a customer stands to a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RetentionState {
    /// Active at the start and at the end.
    Stayed,
    /// Active at the start only.
    Lost,
    /// Active at the end, had ordered before the period, but was not active at its start.
    CameBack,
    /// Acquired in the period and active at its end.
    New,
}

/// What is asked, and what each customer's rows say about it.
struct Asked {
    start: (Day, Day),
    end: (Day, Day),
    from: Day,
}

impl Asked {
    fn of(window: Window, activity_days: u32) -> Self {
        let Window { period, as_of } = window;
        let back = i32::try_from(activity_days).unwrap_or(i32::MAX).saturating_sub(1);
        let (eve, last) = (period.from.plus(-1), period.to.min(as_of));
        Self { start: (eve.plus(-back), eve), end: (last.plus(-back), last), from: period.from }
    }

    fn state(&self, rows: crate::orders::Rows<'_>) -> Option<RetentionState> {
        let (mut first, mut at_start, mut at_end) = (None, false, false);
        for Row { day, mark, .. } in rows {
            if mark.is_order() && day <= self.end.1 {
                first = first.or(Some(day));
                at_start |= self.start.0 <= day && day <= self.start.1;
                at_end |= self.end.0 <= day;
            }
        }
        match (at_start, at_end, first? >= self.from) {
            (true, true, _) => Some(RetentionState::Stayed),
            (true, false, _) => Some(RetentionState::Lost),
            (false, true, true) => Some(RetentionState::New),
            (false, true, false) => Some(RetentionState::CameBack),
            (false, false, _) => None,
        }
    }
}

/// Customer retention over a period; without an activity window it is the period's own length.
pub fn customer_retention(store: &OrderStore, window: Window, activity_days: Option<u32>) -> CustomerRetention {
    customer_retention_of(store, window, activity_days, &|_| true)
}

/// The same of some customers, chosen by their places in [`OrderStore::customers`].
pub fn customer_retention_of(
    store: &OrderStore,
    window: Window,
    activity_days: Option<u32>,
    takes: &dyn Fn(u32) -> bool,
) -> CustomerRetention {
    let activity_days = activity_days.unwrap_or(window.period.days().max(1) as u32);
    let asked = Asked::of(window, activity_days);
    let mut of_state = [0_u64; 4];
    for (rows, _) in store.customers().zip(0..).filter(|(_, customer)| takes(*customer)) {
        if let Some(state) = asked.state(store.rows_of(rows)) {
            of_state[state as usize] += 1;
        }
    }
    let [stayed, lost, come_back, new] = of_state;
    CustomerRetention {
        counts: RetentionCounts { start: stayed + lost, end: stayed + come_back + new, new },
        stayed,
        eve: asked.start.1,
        end: asked.end.1,
        activity_days,
        complete: store.span().is_some_and(|(oldest, _)| oldest <= asked.start.0),
    }
}

/// The customers behind it, by their places in [`OrderStore::customers`].
pub fn customers_by_retention(
    store: &OrderStore,
    window: Window,
    activity_days: Option<u32>,
    wanted: &[RetentionState],
) -> Vec<u32> {
    let asked = Asked::of(window, activity_days.unwrap_or(window.period.days().max(1) as u32));
    let is_wanted = |rows| asked.state(store.rows_of(rows)).is_some_and(|state| wanted.contains(&state));
    store.customers().zip(0..).filter(|(rows, _)| is_wanted(rows.clone())).map(|(_, customer)| customer).collect()
}

/// What a shop sells each month when it wins so many customers a month and keeps a share of all of them to the next: customers × money a month.
///
/// customers(m) = new + kept · customers(m − 1), customers(0) = new. The teaching picture compares 5 % with 10 %: 100 customers, one product of 10 a month.
pub fn growth_by_retention(new_a_month: f64, money_a_month: f64, kept: f64, months: usize) -> Vec<f64> {
    let next = |customers: &mut f64, month: usize| {
        *customers = if month == 0 { new_a_month } else { new_a_month + kept * *customers };
        Some(*customers * money_a_month)
    };
    (0..months).scan(0.0, next).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::orders::testing::{store, window};

    #[test]
    fn the_worked_check() {
        let counts = RetentionCounts { start: 10_000, end: 13_000, new: 5_500 };
        assert_eq!((counts.rate(), counts.churn_of_start()), (Some(0.75), Some(0.25)));
        assert_eq!(counts.churn_of_end(), Some(2_500.0 / 13_000.0));
        assert_eq!(RetentionCounts { start: 0, ..counts }.rate(), None);
        assert_eq!(RetentionCounts { new: 20_000, ..counts }.rate(), None);
    }

    fn shop() -> OrderStore {
        store(&[
            ("A", "2024-01-02", 100), // both edges of S's window: 2 January and 31 January are in it
            ("A", "2024-02-29", 100), // the last day of the period
            ("B", "2024-01-31", 100),
            ("C", "2024-01-01", 100), // a day too early to be active on the eve
            ("C", "2024-02-01", 100),
            ("D", "2024-02-14", 100),
            ("E", "2024-01-31", 100),
            ("-E", "2024-02-10", -100),
            ("F", "2024-03-01", 100),
            ("", "2024-02-10", 100),
        ])
    }

    /// By hand, February 2024 (29 days) with a window of 30 days: the eve is 31 January and S = orders from 2 January: A, B, E. E = orders from 31 January (!) to 29 February:
    /// A, B, C, D, E. Of them D is new and C came back. (5 − 1) / 3 = 133 %; strict 3/3.
    /// With the period's own 29 days: S = from 3 January: B, E; E = from 1 February: A, C, D. (3 − 1) / 2 = 100 %; strict 0/2.
    #[test]
    fn by_hand() {
        let february = window("2024-02-01", "2024-02-29", "2024-03-01");
        let month = customer_retention(&shop(), february, Some(30));
        assert_eq!(month.counts, RetentionCounts { start: 3, end: 5, new: 1 });
        assert_eq!((month.strict(), month.come_back(), month.lost(), month.complete), (Share::new(3, 3), 1, 0, true));
        let own = customer_retention(&shop(), february, None);
        assert_eq!((own.counts, own.activity_days), (RetentionCounts { start: 2, end: 3, new: 1 }, 29));
        // R = 1, stayed 0, come back 2, lost 2: √(2 + 2) / 2 = 1.
        let rate = own.rate().expect("two at the start");
        assert!((rate.value - 1.0).abs() < 1e-15 && (rate.standard_error.unwrap_or(0.0) - 1.0).abs() < 1e-15);
        assert_eq!(customers_by_retention(&shop(), february, None, &[RetentionState::Lost]), [1, 4]);
        assert_eq!(customers_by_retention(&shop(), february, None, &[RetentionState::CameBack]), [0, 2]);
        assert_eq!(customers_by_retention(&shop(), february, None, &[RetentionState::New]), [3]);
    }

    #[test]
    fn a_file_that_begins_too_late_is_marked() {
        let january = customer_retention(&shop(), window("2024-01-05", "2024-01-31", "2024-03-01"), None);
        assert!(!january.complete);
        // Nobody ordered before 2 January but A and C: S = {A, C}.
        assert_eq!((january.counts.start, january.strict()), (2, Share::new(0, 2)));
        assert_eq!(customer_retention(&shop(), window("2024-01-01", "2024-01-31", "2024-03-01"), None).rate(), None);
    }

    /// By hand: 100, 105, 105.25 customers at 5 %; 100, 110, 111 at 10 %; 10 each.
    #[test]
    fn growth_of_two_shops() {
        assert_eq!(growth_by_retention(100.0, 10.0, 0.05, 3), [1000.0, 1050.0, 1052.5]);
        assert_eq!(growth_by_retention(100.0, 10.0, 0.10, 3), [1000.0, 1100.0, 1110.0]);
    }
}
