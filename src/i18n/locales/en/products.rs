//! The Products page, in English.

use crate::i18n::ProductsPage;

/// The text of a message.
pub(super) fn text(message: ProductsPage) -> &'static str {
    match message {
        ProductsPage::Title => "Customers who begin with {product} come back most: {share} within 90 days",
        ProductsPage::TitleNone => "What customers buy, and what brings them back",
        ProductsPage::TitleAbsent => "These files name no products",
        ProductsPage::Lead => {
            "The {count} products that stand in most orders of the period. Customers are followed up to {day}."
        }
        ProductsPage::LeadAbsent => {
            "Drop an export with a column for the item (Shopify orders, Etsy order items, WooCommerce with products) to see which products bring customers back."
        }
        ProductsPage::FirstTitle => "What a first order with it leads to",
        ProductsPage::FirstCaption => "By the product in the first order (first product · M19)",
        ProductsPage::Product => "Product",
        ProductsPage::Orders => "Orders",
        ProductsPage::FirstCustomers => "Began with it",
        ProductsPage::Back90 => "Back within 90 days",
        ProductsPage::Back365 => "Within a year",
        ProductsPage::Ltv90 => "Revenue in 90 days",
        ProductsPage::Ltv365 => "In a year",
        ProductsPage::FirstNote => {
            "A first order with several products counts for each of them. Only customers whose days are over are counted; under 5 no rate is shown. The product does not cause the return: who buys it may be another kind of customer."
        }
        ProductsPage::NextTitle => "After {first}, the next order holds {next} {lift} times as often as usual",
        ProductsPage::NextTitleNone => "What is bought next",
        ProductsPage::NextCaption => {
            "Pairs from one order to the customer’s next, the strongest first (next product · M19)"
        }
        ProductsPage::NextFirst => "After an order with",
        ProductsPage::NextThen => "the next holds",
        ProductsPage::NextCount => "Times",
        ProductsPage::NextShare => "Of such orders",
        ProductsPage::NextBase => "Of all next orders",
        ProductsPage::Lift => "Lift",
        ProductsPage::NextNote => {
            "Pairs seen fewer than 10 times are left out. A reason to recommend the second product after the first."
        }
        ProductsPage::BasketTitle => "{first} and {second} are bought together {lift} times as often as by chance",
        ProductsPage::BasketTitleNone => "What is bought together",
        ProductsPage::BasketCaption => "Pairs in one order, the strongest first (basket affinity · M19)",
        ProductsPage::BasketOne => "Product",
        ProductsPage::BasketOther => "bought with",
        ProductsPage::BasketSupport => "Of all orders (support)",
        ProductsPage::BasketConfidence => "Of orders with the first (confidence)",
        ProductsPage::DueTitle => "{count} customers are due for {product}",
        ProductsPage::DueTitleNone => "When products are bought again",
        ProductsPage::DueCaption => {
            "Time to the same product again (replenishment · M19), everyone counted who bought it"
        }
        ProductsPage::DueBought => "Purchases followed",
        ProductsPage::DueAgain => "Bought again",
        ProductsPage::DueQuarter => "A quarter has after",
        ProductsPage::DueHalf => "Half has after",
        ProductsPage::DueNow => "Due now",
        ProductsPage::DueNote => {
            "Due now: the last purchase of it lies between the day by which a tenth and the day by which half of those who buy it again have done so. A reminder fits then."
        }
    }
}
