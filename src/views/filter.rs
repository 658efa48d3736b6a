//! Filters as they are asked for and shown.
//!
//! A filter stands in the address, so that a view can be bookmarked, and the address is seen by whoever looks over a shoulder, by the history and by
//! whoever gets the link. So a value stands there as it is only where it is a short, plain name of a country, a region, a channel, a way to pay or a discount code. A
//! product, its number or vendor, what a file says about customers, and whatever looks like an address, a number of somebody or a sentence, stands there as a
//! fingerprint ([`FacetKey::token`]): the same files find it again, and nobody reads it. A customer is never a value.

use serde::{Deserialize, Serialize};

/// What orders and customers are told apart by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FacetKey {
    /// The country it went to.
    Country,
    /// The province or state it went to.
    Region,
    /// Where it came from.
    Channel,
    /// How it was paid.
    Payment,
    /// The code of its discount.
    DiscountCode,
    /// Whether it has a discount: `any` or `none`.
    Discount,
    /// A product in it.
    Product,
    /// The number of an item in it.
    Sku,
    /// Who made or supplied an item in it.
    Vendor,
    /// Its amount, in major units: `10-50`, `10-`, `-50`.
    OrderValue,
    /// What a file says about its customer.
    Segment,
}

/// Of which orders a condition is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReachKey {
    /// Customers whose first order is such an order.
    #[default]
    FirstOrder,
    /// Customers with any such order.
    AnyOrder,
    /// Such orders alone.
    OrdersOnly,
}

/// One condition of a filter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilterSpec {
    /// What is looked at.
    pub facet: FacetKey,
    /// What it must be: a token, or nothing for orders that do not say it.
    pub value: String,
    /// Of which orders.
    pub reach: ReachKey,
}

/// What begins a fingerprint.
const MARK: char = '~';
/// The longest name that stands in the address as it is.
const LONGEST: usize = 24;
/// So many digits in a row are somebody's number.
const DIGITS: usize = 6;

impl FacetKey {
    /// What stands for a text of this facet in the address.
    pub fn token(self, text: &str) -> String {
        let is_open = matches!(self, Self::Country | Self::Region | Self::Channel | Self::Payment | Self::DiscountCode);
        if is_open && is_plain(text) { text.to_owned() } else { format!("{MARK}{:016x}", fingerprint(text)) }
    }
}

fn is_plain(text: &str) -> bool {
    let plain = |letter: char| letter.is_alphanumeric() || " -_.&+/'()%".contains(letter);
    let digits = text.split(|letter: char| !letter.is_ascii_digit()).map(str::len).max().unwrap_or(0);
    (1..=LONGEST).contains(&text.chars().count()) && text.chars().all(plain) && digits < DIGITS
}

/// What stands for a value, by its token, among the picks of a page.
pub fn pick_name(token: &str) -> String {
    format!("v{:016x}", fingerprint(token))
}

/// FNV-1a over the bytes; the same everywhere.
fn fingerprint(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// A filter that is in force.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FilterChip {
    /// As it was asked for.
    pub spec: FilterSpec,
    /// "First order · Country: DE".
    pub label: String,
    /// What taking it off is called.
    pub take_off: String,
    /// Whether the files know its value; else it is left alone.
    pub known: bool,
}

/// What the files can be filtered by.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FilterFacet {
    /// Which.
    pub facet: FacetKey,
    /// Its name.
    pub label: String,
    /// Its values, the most frequent first; none for an amount, which is typed.
    pub values: Vec<FilterValue>,
    /// How many rarer ones there are, in words; these can be typed.
    pub rarer: Option<String>,
}

/// One value to filter by.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FilterValue {
    /// Its token.
    pub value: String,
    /// Its name.
    pub name: String,
    /// "1,204 orders".
    pub count: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_short_plain_names_stand_as_they_are() {
        for (text, open) in [
            ("DE", true),
            ("United Kingdom", true),
            ("Österreich", true),
            ("WELCOME10", true),
            ("ann@example.com", false),
            ("+49 171 2345678", false),
            ("a sentence that somebody wrote", false),
            ("~0", false),
        ] {
            assert_eq!(FacetKey::Country.token(text) == text, open, "{text}");
        }
        assert_eq!(FacetKey::Product.token("Tea"), FacetKey::Segment.token("Tea"));
        // FNV-1a of "a", published.
        assert_eq!(FacetKey::Product.token("a"), "~af63dc4c8601ec8c");
    }
}
