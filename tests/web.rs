//! What only a browser can answer: does the canvas take a chart, does storage never throw, do numbers agree with the native ones?
#![cfg(target_arch = "wasm32")]

use holdfast::browser::{Surface, forget, recall, remember};
use holdfast::charts::{self, Size, Theme};
use holdfast::i18n::PlainFormat;
use holdfast::protocol::{Page, Request};
use holdfast::session::Session;
use holdfast::views::PageBody;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn sample() -> Session {
    let mut session = Session::default();
    session.open_sample(&PlainFormat);
    session
}

#[wasm_bindgen_test]
fn a_chart_is_drawn_at_every_pixel_ratio() {
    let view = sample().show(&Request::default(), &PlainFormat).expect("a page");
    let PageBody::Overview(overview) = view.page else { panic!("not the Overview") };
    let chart = overview.revenue.expect("a chart");
    let size = Size { width: 640.0, height: 320.0 };
    let geometry = charts::build(&chart, size);
    for ratio in [1.0, 2.0, 3.0] {
        let surface = Surface::detached().expect("a canvas");
        let backend = surface.begin((size.width, size.height), ratio);
        charts::draw(&geometry, &Theme::LIGHT, backend, ratio).expect("drawn");
    }
}

#[wasm_bindgen_test]
fn storage_is_probed_and_never_assumed() {
    let kept = remember("holdfast-test", "value");
    assert_eq!(recall("holdfast-test").is_some(), kept);
    forget("holdfast-test");
    assert_eq!(recall("holdfast-test"), None);
}

/// The same figures as natively: `the_sample_shop_is_the_same_everywhere` in tests/session.rs holds the other end.
#[wasm_bindgen_test]
fn the_sample_shop_is_the_same_everywhere() {
    let report = sample().report(&Request { page: Page::Data, ..Request::default() }).expect("orders");
    let m1 = &report.measures.M1;
    assert_eq!((m1.orders, m1.customers, m1.revenue_minor), (8_666, 4_155, 24_387_933));
    let interval = (report.measures.M2.in_period.low, report.measures.M2.in_period.high);
    assert_eq!(interval, (Some(0.310_836_647_329_296_17), Some(0.339_306_303_680_769_86)));
    // The forecast too, to the last bit: fits, proof and sums.
    let forecast = &report.forecast;
    let value = forecast.value.map(|value| (value.expected, value.low, value.high));
    assert_eq!(value, Some((48_062.734_839_387_84, 42_888.025_764_219_1, 53_237.443_914_556_585)));
    let predicted = forecast.proof.as_ref().and_then(|proof| proof.ways.first()?.predicted);
    assert_eq!(predicted, Some(1_398.046_432_606_883_6));
}
