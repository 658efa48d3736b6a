//! Charts made up for the tests, with every text ready as the views hand them on.

use holdfast::views::chart::{Chart, ChartKind, Mark, Point, Role, Series, Tick, ValueAxis};
use holdfast::views::cohorts::{CellState, HeatCell, HeatRow, HeatTable};
use holdfast::views::table::Table;

/// A finished point without an interval.
pub fn point(value: f64) -> Point {
    Point { value: Some(value), low: None, high: None, shown: String::new(), complete: true, behind: None }
}

/// No value.
pub fn gap() -> Point {
    Point { value: None, low: None, high: None, shown: String::new(), complete: true, behind: None }
}

/// A series of points.
pub fn series(label: &str, role: Role, points: Vec<Point>) -> Series {
    Series { key: label.to_lowercase(), label: label.into(), role, points }
}

/// Months from January 2024.
pub fn months(count: usize) -> Vec<String> {
    const NAMES: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    (0..count).map(|at| format!("{} {}", NAMES[at % 12], 2024 + at / 12)).collect()
}

/// 0, 1, 2 …
pub fn ages(count: usize) -> Vec<String> {
    (0..count).map(|age| age.to_string()).collect()
}

/// An axis with worded ticks.
pub fn axis(low: f64, high: f64, step: f64, label: impl Fn(f64) -> String) -> ValueAxis {
    let count = ((high - low) / step).round() as usize;
    let ticks = (0..=count).map(|at| low + at as f64 * step);
    ValueAxis { low, high, ticks: ticks.map(|value| Tick { value, label: label(value) }).collect() }
}

/// An axis of shares from zero.
pub fn percent(high: f64, step: f64) -> ValueAxis {
    axis(0.0, high, step, |value| format!("{:.0} %", value * 100.0))
}

/// A chart with the usual words.
pub fn chart(kind: ChartKind, positions: Vec<String>, axis: ValueAxis, series: Vec<Series>) -> Chart {
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
pub fn curve(count: usize, reach: f64, unfinished: usize) -> Vec<Point> {
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

/// Two curves, one with a gap, one unfinished at the end, and a mark.
pub fn lines() -> Chart {
    let mut gapped = curve(13, 0.26, 0);
    gapped[4] = gap();
    let series =
        vec![series("All customers", Role::Pooled, curve(13, 0.34, 2)), series("Bought in a sale", Role::New, gapped)];
    let mut chart = chart(ChartKind::Lines, ages(13), percent(0.4, 0.1), series);
    chart.marks.push(Mark { position: 3, label: "most second orders come by month 3".into() });
    chart
}

/// Months of revenue in two parts; the last is unfinished.
pub fn bars(count: usize) -> Chart {
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

/// Ten curves, more than there are hues.
pub fn many() -> Chart {
    let role = |at: u8| Role::Category(at);
    let all = (0..10_u8)
        .map(|at| series(&format!("Product family {}", at + 1), role(at), curve(10, 0.1 + 0.03 * f64::from(at), 1)));
    chart(ChartKind::Lines, ages(10), percent(0.4, 0.1), all.collect())
}

/// A heat map with cells of every state.
pub fn heat() -> HeatTable {
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
        HeatCell { text, raw: Some(value), shade, state, words: String::new(), behind: None }
    };
    let row = |(at, label): (usize, String)| HeatRow {
        label,
        size: ["948", "1,204", "312", "24", "4", "411", "502", "88"][at].into(),
        size_raw: 0.0,
        cells: (0..8).map(|age| cell(age, at)).collect(),
        behind: None,
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
        pooled: HeatRow {
            label: "All months".into(),
            size: "3,493".into(),
            size_raw: 3493.0,
            cells: pooled.collect(),
            behind: None,
        },
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
