//! Published numbers that follow from a formula and given parameters: probabilities, expectations, discounted values; and the small data sets.
//!
//! Each test is named after its source. The parameters are those of the source, to the digits that it prints.

#[expect(dead_code, reason = "shared with the other tests of published numbers")]
mod published;

use holdfast::models::{
    BgBb, BgNbd, DAYS_PER_WEEK, Discounting, GammaGamma, Kind, MbgNbd, ParetoNbd, Periods, ShiftedBetaGeometric, Spend,
};
use published::{day, near, near_by_part, number, rows, timing, timings_in_days};

/// Table 2 of Fader, Hardie and Lee (2005).
const BG: [f64; 4] = [0.243, 4.414, 0.793, 2.426];
const PARETO: [f64; 4] = [0.553, 10.578, 0.606, 11.669];
/// As BTYDplus fits it.
const MBG: [f64; 4] = [0.525, 6.183, 0.891, 1.614];
/// Fader and Hardie (2013).
const SPEND: [f64; 4] = [6.25, 3.74, 15.44, 1.0];

/// The examples of the manual of R's BTYD, which Lifetimes cites.
#[test]
fn btyd_manual_bg_nbd_probabilities() {
    let model = BgNbd::new(BG);
    near("P(X(2) = 10)", model.pmf(2.0, 10)[10], 1.07869e-07, 1e-12);
    near("P(X(39) = 0)", model.pmf(39.0, 0)[0], 0.573_786_4, 1e-7);
    let published = [
        0.001_999_521_4,
        0.001_517_023_6,
        0.001_163_315,
        0.000_900_314_8,
        0.000_702_363_8,
        0.000_551_790_2,
        0.000_436_191_3,
        0.000_346_717_1,
        0.000_276_961_3,
        0.000_222_226,
    ];
    for (found, (x, published)) in model.pmf(30.0, 20)[11..].iter().zip((11..).zip(published)) {
        near(&format!("P(X(30) = {x})"), *found, published, 1e-9);
    }
}

/// Cases of pymc-marketing's tests, after Hardie's note on numerical errors.
#[test]
fn pymc_marketing_stability() {
    let (bg, mbg) = (BgNbd::new([0.25, 4.0, 0.8, 2.5]), MbgNbd::new([0.25, 4.0, 0.8, 2.5]));
    let (once, often) = ([timing(0, 0.0, 40.0)], [timing(200, 38.0, 40.0)]);
    near("BG/NBD, one-time buyer", bg.log_likelihood(&once), -0.599_473_82, 1e-7);
    near("BG/NBD, x = 200", bg.log_likelihood(&often), 100.795_7, 6e-5);
    near("MBG/NBD, one-time buyer", mbg.log_likelihood(&once), -0.417_928_26, 1e-7);
    near("MBG/NBD, x = 200", mbg.log_likelihood(&often), 100.786_9, 6e-5);
    // Far beyond: a purchase a day for thirty years, then silence.
    for model in Kind::ALL.map(|kind| kind.with([0.25, 4.0, 0.8, 2.5])) {
        let silent = timing(10_000, 1_500.0, 3_000.0);
        assert!((0.0..1e-9).contains(&model.p_alive(&silent)), "{model:?}");
        assert!(model.expected_after(&timing(10_000, 1_500.0, 1_500.0), 52.0).is_finite(), "{model:?}");
    }
}

/// The examples of the manual of R's BTYD.
#[test]
fn btyd_manual_pareto_nbd_expectations() {
    let model = ParetoNbd::new([0.55, 10.56, 0.61, 11.64]);
    let published = [
        0.0,
        0.050_778_21,
        0.099_160_88,
        0.145_425_07,
        0.189_799_3,
        0.232_474_66,
        0.273_612_74,
        0.313_351_59,
        0.351_810_24,
        0.389_092_11,
    ];
    for (weeks, published) in (0..).zip(published) {
        near(&format!("E[X({weeks})]"), model.expected(f64::from(weeks)), published, 2e-8);
    }
    near("P(alive | 23, 39, 39)", model.p_alive(&timing(23, 39.0, 39.0)), 1.0, 1e-12);
}

