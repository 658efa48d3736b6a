//! Every measure as one object: what the `report` example prints as JSON and the page saves.
//!
//! Keys are stable; the README names them. Money stands in minor units of `currency` (whole numbers, exact) and, where a person would look, in
//! major units too. What is absent is `null`, never 0.

use serde::Serialize;

use super::cohort_report::CohortsReport;
use super::forecast_report::ForecastReport;
use super::measures::{
    BenchmarkReport, ChurnReport, ComparisonsReport, ConcentrationReport, DriverReport, GapsReport, LadderReport,
    LapseThresholdsReport, LifecycleReport, LifetimeValueReport, LoyaltyReport, MarginReport, MovesReport,
    ProductsReport, RepeatProbabilityReport, RetentionReport, RevenueMixReport, RfmReport, TenureReport,
    TimeToNextReport, UnitEconomicsReport,
};
use super::side_report::SideFilesReport;
use super::standing_report::StandingReport;

/// The whole report.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// The version of Holdfast.
    pub holdfast: &'static str,
    /// The files.
    pub files: Vec<FileReport>,
    /// Rows and money, read, used, set aside.
    pub ledger: LedgerReport,
    /// What counts.
    pub switches: SwitchesReport,
    /// What a person should look at.
    pub warnings: Vec<WarningReport>,
    /// Keys that many people seem to share, most orders first.
    pub shared_keys: Vec<SharedKeyReport>,
    /// What stands beside the orders.
    pub side_files: SideFilesReport,
    /// Which orders.
    pub scope: ScopeReport,
    /// What the measures stand on.
    pub conventions: ConventionsReport,
    /// M1 … by id.
    pub measures: Measures,
    /// Where customers stand: the key figures of the Overview beside those measures.
    pub standing: StandingReport,
    /// What customers will do.
    pub forecast: ForecastReport,
    /// What stands out on the Overview, the heaviest first.
    pub findings: Vec<FindingReport>,
}

/// One thing that stands out.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FindingReport {
    /// Its kind.
    pub finding: &'static str,
    /// The page that shows it.
    pub page: &'static str,
    /// The part of the page.
    pub section: String,
    /// The figure, a share.
    pub value: f64,
    /// Lower end of its interval.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// What it is set against.
    pub reference: f64,
    /// Customers that it rests on.
    pub customers: u64,
    /// How many times it is surely away from the reference.
    pub weight: f64,
}

/// One file.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FileReport {
    /// Its name.
    pub name: String,
    /// What it was recognised as; absent where refused.
    pub format: Option<&'static str>,
    /// Its rows.
    pub rows: u64,
    /// Why it was refused.
    pub refused: Option<&'static str>,
    /// Rows whose customer is a placeholder, by its kind.
    pub placeholders: Vec<PlaceholderReport>,
}

/// Rows whose customer is a placeholder.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PlaceholderReport {
    /// The stable code of the kind.
    pub kind: &'static str,
    /// Rows.
    pub rows: u64,
}

/// What a person should look at; what a kind does not say is absent.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WarningReport {
    /// The stable code.
    pub warning: &'static str,
    /// The files it is about.
    pub files: Vec<String>,
    /// Orders, order numbers or customers it is about.
    pub count: u64,
    /// Of how many.
    pub of: Option<u64>,
}

/// A key that many people seem to share.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SharedKeyReport {
    /// The key.
    pub key: String,
    /// Orders under it.
    pub orders: u64,
    /// Their money in minor units.
    pub revenue_minor: i64,
    /// Billing names under it; absent where the files have none.
    pub billing_names: Option<u32>,
}

/// Rows and money.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LedgerReport {
    /// Rows read.
    pub rows_read: u64,
    /// Rows used.
    pub rows_used: u64,
    /// Rows set aside.
    pub rows_set_aside: u64,
    /// Money read, in major units, exact to the ten-thousandth, as text.
    pub money_read: String,
    /// Money used.
    pub money_used: String,
    /// Money set aside.
    pub money_set_aside: String,
    /// Whether read = used + set aside, in rows and in money.
    pub balances: bool,
    /// Set aside, by reason.
    pub reasons: Vec<ReasonReport>,
}

/// What is set aside for one reason.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReasonReport {
    /// The stable code.
    pub reason: &'static str,
    /// Rows.
    pub rows: u64,
    /// Money, as text.
    pub money: String,
    /// The first few rows, counted from 1 with the header as row 1.
    pub examples: Vec<ExampleReport>,
}

