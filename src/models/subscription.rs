//! Subscribers: how many stay, tested on the shop's own file.
//!
//! Question: where orders come in a fixed rhythm, how many renewals will there be, and would the model have known the last ones?
//! Definition: sBG and, where the histories are few enough, BG/BB are fitted to the stays up to a cut and foretell the renewals of whole periods after it, of all customers
//! known at it; compared with what came, and with the plain rule that each period keeps the part of those there that all periods before kept. Of sBG, who stayed k periods
//! renews Σ_j S(k+j)/S(k) times; who has left, never. The least root mean squared error per customer is best.
//! Inputs and units: stays by the rhythm; renewals of a period each.
//! Window and censoring: the cut is h days before the as-of day, a third of the span unless someone says otherwise.
//! Edge cases: no whole period after the cut: [`Refusal::NothingToProve`]; nobody left or all alike: sBG's refusal; the rule stands.
//! Numeric notes: survival as running products.
//! Complexity: a pass over the rows, two small fits.
//! Source: Fader and Hardie (2007), J. Interactive Marketing 21(1); Fader, Hardie and Shang (2010), Marketing Science 29(6).
//! Not the same as: the forecast of shops without a rhythm, which needs no periods.
//! Tested by: tests/subscriptions.rs (a made-up shop of known parameters), `the_rule_by_hand` below.

use crate::orders::OrderStore;
use crate::units::Day;

use super::bg_bb::{BgBb, Periods};
use super::fit::Estimates;
use super::refusal::Refusal;
use super::rhythm::{Rhythm, Stay};
use super::shifted_beta_geometric::ShiftedBetaGeometric;

/// Terms of BG/BB's likelihood past which it is not fitted: it would take longer than all else.
const MOST_TERMS: usize = 200_000;

/// A way to foretell renewals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RenewalWay {
    /// Shifted beta-geometric.
    ShiftedBetaGeometric,
    /// BG/BB.
    BgBb,
    /// As many stay as in all periods before.
    SameRate,
}

/// How it has done.
#[derive(Debug, Clone, PartialEq)]
pub struct RenewalScore {
    /// Which.
    pub way: RenewalWay,
    /// Renewals foretold up to the end of each period after the cut, or why none.
    pub by_period: Result<Vec<f64>, Refusal>,
    /// Root of the mean of (foretold − came)² over customers.
    pub root_mean_squared_error: Option<f64>,
}

/// The comparison on the periods held back.
#[derive(Debug, Clone, PartialEq)]
pub struct RenewalProof {
    /// The last day that was looked at.
    pub cut: Day,
    /// Whole periods after it.
    pub periods: u32,
    /// Customers known at it.
    pub customers: u64,
    /// Of these, not yet gone.
    pub staying: u64,
    /// Renewals that came up to the end of each period.
    pub came: Vec<u64>,
    /// All ways, the best first.
    pub ways: Vec<RenewalScore>,
}

/// What can be said of subscribers.
#[derive(Debug, Clone, PartialEq)]
pub struct Subscriptions {
    /// The rhythm of their orders.
    pub rhythm: Rhythm,
    /// Customers.
    pub customers: u64,
    /// Of these, not gone as of the day.
    pub staying: u64,
    /// sBG on all that is known.
    pub estimates: Result<Estimates, Refusal>,
    /// The part that stays to the end of periods 1, 2, … by it, up to a year or twelve periods.
    pub survival: Vec<f64>,
    /// The test.
    pub proof: Result<RenewalProof, Refusal>,
}

/// Why there are none.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum NoSubscriptions {
    /// Too few orders follow another to tell.
    FewGaps,
    /// They come in no rhythm.
    NoRhythm(Rhythm),
}

/// Periods that a survival is told of.
const TOLD: u32 = 12;

