//! How long the models take on a made-up shop of many customers: `cargo run --release --example models_speed -- [CUSTOMERS]`.
//!
//! The answer is checked before the time is told: the estimates must be near the parameters the shop was made with.
#![expect(clippy::disallowed_methods, reason = "a benchmark has a clock")]

#[path = "../tests/simulated/mod.rs"]
mod simulated;

use std::time::Instant;

use holdfast::models::{Cut, FINE, GammaGamma, Kind, Options, Studying, Summary, coarser};
use simulated::{Shop, store};

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let began = Instant::now();
    let done = work();
    println!("{what:<44} {:>9.1} ms", began.elapsed().as_secs_f64() * 1e3);
    done
}

fn main() {
    let customers = std::env::args().nth(1).and_then(|number| number.parse().ok()).unwrap_or(1_000_000);
    let parameters = [0.6, 8.0, 0.8, 2.0];
    let shop =
        Shop { customers, kind: Kind::MbgNbd, parameters, spend: [3.0, 4.0, 4_500.0], coming: 1_000, end: 1_095 };
    let orders = shop.orders(1);
    println!("{customers} customers, {} orders", orders.len());
    let store = timed("the store (not of the models)", || store(&orders));
    let summary = timed("(x, t_x, T) of each customer", || Summary::new(&store, Cut::none(shop.as_of())));
    let timings = timed("grouping", || summary.timings());
    let spends = timed("spend of the repeaters", || summary.spends());
    println!(
        "{} distinct (x, t_x, T), {} for the climb, {} repeaters",
        timings.len(),
        coarser(&timings, FINE).len(),
        spends.len()
    );
    for kind in Kind::ALL {
        match timed(&format!("fit {kind:?}"), || kind.fit(&timings)) {
            Ok(estimates) => println!("    {:.4?} ± {:.4?}", estimates.parameters, estimates.standard_errors),
            Err(refusal) => println!("    {refusal:?}"),
        }
    }
    let mbg = Kind::MbgNbd.fit(&timings).expect("a fit");
    for ((found, error), truth) in mbg.parameters.iter().zip(mbg.standard_errors).zip(parameters) {
        // Days round times down, which costs a little beyond chance.
        assert!((found - truth).abs() < 4.0 * error + 0.03 * truth, "{found} is not near {truth}");
    }
    let _ = timed("fit Gamma-Gamma", || GammaGamma::fit(&spends));
    let mut studying = Studying::new(Options::new(shop.as_of()));
    let study = timed("the whole study, with the proof", || {
        loop {
            let (_, step) = studying.progress();
            if let Some(study) = timed(&format!("    {step:?}"), || studying.advance(&store)) {
                break study;
            }
        }
    })
    .expect("a study");
    println!("    chosen: {:?}", study.chosen);
    let customers = timed("every customer's forecast", || study.customers());
    println!("    {} customers", customers.len());
    timed("value of the base with its band", || study.value_of_the_base());
    timed("twelve months by cohort", || study.cohorts(12));
    timed("one customer in detail", || study.customer(0));
    let simulator = study.simulator();
    timed("the simulator, 36 months", || simulator.outcome(&holdfast::models::Levers::at_rest(36, 0.5)));
}
