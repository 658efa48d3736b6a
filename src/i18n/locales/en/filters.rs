//! Filters, in English.

use crate::i18n::Filters;

/// The text of a message.
pub(super) fn text(message: Filters) -> &'static str {
    match message {
        Filters::Country => "Country",
        Filters::Region => "Province or state",
        Filters::Channel => "Channel",
        Filters::Payment => "Payment",
        Filters::DiscountCode => "Discount code",
        Filters::Discount => "Discount",
        Filters::Product => "Product",
        Filters::Sku => "Item number (SKU)",
        Filters::Vendor => "Vendor",
        Filters::OrderValue => "Order value",
        Filters::Segment => "About the customer",
        Filters::ChipFirst => "First order · {facet}: {value}",
        Filters::ChipAny => "Any order · {facet}: {value}",
        Filters::ChipOnly => "Only orders · {facet}: {value}",
        Filters::ChipSegment => "Customers · {value}",
        Filters::TakeOff => "Take off the filter {filter}",
        Filters::NotSaid => "not said",
        Filters::SomeOther => "not in these files",
        Filters::DiscountAny => "with a discount",
        Filters::DiscountNone => "without a discount",
        Filters::ValueBetween => "{from} – {to}",
        Filters::ValueFrom => "{from} or more",
        Filters::ValueTo => "up to {to}",
        Filters::SegmentValue => "{column}: {value}",
        Filters::CountOrders => "{count} {count|order|orders}",
        Filters::CountCustomers => "{count} {count|customer|customers}",
        Filters::Rarer => "and {count} rarer, which can be typed",
        Filters::Unknown => "No order in these files fits “{filter}”, so this filter is left alone.",
        Filters::LeftOut => "Filtered out: {orders} of {all} {all|order|orders} in this period ({money}).",
        Filters::LeftNothing => "The filter leaves nothing out of this period.",
        Filters::LeftAll => {
            "Nothing in this period fits the filter: {orders} {orders|order|orders} filtered out ({money})."
        }
        Filters::Histories => {
            "This page follows customers, so it shows all orders of the customers with an order that fits, not those orders alone."
        }
        Filters::Sentence => ", filtered by {filters}",
        Filters::FactLabel => "Filter",
        Filters::FactWords => {
            "The rows and money below are those of all files: a filter takes nothing out of them, it only chooses what the other pages show."
        }
    }
}
