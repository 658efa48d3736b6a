//! The timing models under one name: what each says of a customer's future.
//!
//! Question: whichever model has proved best, how many purchases may be expected of a customer, and how sure is that?
//! Definition: every model has the form "alive with P(alive | x, t_x, T), and then like a new customer of updated parameters" ([`TimingModel::if_alive`]), so
//! E[Y(t)] = P(alive) E′[X(t)], P(Y(t) = y) = P(alive) P′(X(t) = y) + (1 − P(alive)) 1{y=0}, with the primes at the updated parameters.
//! Discounted purchases over months k = 1 … n: Σ (E[Y(k)] − E[Y(k−1)]) / (1 + d)^k.
//! Inputs and units: weeks; the discount rate d is per month, and how long a month is, is stated by the caller.
//! Window and censoring: from the as-of day on.
//! Edge cases: an interval of counts has whole ends; its lower end is 0 whenever leaving is likelier than 2.5 %.
//! Numeric notes: probabilities are cut where less than about 10⁻⁹ is left; the variance is the sum over them.
//! Source: the models' own files; the discounting is that of Fader, Hardie and Lee (2005), JMR 42(4), by months instead of continuously.
//! Not the same as: a certainty; of one customer the interval is wide, of a thousand the sum is narrow.
//! Tested by: `the_future_by_two_ways` below; tests/published_formulas.rs (Lifetimes' discounted values).

use crate::numeric::{Objective, Point};

use super::bg_nbd::{self, BgNbd, Coins};
use super::fit::Estimates;
use super::fitting::Fitting;
use super::grouping::{FINEST, Timing, coarser};
use super::mbg_nbd::MbgNbd;
use super::pareto_nbd::{self, Lifetimes, ParetoNbd};
use super::refusal::Refusal;

/// Which timing model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The default.
    MbgNbd,
    /// Without a coin at the first purchase.
    BgNbd,
    /// With a lifetime that ends at any moment.
    ParetoNbd,
}

impl Kind {
    /// All, the default first.
    pub const ALL: [Self; 3] = [Self::MbgNbd, Self::BgNbd, Self::ParetoNbd];

    /// The most likely parameters.
    pub fn fit(self, timings: &[Timing]) -> Result<Estimates, Refusal> {
        Fitting::whole(self, timings)
    }

    /// Its likelihood over some rows.
    pub(super) fn likelihood(self, timings: &[Timing]) -> Box<dyn Objective + '_> {
        match self {
            Self::MbgNbd => Box::new(Coins { timings, at_start: 1 }),
            Self::BgNbd => Box::new(Coins { timings, at_start: 0 }),
            Self::ParetoNbd => Box::new(Lifetimes { timings }),
        }
    }

    /// Where a climb may begin.
    pub(super) fn starts(self, timings: &[Timing]) -> Vec<Point> {
        match self {
            Self::MbgNbd | Self::BgNbd => bg_nbd::starts(timings),
            Self::ParetoNbd => pareto_nbd::starts(timings),
        }
    }

    /// Fewer rows that stand for all, where a look at all is dear: without a gradient it takes several. A hundred parts of T lie within a fraction of a
    /// standard error.
    pub(super) fn fewer(self, timings: &[Timing]) -> Option<Vec<Timing>> {
        matches!(self, Self::ParetoNbd).then(|| coarser(timings, FINEST))
    }

    /// ln L of all rows, where the climb saw fewer.
    pub(super) fn exact_log_likelihood(self, parameters: &Point, timings: &[Timing]) -> Option<f64> {
        matches!(self, Self::ParetoNbd).then(|| ParetoNbd::new(*parameters).log_likelihood(timings))
    }

    /// The model of these parameters.
    pub fn with(self, parameters: Point) -> TimingModel {
        match self {
            Self::MbgNbd => TimingModel::MbgNbd(MbgNbd::new(parameters)),
            Self::BgNbd => TimingModel::BgNbd(BgNbd::new(parameters)),
            Self::ParetoNbd => TimingModel::ParetoNbd(ParetoNbd::new(parameters)),
        }
    }

    /// What the papers call the parameters.
    pub fn symbols(self) -> [&'static str; 4] {
        match self {
            Self::MbgNbd | Self::BgNbd => ["r", "α", "a", "b"],
            Self::ParetoNbd => ["r", "α", "s", "β"],
        }
    }
}

/// A timing model with its parameters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum TimingModel {
    /// MBG/NBD.
    MbgNbd(MbgNbd),
    /// BG/NBD.
    BgNbd(BgNbd),
    /// Pareto/NBD.
    ParetoNbd(ParetoNbd),
}

