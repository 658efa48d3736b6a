//! Several tests at once.

/// The p values of a list of tests, adjusted so that among those below a bound at most that share is expected to be chance.
///
/// Adjusted p of the i-th smallest of m: min over j ≥ i of p₍ⱼ₎ · m / j, at most 1. Absent tests are no part of the list.
/// Source: Y. Benjamini and Y. Hochberg (1995), JRSS B 57, 289–300, eq. 1. Tested by: `the_papers_example` below.
pub fn benjamini_hochberg(p_values: &[Option<f64>]) -> Vec<Option<f64>> {
    let mut places: Vec<usize> = (0..p_values.len()).filter(|&at| p_values[at].is_some()).collect();
    let value = |at: usize| p_values[at].unwrap_or(1.0);
    let tests = places.len() as f64;
    // A few dozen at most: put in order by insertion, which spares the code of a sort.
    for end in 1..places.len() {
        let mut at = end;
        while at > 0 && value(places[at - 1]) > value(places[at]) {
            places.swap(at - 1, at);
            at -= 1;
        }
    }
    let mut adjusted = vec![None; p_values.len()];
    let mut least = 1.0_f64;
    for (rank, &at) in places.iter().enumerate().rev() {
        least = least.min(value(at) * tests / (rank + 1) as f64);
        adjusted[at] = Some(least);
    }
    adjusted
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Benjamini and Hochberg (1995), section 3.1: of these fifteen the four smallest are below .05.
    /// By hand: the fourth is .0095 · 15/4 = .035625, the fifth .0201 · 15/5 = .0603, the third .0019 · 15/3 = .0095.
    #[test]
    fn the_papers_example() {
        let p = [
            0.0459, 0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.3240, 0.4262, 0.5719, 0.6528,
            0.7590, 1.0,
        ];
        let adjusted = benjamini_hochberg(&p.map(Some));
        assert_eq!(adjusted.iter().flatten().filter(|&&adjusted| adjusted <= 0.05).count(), 4);
        for (at, expected) in [(1, 0.0015), (3, 0.0095), (4, 0.035_625), (5, 0.0603), (14, 1.0)] {
            assert!((adjusted[at].expect("there") - expected).abs() < 1e-12, "{at}: {adjusted:?}");
        }
        // .0278 · 15/6 = .0695, .0298 · 15/7 = .063857, .0344 · 15/8 = .0645: the least of those behind counts.
        assert!((adjusted[6].expect("there") - 0.0298 * 15.0 / 7.0).abs() < 1e-12);
    }

    #[test]
    fn what_was_not_tested_does_not_count() {
        assert_eq!(benjamini_hochberg(&[None, Some(0.02), None, Some(0.01)]), [None, Some(0.02), None, Some(0.02)]);
        assert_eq!(benjamini_hochberg(&[]), []);
    }
}
