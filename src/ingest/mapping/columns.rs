//! Formats, what rows mean, and the columns by their roles.

use super::Role;
use crate::ingest::line::Status;
use crate::ingest::side::SideKind;
use crate::ingest::summary::NoKey;

macro_rules! formats {
    ($($(#[doc = $doc:literal])+ $name:ident = $code:literal),* $(,)?) => {
        /// Whose export it is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Format { $($(#[doc = $doc])+ $name),* }

        impl Format {
            /// Every format.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// A stable name for it.
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code),* }
            }
        }
    };
}

formats! {
    /// Shopify's orders export.
    ShopifyOrders = "shopify_orders",
    /// Shopify's customers export, which has no orders.
    ShopifyCustomers = "shopify_customers",
    /// Shopify's history of payments and refunds.
    ShopifyTransactions = "shopify_transactions",
    /// Shopify's report of sales by customer.
    ShopifySales = "shopify_sales",
    /// Shopify's export of products, which has no orders.
    ShopifyProducts = "shopify_products",
    /// WooCommerce's own report of orders (Analytics).
    WooAnalytics = "woo_analytics",
    /// WooCommerce's own report of customers, which has no orders.
    WooCustomers = "woo_customers",
    /// The order export of WebToffee for WooCommerce.
    WebToffee = "webtoffee",
    /// Advanced Order Export of AlgolPlus for WooCommerce.
    AdvancedOrderExport = "advanced_order_export",
    /// Etsy's sold order items.
    EtsyItems = "etsy_items",
    /// Etsy's sold orders.
    EtsyOrders = "etsy_orders",
    /// Amazon's all-orders report.
    AmazonOrders = "amazon_orders",
    /// eBay's orders report.
    EbayOrders = "ebay_orders",
    /// Stripe's payments.
    StripePayments = "stripe_payments",
    /// Stripe's payouts, which are no orders.
    StripePayouts = "stripe_payouts",
    /// Stripe's balance history, which is no orders.
    StripeBalance = "stripe_balance",
    /// Square's detail of items sold.
    SquareItems = "square_items",
    /// Square's transactions.
    SquareTransactions = "square_transactions",
    /// The list of orders of Magento and Adobe Commerce.
    MagentoOrders = "magento_orders",
    /// BigCommerce's orders.
    BigCommerceOrders = "bigcommerce_orders",
    /// PrestaShop's list of orders.
    PrestaShopOrders = "prestashop_orders",
    /// Wix's orders.
    WixOrders = "wix_orders",
    /// Squarespace's orders.
    SquarespaceOrders = "squarespace_orders",
    /// Recharge's processed charges.
    RechargeCharges = "recharge_charges",
    /// The orders of a bulk operation of Shopify, a JSON object a line.
    ShopifyBulk = "shopify_bulk",
    /// Marketing spend by day and channel.
    MarketingSpend = "marketing_spend",
    /// What goods cost the shop.
    ProductCosts = "product_costs",
    /// The ledger of a loyalty programme.
    LoyaltyLedger = "loyalty_ledger",
    /// Anything known about customers.
    CustomerAttributes = "customer_attributes",
    /// One row for each line of an invoice, with quantity and unit price.
    InvoiceLines = "invoice_lines",
    /// Any log with a customer, a date and an amount.
    GenericLog = "generic_log",
}

impl Format {
    /// The platform whose export it is: exports of one platform number the same orders alike.
    pub(crate) fn platform(self) -> Self {
        match self {
            Self::ShopifyTransactions | Self::ShopifySales | Self::ShopifyBulk => Self::ShopifyOrders,
            Self::WebToffee | Self::AdvancedOrderExport => Self::WooAnalytics,
            Self::EtsyItems => Self::EtsyOrders,
            Self::SquareItems => Self::SquareTransactions,
            other => other,
        }
    }

    /// Whether such a file stands beside the orders and has none itself.
    pub fn is_beside_orders(self) -> bool {
        matches!(
            self,
            Self::ShopifyCustomers
                | Self::MarketingSpend
                | Self::ProductCosts
                | Self::LoyaltyLedger
                | Self::CustomerAttributes
        )
    }
}

