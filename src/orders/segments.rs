//! Customers by what a file beside the orders knows about them: a tag, a segment, whatever column it has.

use super::book::OrderBook;

/// Columns whose cells hold several values, parted by commas.
const LISTS: [&str; 2] = ["tag", "tags"];

/// Every value of every column about customers, with the customers of the orders who have it. Sealed once a book.
#[derive(Debug, Clone, Default)]
pub struct Segments {
    /// Column and value of each segment, sorted.
    names: Vec<(u32, String)>,
    /// Where each segment's customers begin among `customers`; one more than segments.
    starts: Vec<u32>,
    /// Numbers of customers in the book.
    customers: Vec<u32>,
}

impl Segments {
    /// The segments of a book.
    pub fn of(book: &OrderBook) -> Self {
        let names = book.side_files().attribute_names();
        let mut known: Vec<(&[u8], u32, &str)> = Vec::new();
        for attribute in book.side_files().attributes() {
            let is_list =
                names.get(attribute.name as usize).is_some_and(|name| LISTS.contains(&name.to_lowercase().trim()));
            let values =
                attribute.value.split(|mark| is_list && mark == ',').map(str::trim).filter(|value| !value.is_empty());
            known.extend(values.map(|value| (attribute.customer.as_slice(), attribute.name, value)));
        }
        known.sort_unstable();
        known.dedup();
        let mut members: Vec<(u32, &str, u32)> = Vec::new();
        let customers = if known.is_empty() { 0 } else { book.customer_keys() as u32 };
        for customer in 0..customers {
            let key = book.customer_key(customer);
            let from = known.partition_point(|one| one.0 < key);
            let own = known[from..].iter().take_while(|one| one.0 == key);
            members.extend(own.map(|&(_, column, value)| (column, value, customer)));
        }
        members.sort_unstable();
        let mut segments = Self::default();
        for (column, value, customer) in members {
            let is_new = segments.names.last().is_none_or(|last| (last.0, last.1.as_str()) != (column, value));
            if is_new {
                segments.names.push((column, value.to_owned()));
                segments.starts.push(segments.customers.len() as u32);
            }
            segments.customers.push(customer);
        }
        segments.starts.push(segments.customers.len() as u32);
        segments
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// The column's place among the names of attributes, and the value; absent where there is no such segment.
    pub fn name(&self, segment: u32) -> Option<(u32, &str)> {
        self.names.get(segment as usize).map(|(column, value)| (*column, value.as_str()))
    }

    /// The customers in a segment, by their numbers in the book.
    pub fn customers(&self, segment: u32) -> &[u32] {
        let bound = |at: u32| self.starts.get(at as usize).map_or(0, |&start| start as usize);
        self.customers.get(bound(segment)..bound(segment.saturating_add(1))).unwrap_or_default()
    }

    /// Whether each of so many customers is in a segment.
    pub(super) fn holds(&self, segment: u32, customers: usize) -> Vec<bool> {
        let mut holds = vec![false; customers];
        for &customer in self.customers(segment) {
            if let Some(own) = holds.get_mut(customer as usize) {
                *own = true;
            }
        }
        holds
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Position;
    use crate::ingest::{LineSink, SideRow};
    use crate::orders::OrderBookBuilder;
    use crate::orders::testing::line;

    /// ann is vip and wholesale (tags), bea is vip and gold (tier); zoe never ordered.
    #[test]
    fn tags_are_taken_apart_and_strangers_left_out() {
        let mut builder = OrderBookBuilder::default();
        builder.line(line(0, "ann", "2024-01-01", 100));
        builder.line(line(1, "bea", "2024-01-02", 100));
        for (record, (customer, tags, tier)) in
            [("ann", "vip, wholesale", ""), ("bea", "vip", "gold, silver"), ("zoe", "vip", "gold")].iter().enumerate()
        {
            let values = [("Tags", *tags), ("Tier", *tier)];
            let row = SideRow::Attributes { customer: customer.as_bytes(), values: &values };
            builder.side(Position { file: 1, record: record as u64, line: record as u64 }, row);
        }
        let segments = Segments::of(&builder.seal());
        let all: Vec<_> =
            (0..segments.len() as u32).map(|at| (segments.name(at), segments.customers(at).len())).collect();
        assert_eq!(all, [(Some((0, "vip")), 2), (Some((0, "wholesale")), 1), (Some((1, "gold, silver")), 1)]);
        assert_eq!(segments.holds(0, 2), [true, true]);
        assert_eq!((segments.name(9), segments.customers(9).len()), (None, 0));
    }
}
