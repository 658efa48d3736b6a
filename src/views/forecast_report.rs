//! The forecast as the report has it.

use serde::Serialize;

/// What today's customers will do, how that was tested, and the models behind it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ForecastReport {
    /// Why there is none: `no_customers`, `all_bought_once`, `few_repeaters`, `short_history`, `no_convergence` …
    pub refused: Option<&'static str>,
    /// The way that forecasts customers' orders: `mbg_nbd`, `bg_nbd`, `pareto_nbd`, `last_days`, `group_means`.
    pub chosen: Option<&'static str>,
    /// The model behind sums and curves.
    pub model: Option<&'static str>,
    /// The models on all that is known.
    pub models: Vec<ModelReport>,
    /// Gamma-Gamma on all that is known.
    pub spend: Option<ModelReport>,
    /// How spend and number of purchases correlate.
    pub spend_correlation: Option<f64>,
    /// How each way would have done on the days held back.
    pub proof: Option<ProofReport>,
    /// Repeat purchase days within some days.
    pub orders: Vec<WithinReport>,
    /// Revenue within some days, in major units.
    pub revenue: Vec<WithinReport>,
    /// Predicted CLV of everybody: 12 months at 1 % a month, in major units.
    pub value: Option<BandReport>,
    /// Revenue of the coming months, in major units.
    pub months: Vec<BandReport>,
    /// Revenue of the coming 12 months by month of the first order.
    pub cohorts: Vec<CohortForecastReport>,
    /// What a new customer brings in 12 months, in major units of revenue.
    pub new_customer: Option<BandReport>,
}

/// An expected value with its 95 % band.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct BandReport {
    /// What is expected.
    pub expected: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// The same within some days.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct WithinReport {
    /// Days from the as-of day.
    pub days: i32,
    /// What is expected.
    pub expected: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// A fitted model.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ModelReport {
    /// Its name.
    pub model: &'static str,
    /// Why it was not fitted.
    pub refused: Option<&'static str>,
    /// The parameters by their symbols, each with its standard error; time in weeks, money in minor units.
    pub parameters: Vec<(&'static str, f64, f64)>,
    /// ln L.
    pub log_likelihood: Option<f64>,
    /// Whether leaving is held, because hardly anyone leaves within the files.
    pub leaving_is_held: Option<bool>,
}

/// The comparison on the days held back.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ProofReport {
    /// The last day that was looked at.
    pub cut: String,
    /// The last day that was predicted.
    pub until: String,
    /// Customers predicted.
    pub customers: u64,
    /// Customers who came later.
    pub newcomers: u64,
    /// Purchase days that came.
    pub actual: u64,
    /// All ways, the best first.
    pub ways: Vec<WayReport>,
}

/// One way to predict.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WayReport {
    /// Which.
    pub way: &'static str,
    /// Why it could not predict.
    pub refused: Option<&'static str>,
    /// Purchase days predicted.
    pub predicted: Option<f64>,
    /// Its 95 % band, of a model.
    pub band: Option<[f64; 2]>,
    /// Predicted / actual − 1.
    pub error: Option<f64>,
    /// Mean error per customer.
    pub mean_absolute_error: Option<f64>,
    /// Root mean squared error per customer.
    pub root_mean_squared_error: Option<f64>,
    /// By past repeat purchases, 0 to 7 and more: customers, came, predicted.
    pub by_count: Vec<(u64, u64, f64)>,
    /// By tenths of customers, the least predicted first: the same.
    pub tenths: Vec<(u64, u64, f64)>,
    /// Predicted up to the end of each week.
    pub by_week: Vec<f64>,
}

/// One cohort's coming year.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CohortForecastReport {
    /// `2024-02`.
    pub month: String,
    /// Customers.
    pub customers: u64,
    /// Of these, expected to be active still.
    pub active: f64,
    /// Revenue of 12 months, in major units.
    pub revenue: f64,
}
