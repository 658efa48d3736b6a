//! Why a model says nothing, with the facts for the sentence.

/// Repeaters below which a fit would say more about chance than about the shop.
pub const FEWEST_REPEATERS: u64 = 100;
/// Typical times between two purchases that the history must span.
pub const FEWEST_CYCLES: f64 = 2.0;

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Refusal {
    /// No known customer has an order.
    NoCustomers,
    /// Nobody bought on a second day: nothing is known about coming back.
    AllBoughtOnce {
        /// How many customers there are.
        customers: u64,
    },
    /// Fewer than [`FEWEST_REPEATERS`] bought on a second day.
    FewRepeaters {
        /// How many did.
        repeaters: u64,
        /// How many are needed.
        needed: u64,
    },
    /// The files span fewer than [`FEWEST_CYCLES`] typical times between two purchases.
    ShortHistory {
        /// Days from the first order to the as-of day.
        span_days: i32,
        /// The mean days between two purchase days of a repeater.
        cycle_days: f64,
    },
    /// The likelihood has no top within reach: what the model is about cannot be told from this file.
    NoConvergence {
        /// The parameters where the search ended, in the model's own order.
        parameters: [f64; 4],
    },
    /// Gamma-Gamma's q is not above 1: the mean spend over all customers does not exist.
    NoMeanSpend {
        /// The estimate.
        q: f64,
    },
    /// There are so many different histories that fitting would take longer than all else.
    TooDear,
    /// The part of the files held back for the proof has no purchase, or the part before it no customer.
    NothingToProve {
        /// Days held back.
        holdout_days: i32,
    },
}
