//! The façade of the models on CDNOW, on UCI and on made-up stores: what is forecast, that its parts agree, and what is refused.
#![expect(clippy::disallowed_methods, reason = "real data are files")]

#[expect(dead_code, reason = "shared with the tests of published numbers")]
mod published;

use holdfast::models::{Discounting, Forecaster, Kind, Levers, Options, Refusal, Study, study};
use holdfast::orders::OrderStore;
use holdfast::units::Day;
use published::{cdnow, day, near, near_by_part, store};

fn cdnow_study() -> (OrderStore, Study) {
    let store = cdnow();
    let study = study(&store, Options { holdout_days: Some(273), ..Options::new(day("1998-06-30")) });
    (store, study.expect("a study"))
}

#[test]
fn cdnow_is_forecast_by_the_model_that_proved_best() {
    let (_, study) = cdnow_study();
    assert_eq!((study.facts.customers, study.facts.span_days), (2_357, 545));
    assert_eq!(study.chosen, Forecaster::Model(Kind::ParetoNbd));
    assert_eq!(study.timing_model().0, Kind::ParetoNbd);
    assert!(study.fits.iter().all(|fit| fit.estimates.is_ok()) && study.spend.is_ok());
    assert_eq!(study.proof.as_ref().map(|proof| proof.actual), Ok(1_882));
    let correlation = study.correlation.expect("both vary");
    assert!(correlation.interval.low < correlation.coefficient && correlation.coefficient < correlation.interval.high);
}

/// Lists, details and sums say the same of the same customers.
#[test]
fn cells_stand_for_customers() {
    let (store, study) = cdnow_study();
    let customers = study.customers();
    assert_eq!(customers.len(), 2_357);
    let sum = |of: fn(&holdfast::models::CustomerForecast) -> f64| customers.iter().map(of).sum::<f64>();
    near_by_part("orders in 90 days", study.orders_within(90).expected, sum(|one| one.orders[0]), 0.002);
    near_by_part("orders in a year", study.orders_within(365).expected, sum(|one| one.orders[1]), 0.002);
    near_by_part("revenue in a year", study.revenue_within(365).expected, sum(|one| one.spend_minor[1]), 0.02);
    let value = study.value_of_the_base();
    near_by_part("value of the base", value.expected, sum(|one| one.predicted_clv_minor), 0.02);
    assert!(value.band.low > 0.6 * value.expected && value.band.high < 1.4 * value.expected, "{value:?}");

    let months = study.cohorts(12);
    assert_eq!(months.iter().map(|cohort| cohort.customers).sum::<u64>(), 2_357);
    assert_eq!(months.len(), 3, "they came in the first quarter of 1997");
    let forward: f64 = months.iter().flat_map(|cohort| &cohort.revenue_minor).map(|month| month.expected).sum();
    let year = Discounting::CALENDAR_MONTH * 7.0 * 12.0;
    near_by_part("twelve months", forward, study.revenue_within(year.round() as i32).expected, 0.002);

    let ranges = study.ranges();
    assert_eq!(ranges.len(), customers.len());
    for (one, range) in customers[..200].iter().zip(ranges) {
        assert_eq!(study.range_of(one.customer), Some(range), "worked out together or alone");
        let detail = study.customer(one.customer).expect("a customer");
        near("orders", detail.forecast.orders[1], one.orders[1], 1e-9);
        near("value", detail.forecast.predicted_clv_minor, one.predicted_clv_minor, 1e-6);
        let p_alive = one.p_alive.expect("a model");
        assert!((0.0..=1.0).contains(&p_alive) && p_alive < 1.0, "never for certain");
        for horizon in 0..2 {
            let (low, high) = detail.range.orders[horizon];
            assert!(f64::from(low) <= one.orders[horizon] && one.orders[horizon] <= f64::from(high) + 1.0);
            let spend = detail.range.spend_minor[horizon];
            assert!(spend.low <= one.spend_minor[horizon] + 1e-9 && spend.low >= 0.0);
            assert!(detail.chance[horizon] <= p_alive);
        }
        assert!(detail.range.next_order > day("1998-06-30"));
    }
    assert_eq!(study.customer(u32::MAX), None);
    assert_eq!(store.customers().count(), 2_357);
}

/// A margin scales the value; more months and a lower rate raise it.
#[test]
fn the_value_follows_its_options() {
    let store = cdnow();
    let with = |discounting, margin| {
        let options = Options { discounting, margin, holdout_days: Some(273), ..Options::new(day("1998-06-30")) };
        study(&store, options).expect("a study").value_of_the_base().expected
    };
    let year = Discounting::over(12);
    near_by_part("margin", with(year, Some(0.4)), 0.4 * with(year, None), 1e-12);
    assert!(with(Discounting::over(24), None) > with(year, None));
    assert!(with(Discounting { monthly_rate: 0.05, ..year }, None) < with(year, None));
}

