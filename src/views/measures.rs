//! The measures M5–M8 and M10–M24 in the report.
//!
//! Shares are 0..=1, days are whole, money of one order or customer is in major units and sums are in minor units. What is absent is `null`.

use serde::Serialize;

use super::report::ShareReport;

/// A value with its 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct EstimateReport {
    /// The value.
    pub value: f64,
    /// Lower end of its interval.
    pub low: Option<f64>,
    /// Upper end.
    pub high: Option<f64>,
}

/// A difference with its 95 % interval and test.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct DifferenceReport {
    /// The first less the second.
    pub value: f64,
    /// Lower end of its interval.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// Two-sided p.
    pub p: Option<f64>,
}

/// M5.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LifetimeValueReport {
    /// Customers of the period.
    pub customers: u64,
    /// Money per order.
    pub order_value: Option<EstimateReport>,
    /// Orders per customer and year.
    pub orders_a_year: Option<f64>,
    /// Years that a customer stays.
    pub stay_years: Option<EstimateReport>,
    /// Their product.
    pub value: Option<f64>,
    /// The thresholds that the stay ends by, at one, two, three or more orders.
    pub lapsed_after_days: [Option<u32>; 3],
}

/// The mix of M6.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MixReport {
    /// `2024-02`; absent for the whole period.
    pub month: Option<String>,
    /// Whether all its days lie in the window.
    pub complete: bool,
    /// Orders of existing customers, of those of known ones.
    pub orders: ShareReport,
    /// Revenue of existing customers, minor units.
    pub revenue_existing_minor: i64,
    /// Revenue of all known customers, minor units.
    pub revenue_known_minor: i64,
    /// Their ratio.
    pub revenue_share: Option<EstimateReport>,
}

/// M6.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RevenueMixReport {
    /// The whole period.
    pub period: MixReport,
    /// Month by month.
    pub months: Vec<MixReport>,
}

/// M7.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RetentionReport {
    /// The last day before the period, and the period's last day.
    pub days: [String; 2],
    /// A customer is active on a day who ordered in so many days up to it.
    pub activity_days: u32,
    /// S.
    pub start: u64,
    /// E.
    pub end: u64,
    /// N.
    pub new: u64,
    /// Of E: neither of S nor new.
    pub come_back: u64,
    /// (E − N) / S.
    pub rate: Option<EstimateReport>,
    /// Members of S who are in E, of S.
    pub strict: ShareReport,
    /// Whether the files reach back far enough for S.
    pub complete: bool,
}

/// M8.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChurnReport {
    /// 1 − M7.
    pub of_start: Option<EstimateReport>,
    /// Members of S who are not in E, of S.
    pub strict: ShareReport,
    /// Lost over E.
    pub of_end: Option<f64>,
}

/// One horizon of M10.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HorizonReport {
    /// Days after the order.
    pub days: u32,
    /// Of those followed so long, those who came back.
    pub complete: ShareReport,
    /// Of all, by Kaplan–Meier.
    pub kaplan_meier: Option<EstimateReport>,
}

/// M10 after one order.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RepeatProbabilityReport {
    /// The order's number.
    pub after_order: usize,
    /// Customers with it in the period.
    pub customers: u64,
    /// By 30, 60, 90, 180, 365 days.
    pub by: Vec<HorizonReport>,
}

/// A share and the day by which it is reached; `null`: not reached.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct QuantileReport {
    /// The share.
    pub share: f64,
    /// The day.
    pub days: Option<u32>,
    /// Lower end of its interval.
    pub low: Option<u32>,
    /// Upper end.
    pub high: Option<u32>,
}

/// One day of a survival curve.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct SurvivalReport {
    /// The day.
    pub day: u32,
    /// At risk.
    pub at_risk: u64,
    /// Events.
    pub events: u64,
    /// Share without one.
    pub survival: f64,
    /// Lower end of the band.
    pub low: Option<f64>,
    /// Upper end.
    pub high: Option<f64>,
}

