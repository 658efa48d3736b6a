//! Into which group of a driver a first order falls: a look into a table, since a million orders ask for each of a dozen drivers.

use crate::orders::{Entry, Facet, OrderBook, OrderStore, Window};
use crate::units::Day;

use super::super::beginnings::each_first_order;
use super::traits::{Band, Driver};

/// Texts that are groups of their own.
const MOST_TEXTS: usize = 12;
/// Different items of an order from which on it makes no difference.
const MOST_ITEMS: u16 = 64;

/// Which customers a group holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DriverGroupId {
    /// Those of a band.
    Band(Band),
    /// Those of a text, by its number in the book's catalogue.
    Text(u32),
    /// Those of all rarer texts.
    OtherTexts,
    /// Those of whose first order the file does not say it.
    NotSaid,
}

/// How a driver's customers are grouped.
pub(super) struct Grouping {
    pub driver: Driver,
    /// Its groups, the last two being other texts and not said.
    pub ids: Vec<DriverGroupId>,
    /// The group of each number that an order may have for the driver.
    group_of: Vec<u8>,
    /// The day that has the first number, where the driver goes by the day.
    first_day: Day,
}

/// One first order.
#[derive(Clone, Copy)]
pub(super) struct FirstOrder<'a> {
    pub day: Day,
    entry: &'a Entry,
    items: u16,
}

impl<'a> FirstOrder<'a> {
    #[inline(always)]
    pub(super) fn at(book: &'a OrderBook, place: u32, day: Day) -> Self {
        let items = book.catalogue().items(place).len();
        Self { day, entry: book.entry(place), items: u16::try_from(items).unwrap_or(u16::MAX).min(MOST_ITEMS) }
    }
}

impl Grouping {
    /// How the customers of a window are grouped by each of some drivers.
    pub(super) fn of_each(store: &OrderStore, book: &OrderBook, window: Window, drivers: &[Driver]) -> Vec<Self> {
        let mut facets: Vec<(Facet, Vec<u32>)> = drivers
            .iter()
            .filter_map(|driver| driver.facet())
            .map(|facet| (facet, vec![0; book.catalogue().texts(facet)]))
            .collect();
        if !facets.is_empty() {
            each_first_order(store, window, &mut |place| {
                let said = &book.entry(place).facets;
                for (facet, counts) in &mut facets {
                    let count = said.text(*facet).and_then(|number| counts.get_mut(number as usize));
                    count.into_iter().for_each(|count| *count += 1);
                }
            });
        }
        let days = store.span().map(|(oldest, newest)| (oldest.max(window.period.from), newest.min(window.period.to)));
        let grouping = |&driver: &Driver| {
            let counts = facets.iter().find(|(facet, _)| driver.facet() == Some(*facet));
            counts.map_or_else(
                || Self::by_bands(driver, days),
                |(facet, counts)| Self::by_texts(driver, book, *facet, counts),
            )
        };
        drivers.iter().map(grouping).collect()
    }

    fn by_bands(driver: Driver, days: Option<(Day, Day)>) -> Self {
        let bands = driver.bands();
        let (first_day, last_day) = days.unwrap_or((Day(0), Day(-1)));
        let number = |place: Option<usize>| place.unwrap_or(bands.len() + 1) as u8;
        let by_day = bands.iter().any(|band| matches!(band, Band::Weekday(_) | Band::Season(_)));
        let group_of = if by_day || driver == Driver::BlackFridayWeek {
            (first_day.0..=last_day.0).map(|day| number(driver.band_of_day(Day(day)))).collect()
        } else {
            // Percents, items and hours: a number each has up to a hundred.
            (0..=100).map(|value| number(driver.band_of_number(value))).collect()
        };
        let ids = bands.iter().map(|band| DriverGroupId::Band(*band));
        let ids = ids.chain([DriverGroupId::OtherTexts, DriverGroupId::NotSaid]).collect();
        Self { driver, ids, group_of, first_day }
    }

    /// The most frequent texts are groups of their own.
    fn by_texts(driver: Driver, book: &OrderBook, facet: Facet, counts: &[u32]) -> Self {
        let catalogue = book.catalogue();
        let mut top: Vec<u32> = Vec::new();
        let before = |a: u32, b: u32| {
            let key = |number: u32| (core::cmp::Reverse(counts[number as usize]), catalogue.text(facet, number));
            key(a) < key(b)
        };
        for number in (0..counts.len() as u32).filter(|&number| counts[number as usize] > 0) {
            let at = top.iter().position(|&other| before(number, other)).unwrap_or(top.len());
            if at < MOST_TEXTS {
                top.insert(at, number);
                top.truncate(MOST_TEXTS);
            }
        }
        let mut group_of = vec![top.len() as u8; counts.len()];
        top.iter().zip(0..).for_each(|(&number, at)| group_of[number as usize] = at);
        let ids = top.into_iter().map(DriverGroupId::Text);
        let ids = ids.chain([DriverGroupId::OtherTexts, DriverGroupId::NotSaid]).collect();
        Self { driver, ids, group_of, first_day: Day(0) }
    }

    /// The place of an order's group among [`Grouping::ids`].
    #[inline(always)]
    pub(super) fn place(&self, order: FirstOrder<'_>) -> usize {
        let facets = &order.entry.facets;
        let number = match self.driver {
            Driver::Discount | Driver::DiscountDepth => Some(usize::from(facets.discount_percent)),
            Driver::Refund => Some(usize::from(facets.refunded_percent)),
            Driver::Basket => Some(usize::from(order.items)),
            Driver::Hour => facets.hour().map(usize::from),
            Driver::Weekday | Driver::Season | Driver::BlackFridayWeek => {
                usize::try_from(order.day.since(self.first_day)).ok()
            }
            Driver::DiscountCode | Driver::Channel | Driver::Country | Driver::Payment => {
                self.driver.facet().and_then(|facet| facets.text(facet)).map(|number| number as usize)
            }
        };
        let group = number.and_then(|number| self.group_of.get(number));
        group.map_or(self.ids.len() - 1, |&group| usize::from(group))
    }
}