#[test]
fn the_simulator_stands_on_the_shops_own_curve() {
    let (_, study) = cdnow_study();
    let simulator = study.simulator();
    let rest = simulator.outcome(&Levers::at_rest(24, 0.5));
    let (_, model) = study.timing_model();
    near("orders", rest.months[12].orders - 1.0, model.expected(12.0 * Discounting::CALENDAR_MONTH), 1e-9);
    // First days of CDNOW's customers brought 32.98 dollars on average (244,091.94 in all, of which the first day's sum over 2,357).
    assert!(rest.months[0].revenue_minor.expected > 2_000.0 && rest.months[0].revenue_minor.expected < 5_000.0);
    let band = rest.affordable_cost_minor.band;
    assert!(band.low < rest.affordable_cost_minor.expected && rest.affordable_cost_minor.expected < band.high);
    let kept = simulator.outcome(&Levers { retention_points: 5.0, ..Levers::at_rest(24, 0.5) });
    assert!(kept.affordable_cost_minor.expected > rest.affordable_cost_minor.expected);
}

fn repeated(customers: u32, days: &[i32]) -> OrderStore {
    let start = day("2024-01-01");
    let keys: Vec<String> = (0..customers).map(|customer| format!("c{customer}")).collect();
    let at = |key: &'_ usize, gap: &i32| -> Day { start.plus(*gap + (*key as i32 % 5)) };
    let orders: Vec<(usize, Day)> =
        (0..keys.len()).flat_map(|key| days.iter().map(move |gap| (key, at(&key, gap)))).collect();
    store(orders.iter().map(|(key, day)| (keys[*key].as_str(), *day, 100_000)))
}

#[test]
fn too_little_is_refused_with_its_facts() {
    let ask = |store: &OrderStore, as_of| study(store, Options::new(day(as_of))).err();
    assert_eq!(ask(&repeated(0, &[]), "2024-02-01"), Some(Refusal::NoCustomers));
    assert_eq!(ask(&repeated(300, &[0]), "2024-12-01"), Some(Refusal::AllBoughtOnce { customers: 300 }));
    let few = Refusal::FewRepeaters { repeaters: 40, needed: 100 };
    assert_eq!(ask(&repeated(40, &[0, 30]), "2024-12-01"), Some(few));
    let short = ask(&repeated(200, &[0, 30]), "2024-02-10");
    assert_eq!(short, Some(Refusal::ShortHistory { span_days: 40, cycle_days: 30.0 }));
    // Clockwork: everyone buys every thirty days and nobody leaves, so there is no heterogeneity and no leaving to estimate.
    let clockwork = ask(&repeated(200, &[0, 30, 60, 90, 120, 150, 180]), "2024-07-10");
    assert!(matches!(clockwork, Some(Refusal::NoConvergence { .. })), "{clockwork:?}");
}

/// UCI's sales of known customers: a wholesaler, whose customers return by the season. The data lie outside the repository.
#[test]
fn uci_is_proved_and_forecast() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared/data/datasets/online_retail_uci_541909.csv.gz");
    let Ok(file) = std::fs::File::open(path) else {
        println!("skipped: no ../shared/data");
        return;
    };
    let mut reader = csv::Reader::from_reader(flate2::read::GzDecoder::new(file));
    // Days with a purchase and what it came to, in ten-thousandths.
    let mut days: std::collections::BTreeMap<(String, Day), i64> = std::collections::BTreeMap::new();
    for record in reader.records() {
        let record = record.expect("a record");
        let (quantity, price) = (published::number(&record[3]), published::number(&record[5]));
        if !record[6].is_empty() && !record[0].starts_with('C') && quantity > 0.0 && price > 0.0 {
            *days.entry((record[6].to_owned(), day(&record[4]))).or_default() +=
                (quantity * price * 10_000.0).round() as i64;
        }
    }
    let store = store(days.iter().map(|((customer, day), amount)| (customer.as_str(), *day, *amount)));
    let study = study(&store, Options::new(day("2011-12-09"))).expect("a study");
    assert_eq!(study.facts.customers, 4_338);
    let proof = study.proof.as_ref().expect("a proof");
    assert_eq!(
        (proof.actual, study.chosen),
        (5_459, Forecaster::LastDays),
        "the rule of thumb wins here, and is named"
    );
    assert!(proof.candidates.iter().all(|candidate| candidate.score.is_ok()));
    // Hardly any of these shops stops buying within the year.
    assert!(study.fits.iter().all(|fit| fit.estimates.is_ok_and(|estimates| estimates.leaving_is_held)));
    assert!(study.spend.is_ok() && study.value_of_the_base().expected > 0.0);
    assert!(
        study.customers().iter().all(|one| one.orders.iter().chain(&one.spend_minor).all(|figure| figure.is_finite()))
    );
}
