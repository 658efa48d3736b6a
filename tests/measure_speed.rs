//! How long each measure takes at a hundred thousand and at a million orders.
//!
//! `scripts/bench-measures` prints milliseconds, the best of three runs, natively and in wasm as the engine is compiled. Before a time is printed the answer is
//! checked against the counts that the shop was made with. Run as a test it looks at a small shop and only checks.

#![cfg_attr(not(target_arch = "wasm32"), expect(clippy::disallowed_methods, reason = "time is measured here"))]

use std::hint::black_box;

use holdfast::diagnostics::Position;
use holdfast::ingest::{Amounts, LineKind, LineSink, Marks, OrderLine, Said, Status};
use holdfast::metrics::{self, CohortAges, CohortSettings, Driver, Occasions, Scoring, Steps};
use holdfast::orders::{
    Basis, Condition, Facet, Filter, FilterPart, OrderBook, OrderBookBuilder, OrderStore, Period, Reach, Rules,
    Segments, Window,
};
use holdfast::units::{Day, Exact, Grain};

/// A shop of four years: two in five orders are of customers who have ordered before.
fn shop(orders: u64) -> (OrderBook, u64) {
    let mut builder = OrderBookBuilder::default();
    let mut state = 7_u64;
    let mut below = |limit: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % limit
    };
    let first = Day::from_ymd(2021, 1, 1).expect("a day");
    let mut customers = 0;
    for at in 0..orders {
        let day = first.plus((at * 1_400 / orders) as i32);
        let known = customers > 0 && below(5) < 2;
        let number = if known { below(customers) } else { customers };
        customers += u64::from(!known);
        let (key, id) = (format!("c{number}"), format!("{at}"));
        let most = below(200) + 1;
        let (country, item) = (["US", "DE", "FR"][below(3) as usize], format!("product {}", below(most)));
        let said =
            Said { country: country.as_bytes(), item: item.as_bytes(), hour: Some(below(24) as u8), ..Said::default() };
        builder.line(OrderLine {
            position: Position { file: 0, record: at + 2, line: at + 2 },
            kind: LineKind::Order,
            order_id: Some(id.as_bytes()),
            customer: Some(key.as_bytes()),
            returning: None,
            day: Some(day),
            instant: i64::from(day.0) * 86_400,
            amounts: Amounts { stated: Exact(below(2_000_000) as i64 + 10_000), ..Amounts::default() },
            currency: None,
            status: Status::Placed,
            marks: Marks::default(),
            said,
            stands_in: false,
        });
    }
    (builder.seal(), customers)
}

#[cfg(not(target_arch = "wasm32"))]
mod host {
    /// Milliseconds that something takes.
    pub fn milliseconds(run: impl FnOnce()) -> f64 {
        let began = std::time::Instant::now();
        run();
        began.elapsed().as_secs_f64() * 1e3
    }

    pub fn say(line: &str) {
        println!("{line}");
    }
}

#[cfg(target_arch = "wasm32")]
mod host {
    use wasm_bindgen_test::console_log;

    pub fn milliseconds(run: impl FnOnce()) -> f64 {
        let began = js_sys::Date::now();
        run();
        js_sys::Date::now() - began
    }

    pub fn say(line: &str) {
        console_log!("{line}");
    }
}

fn timed<T>(name: &str, mut measure: impl FnMut() -> T) {
    let run = |_| host::milliseconds(|| drop(black_box(measure())));
    let best = [0; 3].map(run).into_iter().fold(f64::INFINITY, f64::min);
    host::say(&format!("  {name:<28} {best:8.1} ms"));
}

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn each_measure() {
    // Read when this is compiled: wasm has no environment.
    let sizes: &[u64] = if option_env!("HOLDFAST_HEAVY").is_some() { &[100_000, 1_000_000] } else { &[2_000] };
    for &orders in sizes {
        let (book, customers) = shop(orders);
        let store = OrderStore::new(&book, &Rules::new(Basis::TotalPaid));
        let (from, to) = store.span().expect("orders");
        let window = Window { period: Period { from, to }, as_of: to };
        let year = Window { period: Period { from: to.plus(-364), to }, as_of: to };
        let days = Occasions::Days;
        let steps = Steps::of(&store, window, days, &|_| true);
        let lapse = metrics::lapse_thresholds(&steps).days();
        assert_eq!(steps.step(1).customers(), customers);
        assert_eq!(metrics::rfm(&store, window, Scoring::Quintiles).customers.len() as u64, customers);
        assert_eq!(metrics::activity(&store, window).orders, orders);
        host::say(&format!("{orders} orders of {customers} customers"));
        // A filter must not cost more than a switch.
        timed("the store, by the rules", || OrderStore::new(&book, &Rules::new(Basis::TotalPaid)));
        for (name, reach) in
            [("first order", Reach::FirstOrder), ("any order", Reach::AnyOrder), ("orders only", Reach::OrdersOnly)]
        {
            let condition = Condition::Text(Facet::Country, book.entry(0).facets.text(Facet::Country));
            let filter = Filter::default().with(FilterPart { condition, reach }).expect("room");
            timed(&format!("a filter, {name}"), || filter.of(&book, &Segments::default(), &store, to));
        }
        timed("M1-M4", || metrics::key_measures(&store, &store, window));
        timed("M3, M4 with certainty", || metrics::averages(&store, window));
        timed("M5", || metrics::simple_lifetime_value(&store, window, lapse));
        timed("to date, lapsed", || metrics::standing(&store, window, lapse));
        timed("the same by month, M7", || metrics::standing_by_month(&store, window, lapse, 90));
        timed("M6", || metrics::revenue_mix(&store, window));
        timed("M7, M8", || metrics::churn(&metrics::customer_retention(&store, year, None)));
        for grain in Grain::ALL {
            let settings = CohortSettings { grain, ages: CohortAges::Calendar };
            timed(&format!("M9 {}", grain.name()), || metrics::acquisition_cohorts_by(&store, window, settings));
        }
        let settings = CohortSettings { grain: Grain::Month, ages: CohortAges::Days(30) };
        timed("M9 month, 30 days", || metrics::acquisition_cohorts_by(&store, window, settings));
        timed("M9 layer cake, months", || metrics::layer_cake(&store, window, Grain::Month));
        timed("M9 layer cake, weeks", || metrics::layer_cake(&store, window, Grain::Week));
        timed("M10-M14: steps", || Steps::of(&store, window, days, &|_| true));
        timed("M10", || metrics::repeat_probability(&steps, 1));
        timed("M11", || metrics::time_to_next_order(&steps, 1));
        timed("M12", || metrics::order_ladder(&steps));
        timed("M13", || metrics::interpurchase_gaps(&steps));
        timed("M14", || metrics::lapse_thresholds(&steps));
        timed("M15", || metrics::lifecycle_grid(&store, window, lapse));
        timed("M16", || metrics::rfm(&store, window, Scoring::Quintiles));
        timed("M17", || metrics::concentration(&store, window));
        timed("M18", || metrics::tenure(&store, window));
        timed("M19", || metrics::products(&store, &book, window, days));
        timed("M20", || metrics::drivers(&store, &book, window, days, &Driver::ALL));
        timed("M23, one side", || metrics::Side::of(&store, year, days, &|_| true));
        timed("M24", || metrics::own_figures(&store, &book, window));
    }
}