/// Two routes to the same discounted value, computed apart: the closed form and the integral.
#[test]
fn discounted_residual_purchases_by_two_routes() {
    let doc = ParetoNbd::new([0.562_996_6, 12.559_037, 0.408_109_5, 10.514_804_8]);
    let cdnow = ParetoNbd::new([0.553_277_047, 10.577_683_46, 0.606_239_988_7, 11.668_735_27]);
    let (often, once, twice) = (
        timing(7, 77.0, 77.86),
        timing(0, 0.0, 272.0 / DAYS_PER_WEEK),
        timing(2, 213.0 / DAYS_PER_WEEK, 272.0 / DAYS_PER_WEEK),
    );
    // 10 % a year.
    let tenth = libm::log(1.1) / 52.0;
    for (model, customer, delta, published) in [
        (doc, often, 0.0027, 18.427_319_92),
        (doc, often, tenth, 24.554_450_59),
        (doc, once, 0.0027, 0.861_365_112_4),
        (doc, once, tenth, 1.133_551_487),
        (doc, twice, 0.0027, 8.585_554_739),
        (doc, twice, tenth, 11.298_540_19),
        (cdnow, often, 0.0027, 15.148_580_43),
        (cdnow, often, tenth, 19.391_399_05),
        (cdnow, once, 0.0027, 0.476_959_551_6),
        (cdnow, once, tenth, 0.600_120_354_4),
        (cdnow, twice, 0.0027, 6.482_402_58),
        (cdnow, twice, tenth, 8.156_292_752),
    ] {
        near_by_part(&format!("{customer:?} {delta}"), model.discounted_residual(&customer, delta), published, 1e-8);
    }
}

/// The README of R's CLVTools: its apparel customers at the four digits it prints. Its discount factor is per week.
#[test]
fn clvtools_readme_apparel() {
    let model = ParetoNbd::new([0.7866, 5.3349, 0.3570, 11.6152]);
    let once = timing(0, 0.0, 40.0);
    near("P(alive)", model.p_alive(&once), 0.357_179_1, 1e-4);
    let later = model.p_alive(&once) * model.if_alive(&once).expected(279.0 / DAYS_PER_WEEK);
    near("CET(39.857)", later, 0.221_250_6, 1e-4);
    near("DERT at 0.1 a week", model.discounted_residual(&once, 0.1), 0.058_488_59, 2e-5);
}

/// A customer and what Lifetimes says of them.
type Lifetimes = (u32, f64, f64, [f64; 9]);

/// Lifetimes 0.11.3 was run for these customers: purchases in 39 weeks and P(alive) by BG/NBD, by Pareto/NBD and by MBG/NBD; the mean spend of who has spent
/// 20 + x a purchase; and the value over 12 "months" of 4.345 weeks (`freq = "W"`) and of 30 (`freq = "D"`) at 1 %.
const LIFETIMES: [Lifetimes; 6] = [
    (
        0,
        0.0,
        38.86,
        [
            0.19509805201125396,
            1.0,
            0.10708146821530892,
            0.29528660461689443,
            0.15401274667514553,
            0.3897350809187629,
            35.21897810218978,
            8.369004358920185,
            38.29002427702548,
        ],
    ),
    (
        1,
        1.71,
        38.86,
        [
            0.20318698707975183,
            0.2121009853773791,
            0.1710929805537828,
            0.16800232672434479,
            0.18883654136434078,
            0.17083648431040802,
            25.333704115684093,
            6.210327725144715,
            25.36597465499363,
        ],
    ),
    (
        2,
        30.43,
        38.86,
        [
            1.226028174767135,
            0.726578570080673,
            1.4551231932576019,
            0.8691675591530111,
            1.2629606232673432,
            0.7062022651184873,
            24.376640419947506,
            35.866822569099355,
            138.49419462702724,
        ],
    ),
    (
        7,
        29.43,
        38.86,
        [
            3.3370532748513577,
            0.6417563459461072,
            3.712251380470524,
            0.7495014076670342,
            3.1675724322986705,
            0.6227238141691119,
            27.484405248440527,
            109.03547795467829,
            386.0280303818249,
        ],
    ),
    (
        26,
        30.857142857,
        31.0,
        [
            20.748353694269625,
            0.9688515628486882,
            20.116129598405674,
            0.9978742606077159,
            19.449351034427583,
            0.9654980547641748,
            45.82122972645848,
            1116.5344330662808,
            3608.8134008804277,
        ],
    ),
    (
        0,
        0.0,
        27.0,
        [
            0.2593953814922083,
            1.0,
            0.1753614929904234,
            0.38393078435005523,
            0.2207145436414699,
            0.42849443148199895,
            35.21897810218978,
            11.049842515466164,
            47.405311727573604,
        ],
    ),
];

