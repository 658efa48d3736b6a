//! How often the intervals hold: shops of known parameters are made up from a seed, studied, and compared with what they were made of and what came.
//!
//! The test makes a few shops; `HOLDFAST_SHOPS=400 cargo test --release --test coverage -- --nocapture` makes more and prints the table of src/models/mod.rs.

mod simulated;

use holdfast::models::{Cut, Estimates, GammaGamma, Kind, Options, Spend, Summary, Timing, study};
use holdfast::units::Z_95;
use simulated::{Random, Shop, purchases, store};

/// How many intervals held, of how many.
#[derive(Debug, Clone, Copy, Default)]
struct Held {
    held: u32,
    of: u32,
}

impl Held {
    fn add(&mut self, held: bool) {
        self.held += u32::from(held);
        self.of += 1;
    }

    fn share(self) -> f64 {
        f64::from(self.held) / f64::from(self.of.max(1))
    }

    /// Whether it is within `slack` standard errors of 95 %.
    fn is_near_95(self, slack: f64) -> bool {
        (self.share() - 0.95).abs() <= slack * libm::sqrt(0.95 * 0.05 / f64::from(self.of.max(1)))
    }
}

/// Whether the intervals of the estimates, on the log scale on which they are estimated, hold the truth.
fn add_parameters(held: &mut Held, estimates: &Estimates, truth: &[f64]) {
    for (axis, truth) in truth.iter().enumerate() {
        let apart = libm::log(estimates.parameters[axis] / truth).abs();
        held.add(apart <= Z_95 * libm::sqrt(estimates.covariance_of_logs[axis][axis]));
    }
}

fn shops() -> u32 {
    std::env::var("HOLDFAST_SHOPS").ok().and_then(|number| number.parse().ok()).unwrap_or(10)
}

/// What the shops are made of.
const WORLDS: [(Kind, [f64; 4]); 3] = [
    (Kind::MbgNbd, [0.9, 7.0, 1.0, 2.5]),
    (Kind::BgNbd, [0.5, 5.0, 0.8, 2.4]),
    (Kind::ParetoNbd, [0.8, 9.0, 0.7, 15.0]),
];

/// The parameters' intervals, on a log scale as they are estimated; and of single customers, and of all of them together, what came in the 39 weeks after.
#[test]
fn intervals_hold_about_as_often_as_they_say() {
    println!("| made by | shops | parameters | customers' orders | total orders |");
    println!("|---|---|---|---|---|");
    for (kind, truth) in WORLDS {
        let (mut parameters, mut customers, mut totals) = (Held::default(), Held::default(), Held::default());
        for seed in 0..shops() {
            one_shop(kind, truth, u64::from(seed), &mut parameters, &mut customers, &mut totals);
        }
        println!(
            "| {kind:?} {truth:?} | {} | {:.1} % of {} | {:.1} % of {} | {:.1} % of {} |",
            shops(),
            100.0 * parameters.share(),
            parameters.of,
            100.0 * customers.share(),
            customers.of,
            100.0 * totals.share(),
            totals.of
        );
        // Parameters of one fit move together, so there are fewer independent ones than intervals.
        assert!(parameters.is_near_95(6.0), "{kind:?}: {parameters:?}");
        assert!(totals.is_near_95(4.0), "{kind:?}: {totals:?}");
        // Counts are whole numbers: an interval with whole ends holds at least 95 %, often more.
        assert!((0.945..0.995).contains(&customers.share()), "{kind:?}: {customers:?}");
    }
}

