//! What the Products and the Drivers page ask, answered in numbers.

use crate::metrics::{self, Driver, DriverGroupId, DriverReport, Loyalty, Occasions, OwnFigures, Products};
use crate::orders::{OrderBook, Rules, Scope};
use crate::statistics::Durations;

use super::Analysis;
use super::compare::{CompareAnswer, CompareAsked};
use super::pages::Context;

/// Of how many products it is told who is due.
const DUE_PRODUCTS: usize = 12;

/// The Products page in numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct ProductsAnswer {
    /// What it was computed from.
    pub context: Context,
    /// M19.
    pub products: Products,
    /// The products' names, in the order of `products`.
    pub names: Vec<String>,
    /// Of the first products, how many customers are due for each.
    pub due: Vec<Option<u64>>,
}

/// The Drivers page in numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct DriversAnswer {
    /// What it was computed from.
    pub context: Context,
    /// M20; each group with its text, where it has one.
    pub reports: Vec<(DriverReport, Vec<Option<String>>)>,
    /// The shop by the benchmarks' definitions.
    pub own: OwnFigures,
    /// What was asked to be compared.
    pub asked: CompareAsked,
    /// M23; absent where there is no period to compare with.
    pub compared: Option<CompareAnswer>,
    /// M22, where there is a programme's file.
    pub loyalty: Option<Loyalty>,
}

/// The days between which a product is bought again: those by which a tenth and a half of those who do have done so.
pub(super) fn due_between(waits: &Durations) -> Option<(u32, u32)> {
    let survival = waits.survival();
    let plateau = 1.0 - survival.points.last()?.survival;
    let day = |share: f64| survival.quantile(share * plateau).day;
    Some((day(0.1)?, day(0.5)?))
}

impl Analysis {
    /// The Products page.
    pub fn products(&mut self, rules: &Rules, scope: &Scope) -> ProductsAnswer {
        let context = self.context(rules, scope);
        let (book, store) = self.book_and_store(rules, scope);
        let window = context.window;
        let products = metrics::products(store, book, window, Occasions::Days);
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let names = products.products.iter().map(|one| text(book.catalogue().product(one.product))).collect();
        let due =
            products.products.iter().take(DUE_PRODUCTS).map(|one| Some(one.due(due_between(&one.replenishment)?)));
        ProductsAnswer { due: due.collect(), names, products, context }
    }

    /// The Drivers page.
    pub fn drivers(&mut self, rules: &Rules, scope: &Scope, asked: CompareAsked) -> DriversAnswer {
        let context = self.context(rules, scope);
        let compared = self.compare(rules, scope, asked);
        let (book, store) = self.book_and_store(rules, scope);
        let reports = metrics::drivers(store, book, context.window, Occasions::Days, &Driver::ALL);
        let reports = reports.into_iter().map(|report| {
            let texts = report.groups.iter().map(|group| text_of(book, report.driver, group.id)).collect();
            (report, texts)
        });
        DriversAnswer {
            reports: reports.collect(),
            own: metrics::own_figures(store, book, context.window),
            asked,
            compared,
            loyalty: metrics::loyalty(store, book, context.window, Occasions::Days),
            context,
        }
    }
}

/// What the files call a product, where there is such a one.
pub(super) fn product_name(book: &OrderBook, product: u32) -> Option<String> {
    let catalogue = book.catalogue();
    let known = (product as usize) < catalogue.products();
    known.then(|| String::from_utf8_lossy(catalogue.product(product)).into_owned())
}

/// The text that a group goes by, where it goes by one.
pub(super) fn text_of(book: &OrderBook, driver: Driver, id: DriverGroupId) -> Option<String> {
    match (driver.facet(), id) {
        (Some(facet), DriverGroupId::Text(number)) if (number as usize) < book.catalogue().texts(facet) => {
            Some(String::from_utf8_lossy(book.catalogue().text(facet, number)).into_owned())
        }
        _ => None,
    }
}