impl Subscriptions {
    /// The subscribers of a store as of a day.
    pub fn of(store: &OrderStore, as_of: Day, holdout_days: Option<i32>) -> Result<Self, NoSubscriptions> {
        let rhythm = Rhythm::of(store, as_of).ok_or(NoSubscriptions::FewGaps)?;
        if !rhythm.holds() {
            return Err(NoSubscriptions::NoRhythm(rhythm));
        }
        let stays = rhythm.stays(store, as_of, as_of);
        let estimates = Leaving::of(&stays).fit();
        let model = estimates.as_ref().ok().map(|estimates| ShiftedBetaGeometric::new(estimates.parameters));
        let oldest = store.known().filter(|row| row.mark.is_order()).map(|row| row.day).min().unwrap_or(as_of);
        let held = holdout_days.unwrap_or(as_of.since(oldest) / 3);
        Ok(Self {
            customers: stays.len() as u64,
            staying: stays.iter().filter(|stay| !stay.left).count() as u64,
            survival: model.map_or_else(Vec::new, |model| (1..=TOLD).map(|period| model.survival(period)).collect()),
            proof: RenewalProof::new(store, &rhythm, as_of.plus(-held), held),
            estimates,
            rhythm,
        })
    }
}

/// How many left after how many renewals, and how many are there after so many.
#[derive(Debug, Clone, PartialEq)]
struct Leaving {
    left: Vec<f64>,
    staying: Vec<f64>,
}

impl Leaving {
    fn of(stays: &[Stay]) -> Self {
        let most = stays.iter().map(|stay| stay.renewals).max().map_or(0, |most| most as usize + 1);
        let mut leaving = Self { left: vec![0.0; most], staying: vec![0.0; most] };
        for stay in stays {
            let counts = if stay.left { &mut leaving.left } else { &mut leaving.staying };
            counts[stay.renewals as usize] += 1.0;
        }
        leaving
    }

    fn fit(&self) -> Result<Estimates, Refusal> {
        ShiftedBetaGeometric::fit_leaving(&self.left, &self.staying)
    }

    /// The part of those there that a period kept, over all periods.
    fn rate(&self) -> f64 {
        let count = |at: usize, counts: &[f64]| at as f64 * counts[at];
        let renewals: f64 = (0..self.left.len()).map(|at| count(at, &self.left) + count(at, &self.staying)).sum();
        let left: f64 = self.left.iter().sum();
        if renewals + left > 0.0 { renewals / (renewals + left) } else { 0.0 }
    }
}

impl RenewalProof {
    fn new(store: &OrderStore, rhythm: &Rhythm, cut: Day, held_days: i32) -> Result<Self, Refusal> {
        let nothing = Refusal::NothingToProve { holdout_days: held_days };
        let periods = libm::floor(f64::from(held_days) / rhythm.period_days) as u32;
        if periods < 1 {
            return Err(nothing);
        }
        let end = |period: u32| cut.plus(libm::rint(rhythm.period_days * f64::from(period)) as i32);
        // What came by the end of each period: the same customers, looked at further and further.
        let came: Vec<Vec<Stay>> = (1..=periods).map(|period| rhythm.stays(store, cut, end(period))).collect();
        let Some(stays) = came.last().filter(|stays| !stays.is_empty()) else { return Err(nothing) };
        let came = came.iter().map(|stays| stays.iter().map(|stay| u64::from(stay.later)).sum()).collect();
        let leaving = Leaving::of(stays);
        let rate = leaving.rate();
        let run = |part: &mut dyn FnMut(u32) -> f64| -> Vec<f64> {
            let (mut there, mut total) = (1.0, 0.0);
            let each = (1..=periods).map(|period| {
                there *= part(period);
                total += there;
                total
            });
            each.collect()
        };
        let same = score(RenewalWay::SameRate, stays, periods, Ok(()), &|stay| match stay.left {
            true => vec![0.0; periods as usize],
            false => run(&mut |_| rate),
        });
        let fitted = leaving.fit();
        let model = fitted.map(|estimates| ShiftedBetaGeometric::new(estimates.parameters));
        let by_model =
            score(RenewalWay::ShiftedBetaGeometric, stays, periods, model.map(|_| ()), &|stay| match model {
                Ok(model) if !stay.left => run(&mut |period| model.retention(stay.renewals + period)),
                _ => vec![0.0; periods as usize],
            });
        let bg_bb = bg_bb(stays).map(|estimates| BgBb::new(estimates.parameters));
        let by_seasons = score(RenewalWay::BgBb, stays, periods, bg_bb.map(|_| ()), &|stay| match bg_bb {
            Ok(model) => (1..=periods).map(|period| model.expected_after(&stay.periods(1.0), period)).collect(),
            Err(_) => vec![0.0; periods as usize],
        });
        let mut ways = vec![by_model, by_seasons, same];
        let error = |score: &RenewalScore| score.root_mean_squared_error.unwrap_or(f64::INFINITY);
        ways.sort_by(|one, other| error(one).total_cmp(&error(other)));
        Ok(Self {
            cut,
            periods,
            customers: stays.len() as u64,
            staying: stays.iter().filter(|stay| !stay.left).count() as u64,
            came,
            ways,
        })
    }
}

