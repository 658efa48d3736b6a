//! Shares of a whole with their certainty.

/// The two-sided 95 % point of the standard normal distribution.
pub const Z_95: f64 = 1.959_963_984_540_054;

/// A part of a whole, by its two counts; the ratio exists only where the whole is not empty (convention C10).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Share {
    /// How many have the property.
    pub part: u64,
    /// How many could have it.
    pub whole: u64,
}

/// A lower and an upper bound.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The lower bound.
    pub low: f64,
    /// The upper bound.
    pub high: f64,
}

impl Share {
    /// `part` of `whole`.
    pub fn new(part: u64, whole: u64) -> Self {
        Self { part, whole }
    }

    /// Those that are not among others that are part of these.
    #[must_use]
    pub fn without(self, part: Self) -> Self {
        Self::new(self.part.saturating_sub(part.part), self.whole.saturating_sub(part.whole))
    }

    /// The ratio in 0..=1, absent over an empty whole.
    pub fn value(self) -> Option<f64> {
        (self.whole > 0).then(|| self.part as f64 / self.whole as f64)
    }

    /// The 95 % Wilson score interval without continuity correction.
    ///
    /// With p = part / whole, n = whole, z = 1.959964: (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n).
    /// Source: E. B. Wilson (1927), JASA 22, 209–212. Tested by: `wilson_matches_published_values` below.
    pub fn wilson_95(self) -> Option<Interval> {
        const Z: f64 = Z_95;
        let p = self.value()?;
        let n = self.whole as f64;
        let centre = p + Z * Z / (2.0 * n);
        let spread = Z * libm::sqrt(p * (1.0 - p) / n + Z * Z / (4.0 * n * n));
        let scale = 1.0 + Z * Z / n;
        Some(Interval { low: ((centre - spread) / scale).max(0.0), high: ((centre + spread) / scale).min(1.0) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Newcombe (1998), Statistics in Medicine 17, 857–872, table I, method 3.
    #[test]
    fn wilson_matches_published_values() {
        for (part, whole, low, high) in
            [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)]
        {
            let interval = Share::new(part, whole).wilson_95().expect("not empty");
            assert!((interval.low - low).abs() < 5e-5, "{part}/{whole}: {interval:?}");
            assert!((interval.high - high).abs() < 5e-5, "{part}/{whole}: {interval:?}");
        }
    }

    #[test]
    fn nothing_of_nothing_is_absent() {
        assert_eq!(Share::new(0, 0).value(), None);
        assert_eq!(Share::new(0, 0).wilson_95(), None);
    }
}
