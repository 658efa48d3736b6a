//! A list that grows, is put in order and is made into another without a second copy of itself.

use core::ops::{Index, IndexMut};

/// Items to a chunk.
const CHUNK: usize = 1 << 14;

/// A list in chunks of one size. A vector that doubles leaves its old place behind, and the browser never takes memory back.
#[derive(Debug, Clone)]
pub struct Chunks<T> {
    chunks: Vec<Vec<T>>,
}

impl<T> Default for Chunks<T> {
    fn default() -> Self {
        Self { chunks: Vec::new() }
    }
}

impl<T: Copy> Chunks<T> {
    /// Adds an item at the end.
    pub fn push(&mut self, item: T) {
        match self.chunks.last_mut() {
            Some(last) if last.len() < CHUNK => last.push(item),
            _ => {
                let mut chunk = Vec::with_capacity(CHUNK);
                chunk.push(item);
                self.chunks.push(chunk);
            }
        }
    }

    /// How many items there are.
    pub fn len(&self) -> usize {
        self.chunks.last().map_or(0, |last| (self.chunks.len() - 1) * CHUNK + last.len())
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.chunks.is_empty()
    }

    /// The items in their order.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.chunks.iter().flatten()
    }

    /// The items in their order, to change them.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.chunks.iter_mut().flatten()
    }

    /// Keeps the first so many items.
    pub fn truncate(&mut self, kept: usize) {
        self.chunks.truncate(kept.div_ceil(CHUNK));
        let before_last = self.chunks.len().saturating_sub(1) * CHUNK;
        if let Some(last) = self.chunks.last_mut() {
            last.truncate(kept - before_last);
        }
    }

    /// Keeps the items that are wanted.
    pub fn retain(&mut self, wanted: impl Fn(&T) -> bool) {
        let mut kept = 0;
        for at in 0..self.len() {
            let item = self[at];
            if wanted(&item) {
                self[kept] = item;
                kept += 1;
            }
        }
        self.truncate(kept);
    }

    /// Puts first the item that stands at the first of these places, and so on; each place is there once.
    pub fn reorder(&mut self, mut places: Vec<u32>) {
        for start in 0..places.len() {
            // Follows one ring of moves; a place that has its item names itself.
            let (first, mut at) = (self[start], start);
            loop {
                let from = core::mem::replace(&mut places[at], at as u32) as usize;
                if from == start {
                    self[at] = first;
                    break;
                }
                self[at] = self[from];
                at = from;
            }
        }
    }

    /// Makes each item into another, chunk by chunk: where the new ones are no larger they take the memory of the old.
    pub fn map<U>(self, mut make: impl FnMut(T) -> U) -> Chunks<U> {
        let chunk = |chunk: Vec<T>| {
            let mut made: Vec<U> = chunk.into_iter().map(&mut make).collect();
            made.shrink_to_fit();
            made
        };
        Chunks { chunks: self.chunks.into_iter().map(chunk).collect() }
    }
}

impl<T> Index<usize> for Chunks<T> {
    type Output = T;

    fn index(&self, at: usize) -> &T {
        &self.chunks[at / CHUNK][at % CHUNK]
    }
}

impl<T> IndexMut<usize> for Chunks<T> {
    fn index_mut(&mut self, at: usize) -> &mut T {
        &mut self.chunks[at / CHUNK][at % CHUNK]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_several_chunks_is_kept_ordered_and_made_anew() {
        let mut list = Chunks::default();
        for item in 0..40_000_u64 {
            list.push(item);
        }
        assert_eq!((list.len(), list[16_383], list[16_384], list[39_999]), (40_000, 16_383, 16_384, 39_999));
        list.retain(|item| item % 2 == 1);
        assert_eq!((list.len(), list[0], list[19_999]), (20_000, 1, 39_999));
        // 7,919 is prime to 20,000: each place comes once.
        let places: Vec<u32> = (0..20_000).map(|at| (at * 7_919 + 5) % 20_000).collect();
        list.reorder(places.clone());
        assert!(list.iter().zip(&places).all(|(item, place)| *item == u64::from(*place) * 2 + 1));
        let small = list.map(|item| item as u32 + 1);
        assert!(small.iter().zip(&places).all(|(item, place)| *item == place * 2 + 2));
        let mut none = Chunks::<u8>::default();
        none.retain(|_| true);
        assert_eq!((none.len(), none.is_empty(), none.iter().count()), (0, true, 0));
    }
}
