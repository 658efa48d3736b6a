//! What is said while files are read, in English.

use crate::i18n::WhileReading;

/// The text of a message.
pub(in crate::i18n) fn text(message: WhileReading) -> &'static str {
    match message {
        WhileReading::FormatShopify => "Shopify orders",
        WhileReading::FormatInvoiceLines => "Invoice lines",
        WhileReading::FormatLog => "Order log",
        WhileReading::FormatMarketingSpend => "Marketing spend",
        WhileReading::FormatProductCosts => "Product costs",
        WhileReading::FormatLoyaltyLedger => "Loyalty programme",
        WhileReading::FormatCustomerAttributes => "Customer attributes",
        WhileReading::FormatShopifyCustomers => "Shopify customers",
        WhileReading::FormatShopifyTransactions => "Shopify transaction history",
        WhileReading::FormatShopifySales => "Shopify sales by customer",
        WhileReading::FormatShopifyProducts => "Shopify products",
        WhileReading::FormatWooAnalytics => "WooCommerce Analytics orders",
        WhileReading::FormatWooCustomers => "WooCommerce customers",
        WhileReading::FormatWebToffee => "WooCommerce orders (WebToffee)",
        WhileReading::FormatAdvancedOrderExport => "WooCommerce orders (Advanced Order Export)",
        WhileReading::FormatEtsyItems => "Etsy sold order items",
        WhileReading::FormatEtsyOrders => "Etsy sold orders",
        WhileReading::FormatAmazonOrders => "Amazon all orders",
        WhileReading::FormatEbayOrders => "eBay orders",
        WhileReading::FormatStripePayments => "Stripe payments",
        WhileReading::FormatStripePayouts => "Stripe payouts",
        WhileReading::FormatStripeBalance => "Stripe balance history",
        WhileReading::FormatSquareItems => "Square items",
        WhileReading::FormatSquareTransactions => "Square transactions",
        WhileReading::FormatMagentoOrders => "Magento orders",
        WhileReading::FormatBigCommerceOrders => "BigCommerce orders",
        WhileReading::FormatPrestaShopOrders => "PrestaShop orders",
        WhileReading::FormatWixOrders => "Wix orders",
        WhileReading::FormatSquarespaceOrders => "Squarespace orders",
        WhileReading::FormatRechargeCharges => "Recharge charges",
        WhileReading::FormatShopifyBulk => "Shopify orders (bulk operation)",
        WhileReading::Progress => "{read} of {size} MB · {rows} {rows|row|rows}",
    }
}