/// Months over which purchases are discounted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Discounting {
    /// How many months ahead.
    pub months: u32,
    /// Weeks of a month; 365.25 / 12 / 7 unless someone wants another.
    pub weeks_a_month: f64,
    /// d: the discount rate per month.
    pub monthly_rate: f64,
}

impl Discounting {
    /// Weeks of the mean calendar month.
    pub const CALENDAR_MONTH: f64 = 365.25 / 12.0 / 7.0;

    /// So many calendar months at 1 % a month (12.7 % a year).
    pub fn over(months: u32) -> Self {
        Self { months, weeks_a_month: Self::CALENDAR_MONTH, monthly_rate: 0.01 }
    }

    /// Discounted sum of what accrues month by month, of its running total by weeks.
    pub fn sum(&self, total: impl Fn(f64) -> f64) -> f64 {
        let (mut sum, mut before, mut factor) = (0.0, 0.0, 1.0);
        for month in 1..=self.months {
            let now = total(self.weeks_a_month * f64::from(month));
            factor /= 1.0 + self.monthly_rate;
            sum += (now - before) * factor;
            before = now;
        }
        sum
    }
}

impl TimingModel {
    /// P(alive | x, t_x, T).
    pub fn p_alive(&self, timing: &Timing) -> f64 {
        match self {
            Self::MbgNbd(model) => model.p_alive(timing),
            Self::BgNbd(model) => model.p_alive(timing),
            Self::ParetoNbd(model) => model.p_alive(timing),
        }
    }

    /// What is known of a customer who is still active, from the as-of day on.
    pub fn if_alive(&self, timing: &Timing) -> Self {
        match self {
            Self::MbgNbd(model) => Self::BgNbd(model.if_alive(timing)),
            Self::BgNbd(model) => Self::BgNbd(model.if_alive(timing)),
            Self::ParetoNbd(model) => Self::ParetoNbd(model.if_alive(timing)),
        }
    }

    /// E[X(t)]: repeat purchases expected of a new customer within t weeks.
    pub fn expected(&self, t: f64) -> f64 {
        match self {
            Self::MbgNbd(model) => model.expected(t),
            Self::BgNbd(model) => model.expected(t),
            Self::ParetoNbd(model) => model.expected(t),
        }
    }

    /// P(X(t) = x) of a new customer for x from 0 up to `most`.
    pub fn pmf(&self, t: f64, most: usize) -> Vec<f64> {
        match self {
            Self::MbgNbd(model) => model.pmf(t, most),
            Self::BgNbd(model) => model.pmf(t, most),
            Self::ParetoNbd(model) => model.pmf(t, most),
        }
    }

    /// r and α: shape and scale of the purchase rate of those who are active.
    fn rate(&self) -> (f64, f64) {
        match *self {
            Self::MbgNbd(MbgNbd { r, alpha, .. })
            | Self::BgNbd(BgNbd { r, alpha, .. })
            | Self::ParetoNbd(ParetoNbd { r, alpha, .. }) => (r, alpha),
        }
    }

    /// E[Y(t) | x, t_x, T]: purchases expected within t weeks of the as-of day.
    pub fn expected_after(&self, timing: &Timing, t: f64) -> f64 {
        self.p_alive(timing) * self.if_alive(timing).expected(t)
    }

    /// P(Y(t) = y | x, t_x, T) for y from 0 to where nothing is left.
    pub fn pmf_after(&self, timing: &Timing, t: f64) -> Vec<f64> {
        self.first_of_pmf(timing, t, self.most_after(timing, t))
    }

    /// The y from which on nothing is left.
    fn most_after(&self, timing: &Timing, t: f64) -> usize {
        let (r, alpha) = self.if_alive(timing).rate();
        // Without leaving it would be a negative binomial; twelve deviations above its mean nothing is left.
        let mean = r * t / alpha;
        let most = mean + 12.0 * libm::sqrt(mean * (1.0 + t / alpha)) + 30.0 * (1.0 + t / alpha).min(20.0);
        most.min(20_000.0) as usize
    }

    /// The probabilities of 0 up to `most`.
    fn first_of_pmf(&self, timing: &Timing, t: f64, most: usize) -> Vec<f64> {
        let alive = self.p_alive(timing);
        let mut pmf = self.if_alive(timing).pmf(t, most);
        pmf.iter_mut().for_each(|p| *p *= alive);
        if let Some(none) = pmf.first_mut() {
            *none += 1.0 - alive;
        }
        pmf
    }

