//! Subscribers of known parameters, made up from a seed: is their rhythm found, their leaving estimated, their renewals foretold?

#[expect(dead_code, reason = "shared with the study of coverage")]
mod simulated;

use holdfast::models::{NoSubscriptions, Refusal, RenewalWay, Subscriptions};
use holdfast::orders::OrderStore;
use holdfast::units::Day;
use simulated::{Random, store};

/// Subscribers who come through two years and pay every calendar month until they leave, each with a chance of their own from Beta(α, β).
fn monthly(customers: u32, [alpha, beta]: [f64; 2]) -> OrderStore {
    let mut random = Random(7);
    let start = Day::parse_iso("2022-01-01").expect("a day");
    let mut orders: Vec<(u32, Day, i64)> = Vec::new();
    for customer in 0..customers {
        let leaving = random.beta(alpha, beta);
        let mut day = start.plus((random.unit() * 600.0) as i32);
        while day <= end() {
            orders.push((customer, day, 100_000));
            if random.unit() < leaving {
                break;
            }
            // Months of 30 and 31 days in turn, and sometimes a day late.
            day = day.plus(30 + (orders.len() as i32 % 2) + i32::from(random.unit() < 0.1));
        }
    }
    store(&orders)
}

fn end() -> Day {
    Day::parse_iso("2024-06-30").expect("a day")
}

#[test]
fn subscribers_of_known_parameters_are_found_again() {
    let truth = [0.7, 2.5];
    let found = Subscriptions::of(&monthly(4_000, truth), end(), None).expect("a rhythm");
    assert!((30.2..31.0).contains(&found.rhythm.period_days) && found.rhythm.holds(), "{:?}", found.rhythm);
    assert_eq!(found.customers, 4_000);
    let estimates = found.estimates.expect("a fit");
    for ((value, error), truth) in estimates.parameters.into_iter().zip(estimates.standard_errors).zip(truth) {
        assert!((value - truth).abs() < 3.0 * error, "{value} ± {error} is not {truth}");
    }
    // S(1) = β / (α + β).
    assert!((found.survival[0] - 2.5 / 3.2).abs() < 0.02, "{:?}", found.survival);
    assert!(found.survival.windows(2).all(|pair| pair[1] < pair[0]));

    let proof = found.proof.expect("a proof");
    let came = *proof.came.last().expect("periods") as f64;
    let total = |way| {
        let score = proof.ways.iter().find(|score| score.way == way).expect("a way");
        score.by_period.as_ref().ok().and_then(|sums| sums.last().copied())
    };
    let model = total(RenewalWay::ShiftedBetaGeometric).expect("a fit");
    assert!((model / came - 1.0).abs() < 0.05, "{model} of {came}");
    // The inclined to leave are gone first, so one rate for all periods foretells too few.
    let rule = total(RenewalWay::SameRate).expect("always");
    assert!(rule < 0.9 * came, "{rule} of {came}");
    assert_ne!(proof.ways[0].way, RenewalWay::SameRate);
    assert_eq!(proof.came.len(), proof.periods as usize);
    assert!(proof.came.windows(2).all(|pair| pair[0] <= pair[1]));
}

#[test]
fn what_has_no_rhythm_is_said_so() {
    let mut random = Random(3);
    let start = Day::parse_iso("2023-01-01").expect("a day");
    let mut orders: Vec<(u32, Day, i64)> = Vec::new();
    for customer in 0..300 {
        let mut day = start.plus((random.unit() * 100.0) as i32);
        for _ in 0..4 {
            orders.push((customer, day, 100_000));
            day = day.plus(1 + (random.exponential(1.0) * 40.0) as i32);
        }
    }
    let found = Subscriptions::of(&store(&orders), end(), None);
    assert!(matches!(found, Err(NoSubscriptions::NoRhythm(rhythm)) if rhythm.gaps == 900), "{found:?}");
    assert_eq!(Subscriptions::of(&store(&[]), end(), None), Err(NoSubscriptions::FewGaps));
}

/// Nobody leaves: nothing to estimate, and the rule foretells every renewal.
#[test]
fn a_shop_that_nobody_leaves_is_foretold_by_the_rule() {
    let start = Day::parse_iso("2024-01-01").expect("a day");
    let orders: Vec<(u32, Day, i64)> =
        (0..60).flat_map(|customer| (0..6).map(move |month| (customer, start.plus(30 * month), 100_000))).collect();
    let found = Subscriptions::of(&store(&orders), start.plus(150), Some(60)).expect("a rhythm");
    assert_eq!((found.staying, found.estimates), (60, Err(Refusal::NoCustomers)));
    let proof = found.proof.expect("a proof");
    assert_eq!((proof.periods, proof.came.as_slice()), (2, &[60, 120][..]));
    let best = proof.ways[0].by_period.as_ref().expect("the rule");
    assert!((best[1] - 120.0).abs() < 0.5, "{best:?}");
}