/// One row as an example.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ExampleReport {
    /// The file.
    pub file: String,
    /// The row, the header being 1.
    pub row: u64,
    /// The column that decided.
    pub column: Option<String>,
    /// Its cell, or the order's id.
    pub cell: String,
}

/// What counts.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SwitchesReport {
    /// What revenue means.
    pub basis: &'static str,
    /// The currencies of the files.
    pub currencies: Vec<CurrencyReport>,
    /// Each switch with what it moves.
    pub rules: Vec<SwitchReport>,
    /// The days of refunds; absent where no file tells any.
    pub refund_dates: Option<RefundDatesReport>,
}

/// One currency of the files; the one of the figures is in the scope.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CurrencyReport {
    /// Its code, `XXX` for rows that name none.
    pub currency: String,
    /// Orders and credit notes in it.
    pub entries: u64,
    /// What they state, in major units, as text.
    pub money: String,
    /// The rate it is converted with, as it was given; absent for the currency of the figures and where none was given.
    pub rate: Option<String>,
    /// Whether its orders can count; those of the others are set aside as `other_currency`.
    pub taken: bool,
}

/// What `refund_day` moves between days.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RefundDatesReport {
    /// Orders that count and were paid back, whole or in part.
    pub refunds: u64,
    /// Of these, orders for which a file tells the day.
    pub dated: u64,
    /// What of it falls on a later day than the order, minor units.
    pub moves_minor: i64,
    /// Of that, what falls after the newest order: with the switch on it is not seen yet.
    pub late_minor: i64,
}

/// One switch.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SwitchReport {
    /// Its name, as the command line takes it.
    pub name: &'static str,
    /// Whether it is on.
    pub on: bool,
    /// Orders more with it on than off.
    pub moves_orders: i64,
    /// Revenue more with it on than off, minor units.
    pub moves_revenue_minor: i64,
    /// Customers more with it on than off, where it joins customers.
    pub moves_customers: i64,
    /// Share of all customers with two orders or more with it off, where it joins customers.
    pub bought_again_off: Option<f64>,
    /// The same with it on.
    pub bought_again_on: Option<f64>,
}

/// Which orders.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ScopeReport {
    /// First day of the period.
    pub from: String,
    /// Last day of the period.
    pub to: String,
    /// The last observed day.
    pub as_of: String,
    /// The currency's code, `XXX` where the files name none.
    pub currency: String,
    /// Minor units in a major one.
    pub minor_per_major: i64,
    /// Orders that count.
    pub orders: u64,
    /// Of these, of a known customer.
    pub orders_of_known_customers: u64,
    /// Revenue of the orders that count, in minor units.
    pub revenue_minor: i64,
    /// Of it, from known customers.
    pub revenue_of_known_customers_minor: i64,
    /// What is filtered by; what is filtered out of the period is absent without.
    pub filters: Vec<FilterReport>,
    /// Orders of the period that the filters leave out.
    pub filtered_out_orders: Option<u64>,
    /// Their revenue in minor units.
    pub filtered_out_revenue_minor: Option<i64>,
}

/// One condition of the filter.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FilterReport {
    /// What is looked at.
    pub facet: &'static str,
    /// Of which orders.
    pub reach: &'static str,
    /// What it must be; absent for orders that do not say it.
    pub value: Option<String>,
}

/// The measures by id.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[expect(non_snake_case, reason = "the ids of the specification are the keys")]
pub struct Measures {
    /// Orders, customers, revenue.
    pub M1: ActivityReport,
    /// Repeat customer rate.
    pub M2: RepeatReport,
    /// Purchase frequency.
    pub M3: FrequencyReport,
    /// Average order value.
    pub M4: OrderValueReport,
    /// Customer lifetime value, simple.
    pub M5: LifetimeValueReport,
    /// Revenue mix.
    pub M6: RevenueMixReport,
    /// Customer retention rate.
    pub M7: RetentionReport,
    /// Churn rate.
    pub M8: ChurnReport,
    /// Acquisition cohorts.
    pub M9: CohortsReport,
    /// Repeat probability after the first, second and third order.
    pub M10: Vec<RepeatProbabilityReport>,
    /// Time to the next order after the first, second and third.
    pub M11: Vec<TimeToNextReport>,
    /// Order ladder.
    pub M12: LadderReport,
    /// Interpurchase gaps: repeaters only, not the time to repeat.
    pub M13: GapsReport,
    /// Lapse threshold.
    pub M14: LapseThresholdsReport,
    /// Lifecycle grid.
    pub M15: Vec<LifecycleReport>,
    /// RFM.
    pub M16: RfmReport,
    /// Moves between the cells of M15 and the groups of M16; absent where the files do not reach back.
    pub moves: Option<MovesReport>,
    /// Concentration.
    pub M17: ConcentrationReport,
    /// Tenure by half-years.
    pub M18: Vec<TenureReport>,
    /// Products.
    pub M19: ProductsReport,
    /// Drivers.
    pub M20: Vec<DriverReport>,
    /// Unit economics; absent without marketing spend.
    pub M21: Option<UnitEconomicsReport>,
    /// What margin figures rest on.
    pub margin: MarginReport,
    /// Loyalty; absent without a loyalty ledger.
    pub M22: Option<LoyaltyReport>,
    /// The period against the one it is compared with; absent where there is none.
    pub M23: ComparisonsReport,
    /// Benchmarks.
    pub M24: Vec<BenchmarkReport>,
}