/// One week of the hazard.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct WeekReport {
    /// First and last day.
    pub days: [u32; 2],
    /// Customers who came back, of those at risk.
    pub rate: ShareReport,
}

/// M11 after one order.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TimeToNextReport {
    /// The order's number.
    pub after_order: usize,
    /// Who came back, of all.
    pub came_back: ShareReport,
    /// The longest that anyone was followed.
    pub followed_days: u32,
    /// By when so large a share is back.
    pub quantiles: Vec<QuantileReport>,
    /// The week to write in, by its first and last day.
    pub peak_days: Option<[u32; 2]>,
    /// Week by week.
    pub weeks: Vec<WeekReport>,
    /// Day by day.
    pub survival: Vec<SurvivalReport>,
}

/// One rung of M12.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RungReport {
    /// The order's number; the last holds all from there on.
    pub number: usize,
    /// Who reached the next, of those who reached it.
    pub conversion: ShareReport,
    /// Within a year, by Kaplan–Meier.
    pub within_a_year: Option<EstimateReport>,
    /// Followed for less than 90 days.
    pub short_followed: u64,
    /// Orders.
    pub orders: u64,
    /// Money per order.
    pub average: Option<EstimateReport>,
    /// Median days to the next.
    pub median_gap_days: Option<u32>,
}

/// M12.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LadderReport {
    /// Rungs.
    pub rungs: Vec<RungReport>,
    /// The rung that the fewest leave upwards.
    pub weakest: Option<usize>,
}

/// M13.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GapsReport {
    /// Gaps.
    pub count: u64,
    /// Mean days.
    pub mean: Option<EstimateReport>,
    /// Quantiles.
    pub quantiles: Vec<QuantileReport>,
    /// Days and gaps so long.
    pub by_days: Vec<(u32, u64)>,
}

/// M14 at one step.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct LapseReport {
    /// Customers who came back.
    pub repeats: u64,
    /// The share who ever do.
    pub plateau: f64,
    /// Days by which 80, 90 and 95 % of these are back.
    pub days: [QuantileReport; 3],
}

/// M14.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LapseThresholdsReport {
    /// At one, two, three or more orders.
    pub by_orders: [Option<LapseReport>; 3],
    /// All together.
    pub pooled: Option<LapseReport>,
    /// The thresholds in use.
    pub lapsed_after_days: [Option<u32>; 3],
}

/// One cell of M15.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LifecycleReport {
    /// `1`, `2`, `3+`.
    pub orders: &'static str,
    /// `active`, `at_risk`, `lapsed`.
    pub silence: &'static str,
    /// Customers.
    pub customers: u64,
    /// Their revenue to date, minor units.
    pub revenue_minor: i64,
}

/// How customers moved between the cells of M15 and the groups of M16; last, none.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MovesReport {
    /// Days between the two days.
    pub days: u32,
    /// The earlier day.
    pub then: String,
    /// From row to column: 1, 2, 3+ orders, each active, at risk, lapsed.
    pub lifecycle: Vec<Vec<u64>>,
    /// From row to column, in the order of M16's `groups`.
    pub rfm: Vec<Vec<u64>>,
}

/// One group of M16.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RfmGroupReport {
    /// Its name.
    pub group: &'static str,
    /// Customers.
    pub customers: u64,
    /// Orders.
    pub orders: u64,
    /// Revenue, minor units.
    pub revenue_minor: i64,
}

/// M16.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RfmReport {
    /// `quintiles`.
    pub scoring: &'static str,
    /// The eleven groups.
    pub groups: Vec<RfmGroupReport>,
    /// Customers by R (1 to 5) and FM (1 to 5).
    pub grid: [[u64; 5]; 5],
}

/// The largest customers of M17.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TopReport {
    /// Hundredths of the customers.
    pub percent: u64,
    /// How many.
    pub customers: u64,
    /// Their revenue, minor units.
    pub revenue_minor: i64,
    /// Its share.
    pub share: Option<f64>,
    /// Lower end of its interval.
    pub low: Option<f64>,
    /// Upper end.
    pub high: Option<f64>,
}

