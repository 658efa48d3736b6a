//! Sorting a few things: each use of the library's sort brings its own 4 KB of code, made for many.

use std::cmp::Ordering;

/// Sorts in place; what is equal keeps its order. Meant for some hundred things at most.
pub fn sort_few<T>(items: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    for end in 1..items.len() {
        let mut at = end;
        while at > 0 && compare(&items[at - 1], &items[at]) == Ordering::Greater {
            items.swap(at - 1, at);
            at -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_things_keep_their_order() {
        let mut items = [(3, 'a'), (1, 'a'), (2, 'a'), (1, 'b'), (3, 'b'), (1, 'c')];
        sort_few(&mut items, |one, other| one.0.cmp(&other.0));
        assert_eq!(items, [(1, 'a'), (1, 'b'), (1, 'c'), (2, 'a'), (3, 'a'), (3, 'b')]);
        sort_few(&mut [] as &mut [u8], Ord::cmp);
    }
}
