//! The normal distribution, as far as it is needed.

/// The probability of a standard normal value at least so far from zero, on either side.
///
/// p = erfc(|z| / √2). Source: definition of erfc. Tested by: `known_points` below.
pub fn two_sided_p(z: f64) -> f64 {
    libm::erfc(libm::fabs(z) / core::f64::consts::SQRT_2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::Z_95;

    #[test]
    fn known_points() {
        for (z, p) in
            [(0.0, 1.0), (Z_95, 0.05), (-Z_95, 0.05), (1.644_853_626_951_472_7, 0.1), (3.0, 0.002_699_796_063)]
        {
            assert!((two_sided_p(z) - p).abs() < 1e-12, "{z}: {}", two_sided_p(z));
        }
    }
}
