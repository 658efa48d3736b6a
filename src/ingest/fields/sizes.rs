//! How large the amounts of a file are, counted coarsely while they go by.

use crate::units::Exact;

/// Eight steps to each doubling, so that a step is about a tenth.
const STEPS: u32 = 8;

/// How many amounts there are of each size.
#[derive(Debug, Default)]
pub(crate) struct Sizes {
    counts: Vec<u32>,
    some: u64,
    parts: bool,
}

impl Sizes {
    /// Counts an amount; nothing is none.
    pub(crate) fn add(&mut self, amount: Exact) {
        if amount == Exact::ZERO {
            return;
        }
        let at = step(amount.0.unsigned_abs()) as usize;
        if at >= self.counts.len() {
            self.counts.resize(at + 1, 0);
        }
        if let Some(count) = self.counts.get_mut(at) {
            *count = count.saturating_add(1);
        }
        self.some += 1;
        self.parts |= amount.0 % Exact::ONE.0 != 0;
    }

    /// Whether there are amounts and none has decimals.
    pub(crate) fn whole(&self) -> bool {
        self.some > 0 && !self.parts
    }

    /// The middle amount: the least of its step.
    pub(crate) fn median(&self) -> Option<Exact> {
        let mut passed = 0;
        let at = self.counts.iter().position(|count| {
            passed += u64::from(*count);
            passed * 2 >= self.some && passed > 0
        })?;
        i64::try_from(least(at as u32)).ok().map(Exact)
    }
}

/// The step of a size: the place of its highest bit, and the three bits below.
fn step(size: u64) -> u32 {
    let top = size.max(1).ilog2();
    let below = if top >= 3 { size >> (top - 3) } else { size << (3 - top) } & 7;
    top * STEPS + below as u32
}

/// The least size of a step.
fn least(step: u32) -> u64 {
    let (top, below) = (step / STEPS, u64::from(step % STEPS) | 8);
    if top >= 3 { below << (top - 3) } else { below >> (3 - top) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_about_the_middle() {
        for (amounts, median) in [
            (&[450_000_i64, 460_000, 9_000_000][..], 460_000.0),
            (&[150_000], 150_000.0),
            (&[-150_000, 0, 0], 150_000.0),
            (&[1, 2, 3], 2.0),
            (&[i64::MAX], i64::MAX as f64),
        ] {
            let mut sizes = Sizes::default();
            amounts.iter().for_each(|amount| sizes.add(Exact(*amount)));
            let found = sizes.median().expect("amounts").0 as f64;
            assert!(found <= median && found > median * 0.88, "{amounts:?}: {found}");
        }
        assert_eq!(Sizes::default().median(), None);
        assert!(!Sizes::default().whole());
    }

    #[test]
    fn whole_amounts_are_told_from_parts() {
        let whole = |amounts: &[i64]| {
            let mut sizes = Sizes::default();
            amounts.iter().for_each(|amount| sizes.add(Exact(*amount)));
            sizes.whole()
        };
        assert!(whole(&[150_000, -20_000, 0]) && !whole(&[150_000, 1]) && !whole(&[0]));
    }
}
