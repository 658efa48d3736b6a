//! The measures on CDNOW, against published figures and other programs.
#![expect(clippy::disallowed_methods, reason = "real data are files")]

mod real;

use holdfast::diagnostics::Position;
use holdfast::ingest::{Amounts, LineKind, LineSink, Marks, OrderLine, Said, Status};
use holdfast::metrics::{self, Occasions, Steps};
use holdfast::orders::{Basis, OrderBookBuilder, OrderStore, Period, Rules, Window};
use holdfast::statistics::log_rank;
use holdfast::units::{Day, Exact};

/// The tenth of CDNOW that the papers use, as orders stand in the file.
fn cdnow() -> Option<(OrderStore, Window)> {
    let text = real::data("cdnow_sample.csv.gz")?;
    let mut builder = OrderBookBuilder::default();
    for (line, at) in text.lines().skip(1).zip(2..) {
        let cells: Vec<&str> = line.split(',').collect();
        let day = Day::parse_iso(cells[2]).expect("a day");
        let amount: f64 = cells[4].parse().expect("an amount");
        builder.line(OrderLine {
            position: Position { file: 0, record: at, line: at },
            kind: LineKind::Order,
            order_id: None,
            customer: Some(cells[1].as_bytes()),
            returning: None,
            day: Some(day),
            instant: i64::from(day.0) * 86_400,
            amounts: Amounts { stated: Exact((amount * 10_000.0).round() as i64), ..Amounts::default() },
            currency: None,
            status: Status::Placed,
            marks: Marks::default(),
            said: Said::default(),
            stands_in: false,
        });
    }
    let store = OrderStore::new(&builder.seal(), &Rules::new(Basis::TotalPaid));
    let (from, to) = store.span().expect("orders");
    Some((store, Window { period: Period { from, to }, as_of: to }))
}

fn close(found: f64, wanted: f64, within: f64) {
    assert!((found - wanted).abs() <= within, "{found} in place of {wanted}");
}

/// Published: .184981 / .263471 / .299109 / .382266 / .461179, same-day pairs kept. Everyone was followed for a year, so both forms agree.
#[test]
fn the_repeat_probability_of_cdnow_is_the_published_one() {
    let Some((store, window)) = cdnow() else { return };
    let steps = Steps::of(&store, window, Occasions::Orders, &|_| true);
    let first = metrics::repeat_probability(&steps, 1);
    assert_eq!(first.customers, 2_357);
    for (by, published) in first.by.iter().zip([0.184_981, 0.263_471, 0.299_109, 0.382_266, 0.461_179]) {
        assert_eq!(by.complete.whole, 2_357);
        close(by.complete.value().expect("customers"), published, 5e-7);
        close(by.kaplan_meier.expect("a year and more").value, published, 5e-7);
    }
}

/// One curve of lifelines 0.30.3: day, share without a next order, its band.
type Curve = [(u32, f64, f64, f64); 5];

/// A step: what an occasion is, its number, who came back of whom, the curve, days by which shares are back.
type Published = (Occasions, usize, (u64, u64), Curve, [Option<u32>; 5]);

/// `KaplanMeierFitter().fit(T, E)` on the same file, as of its last day: S and `confidence_interval_` at five days, percentiles.
#[test]
fn the_survival_of_cdnow_is_that_of_lifelines() {
    let Some((store, window)) = cdnow() else { return };
    let curves: [Published; 4] = [
        (
            Occasions::Days,
            1,
            (1_139, 2_357),
            [
                (30, 0.826050063640, 0.810135777553, 0.840764457507),
                (90, 0.708527789563, 0.689728588690, 0.726423841763),
                (180, 0.623674162070, 0.603776112499, 0.642886966005),
                (365, 0.544336020365, 0.523996732287, 0.564197350331),
                (450, 0.523971149767, 0.503603077166, 0.543915122515),
            ],
            [Some(13), Some(59), None, None, None],
        ),
        (
            Occasions::Days,
            2,
            (736, 1_139),
            [
                (30, 0.755262867933, 0.729184167855, 0.779221790508),
                (90, 0.570347624405, 0.540872523487, 0.598679878597),
                (180, 0.448277824872, 0.418626018070, 0.477455049078),
                (365, 0.330617328761, 0.301603596092, 0.359880352590),
                (450, 0.306368150200, 0.277083822243, 0.336093804978),
            ],
            [Some(10), Some(32), Some(139), None, None],
        ),
        (
            Occasions::Orders,
            1,
            (1_152, 2_357),
            [
                (30, 0.815019092066, 0.798747799275, 0.830118143071),
                (90, 0.700890963089, 0.681963587230, 0.718934661592),
                (180, 0.617734408146, 0.597784645581, 0.637014315742),
                (365, 0.538820534578, 0.518470109418, 0.558707559858),
                (450, 0.518455663980, 0.498085604668, 0.538416260512),
            ],
            [Some(11), Some(55), None, None, None],
        ),
        (
            Occasions::Orders,
            2,
            (746, 1_152),
            [
                (30, 0.747622805004, 0.721464153294, 0.771725579778),
                (90, 0.565717496678, 0.536393932043, 0.593936631499),
                (180, 0.443347946429, 0.413923340834, 0.472332109780),
                (365, 0.330866568220, 0.302098017034, 0.359878418457),
                (450, 0.307261378881, 0.278252807445, 0.336695742659),
            ],
            [Some(8), Some(30), Some(134), None, None],
        ),
    ];
    for (occasions, number, (part, whole), curve, quantiles) in curves {
        let steps = Steps::of(&store, window, occasions, &|_| true);
        let found = metrics::time_to_next_order(&steps, number);
        assert_eq!((found.came_back.part, found.came_back.whole), (part, whole));
        for (day, survival, low, high) in curve {
            let point = found.survival.at(day).expect("some came back");
            let band = point.interval.expect("some did not");
            close(point.survival, survival, 1e-11);
            close(band.low, low, 1e-11);
            close(band.high, high, 1e-11);
        }
        assert_eq!(found.quantiles.map(|(_, quantile)| quantile.day), quantiles);
        assert!(found.survival.points.is_sorted_by(|one, next| one.survival >= next.survival));
    }
}

/// `logrank_test` of the waits after the first and after the second order: 134.4254181682526, p 4.409790290456612e-31.
#[test]
fn the_log_rank_test_is_that_of_lifelines() {
    let Some((store, window)) = cdnow() else { return };
    let steps = Steps::of(&store, window, Occasions::Days, &|_| true);
    let test = log_rank(&steps.step(1).waits, &steps.step(2).waits).expect("they can differ");
    close(test.chi_square, 134.425_418_168_252_6, 1e-9);
    close(test.p / 4.409_790_290_456_612e-31, 1.0, 1e-6);
}

/// Published: the top fifth of the customers brings 67.455 % of the revenue; Gini .630917.
#[test]
fn the_concentration_of_cdnow_is_the_published_one() {
    let Some((store, window)) = cdnow() else { return };
    let found = metrics::concentration(&store, window);
    assert_eq!((found.customers, found.top[3].customers.part), (2_357, 472));
    close(found.top[3].share.expect("revenue"), 0.674_55, 5e-6);
    close(found.gini.expect("revenue"), 0.630_917, 5e-7);
}
