//! Charts as SVG text against `tests/golden/charts`; `HOLDFAST_BLESS=1` writes what is missing or has changed.

#![expect(clippy::disallowed_methods, reason = "goldens are files")]
#![cfg(any(feature = "charts", feature = "ui"))]

use std::path::PathBuf;

use holdfast::charts::geometry::{Plot, Rect};
use holdfast::charts::{
    Geometry, Hit, Size, Theme, build, crosshair, draw, draw_crosshair, draw_highlighted, heat_to_svg, hit, spark,
    to_svg,
};
use holdfast::views::chart::{Chart, ChartKind, Mark, Point, Role, Series, Tick, ValueAxis};
use holdfast::views::figure::Spark;
use plotters::prelude::SVGBackend;
use samples::{ages, axis, bars, chart, curve, gap, heat, lines, many, months, percent, point, series};

#[path = "charts_svg/samples.rs"]
mod samples;

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

#[test]
fn a_heat_map_with_all_states() {
    let title = "About two in five come back in the first month";
    check("heat_light", &heat_to_svg(title, &heat(), &Theme::LIGHT));
    check("heat_dark", &heat_to_svg(title, &heat(), &Theme::DARK));
}

/// As a canvas would show it, on whole device pixels.
fn pixels(size: Size, ratio: f64, paint: impl FnOnce(SVGBackend<'_>)) -> String {
    let mut out = String::new();
    paint(SVGBackend::with_string(&mut out, ((size.width * ratio) as u32, (size.height * ratio) as u32)));
    out
}

#[test]
fn names_are_moved_apart_and_led_to() {
    let close = [("Repeat rate of the newest", 0.300), ("Second", 0.304), ("Third", 0.296), ("Fourth", 0.33)];
    let all = close.iter().zip(0..).map(|((name, reach), at)| {
        let plain = curve(12, *reach, 0).into_iter().map(|one| Point { low: None, high: None, ..one });
        series(name, Role::Category(at), plain.collect())
    });
    let mut close = chart(ChartKind::Lines, months(12), percent(0.4, 0.1), all.collect());
    close.positions_name = "month".into();
    let size = Size { width: 560.0, height: 300.0 };
    let geometry = build(&close, size);
    check("close_ratio_1", &pixels(size, 1.0, |backend| draw(&geometry, &Theme::LIGHT, backend, 1.0).expect("drawn")));
    let highlighted = |backend: SVGBackend<'_>| {
        draw_highlighted(&geometry, &Theme::DARK, backend, 2.0, Some(1)).expect("drawn");
    };
    check("close_highlighted_ratio_2", &pixels(size, 2.0, highlighted));
}

#[test]
fn a_crosshair_marks_every_series() {
    let size = Size { width: 560.0, height: 300.0 };
    let geometry = build(&lines(), size);
    let cross = crosshair(&geometry, 6).expect("a position");
    assert_eq!(cross.spots.len(), 2);
    let meant = hit(&geometry, cross.x, cross.spots[0].1.y);
    let over = |backend: SVGBackend<'_>| {
        draw_crosshair(&geometry, &cross, meant, &Theme::LIGHT, backend, 1.0).expect("drawn");
    };
    check("crosshair", &pixels(size, 1.0, over));
}

#[test]
fn a_spark_line() {
    let points = [0.21, 0.22, 0.2, 0.24, 0.26, 0.25, 0.27, 0.29, 0.28, 0.31, 0.3, 0.24].map(Some).to_vec();
    let size = Size { width: 120.0, height: 32.0 };
    let built = spark::build(&Spark { points, last_incomplete: true, summary: String::new() }, size);
    let paint = |backend: SVGBackend<'_>| spark::draw(&built, &Theme::LIGHT, backend, 2.0).expect("drawn");
    check("spark", &pixels(size, 2.0, paint));
}

#[test]
fn saved_files_are_sound() {
    let mut odd = lines();
    odd.title = "A <b>title</b> & \"quotes\" with a control\u{1} sign".into();
    odd.marks[0].label = "x < y && y > z \u{8}".into();
    let svg = to_svg(&odd, PAGE, &Theme::LIGHT);
    assert!(svg.contains("<title>A &lt;b&gt;title&lt;/b&gt; &amp; \"quotes\" with a control  sign</title>"));
    assert!(svg.contains("x &lt; y &amp;&amp; y &gt; z"));
    assert!(!svg.chars().any(|c| c.is_control() && c != '\n') && svg.trim_end().ends_with("</svg>"));
    assert!(!svg.contains("style="), "a page's policy may forbid style attributes");
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

#[test]
fn no_size_is_too_small_and_no_series_too_short() {
    let mut uneven = lines();
    uneven.series[0].points.truncate(3);
    uneven.series[1].points.extend(vec![point(9.0); 40]);
    uneven.marks.push(Mark { position: 400, label: "past the end".into() });
    for chart in [lines(), bars(36), many(), uneven] {
        for (width, height) in [(0.0, 0.0), (1.0, 1.0), (40.0, 900.0), (90.0, 30.0), (2400.0, 60.0)] {
            let size = Size { width, height };
            let plot = plot(&chart, size);
            assert!(plot.area.width() > 0.0 && plot.area.height() > 0.0, "{size:?}");
            assert!(to_svg(&chart, size, &Theme::DARK).contains("</svg>"));
        }
    }
}
