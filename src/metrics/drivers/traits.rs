//! The traits of a first order that M20 looks at, and their bands.

use crate::orders::Facet;
use crate::units::Day;

/// A trait of the first order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the traits are their names")]
pub enum Driver {
    Discount,
    DiscountDepth,
    DiscountCode,
    Refund,
    Channel,
    Country,
    Payment,
    Basket,
    Weekday,
    Hour,
    Season,
    BlackFridayWeek,
}

/// How a driver's values are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Band {
    /// Yes or no: a discount at all, the Black-Friday week.
    Whether(bool),
    /// From so many to so many, nothing above where absent: percent of discount or refund, different items, hours.
    Range(u16, Option<u16>),
    /// A weekday, 0 for Monday.
    Weekday(u8),
    /// The first month of three: 12, 3, 6, 9.
    Season(u8),
}

impl Driver {
    /// Every driver.
    pub const ALL: [Self; 12] = [
        Self::Discount,
        Self::DiscountDepth,
        Self::DiscountCode,
        Self::Refund,
        Self::Channel,
        Self::Country,
        Self::Payment,
        Self::Basket,
        Self::Weekday,
        Self::Hour,
        Self::Season,
        Self::BlackFridayWeek,
    ];

    /// Its stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Discount => "discount",
            Self::DiscountDepth => "discount_depth",
            Self::DiscountCode => "discount_code",
            Self::Refund => "refund",
            Self::Channel => "channel",
            Self::Country => "country",
            Self::Payment => "payment",
            Self::Basket => "basket",
            Self::Weekday => "weekday",
            Self::Hour => "hour",
            Self::Season => "season",
            Self::BlackFridayWeek => "black_friday_week",
        }
    }

    /// What of an order it goes by, where it goes by a text.
    pub fn facet(self) -> Option<Facet> {
        match self {
            Self::DiscountCode => Some(Facet::DiscountCode),
            Self::Channel => Some(Facet::Channel),
            Self::Country => Some(Facet::Country),
            Self::Payment => Some(Facet::Payment),
            _ => None,
        }
    }

    /// The values of a driver that has no texts.
    pub fn bands(self) -> &'static [Band] {
        use Band::{Range, Season, Weekday, Whether};
        match self {
            Self::Discount | Self::BlackFridayWeek => &[Whether(false), Whether(true)],
            Self::DiscountDepth => {
                &[Range(0, Some(0)), Range(1, Some(10)), Range(11, Some(20)), Range(21, Some(30)), Range(31, None)]
            }
            Self::Refund => &[Range(0, Some(0)), Range(1, Some(99)), Range(100, Some(100))],
            Self::Basket => &[Range(1, Some(1)), Range(2, Some(2)), Range(3, Some(4)), Range(5, None)],
            Self::Weekday => &[Weekday(0), Weekday(1), Weekday(2), Weekday(3), Weekday(4), Weekday(5), Weekday(6)],
            Self::Hour => &[
                Range(0, Some(5)),
                Range(6, Some(8)),
                Range(9, Some(11)),
                Range(12, Some(14)),
                Range(15, Some(17)),
                Range(18, Some(20)),
                Range(21, Some(23)),
            ],
            Self::Season => &[Season(12), Season(3), Season(6), Season(9)],
            Self::DiscountCode | Self::Channel | Self::Country | Self::Payment => &[],
        }
    }

    /// The place among the bands of a number that the driver goes by: percent, different items, an hour.
    pub(super) fn band_of_number(self, value: u16) -> Option<usize> {
        let holds = |band: &Band| match band {
            Band::Range(from, to) => *from <= value && to.is_none_or(|to| value <= to),
            Band::Whether(any) => *any == (value > 0),
            Band::Weekday(_) | Band::Season(_) => false,
        };
        self.bands().iter().position(holds)
    }

    /// The place among the bands of a day.
    pub(super) fn band_of_day(self, day: Day) -> Option<usize> {
        match self {
            // 1970-01-01 was a Thursday.
            Self::Weekday => Some((day.0 + 3).rem_euclid(7) as usize),
            Self::Season => Some((day.ymd().1 % 12 / 3) as usize),
            Self::BlackFridayWeek => Some(usize::from(is_black_friday_week(day))),
            _ => None,
        }
    }
}

/// Whether a day lies between the Monday before the fourth Thursday of November and the Monday after it.
fn is_black_friday_week(day: Day) -> bool {
    let (year, _, _) = day.ymd();
    let Some(first) = Day::from_ymd(year, 11, 1) else { return false };
    let thursday = first.plus(-first.0.rem_euclid(7)).plus(if first.0.rem_euclid(7) == 0 { 21 } else { 28 });
    (-3..=4).contains(&day.since(thursday))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Thanksgiving was on 28 November 2024, 23 November 2023, 27 November 2025, 26 November 2026 (1 November a Sunday) and 22 November 2018 (1 November a Thursday).
    #[test]
    fn black_friday_weeks() {
        for (text, is_in) in [
            ("2024-11-24", false),
            ("2024-11-25", true),
            ("2024-11-29", true),
            ("2024-12-02", true),
            ("2024-12-03", false),
            ("2023-11-20", true),
            ("2023-11-28", false),
            ("2025-12-01", true),
            ("2026-11-27", true),
            ("2018-11-19", true),
            ("2018-11-27", false),
        ] {
            assert_eq!(is_black_friday_week(Day::parse_iso(text).expect("a day")), is_in, "{text}");
        }
    }

    #[test]
    fn every_number_has_one_band_at_most() {
        let place = |driver: Driver, value| driver.band_of_number(value);
        assert_eq!([0, 1, 100].map(|value| place(Driver::Discount, value)), [Some(0), Some(1), Some(1)]);
        assert_eq!(
            [0, 10, 11, 31].map(|value| place(Driver::DiscountDepth, value)),
            [Some(0), Some(1), Some(2), Some(4)]
        );
        assert_eq!([0, 99, 100].map(|value| place(Driver::Refund, value)), [Some(0), Some(1), Some(2)]);
        assert_eq!([0, 1, 4, 64].map(|value| place(Driver::Basket, value)), [None, Some(0), Some(2), Some(3)]);
        assert_eq!([0, 23, 24].map(|value| place(Driver::Hour, value)), [Some(0), Some(6), None]);
    }
}