/// Half of these lines needs Lifetimes' own hypergeometric function at its best; the largest difference stays below 10⁻⁶.
#[test]
fn lifetimes_formulas() {
    let models = [Kind::BgNbd.with(BG), Kind::ParetoNbd.with(PARETO), Kind::MbgNbd.with(MBG)];
    let spend = GammaGamma::new(SPEND);
    for (x, t_x, t, expected) in LIFETIMES {
        let customer = timing(x, t_x, t);
        for (model, pair) in models.iter().zip(expected.chunks(2)) {
            near(&format!("{model:?} {customer:?}"), model.expected_after(&customer, 39.0), pair[0], 1e-6);
            near(&format!("P(alive) {model:?} {customer:?}"), model.p_alive(&customer), pair[1], 1e-6);
        }
        let mean = spend.mean_spend((x > 0).then(|| Spend { x, mean: 20.0 + f64::from(x), weight: 1.0 }));
        near(&format!("E[M] {x}"), mean, expected[6], 1e-6);
        for (weeks_a_month, published) in [(4.345, expected[7]), (30.0, expected[8])] {
            let year = Discounting { months: 12, weeks_a_month, monthly_rate: 0.01 };
            near(&format!("value {customer:?}"), mean * models[0].discounted_after(&customer, &year), published, 1e-6);
        }
    }
}

/// Lifetimes' own test of its example log: BG/NBD in days, as of the end of 2014.
#[test]
fn lifetimes_example_log() {
    let purchases: Vec<_> =
        rows("lifetimes_example.csv.gz").into_iter().map(|row| (row[1].clone(), day(&row[0]))).collect();
    let customers = timings_in_days(&purchases, day("2014-12-31"));
    let mut timings: Vec<_> = customers.values().copied().collect();
    timings
        .sort_by(|one, other| one.x.cmp(&other.x).then(one.t.total_cmp(&other.t)).then(one.t_x.total_cmp(&other.t_x)));
    let model = BgNbd::new(BgNbd::fit(&timings).expect("a fit").parameters);
    for (customer, published) in (0..).zip([0.016_053, 0.021_171, 0.030_461, 0.031_686, 0.001_607]) {
        let timing = customers[&customer.to_string()];
        let later = model.p_alive(&timing) * model.if_alive(&timing).expected(30.0);
        near(&format!("CET(30 days) of customer {customer}"), later, published, 2e-6);
    }
}

fn donors() -> Vec<Periods> {
    let periods = |row: &Vec<String>| Periods {
        x: number(&row[0]) as u32,
        t_x: number(&row[1]) as u32,
        n: number(&row[2]) as u32,
        weight: number(&row[3]),
    };
    rows("donations.csv").iter().map(periods).collect()
}

