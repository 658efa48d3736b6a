//! Rates into the currency of the figures.

use crate::units::{Currency, Rate};

/// A few rates, sorted by currency, one for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rates {
    list: [Option<(Currency, Rate)>; Rates::MOST],
}

impl Rates {
    /// How many there can be.
    pub const MOST: usize = 16;

    /// The same with another rate, which goes before an earlier one of its currency; nothing where there is no room.
    #[must_use]
    pub fn with(self, currency: Currency, rate: Rate) -> Option<Self> {
        let mut all: Vec<(Currency, Rate)> = self.iter().filter(|(other, _)| *other != currency).collect();
        all.push((currency, rate));
        all.sort_unstable();
        let mut rates = Self::default();
        for (at, pair) in all.into_iter().enumerate() {
            *rates.list.get_mut(at)? = Some(pair);
        }
        Some(rates)
    }

    /// A currency's rate.
    pub fn of(&self, currency: Currency) -> Option<Rate> {
        self.iter().find(|(other, _)| *other == currency).map(|(_, rate)| rate)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = (Currency, Rate)> {
        self.list.iter().map_while(|pair| *pair)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list[0].is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_are_sorted_and_one_for_each_currency() {
        let code = |at: usize| Currency::from_code(&[b'A', b'A', b'A' + at as u8]).expect("a code");
        let rate = |text: &str| Rate::parse(text).expect("a rate");
        let rates = Rates::default().with(code(2), rate("2")).and_then(|rates| rates.with(code(1), rate("1")));
        let rates = rates.and_then(|rates| rates.with(code(2), rate("3"))).expect("room");
        assert_eq!(rates.iter().collect::<Vec<_>>(), [(code(1), rate("1")), (code(2), rate("3"))]);
        assert_eq!((rates.of(code(2)), rates.of(code(3)), rates.is_empty()), (Some(rate("3")), None, false));
        let full = (0..Rates::MOST).try_fold(Rates::default(), |rates, at| rates.with(code(at), rate("1")));
        assert!(full.is_some_and(|full| full.with(code(20), rate("1")).is_none()));
        assert!(full.is_some_and(|full| full.with(code(0), rate("2")).is_some()));
    }
}