/// Where the money of an order stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Totals {
    /// On the order's first row; its further rows have none.
    FirstRow,
    /// On each row of the order, or on the first: counted once.
    Repeated,
    /// Each row has an amount of its own, and those of one order add up.
    EachRow,
    /// Each row's amount is its quantity times its unit price.
    QuantityTimesPrice,
    /// There are no orders: the file stands beside them.
    Beside(SideKind),
}

impl Totals {
    /// The roles without which nothing can be read.
    pub(crate) fn needs(self) -> &'static [Role] {
        match self {
            Self::FirstRow | Self::Repeated => &[Role::OrderId, Role::Date, Role::Amount],
            Self::EachRow => &[Role::Date, Role::Amount],
            Self::QuantityTimesPrice => &[Role::OrderId, Role::Date, Role::Quantity, Role::UnitPrice],
            Self::Beside(SideKind::Spend) => &[Role::Date, Role::Amount],
            Self::Beside(SideKind::Costs) => &[Role::Sku, Role::UnitPrice],
            Self::Beside(SideKind::Loyalty) => &[Role::Date],
            Self::Beside(SideKind::Attributes) => &[],
            Self::Beside(SideKind::Customers) => &[Role::OrderCount, Role::Amount],
        }
    }
}

/// What the rows of an export mean, whoever made it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rows {
    /// Where the money of an order stands.
    pub(crate) totals: Totals,
    /// Whether an item row without an order number belongs to the order above it.
    pub(crate) carries_down: bool,
    /// Whether short lines stand below the table: counts, the seller's name.
    pub(crate) has_footers: bool,
    /// Whether rows are attempts to pay, several to an order: one that failed is set aside on its own.
    pub(crate) attempts: bool,
    /// What the amount holds beside net sales, where no column states those.
    pub(crate) net_without: &'static [Role],
    /// Whether each row of an order may repeat the whole order's discount.
    pub(crate) discount_repeats: bool,
    /// Whether its orders only stand in for those of another export, which has more to say of them.
    pub(crate) stands_in: bool,
    /// Whether the platform writes the month before the day, where the dates themselves leave that open.
    pub(crate) month_first: bool,
    /// Whether it does so unless the merchant has chosen otherwise: then the question stays open.
    pub(crate) usually_month_first: bool,
    /// Customer numbers that stand for nobody.
    pub(crate) guests: &'static [&'static str],
    /// Columns that hold a part of the amount, which is theirs and the amount's own together.
    pub(crate) and: &'static [Role],
    /// What the status column's own words and numbers mean, as they are compared.
    pub(crate) states: &'static [(&'static str, Status)],
    /// Status words of an order whose whole amount was paid back, where no column says how much was.
    pub(crate) paid_back: &'static str,
    /// Status words of what is planned and not paid: set aside, since its date may lie in the future.
    pub(crate) plans: &'static str,
    /// Whether nothing but rows can stand in the file, so that a short one was cut.
    pub(crate) nothing_else: bool,
}

impl Rows {
    /// Rows without peculiarities.
    pub(crate) const fn with(totals: Totals) -> Self {
        Self {
            totals,
            carries_down: false,
            has_footers: false,
            attempts: false,
            net_without: &[],
            discount_repeats: false,
            stands_in: false,
            month_first: false,
            usually_month_first: false,
            guests: &[],
            and: &[],
            states: &[],
            paid_back: "",
            plans: "",
            nothing_else: false,
        }
    }
}

const NONE: u16 = u16::MAX;

/// The columns by their roles.
#[derive(Debug, Clone)]
pub(crate) struct ColumnMapping {
    pub(crate) format: Format,
    /// What the rows mean.
    pub(crate) rows: Rows,
    /// Whether the clock is at UTC, whatever the shop's is.
    pub(crate) utc: bool,
    /// Why the export may name no customers, where that is so.
    pub(crate) no_key: Option<NoKey>,
    columns: [u16; Role::ALL.len()],
}

impl ColumnMapping {
    pub(crate) fn new(format: Format, rows: Rows) -> Self {
        Self { format, rows, utc: false, no_key: None, columns: [NONE; Role::ALL.len()] }
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