/// M17.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ConcentrationReport {
    /// Customers.
    pub customers: u64,
    /// The largest.
    pub top: Vec<TopReport>,
    /// Gini.
    pub gini: Option<f64>,
    /// The Lorenz curve.
    pub lorenz: Vec<(f64, f64)>,
}

/// One half-year of M18.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TenureReport {
    /// First and last month since the first order, from 1.
    pub months: [usize; 2],
    /// Customers followed to its end.
    pub customers: u64,
    /// Customers active in it.
    pub active: u64,
    /// Money per active customer.
    pub per_active: Option<EstimateReport>,
    /// Customers who order in it or later.
    pub surviving: u64,
    /// Money per surviving customer.
    pub per_surviving: Option<EstimateReport>,
}

/// One product of M19.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ProductReport {
    /// Its name.
    pub product: String,
    /// Orders with it.
    pub orders: u64,
    /// Customers who began with it.
    pub first_customers: u64,
    /// Of these, who came back by 30, 60, 90, 180, 365 days.
    pub first_repeat: Vec<ShareReport>,
    /// Median days to their second purchase.
    pub first_median_days: Option<u32>,
    /// Their revenue after 90, 180, 365 days.
    pub first_ltv: Vec<Option<EstimateReport>>,
    /// Customers and orders with it waiting for it again, and those that had it again.
    pub bought_again: ShareReport,
    /// Median days to it again.
    pub replenishment_days: Option<u32>,
}

/// Two products of M19.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PairReport {
    /// The one that is given.
    pub of: String,
    /// The other.
    pub with: String,
    /// Orders with the other, of those next to or with the given.
    pub share: ShareReport,
    /// How many times likelier than anywhere.
    pub lift: Option<f64>,
}

/// M19.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ProductsReport {
    /// Orders with items.
    pub orders: u64,
    /// The most frequent products.
    pub products: Vec<ProductReport>,
    /// What is bought next, of the most frequent ones.
    pub next: Vec<PairReport>,
    /// What is bought together, of the most frequent ones.
    pub baskets: Vec<PairReport>,
}

/// One group of M20.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DriverGroupReport {
    /// `yes`, `no`, `1-10`, `31-`, a weekday's number from Monday 1, a season's first month, a text, `other`, or `null` where the file does not say.
    pub group: Option<String>,
    /// Its customers, of all.
    pub customers: ShareReport,
    /// Who came back by 90 days, of those followed so long.
    pub repeat_90: ShareReport,
    /// The same less that of all other customers.
    pub repeat_90_difference: Option<DifferenceReport>,
    /// Revenue after 365 days.
    pub ltv_365: Option<EstimateReport>,
    /// The same less that of all other customers.
    pub ltv_365_difference: Option<DifferenceReport>,
    /// p of the log-rank test.
    pub log_rank_p: Option<f64>,
    /// The same, adjusted over all groups.
    pub adjusted_p: Option<f64>,
}

/// One driver of M20.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DriverReport {
    /// Its name.
    pub driver: &'static str,
    /// Its groups.
    pub groups: Vec<DriverGroupReport>,
}

/// One channel of M21.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChannelReport {
    /// Its name.
    pub channel: String,
    /// Spent, minor units.
    pub spend_minor: i64,
    /// New customers from it.
    pub new_customers: Option<u64>,
    /// Spend per new customer.
    pub cac: Option<f64>,
}

/// M21.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct UnitEconomicsReport {
    /// Spent, minor units.
    pub spend_minor: i64,
    /// `files` or `said`.
    pub spend_by: &'static str,
    /// New customers.
    pub new_customers: u64,
    /// Spend per new customer.
    pub cac: Option<f64>,
    /// Spend per order.
    pub cpa: Option<f64>,
    /// Historical LTV of the new customers.
    pub ltv: Option<EstimateReport>,
    /// The gross margin of what they have brought, 1 where none was given and no costs are known.
    pub margin: f64,
    /// What new customers have brought in margin, each.
    pub margin_per_customer: Option<EstimateReport>,
    /// LTV × margin / CAC.
    pub ltv_to_cac: Option<EstimateReport>,
    /// The 30-day month by which CAC is earned back.
    pub payback_month: Option<usize>,
    /// The same at best and at worst.
    pub payback_band: [Option<usize>; 2],
    /// By channel.
    pub channels: Vec<ChannelReport>,
}

