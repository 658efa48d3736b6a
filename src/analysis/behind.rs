//! Who is behind a figure: the customers of a group.

use crate::metrics::{self, LIFECYCLE_ROWS, LapseDays, Occasions, PeriodPart, RepeatPart, Rfm, Scoring};
use crate::models::Study;
use crate::orders::{OrderBook, OrderStore, Period, Row, Window};

use super::drivers::{due_between, product_name, text_of};
use super::group::CustomerGroup;
use super::moves::{Move, earlier};

/// What groups are taken from.
#[derive(Clone, Copy)]
pub(super) struct Behind<'a> {
    pub book: &'a OrderBook,
    pub store: &'a OrderStore,
    /// The orders in scope, of the same customers in the same places: all of theirs, or some.
    pub orders: &'a OrderStore,
    pub window: Window,
    pub lapsed: LapseDays,
    pub rfm: &'a Rfm,
    pub retention_days: u32,
    /// The forecast, where it was made.
    pub study: Option<&'a Study>,
}

/// The window of retention over the last days of another.
pub(super) fn retention_window(window: Window, days: u32) -> Window {
    let end = window.period.to.min(window.as_of);
    let days = i32::try_from(days.max(1)).unwrap_or(i32::MAX);
    Window { period: Period { from: end.plus(1 - days), to: end }, as_of: window.as_of }
}

impl Behind<'_> {
    /// The customers of a group in the store's order, by their places in [`OrderStore::customers`].
    pub(super) fn customers(&self, group: CustomerGroup) -> Vec<u32> {
        let Self { book, store, window, .. } = *self;
        let mut found = match group {
            CustomerGroup::All => self.rfm.customers.iter().map(|one| one.customer).collect(),
            CustomerGroup::Period(part, month) => {
                let within = |period: Period| match month {
                    Some(month) => {
                        Period { from: period.from.max(month.first_day()), to: period.to.min(month.last_day()) }
                    }
                    None => period,
                };
                self.of_period(Window { period: within(window.period), ..window }, part)
            }
            CustomerGroup::Repeat(part) => self.of_repeat(part),
            CustomerGroup::Retention(part) => {
                let asked = retention_window(window, self.retention_days);
                metrics::customers_by_retention(store, asked, None, part.states())
            }
            CustomerGroup::Step(number, part) => {
                metrics::customers_of_step(store, window, Occasions::Days, number, part)
            }
            CustomerGroup::Gap(from, to) => metrics::customers_of_gap(store, window, Occasions::Days, (from, to)),
            CustomerGroup::Lifecycle(row, silence) => {
                metrics::customers_of_lifecycle(store, window, self.lapsed, (row, silence))
            }
            CustomerGroup::Silent(silence) => {
                let row = |row| metrics::customers_of_lifecycle(store, window, self.lapsed, (row, silence));
                (0..LIFECYCLE_ROWS).flat_map(row).collect()
            }
            CustomerGroup::Rfm(group) => {
                self.rfm.customers.iter().filter(|one| one.group() == group).map(|one| one.customer).collect()
            }
            CustomerGroup::Top(percent) => metrics::top_customers(store, window, percent),
            CustomerGroup::Bottom(count) => metrics::bottom_customers(store, window, count),
            CustomerGroup::FirstProduct(product) => metrics::customers_of_first_product(store, book, window, product),
            CustomerGroup::Due(product) => self.due(product),
            CustomerGroup::Driver(driver, id) => metrics::customers_of_driver(store, book, window, driver, id),
            CustomerGroup::Moved(days, Move::Lifecycle(from, to)) => {
                let then = earlier(window, days);
                metrics::customers_of_lifecycle_move(store, then, window, self.lapsed, (from, to))
            }
            CustomerGroup::Moved(days, Move::Rfm(from, to)) => {
                let then = metrics::rfm(store, earlier(window, days), Scoring::Quintiles);
                metrics::customers_of_rfm_move(&then, self.rfm, (from, to))
            }
            CustomerGroup::Cohort(settings, days, part) => {
                metrics::customers_of_cohorts(store, window, settings, days, part)
            }
        };
        found.sort_unstable();
        found
    }

    /// The customers with an order in scope in a period; new are those whose first order ever is one of these.
    fn of_period(&self, window: Window, part: PeriodPart) -> Vec<u32> {
        let Self { store, orders, .. } = *self;
        if core::ptr::eq(store, orders) || part == PeriodPart::All {
            return metrics::customers_of_period(orders, window, part);
        }
        let mut found = metrics::customers_of_period(orders, window, PeriodPart::All);
        found.retain(|&customer| {
            let is_first = |row: Row| row.mark.is_order() && row.mark.number() == 1 && window.period.contains(row.day);
            orders.rows_of(orders.rows_of_customer(customer)).any(is_first) == (part == PeriodPart::New)
        });
        found
    }

    /// The customers behind M2: in the period by the orders in scope, ever by all.
    fn of_repeat(&self, part: RepeatPart) -> Vec<u32> {
        let Self { store, orders, window, .. } = *self;
        let of = |store, part| metrics::customers_of_repeat(store, window, part);
        match part {
            RepeatPart::InPeriod | RepeatPart::Once => of(orders, part),
            RepeatPart::ToDate => of(store, part),
            RepeatPart::Ever | RepeatPart::EverOnly => {
                let ever = of(store, RepeatPart::ToDate);
                let mut found = of(orders, RepeatPart::Once);
                if part == RepeatPart::Ever {
                    found.extend(of(orders, RepeatPart::InPeriod));
                }
                found.retain(|customer| ever.binary_search(customer).is_ok());
                found
            }
        }
    }

    fn due(&self, product: u32) -> Vec<u32> {
        let products = metrics::products(self.store, self.book, self.window, Occasions::Days);
        let known = products.products.iter().find(|one| one.product == product);
        known
            .and_then(|one| due_between(&one.replenishment))
            .map_or_else(Vec::new, |days| metrics::customers_due(self.store, self.book, self.window, product, days))
    }

    /// What the files call what a group goes by: a product, a country; nothing where it goes by no word of theirs.
    pub(super) fn text(&self, group: CustomerGroup) -> Option<String> {
        match group {
            CustomerGroup::FirstProduct(product) | CustomerGroup::Due(product) => product_name(self.book, product),
            CustomerGroup::Driver(driver, id) => text_of(self.book, driver, id),
            _ => None,
        }
    }
}
