//! Formats, shapes, and the columns by their roles.

use super::Role;

/// Whose export it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// Shopify's orders export.
    ShopifyOrders,
    /// One row for each line of an invoice, with quantity and unit price.
    InvoiceLines,
    /// Any log with a customer, a date and an amount.
    GenericLog,
}

impl Format {
    /// A stable name for it.
    pub fn code(self) -> &'static str {
        match self {
            Self::ShopifyOrders => "shopify_orders",
            Self::InvoiceLines => "invoice_lines",
            Self::GenericLog => "generic_log",
        }
    }
}

/// What a row is, and how rows belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// The first row of an order has its money, later rows have only items.
    OrderRows,
    /// Each row is a line of an invoice: quantity times unit price.
    InvoiceLines,
    /// Each row states an amount; rows with the same order add up.
    Log,
}

const NONE: u16 = u16::MAX;

/// The columns by their roles.
#[derive(Debug, Clone)]
pub(crate) struct ColumnMapping {
    pub(crate) format: Format,
    pub(crate) shape: Shape,
    /// Whether every row of an order repeats the order's total.
    pub(crate) repeats_totals: bool,
    /// Whether the platform writes times at UTC without saying so in the cells.
    pub(crate) utc: bool,
    columns: [u16; Role::ALL.len()],
}

impl ColumnMapping {
    pub(crate) fn new(format: Format, shape: Shape) -> Self {
        Self { format, shape, repeats_totals: false, utc: false, columns: [NONE; Role::ALL.len()] }
    }

    /// Gives a column a role; without a column the role stays free.
    pub(crate) fn with(mut self, role: Role, column: Option<usize>) -> Self {
        self.columns[role as usize] = column.and_then(|at| u16::try_from(at).ok()).unwrap_or(NONE);
        self
    }

    /// The column of a role, past the end of every record where there is none.
    #[inline]
    pub(crate) fn at(&self, role: Role) -> usize {
        usize::from(self.columns[role as usize])
    }

    /// Whether a column has the role.
    pub(crate) fn has(&self, role: Role) -> bool {
        self.columns[role as usize] != NONE
    }

    /// Roles with their columns, in the order of [`Role::ALL`].
    pub(crate) fn used(&self) -> impl Iterator<Item = (Role, usize)> {
        Role::ALL.into_iter().filter(|&role| self.has(role)).map(|role| (role, self.at(role)))
    }
}
