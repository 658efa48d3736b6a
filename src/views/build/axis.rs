//! Ticks of a value axis at round numbers.

use crate::views::chart::{Tick, ValueAxis};

/// An axis from zero (or below, where values are) to a round number above the highest value, with four to six ticks.
///
/// `lowest` and `highest` are the extremes of what is drawn; where all is zero the axis goes to `floor`.
pub(super) fn value_axis(lowest: f64, highest: f64, floor: f64, label: impl Fn(f64) -> String) -> ValueAxis {
    let low = lowest.min(0.0);
    let high = if highest > 0.0 {
        highest
    } else if low < 0.0 {
        0.0
    } else {
        floor
    };
    let step = round_step((high - low) / 4.0);
    let first = libm::floor(low / step) as i64;
    let last = libm::ceil(high / step - 1e-9) as i64;
    // A little below zero needs a little room and no tick of its own.
    let little = low < 0.0 && -low < step / 4.0;
    let first = if little { 0 } else { first };
    let ticks = (first..=last).map(|at| at as f64 * step).map(|value| Tick { value, label: label(value) }).collect();
    ValueAxis { low: if little { low } else { first as f64 * step }, high: last as f64 * step, ticks }
}

/// The smallest of 1, 2, 2.5, 5 × 10ⁿ that is not below.
fn round_step(least: f64) -> f64 {
    let power = libm::pow(10.0, libm::floor(libm::log10(least.max(f64::MIN_POSITIVE))));
    [1.0, 2.0, 2.5, 5.0, 10.0]
        .into_iter()
        .map(|factor| factor * power)
        .find(|step| *step >= least * (1.0 - 1e-9))
        .unwrap_or(power)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticks(lowest: f64, highest: f64) -> Vec<f64> {
        value_axis(lowest, highest, 1.0, |value| value.to_string()).ticks.into_iter().map(|tick| tick.value).collect()
    }

    #[test]
    fn ticks_are_round_and_cover_the_data() {
        assert_eq!(ticks(0.0, 0.37), [0.0, 0.1, 0.2, 0.30000000000000004, 0.4]);
        assert_eq!(ticks(0.0, 1_160_817.0), [0.0, 500_000.0, 1_000_000.0, 1_500_000.0]);
        assert_eq!(ticks(-120.0, 800.0), [-250.0, 0.0, 250.0, 500.0, 750.0, 1000.0]);
        assert_eq!(ticks(-0.001, 1.0), [0.0, 0.5, 1.0]);
        assert_eq!(value_axis(-0.001, 1.0, 1.0, |value| value.to_string()).low, -0.001);
        assert_eq!(ticks(0.0, 0.0), [0.0, 0.25, 0.5, 0.75, 1.0]);
        assert_eq!(ticks(0.0, 4.0), [0.0, 1.0, 2.0, 3.0, 4.0]);
        for highest in [0.013, 7.0, 99.0, 12_345.0, 5e9] {
            let ticks = ticks(0.0, highest);
            assert!(
                (4..=6).contains(&ticks.len()) && ticks.last().is_some_and(|last| *last >= highest),
                "{highest}: {ticks:?}"
            );
        }
    }
}
