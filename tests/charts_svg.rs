//! Charts as SVG text against `tests/golden/charts`; `HOLDFAST_BLESS=1` writes what is missing or has changed.
#![cfg(any(feature = "charts", feature = "ui"))]

use std::path::PathBuf;

use holdfast::charts::geometry::{Plot, Rect};
use holdfast::charts::{Geometry, Hit, Size, Theme, build, crosshair, heat_to_svg, hit, to_svg};
use holdfast::views::chart::{Chart, ChartKind, Mark, Point, Role, Series, Tick, ValueAxis};
use holdfast::views::cohorts::{CellState, HeatCell, HeatRow, HeatTable};
use holdfast::views::table::Table;

const PAGE: Size = Size { width: 900.0, height: 480.0 };

fn check(name: &str, svg: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden/charts").join(name).with_extension("svg");
    if std::env::var_os("HOLDFAST_BLESS").is_some() {
        std::fs::write(&path, svg).expect("golden written");
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_else(|_| {
        panic!("no golden {}: look at the picture and write it with HOLDFAST_BLESS=1", path.display())
    });
    assert!(golden == svg, "{name} differs from its golden; look at the picture, then HOLDFAST_BLESS=1");
}

fn point(value: f64) -> Point {
    Point { value: Some(value), low: None, high: None, shown: String::new(), complete: true }
}

fn gap() -> Point {
    Point { value: None, low: None, high: None, shown: String::new(), complete: true }
}

fn series(label: &str, role: Role, points: Vec<Point>) -> Series {
    Series { key: label.to_lowercase(), label: label.into(), role, points }
}

fn months(count: usize) -> Vec<String> {
    const NAMES: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    (0..count).map(|at| format!("{} {}", NAMES[at % 12], 2024 + at / 12)).collect()
}

fn ages(count: usize) -> Vec<String> {
    (0..count).map(|age| age.to_string()).collect()
}

fn axis(low: f64, high: f64, step: f64, label: impl Fn(f64) -> String) -> ValueAxis {
    let count = ((high - low) / step).round() as usize;
    let ticks = (0..=count).map(|at| low + at as f64 * step);
    ValueAxis { low, high, ticks: ticks.map(|value| Tick { value, label: label(value) }).collect() }
}

fn percent(high: f64, step: f64) -> ValueAxis {
    axis(0.0, high, step, |value| format!("{:.0} %", value * 100.0))
}

fn chart(kind: ChartKind, positions: Vec<String>, axis: ValueAxis, series: Vec<Series>) -> Chart {
    let table = Table { caption: String::new(), columns: Vec::new(), rows: Vec::new() };
    Chart {
        key: "test".into(),
        title: "One in five first-time buyers came back within 90 days".into(),
        caption: "Share of customers with a second order, by months since the first order, with 95 % intervals".into(),
        kind,
        positions,
        positions_name: "months since the first order".into(),
        axis,
        series,
        marks: Vec::new(),
        table,
    }
}

/// A curve that rises and flattens, with intervals that widen.
fn curve(count: usize, reach: f64, unfinished: usize) -> Vec<Point> {
    let value = |at: usize| reach * (1.0 - 1.0 / (1.0 + at as f64 * 0.35));
    (0..count)
        .map(|at| Point {
            low: Some(value(at) * (0.97 - 0.012 * at as f64)),
            high: Some(value(at) * (1.03 + 0.012 * at as f64)),
            complete: at + unfinished < count,
            ..point(value(at))
        })
        .collect()
}

fn lines() -> Chart {
    let mut gapped = curve(13, 0.26, 0);
    gapped[4] = gap();
    let series =
        vec![series("All customers", Role::Pooled, curve(13, 0.34, 2)), series("Bought in a sale", Role::New, gapped)];
    let mut chart = chart(ChartKind::Lines, ages(13), percent(0.4, 0.1), series);
    chart.marks.push(Mark { position: 3, label: "most second orders come by month 3".into() });
    chart
}

fn bars(count: usize) -> Chart {
    let wave = |at: usize, base: f64, by: f64| base + by * ((at * 7 % 12) as f64) + at as f64 * 90.0;
    let column = |base: f64, by: f64| -> Vec<Point> {
        let one = |at| Point { complete: at + 1 < count, ..point(wave(at, base, by)) };
        (0..count).map(one).collect()
    };
    let series = vec![
        series("Returning", Role::Returning, column(2000.0, 160.0)),
        series("New", Role::New, column(3100.0, -120.0)),
    ];
    let axis = axis(0.0, 12_500.0, 2_500.0, |value| match value as i64 {
        0 => "0".into(),
        12_500 => "€12,500".into(),
        other => format!("{},{:03}", other / 1000, other % 1000),
    });
    let mut chart = chart(ChartKind::StackedBars, months(count), axis, series);
    chart.title = "Returning customers brought more than half of this year's revenue".into();
    chart.caption = "Revenue by month, new and returning customers; the last month so far".into();
    chart.positions_name = "month".into();
    chart
}

fn many() -> Chart {
    let role = |at: u8| Role::Category(at);
    let all = (0..10_u8)
        .map(|at| series(&format!("Product family {}", at + 1), role(at), curve(10, 0.1 + 0.03 * f64::from(at), 1)));
    chart(ChartKind::Lines, ages(10), percent(0.4, 0.1), all.collect())
}

#[test]
fn lines_with_bands_and_an_unfinished_end() {
    check("lines_light", &to_svg(&lines(), PAGE, &Theme::LIGHT));
    check("lines_dark", &to_svg(&lines(), PAGE, &Theme::DARK));
}

#[test]
fn one_point_only() {
    let one = vec![Point { low: Some(0.12), high: Some(0.3), ..point(0.2) }];
    let chart = chart(
        ChartKind::Lines,
        vec!["Oct 2026".into()],
        percent(0.4, 0.1),
        vec![series("Came back", Role::Returning, one)],
    );
    check("one_point", &to_svg(&chart, PAGE, &Theme::LIGHT));
}

#[test]
fn nothing_to_draw_is_said_in_words() {
    let mut empty =
        chart(ChartKind::Lines, ages(4), percent(0.4, 0.1), vec![series("None", Role::New, vec![gap(); 4])]);
    empty.title = "No customer has had 90 days to come back yet, so there is nothing to draw".into();
    let built = build(&empty, PAGE);
    assert!(matches!(&built, Geometry::Empty(silence) if !silence.lines.is_empty()));
    assert_eq!((hit(&built, 100.0, 100.0), crosshair(&built, 0)), (None, None));
    check("empty", &to_svg(&empty, PAGE, &Theme::LIGHT));
    empty.series.clear();
    assert!(matches!(build(&empty, PAGE), Geometry::Empty(_)));
    empty.positions.clear();
    assert!(matches!(build(&empty, PAGE), Geometry::Empty(_)));
    let lost = series("Not a number", Role::New, vec![point(f64::NAN), point(f64::INFINITY)]);
    assert!(matches!(
        build(&chart(ChartKind::Lines, ages(2), percent(0.4, 0.1), vec![lost]), PAGE),
        Geometry::Empty(_)
    ));
}

#[test]
fn all_zeros() {
    let zeros = vec![series("Came back", Role::Returning, vec![point(0.0); 6])];
    let axis = ValueAxis { low: 0.0, high: 0.0, ticks: vec![Tick { value: 0.0, label: "0 %".into() }] };
    check("zeros", &to_svg(&chart(ChartKind::Lines, months(6), axis, zeros), PAGE, &Theme::LIGHT));
}

#[test]
fn negative_parts_hang_below_zero() {
    let returned = [-300.0, -900.0, 0.0, -1500.0, -200.0, -400.0].map(point).to_vec();
    let sold = [2500.0, 2100.0, 3000.0, 900.0, 3100.0, 2800.0].map(point).to_vec();
    let again = [900.0, 700.0, 1000.0, -400.0, 1200.0, 700.0].map(point).to_vec();
    let all = vec![
        series("Returning", Role::Returning, again),
        series("New", Role::New, sold),
        series("Refunded", Role::Category(5), returned),
    ];
    let axis = axis(-2000.0, 5000.0, 1000.0, |value| format!("{value:.0}").replace('-', "−"));
    check("negative", &to_svg(&chart(ChartKind::StackedBars, months(6), axis, all), PAGE, &Theme::LIGHT));
}

#[test]
fn three_years_of_stacked_bars() {
    check("bars_light", &to_svg(&bars(36), PAGE, &Theme::LIGHT));
    check("bars_dark", &to_svg(&bars(36), PAGE, &Theme::DARK));
    check("bars_print", &to_svg(&bars(36), PAGE, &Theme::PRINT));
    check("bars_phone", &to_svg(&bars(36), Size { width: 360.0, height: 360.0 }, &Theme::LIGHT));
}

#[test]
fn ten_series_have_a_legend() {
    assert!(build(&many(), PAGE).needs_legend());
    check("many", &to_svg(&many(), PAGE, &Theme::LIGHT));
}

#[test]
fn cohorts_among_many() {
    let mut all: Vec<Series> = (0..9_usize)
        .map(|at| series(&format!("Cohort {at}"), Role::Quiet, curve(12 - at, 0.2 + 0.02 * at as f64, 1)))
        .collect();
    all.push(series("All cohorts", Role::Pooled, curve(12, 0.3, 0)));
    all.push(series("Oct 2025", Role::Returning, curve(5, 0.5, 1)));
    let mut chart = chart(ChartKind::Lines, ages(12), percent(0.4, 0.1), all);
    chart.marks = vec![
        Mark { position: 2, label: "half of all second orders".into() },
        Mark { position: 3, label: "reminder sent".into() },
        Mark { position: 11, label: "one year after the first order".into() },
    ];
    check("cohorts", &to_svg(&chart, PAGE, &Theme::LIGHT));
}

#[test]
fn long_labels() {
    let names = [
        "Handmade ceramic mug, speckled <white> & blue",
        "Linen apron",
        "超長い商品名のティーポットと湯のみのセット",
        "Чайник заварочный керамический",
        "فنجان قهوه دست‌ساز",
    ];
    let sold = [4200.0, 3100.0, 2500.0, 1900.0, 1200.0].map(point).to_vec();
    let more = [1200.0, 2100.0, 900.0, 700.0, 300.0].map(point).to_vec();
    let all = vec![
        series("Bought again by customers who came back within a year", Role::Returning, sold),
        series("Bought by new customers on their very first order", Role::New, more),
    ];
    let axis =
        axis(0.0, 6000.0, 2000.0, |value| if value > 5999.0 { "US$6,000".into() } else { format!("{value:.0}") });
    let mut chart = chart(ChartKind::StackedBars, names.map(str::to_owned).to_vec(), axis, all);
    chart.title = "A title that is far longer than one line because a finding in words may name the product, the period and the comparison all at once".into();
    check("long_labels", &to_svg(&chart, PAGE, &Theme::LIGHT));
}

fn heat() -> HeatTable {
    let cell = |age: usize, cohort: usize| {
        let value = if age == 0 { 1.0 } else { 0.46 / (1.0 + 0.3 * age as f64) + 0.02 * cohort as f64 };
        let (text, shade, state) = match (cohort, age) {
            (c, a) if a > 7 - c => (String::new(), None, CellState::Absent),
            (c, a) if a == 7 - c && a > 0 => (format!("{:.0} %", value * 100.0), Some(value), CellState::Unfinished),
            (3, _) => (format!("{:.0} %", value * 100.0), None, CellState::Small),
            (4, a) if a > 0 => ("–".to_owned(), None, CellState::Withheld),
            _ => (format!("{:.0} %", value * 100.0), Some(value), CellState::Complete),
        };
        let shade = shade.map(|value: f64| (value * 16.0).min(8.0) as u8);
        HeatCell { text, raw: Some(value), shade, state, words: String::new() }
    };
    let row = |(at, label): (usize, String)| HeatRow {
        label,
        size: ["948", "1,204", "312", "24", "4", "411", "502", "88"][at].into(),
        size_raw: 0.0,
        cells: (0..8).map(|age| cell(age, at)).collect(),
    };
    let legend = [
        (CellState::Complete, "more customers came back, darker"),
        (CellState::Unfinished, "month not over yet; not in the last row"),
        (CellState::Small, "fewer than 30 customers"),
        (CellState::Withheld, "fewer than 5 customers, not shown"),
        (CellState::Absent, "still to come"),
    ];
    let pooled = (0..8).map(|age| HeatCell { state: CellState::Complete, ..cell(0, 0) }.shaded(age));
    HeatTable {
        caption: "Share of each month's new customers who ordered again, by months since the first order".into(),
        cohort_head: "First order in".into(),
        size_head: "Customers".into(),
        ages: ages(8),
        ages_name: "months since the first order".into(),
        rows: months(8).into_iter().enumerate().map(row).collect(),
        pooled: HeatRow { label: "All months".into(), size: "3,493".into(), size_raw: 3493.0, cells: pooled.collect() },
        legend: legend.into_iter().map(|(state, words)| (state, words.to_owned())).collect(),
    }
}

trait Shaded {
    fn shaded(self, step: u8) -> Self;
}

impl Shaded for HeatCell {
    fn shaded(self, step: u8) -> Self {
        Self { text: format!("{} %", 10 + 11 * u32::from(step)), shade: Some(step), ..self }
    }
}

#[test]
fn a_heat_map_with_all_states() {
    let title = "About two in five come back in the first month";
    check("heat_light", &heat_to_svg(title, &heat(), &Theme::LIGHT));
    check("heat_dark", &heat_to_svg(title, &heat(), &Theme::DARK));
}

fn plot(chart: &Chart, size: Size) -> Box<Plot> {
    match build(chart, size) {
        Geometry::Plot(plot) => plot,
        Geometry::Empty(_) => panic!("nothing drawn"),
    }
}

#[test]
fn hit_inverts_build() {
    for chart in [lines(), bars(36), many()] {
        for size in [PAGE, Size { width: 340.0, height: 220.0 }] {
            let geometry = build(&chart, size);
            let plot = plot(&chart, size);
            for (series, trace) in plot.traces.iter().enumerate() {
                for bar in &trace.bars {
                    let middle = ((bar.rect.left + bar.rect.right) / 2.0, (bar.rect.top + bar.rect.bottom) / 2.0);
                    assert_eq!(
                        hit(&geometry, middle.0, middle.1),
                        Some(Hit { position: bar.position, series: Some(series) })
                    );
                }
                for (position, spot) in trace.spots.iter().enumerate().filter(|_| trace.bars.is_empty()) {
                    let Some(spot) = spot else { continue };
                    let found = hit(&geometry, spot.x, spot.y).expect("inside");
                    assert_eq!(found.position, position);
                    // Where lines meet, either is right.
                    let nearest = found.series.and_then(|at| plot.traces[at].spots[position]).expect("a point");
                    assert!((nearest.y - spot.y).abs() < 1e-9);
                    let cross = crosshair(&geometry, position).expect("a position");
                    assert!(cross.spots.contains(&(series, *spot)));
                }
            }
            assert_eq!(hit(&geometry, -100.0, 50.0), None);
            assert_eq!(hit(&geometry, 50.0, size.height + 100.0), None);
        }
    }
}

#[test]
fn everything_stays_inside_the_picture() {
    use holdfast::charts::geometry::{Anchor, Label};
    use holdfast::charts::text::{SMALL, width};
    for chart in [lines(), bars(1), bars(36), bars(120), many()] {
        for size in [PAGE, Size { width: 360.0, height: 240.0 }, Size { width: 560.0, height: 300.0 }] {
            let plot = plot(&chart, size);
            let whole = Rect { left: 0.0, top: 0.0, right: size.width, bottom: size.height };
            let held = |label: &Label| {
                let reach = width(&label.text, SMALL);
                let left = match label.anchor {
                    Anchor::Left => label.at.x,
                    Anchor::Middle => label.at.x - reach / 2.0,
                    Anchor::Right => label.at.x - reach,
                };
                assert!(left >= -0.5 && left + reach <= size.width + 0.5, "{label:?} in {size:?}");
                assert!(whole.holds(label.at), "{label:?} in {size:?}");
            };
            let direct = plot.direct.iter().flat_map(|direct| &direct.lines);
            let marks = plot.marks.iter().map(|mark| &mark.label);
            plot.value_ticks
                .iter()
                .chain(&plot.position_labels)
                .chain(&plot.axis_name)
                .chain(direct)
                .chain(marks)
                .for_each(held);
            for trace in &plot.traces {
                assert!(trace.spots.iter().flatten().all(|spot| whole.holds(*spot)));
            }
            let mut ys: Vec<f64> = plot.direct.iter().flat_map(|direct| &direct.lines).map(|line| line.at.y).collect();
            ys.sort_by(f64::total_cmp);
            assert!(ys.windows(2).all(|pair| pair[1] - pair[0] >= SMALL), "names overlap: {ys:?}");
        }
    }
}
