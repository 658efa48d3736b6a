//! Means and ratios of sums with their standard errors, from integer sums.
//!
//! A mean's variance is s² / n with s² = (Σx² − (Σx)² / n) / (n − 1). The ratio of two sums over the same units (money per order, both counted by customer)
//! has, by the delta method, the variance n / (n − 1) · Σ(x − R y)² / (Σy)². The intervals are normal: the mean of many customers' money is close to it,
//! that of fewer than thirty is not, and is marked on the screen.
//! Source: Cochran (1977), Sampling Techniques, 3rd ed., eq. 2.20 (mean) and 6.13 (ratio).
//! Tested by: `a_mean_and_a_ratio_by_hand` below.

use super::Estimate;

/// A value times itself. Money below 2³² minor units is multiplied in one step of the processor.
#[inline(always)]
pub fn square(value: i64) -> u128 {
    let size = value.unsigned_abs();
    if size <= u64::from(u32::MAX) { u128::from(size * size) } else { u128::from(size) * u128::from(size) }
}

/// Sums for a mean. Integers, so that the order of adding does not matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Moments {
    /// How many values.
    pub count: u64,
    /// Their sum.
    pub sum: i128,
    squares: u128,
}

impl Moments {
    /// Adds a value. Squares past 128 bits are kept at the largest, which no shop's money reaches.
    #[inline(always)]
    pub fn add(&mut self, value: i64) {
        self.add_squared(value, square(value));
    }

    /// Adds a value so many times.
    #[inline(always)]
    pub fn add_times(&mut self, value: i64, times: u64) {
        self.count += times;
        self.sum += i128::from(value) * i128::from(times);
        self.squares = self.squares.saturating_add(square(value).saturating_mul(u128::from(times)));
    }

    /// Adds a value whose [`square`] is known, as where many add the same.
    #[inline(always)]
    pub fn add_squared(&mut self, value: i64, square: u128) {
        self.count += 1;
        self.sum += i128::from(value);
        self.squares = self.squares.saturating_add(square);
    }

    /// Values that someone else has added up.
    pub fn from_sums(count: u64, sum: i128, squares: u128) -> Self {
        Self { count, sum, squares }
    }

    /// Those that are not among others that are part of these.
    #[must_use]
    pub fn without(&self, part: &Self) -> Self {
        Self {
            count: self.count.saturating_sub(part.count),
            sum: self.sum - part.sum,
            squares: self.squares.saturating_sub(part.squares),
        }
    }

    /// Adds what another has added.
    pub fn absorb(&mut self, other: &Self) {
        self.count += other.count;
        self.sum += other.sum;
        self.squares = self.squares.saturating_add(other.squares);
    }

    /// The mean with its interval; absent over nothing.
    pub fn mean(&self) -> Option<Estimate> {
        let n = self.count as f64;
        let sum = self.sum as f64;
        let error = (self.count > 1).then(|| {
            let spread = (self.squares as f64 - sum * (sum / n)).max(0.0) / (n - 1.0);
            libm::sqrt(spread / n)
        });
        (self.count > 0).then(|| Estimate::normal(sum / n, error))
    }
}

/// Sums for the ratio of two sums over the same units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RatioMoments {
    /// How many units.
    pub count: u64,
    /// Sum above the line.
    pub above: i128,
    /// Sum below it.
    pub below: i128,
    squares_above: u128,
    squares_below: u128,
    products: i128,
}

impl RatioMoments {
    /// Adds a unit.
    #[inline(always)]
    pub fn add(&mut self, above: i64, below: i64) {
        self.count += 1;
        self.above += i128::from(above);
        self.below += i128::from(below);
        self.squares_above = self.squares_above.saturating_add(square(above));
        self.squares_below = self.squares_below.saturating_add(square(below));
        let product = above.checked_mul(below).map_or_else(|| i128::from(above) * i128::from(below), i128::from);
        self.products = self.products.saturating_add(product);
    }

    /// The ratio with its interval; absent where nothing stands below the line.
    pub fn ratio(&self) -> Option<Estimate> {
        let (n, below) = (self.count as f64, self.below as f64);
        let ratio = self.above as f64 / below;
        let error = (self.count > 1).then(|| {
            let squares = self.squares_above as f64 - 2.0 * ratio * self.products as f64
                + ratio * ratio * self.squares_below as f64;
            libm::sqrt(squares.max(0.0) * n / (n - 1.0)) / libm::fabs(below)
        });
        (self.below != 0).then(|| Estimate::normal(ratio, error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By hand: 2, 4, 4, 4, 5, 5, 7, 9 have mean 5 and Σ(x − 5)² = 32, so s² = 32/7 and the standard error is √(4/7) = 0.755929.
    /// Money (10, 20, 60) over orders (1, 2, 3): R = 15; residuals −5, −10, 15 with squares 350; error = √(350 · 3/2) / 6 = 3.818813.
    #[test]
    fn a_mean_and_a_ratio_by_hand() {
        let mut moments = Moments::default();
        [2, 4, 4, 4, 5, 5, 7, 9].into_iter().for_each(|value| moments.add(value));
        let mean = moments.mean().expect("values");
        let low = mean.interval.expect("eight values").low;
        assert!((mean.value - 5.0).abs() < 1e-15 && (mean.standard_error.unwrap_or(0.0) - 0.755_929).abs() < 1e-6);
        assert!((low - (5.0 - 1.959_964 * 0.755_929)).abs() < 1e-5);
        let mut money = RatioMoments::default();
        [(10, 1), (20, 2), (60, 3)].into_iter().for_each(|(above, below)| money.add(above, below));
        let ratio = money.ratio().expect("orders");
        assert!((ratio.value - 15.0).abs() < 1e-15 && (ratio.standard_error.unwrap_or(0.0) - 3.818_813).abs() < 1e-6);
    }

    #[test]
    fn nothing_has_no_mean_and_one_value_no_interval() {
        assert_eq!(Moments::default().mean(), None);
        assert_eq!(RatioMoments::default().ratio(), None);
        let mut one = Moments::default();
        one.add(i64::MIN);
        assert_eq!(one.mean().expect("a value").interval, None);
    }
}
