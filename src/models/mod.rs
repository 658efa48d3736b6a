//! What customers will do: inference, one file per published model, and the proof of it on the shop's own file.
//!
//! Here x, t_x and T mean what they mean in the papers. Knows units, orders and `numeric`; not words, not screens, not the measures.

mod baseline;
mod bg_bb;
mod bg_nbd;
mod cells;
mod fit;
mod forecast;
mod gamma_gamma;
mod mbg_nbd;
mod pareto_nbd;
mod proof;
mod refusal;
mod shifted_beta_geometric;
mod simulator;
mod study;
mod summary;
mod timing;

pub use baseline::GroupMeans;
pub use bg_bb::{BgBb, Periods};
pub use bg_nbd::BgNbd;
pub use fit::Estimates;
pub use forecast::{Banded, CohortForecast, CustomerDetail, CustomerForecast, HORIZONS};
pub use gamma_gamma::{Correlation, GammaGamma};
pub use mbg_nbd::MbgNbd;
pub use pareto_nbd::ParetoNbd;
pub use proof::{Candidate, Forecaster, LAST_COUNT, Proof, Row, Score, TIE};
pub use refusal::{FEWEST_CYCLES, FEWEST_REPEATERS, Refusal};
pub use shifted_beta_geometric::ShiftedBetaGeometric;
pub use simulator::{Levers, MonthOutcome, Outcome, Simulator, textbook};
pub use study::{Facts, ModelFit, Options, Study, study};
pub use summary::{Cut, DAYS_PER_WEEK, FINE, History, Place, ROUGH, Spend, Summary, Timing, coarser};
pub use timing::{Discounting, Kind, TimingModel};