/// What margin figures rest on, and the margin of the period.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MarginReport {
    /// `costs_file`, `percentage` where one was given, or `none`: then all revenue stands for margin.
    pub source: &'static str,
    /// The margin of what has no known cost; 1 where none was given.
    pub percentage: f64,
    /// Items sold in the period; absent without known costs.
    pub items_sold: Option<f64>,
    /// Of these, items with a known cost.
    pub items_with_cost: Option<f64>,
    /// The part of the items sold whose cost is known.
    pub coverage: Option<f64>,
    /// Net sales less the cost of goods in the period, minor units; absent without known costs.
    pub margin_minor: Option<i64>,
    /// The same over revenue.
    pub share: Option<f64>,
}

/// One side of M22 and M23.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SideReport {
    /// Customers who bought more than once in the period.
    pub repeat: ShareReport,
    /// Money per order.
    pub order_value: Option<EstimateReport>,
    /// Money per customer.
    pub per_customer: Option<EstimateReport>,
    /// Orders per customer.
    pub orders_per_customer: Option<EstimateReport>,
    /// Who came back within 90 days of a first order in the period.
    pub repeat_90: ShareReport,
    /// Strict retention.
    pub retention: ShareReport,
}

/// M23, and what M22 is made of: the first side less the other.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ComparisonReport {
    /// The first side.
    pub one: SideReport,
    /// The other.
    pub other: SideReport,
    /// In the repeat customer rate.
    pub repeat: Option<DifferenceReport>,
    /// In money per order.
    pub order_value: Option<DifferenceReport>,
    /// In money per customer.
    pub per_customer: Option<DifferenceReport>,
    /// In orders per customer.
    pub orders_per_customer: Option<DifferenceReport>,
    /// In the repeat probability by 90 days.
    pub repeat_90: Option<DifferenceReport>,
    /// In strict retention.
    pub retention: Option<DifferenceReport>,
    /// p of the log-rank test of the waits for the second purchase.
    pub log_rank_p: Option<f64>,
}

/// M23.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ComparisonsReport {
    /// The period against the one it is compared with; absent where there is none.
    pub periods: Option<ComparisonReport>,
    /// Customers against others, by their first orders; absent where nothing is asked.
    pub groups: Option<GroupsReport>,
}

/// Which customers are compared.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GroupsNamed {
    /// What they are told apart by.
    pub facet: &'static str,
    /// What the first side's first orders say; absent where they do not say it.
    pub one_is: Option<String>,
    /// The same of the other side.
    pub other_is: Option<String>,
    /// Whether the other side is everybody else.
    pub other_is_rest: bool,
}

/// Two groups of customers side by side.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GroupsReport {
    /// Which.
    #[serde(flatten)]
    pub named: GroupsNamed,
    /// Their figures and differences.
    #[serde(flatten)]
    pub comparison: ComparisonReport,
}

/// M22.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LoyaltyReport {
    /// Used over given out.
    pub redemption_rate: Option<f64>,
    /// Members, and those of them with orders.
    pub members: [u64; 2],
    /// Members against others.
    pub members_against_others: ComparisonReport,
}

/// One benchmark of M24.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BenchmarkReport {
    /// Its name.
    pub code: &'static str,
    /// Who published it.
    pub source: &'static str,
    /// When.
    pub year: Option<u16>,
    /// Shops and customers in the sample.
    pub sample: [Option<u64>; 2],
    /// The trade.
    pub trade: Option<&'static str>,
    /// What was counted.
    pub definition: &'static str,
    /// `measured` or `opinion`.
    pub kind: &'static str,
    /// The figure.
    pub share: f64,
    /// The shop's own by the same definition.
    pub own: Option<f64>,
    /// The counts behind it.
    pub own_counts: Option<ShareReport>,
}