/// The conventions and switches that the measures stand on.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ConventionsReport {
    /// What counts as one purchase to M10–M14, M19 and M20: `days` (a day with orders) or `orders`.
    pub occasions: &'static str,
    /// The activity window of M7 and M8 in days.
    pub activity_days: u32,
    /// Grain and ages of M9.
    pub cohorts: &'static str,
    /// How M16 scores.
    pub rfm: &'static str,
    /// The level of all intervals.
    pub interval: f64,
    /// Below so many people a rate is to be read with care, and below so many not at all.
    pub small_below: [u64; 2],
}

/// M1.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ActivityReport {
    /// Orders.
    pub orders: u64,
    /// Customers.
    pub customers: u64,
    /// New customers.
    pub new_customers: u64,
    /// Returning customers.
    pub returning_customers: u64,
    /// First orders.
    pub first_orders: u64,
    /// Later orders.
    pub later_orders: u64,
    /// Orders without a known customer.
    pub guest_orders: u64,
    /// Revenue in minor units.
    pub revenue_minor: i64,
    /// Revenue in major units.
    pub revenue: f64,
    /// Of it, from first orders.
    pub revenue_first_orders_minor: i64,
    /// Of it, from later orders.
    pub revenue_later_orders_minor: i64,
    /// Of it, without a known customer.
    pub revenue_guests_minor: i64,
    /// Month by month.
    pub months: Vec<MonthReport>,
}

/// One month of M1 and M2.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MonthReport {
    /// `2024-02`.
    pub month: String,
    /// Whether all its days lie in the window.
    pub complete: bool,
    /// Orders.
    pub orders: u64,
    /// Customers.
    pub customers: u64,
    /// New customers.
    pub new_customers: u64,
    /// Customers with more than one order in it.
    pub repeat_customers: u64,
    /// Revenue in minor units.
    pub revenue_minor: i64,
}

/// A share with its counts and interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ShareReport {
    /// Above the line.
    pub numerator: u64,
    /// Below it.
    pub denominator: u64,
    /// The ratio, 0..=1.
    pub share: Option<f64>,
    /// Lower end of the Wilson 95 % interval.
    pub low: Option<f64>,
    /// Upper end.
    pub high: Option<f64>,
}

/// M2.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct RepeatReport {
    /// More than one order in the period, of those who ordered in it.
    pub in_period: ShareReport,
    /// More than one order ever, of those who ordered in the period.
    pub all_time_flag: ShareReport,
    /// Two orders or more to date, of all to date.
    pub to_date: ShareReport,
}

/// M3.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct FrequencyReport {
    /// Orders of known customers.
    pub orders: u64,
    /// Customers.
    pub customers: u64,
    /// Orders per customer.
    pub orders_per_customer: Option<f64>,
    /// Lower end of its 95 % interval.
    pub low: Option<f64>,
    /// Upper end.
    pub high: Option<f64>,
}

/// Orders, their money and its average.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct TakingsReport {
    /// Orders.
    pub orders: u64,
    /// Their money in minor units.
    pub revenue_minor: i64,
    /// Money per order in major units.
    pub average: Option<f64>,
}

/// M4.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OrderValueReport {
    /// All orders.
    pub all: TakingsReport,
    /// First orders.
    pub first: TakingsReport,
    /// Later orders.
    pub later: TakingsReport,
    /// By order number, 1 to 9, and 10 and later.
    pub by_order_number: Vec<TakingsReport>,
    /// Lower end of the 95 % interval of the average of all orders.
    pub low: Option<f64>,
    /// Upper end.
    pub high: Option<f64>,
}