/// Fader, Hardie and Shang (2010), as R's BTYD, Hardie's workbook, Lifetimes and pymc-marketing print it.
#[test]
fn fader_hardie_shang_2010_donations() {
    let donors = donors();
    let estimates = BgBb::fit(&donors).expect("a fit");
    for ((name, found), published) in
        ["alpha", "beta", "gamma", "delta"].into_iter().zip(estimates.parameters).zip([1.204, 0.75, 0.657, 2.783])
    {
        near(name, found, published, 0.0006);
    }
    near("LL", estimates.log_likelihood, -33_225.58, 0.006);
    assert!(estimates.log_likelihood < -33_225.57, "above the published top");
    let model = BgBb::new(estimates.parameters);
    let published = [0.4985, 0.9233, 1.2969, 1.6323, 1.9381, 2.2202, 2.4826, 2.7285, 2.9603, 3.1798, 3.3887];
    for (n, published) in (1..).zip(published) {
        near(&format!("E[X({n})]"), model.expected(n), published, 1e-4);
    }
    near("E[X(10)] of BTYD", model.expected(10), 3.179_805, 5e-5);
    let row = |x, t_x| Periods { x, t_x, n: 6, weight: 1.0 };
    near("CET(10 | 0, 0, 6)", model.expected_after(&row(0, 0), 10), 0.130_216_9, 1e-5);
    // BTYD's optimiser stops beside the top, where it prints 3.627858; the top gives 3.627968.
    near("CET(10 | 4, 5, 6) at the top", model.expected_after(&row(4, 5), 10), 3.627_968, 2e-5);
    let printed = BgBb::new([1.203_527_74, 0.749_726_27, 0.656_780_81, 2.783_795_61]);
    near("CET(10 | 4, 5, 6) at BTYD's estimates", printed.expected_after(&row(4, 5), 10), 3.627_858, 1e-6);
    for (x, t_x, published) in [(0, 0, 0.11), (2, 4, 0.59), (6, 6, 0.93)] {
        near(&format!("P(alive in 2002 | {x}, {t_x})"), model.p_alive(&row(x, t_x)), published, 0.006);
    }
    let total: f64 = donors.iter().map(|row| row.weight * model.expected_after(row, 5)).sum();
    near("expected in the next five years", total, 12_884.2, 0.5);
    let all: f64 = donors.iter().map(|row| row.weight).sum();
    near("customers", all, 11_104.0, 0.0);
    near("expected without a donation", all * model.probability(0, 6), 3_454.9, 0.1);
    near("expected with six", all * model.probability(6, 6), 1_253.1, 0.1);
    let published = [0.072_863_18, 0.324_884_1, 0.708_941_7, 1.333_666, 2.031_203, 2.784_482, 3.752_5];
    for (x, published) in (0..).zip(published) {
        let same: Vec<_> = donors.iter().filter(|row| row.x == x).collect();
        let weight: f64 = same.iter().map(|row| row.weight).sum();
        let mean = same.iter().map(|row| row.weight * model.expected_after(row, 5)).sum::<f64>() / weight;
        near(&format!("expected of those with {x}"), mean, published, 1e-4);
    }
}

/// Fader and Hardie (2007): two segments of subscribers, years 1–7 fitted, of a thousand customers each.
#[test]
fn fader_hardie_2007_subscribers() {
    let rows = rows("subscribers.csv");
    let survivors = |column: usize| -> Vec<f64> { rows[..8].iter().map(|row| number(&row[column]) * 10.0).collect() };
    let (regular, high_end) = (survivors(1), survivors(2));
    for (name, data, alpha, beta, published) in
        [("High End", &high_end, 0.668, 3.806, -1_611.16), ("Regular", &regular, 0.704, 1.182, -1_680.27)]
    {
        let estimates = ShiftedBetaGeometric::fit(data).expect("a fit");
        near(&format!("{name} alpha"), estimates.parameters[0], alpha, 0.0006);
        near(&format!("{name} beta"), estimates.parameters[1], beta, 0.0006);
        near(&format!("{name} LL"), estimates.log_likelihood, published, 0.006);
    }
    let uniform = ShiftedBetaGeometric { alpha: 1.0, beta: 1.0 };
    near("LL per customer at alpha = beta = 1", uniform.log_likelihood(&high_end) / 1_000.0, -2.115, 0.0006);
    // What the paper is about: the years that were held out, 8 to 12, are met within two points.
    let model = ShiftedBetaGeometric::new(ShiftedBetaGeometric::fit(&regular).expect("a fit").parameters);
    for (year, row) in (0..).zip(&rows).skip(8) {
        near(&format!("year {year}"), 100.0 * model.survival(year), number(&row[1]), 2.0);
    }
}
