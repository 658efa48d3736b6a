//! Special functions and a deterministic optimiser, for the models.
//!
//! Everything goes through `libm`, so that the same bytes come out natively and in wasm. Knows nothing of shops.

mod optimize;
mod special;

pub use optimize::{Climb, DIMENSIONS, Matrix, Maximum, Objective, Point, Polish, Polished, invert, maximize, polish};
pub use special::{
    digamma, hyp2f1_one, ln_add, ln_beta, ln_gamma, ln_gamma_ratio, ln_hyp2f1, one_minus_scaled_hyp2f1, power_laplace,
};