    /// The least and the most purchases within t weeks, with 2.5 % at most below and above.
    pub fn interval_after(&self, timing: &Timing, t: f64) -> (u32, u32) {
        let last = self.most_after(timing, t);
        // The first probabilities are the same however many are asked for, and of most customers few are needed.
        let mut most = 8;
        loop {
            let pmf = self.first_of_pmf(timing, t, most.min(last));
            let reached = |share: f64| {
                let mut sum = 0.0;
                let at = pmf.iter().position(|p| {
                    sum += p;
                    sum >= share
                });
                at.map(|at| at as u32)
            };
            let (low, high) = (reached(0.025), reached(0.975));
            if most >= last || high.is_some() {
                let all = pmf.len().saturating_sub(1) as u32;
                return (low.unwrap_or(all), high.unwrap_or(all));
            }
            most *= 4;
        }
    }

    /// Variance of the purchases within t weeks.
    pub fn variance_after(&self, timing: &Timing, t: f64) -> f64 {
        let pmf = self.pmf_after(timing, t);
        let moment = |of: fn(f64) -> f64| pmf.iter().enumerate().map(|(y, p)| of(y as f64) * p).sum::<f64>();
        let mean = moment(|y| y);
        (moment(|y| y * y) - mean * mean).max(0.0)
    }

    /// P(Y(t) > 0 | x, t_x, T).
    pub fn chance_after(&self, timing: &Timing, t: f64) -> f64 {
        self.p_alive(timing) * (1.0 - self.if_alive(timing).pmf(t, 0).first().copied().unwrap_or(1.0))
    }

    /// Weeks by which every second customer like this one who is still active has bought again: (α+T) (2^(1/(r+x)) − 1).
    pub fn median_wait(&self, timing: &Timing) -> f64 {
        let (r, alpha) = self.if_alive(timing).rate();
        alpha * libm::expm1(core::f64::consts::LN_2 / r)
    }

    /// Purchases of the coming months, each discounted.
    pub fn discounted_after(&self, timing: &Timing, discounting: &Discounting) -> f64 {
        let later = self.if_alive(timing);
        self.p_alive(timing) * discounting.sum(|weeks| later.expected(weeks))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn models() -> [TimingModel; 3] {
        let with = |kind: Kind, parameters| kind.with(parameters);
        [
            with(Kind::MbgNbd, [0.525, 6.183, 0.891, 1.614]),
            with(Kind::BgNbd, [0.243, 4.414, 0.793, 2.426]),
            with(Kind::ParetoNbd, [0.553, 10.578, 0.606, 11.669]),
        ]
    }

    /// The probabilities of a future add up to 1 and have the expectation that the closed forms say, and the chance that the first of them says.
    #[test]
    fn the_future_by_two_ways() {
        for model in models() {
            for (x, t_x, t) in [(0, 0.0, 10.0), (2, 30.43, 38.86), (40, 38.0, 39.0)] {
                let timing = Timing { x, t_x, t, weight: 1.0 };
                let pmf = model.pmf_after(&timing, 39.0);
                assert!((pmf.iter().sum::<f64>() - 1.0).abs() < 1e-7, "{model:?}");
                let mean: f64 = pmf.iter().enumerate().map(|(y, p)| y as f64 * p).sum();
                assert!((mean / model.expected_after(&timing, 39.0) - 1.0).abs() < 1e-5, "{model:?} {timing:?}");
                assert!((model.chance_after(&timing, 39.0) - 1.0 + pmf[0]).abs() < 1e-9);
                let (low, high) = model.interval_after(&timing, 39.0);
                let inside: f64 = pmf[low as usize..=high as usize].iter().sum();
                assert!(inside >= 0.95 && f64::from(low) <= mean && mean <= f64::from(high), "{low}…{high}: {inside}");
            }
        }
    }

    /// Who is active: P(no purchase within the wait) = (α′/(α′+w))^r′ = ½.
    #[test]
    fn half_have_bought_after_the_median_wait() {
        let timing = Timing { x: 3, t_x: 20.0, t: 25.0, weight: 1.0 };
        let [_, bg, _] = models();
        let none = bg.if_alive(&timing).pmf(bg.median_wait(&timing), 0);
        assert!((none[0] - 0.5).abs() < 1e-12);
    }

    /// By hand: 1 a month for three months at 10 %: 1/1.1 + 1/1.21 + 1/1.331.
    #[test]
    fn months_are_discounted_at_their_ends() {
        let discounting = Discounting { months: 3, weeks_a_month: 4.0, monthly_rate: 0.1 };
        assert!((discounting.sum(|weeks| weeks / 4.0) - 2.486_852).abs() < 1e-6);
        assert!((Discounting::CALENDAR_MONTH * 7.0 * 12.0 - 365.25).abs() < 1e-9);
    }
}