fn one_shop(kind: Kind, truth: [f64; 4], seed: u64, parameters: &mut Held, customers: &mut Held, totals: &mut Held) {
    const CUSTOMERS: u32 = 1_500;
    let mut random = Random(seed * 1_000 + kind as u64);
    let (mut timings, mut later) = (Vec::new(), Vec::new());
    for _ in 0..CUSTOMERS {
        let known = 30.0 + 40.0 * random.unit();
        let times = purchases(&mut random, kind, truth, known + 39.0);
        let seen: Vec<f64> = times.iter().copied().filter(|time| *time <= known).collect();
        timings.push(Timing { x: seen.len() as u32, t_x: seen.last().copied().unwrap_or(0.0), t: known, weight: 1.0 });
        later.push((times.len() - seen.len()) as u32);
    }
    let Ok(estimates) = kind.fit(&timings) else { return };
    add_parameters(parameters, &estimates, &truth);
    let model = kind.with(estimates.parameters);
    for (timing, came) in timings.iter().zip(&later).take(200) {
        let (low, high) = model.interval_after(timing, 39.0);
        customers.add(low <= *came && *came <= high);
    }
    let total = |parameters: &[f64; 4]| -> f64 {
        let model = kind.with(*parameters);
        timings.iter().map(|timing| model.expected_after(timing, 39.0)).sum()
    };
    let coarse = holdfast::models::coarser(&timings, holdfast::models::FINE);
    let chance: f64 = coarse.iter().map(|timing| timing.weight * model.variance_after(timing, 39.0)).sum();
    let half = Z_95 * libm::sqrt(chance + estimates.variance_of(&total));
    let came: u32 = later.iter().sum();
    totals.add((f64::from(came) - total(&estimates.parameters)).abs() <= half);
}

/// Gamma-Gamma's parameters, of repeaters whose amounts are made by it.
#[test]
fn spend_intervals_hold_about_as_often_as_they_say() {
    let truth = [4.0, 3.5, 40.0];
    let mut held = Held::default();
    for seed in 0..shops() {
        let mut random = Random(77_000 + u64::from(seed));
        let mut spends: Vec<Spend> = (0..800)
            .map(|_| {
                let scale = random.gamma(truth[1], truth[2]);
                let x = 1 + (random.exponential(0.5) as u32);
                let total: f64 = (0..x).map(|_| random.gamma(truth[0], scale)).sum();
                Spend { x, mean: total / f64::from(x), weight: 1.0 }
            })
            .collect();
        spends.sort_by_key(|spend| spend.x);
        let estimates = GammaGamma::fit(&spends).expect("a fit");
        add_parameters(&mut held, &estimates, &truth);
    }
    println!("| Gamma-Gamma {truth:?} | {} | {:.1} % of {} | | |", shops(), 100.0 * held.share(), held.of);
    assert!(held.is_near_95(6.0), "{held:?}");
}

/// A whole study on orders of a made-up shop: what it says of a year in which orders were made too, and not shown to it.
#[test]
fn a_study_foresees_a_made_up_shop() {
    let shop = Shop {
        customers: 4_000,
        kind: Kind::MbgNbd,
        parameters: [0.9, 7.0, 1.0, 2.5],
        spend: [4.0, 3.5, 4_000.0],
        coming: 365,
        end: 365 + 180 + 365,
    };
    let orders = shop.orders(5);
    let as_of = shop.as_of().plus(-365);
    let store = store(&orders);
    let study = study(&store, Options::new(as_of)).expect("a study");
    let summary = Summary::new(&store, Cut { at: as_of, until: shop.as_of(), recent_days: 0 });
    let came = summary.later() as f64;
    let within = study.orders_within(365);
    assert!(within.band.low <= came && came <= within.band.high, "{within:?}: {came}");
    let details = summary.customers.iter().take(1_000).map(|history| (study.customer(history.customer), history.later));
    let mut held = Held::default();
    for (detail, later) in details {
        let (low, high) = detail.expect("a customer").range.orders[1];
        held.add(low <= later && later <= high);
    }
    assert!((0.94..0.995).contains(&held.share()), "{held:?}");
    // Revenue of the year, in ten-thousandths of a major unit.
    let revenue: i64 = orders.iter().filter(|(_, day, _)| *day > as_of).map(|(.., amount)| amount / 100).sum();
    let said = study.revenue_within(365);
    assert!(said.band.low <= revenue as f64 && revenue as f64 <= said.band.high, "{said:?}: {revenue}");
}
