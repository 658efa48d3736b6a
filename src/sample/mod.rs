//! A made-up shop: three years of orders for a tea and coffee counter that nobody runs.
//!
//! Generated, not stored: the same bytes every time, from a seed and no clock. It is written as a Shopify orders export,
//! newest order first, so that it takes the same way through the page as a merchant's own file. People, addresses and
//! figures are invented; the mail addresses end in the domains that are set aside for examples.

mod catalogue;
mod export;
mod people;
mod random;
mod shop;
mod time;

/// The file name under which the made-up shop is read.
pub const FILE_NAME: &str = "made-up-shop.csv";

/// Orders in one piece of text, about 40 KB.
const ORDERS_IN_A_PIECE: usize = 64;

/// The export of the made-up shop, piece by piece: first the header, then a few orders at a time.
pub fn made_up_shop() -> MadeUpShop {
    MadeUpShop { orders: shop::trade().into_iter(), writer: export::Writer::new(), header_written: false }
}

/// The pieces of text of the made-up shop's export; together they are one CSV file.
#[derive(Debug)]
pub struct MadeUpShop {
    orders: std::vec::IntoIter<shop::Order>,
    writer: export::Writer,
    header_written: bool,
}

impl Iterator for MadeUpShop {
    type Item = Vec<u8>;

    fn next(&mut self) -> Option<Vec<u8>> {
        if !self.header_written {
            self.header_written = true;
            return Some(export::header().into_bytes());
        }
        let mut text = String::new();
        for order in self.orders.by_ref().take(ORDERS_IN_A_PIECE) {
            self.writer.write(&order, &mut text);
        }
        (!text.is_empty()).then_some(text.into_bytes())
    }
}

#[cfg(test)]
mod tests;
