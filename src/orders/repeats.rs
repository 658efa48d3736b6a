//! Rows that a later file says again.
//!
//! Two equal rows in one file are two rows; an equal row in another file is the same row, because exports overlap. So of each row there are as many
//! as the file that has most of them: the rows of earlier files are crossed off one by one as a later file says them.

/// Rows seen, by their imprints.
#[derive(Debug, Default)]
pub(super) struct Repeats {
    /// Rows of the files before the present one, sorted.
    before: Vec<u64>,
    /// How many of a run of equal rows are crossed off; it stands at the run's first.
    crossed: Vec<u32>,
    /// Rows of the present file that no earlier file has.
    fresh: Vec<u64>,
}

impl Repeats {
    /// Begins a file: the rows of the last one are earlier rows now.
    pub(super) fn begin_file(&mut self) {
        if !self.fresh.is_empty() {
            self.before.append(&mut self.fresh);
            self.before.sort_unstable();
        }
        self.crossed.clear();
        self.crossed.resize(self.before.len(), 0);
    }

    /// Takes a row of the present file; says whether an earlier file has it. `new`: it is known that none has.
    pub(super) fn take(&mut self, row: u64, new: bool) -> bool {
        if !new {
            let first = self.before.partition_point(|&other| other < row);
            if let Some(crossed) = self.crossed.get_mut(first)
                && self.before.get(first + *crossed as usize) == Some(&row)
            {
                *crossed += 1;
                return true;
            }
        }
        self.fresh.push(row);
        false
    }

    /// Of the present file's rows with an even imprint: how many there are, and how many of them are equal to another one.
    pub(super) fn equal_in_file(&mut self) -> (u64, u64) {
        self.fresh.sort_unstable();
        let equal = self.fresh.windows(2).filter(|pair| pair[0] == pair[1] && pair[0] % 2 == 0).count();
        let all = self.fresh.iter().filter(|&&row| row % 2 == 0).count();
        (all as u64, equal as u64)
    }

    /// Forgets the present file.
    pub(super) fn forget_file(&mut self) {
        self.fresh.clear();
        self.crossed.fill(0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of each row as many as the file that has most of them, in whatever order the files come.
    #[test]
    fn of_equal_rows_the_largest_count_stays() {
        let files: [&[u64]; 3] = [&[1, 1, 2], &[1, 3, 3], &[3, 1, 1, 1]];
        for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
            let mut rows = Repeats::default();
            let mut kept: Vec<u64> = Vec::new();
            for file in order.map(|at| files[at]) {
                rows.begin_file();
                kept.extend(file.iter().copied().filter(|&row| !rows.take(row, false)));
            }
            kept.sort_unstable();
            assert_eq!(kept, [1, 1, 1, 2, 3, 3], "{order:?}");
        }
    }

    #[test]
    fn equal_rows_of_one_file_are_counted() {
        let mut rows = Repeats::default();
        rows.begin_file();
        for row in [8, 2, 8, 4, 8, 3, 3] {
            rows.take(row, true);
        }
        assert_eq!(rows.equal_in_file(), (5, 2), "odd ones are left out");
    }

    #[test]
    fn a_forgotten_file_leaves_nothing() {
        let mut rows = Repeats::default();
        rows.begin_file();
        assert!(!rows.take(7, false));
        rows.begin_file();
        assert!(rows.take(7, false) && !rows.take(8, false));
        rows.forget_file();
        assert!(rows.take(7, false) && !rows.take(7, false) && !rows.take(8, false));
    }
}