/// BG/BB of stays, where it is not too dear.
fn bg_bb(stays: &[Stay]) -> Result<Estimates, Refusal> {
    let mut rows: Vec<Periods> = stays.iter().map(|stay| stay.periods(1.0)).collect();
    let key = |row: &Periods| (row.x, row.t_x, row.n);
    rows.sort_by_key(key);
    let same = rows.chunk_by(|one, other| key(one) == key(other));
    let rows: Vec<Periods> =
        same.filter_map(|same| Some(Periods { weight: same.len() as f64, ..*same.first()? })).collect();
    let terms: usize = rows.iter().map(|row| (row.n as usize + 1) * (row.n as usize + 1)).sum();
    if terms > MOST_TERMS {
        return Err(Refusal::TooDear);
    }
    BgBb::fit(&rows)
}

/// What a way foretells, summed over customers, and its error per customer; stays are sorted, so those alike are asked once.
fn score(
    way: RenewalWay,
    stays: &[Stay],
    periods: u32,
    fits: Result<(), Refusal>,
    foretold: &dyn Fn(&Stay) -> Vec<f64>,
) -> RenewalScore {
    if let Err(refusal) = fits {
        return RenewalScore { way, by_period: Err(refusal), root_mean_squared_error: None };
    }
    let (mut sums, mut squared) = (vec![0.0; periods as usize], 0.0);
    let alike = |one: &Stay, other: &Stay| Stay { later: 0, ..*one } == Stay { later: 0, ..*other };
    for same in stays.chunk_by(alike) {
        let Some(first) = same.first() else { continue };
        let own = foretold(first);
        for (sum, own) in sums.iter_mut().zip(&own) {
            *sum += own * same.len() as f64;
        }
        let all = own.last().copied().unwrap_or(0.0);
        squared += same.iter().map(|stay| (all - f64::from(stay.later)) * (all - f64::from(stay.later))).sum::<f64>();
    }
    let error = libm::sqrt(squared / stays.len().max(1) as f64);
    RenewalScore { way, by_period: Ok(sums), root_mean_squared_error: Some(error) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two left at once, one after two renewals, one is there after three: 2 + 3 = 5 renewals, 3 left; 5 of 8 were kept.
    #[test]
    fn the_rule_by_hand() {
        let stay = |renewals, left| Stay { renewals, left, bought: renewals, last: renewals, passed: 4, later: 0 };
        let leaving = Leaving::of(&[stay(0, true), stay(0, true), stay(2, true), stay(3, false)]);
        assert_eq!(
            (leaving.left.clone(), leaving.staying.clone()),
            (vec![2.0, 0.0, 1.0, 0.0], vec![0.0, 0.0, 0.0, 1.0])
        );
        assert!((leaving.rate() - 0.625).abs() < 1e-12);
        assert_eq!(Leaving::of(&[]).rate().to_bits(), 0.0_f64.to_bits());
    }
}
