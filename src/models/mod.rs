//! What customers will do: inference, one file per published model, and the proof of it on the shop's own file.
//!
//! Here x, t_x and T mean what they mean in the papers. Knows units, orders and `numeric`; not words, not screens, not the measures.

mod bg_bb;
mod bg_nbd;
mod fit;
mod gamma_gamma;
mod mbg_nbd;
mod pareto_nbd;
mod refusal;
mod shifted_beta_geometric;
mod summary;
mod timing;

pub use bg_bb::{BgBb, Periods};
pub use bg_nbd::BgNbd;
pub use fit::Estimates;
pub use gamma_gamma::{Correlation, GammaGamma};
pub use mbg_nbd::MbgNbd;
pub use pareto_nbd::ParetoNbd;
pub use refusal::{FEWEST_CYCLES, FEWEST_REPEATERS, Refusal};
pub use shifted_beta_geometric::ShiftedBetaGeometric;
pub use summary::{Cut, DAYS_PER_WEEK, History, Spend, Summary, Timing, coarser};
pub use timing::{Discounting, Kind, TimingModel};
