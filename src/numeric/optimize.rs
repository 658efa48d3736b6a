//! A deterministic maximiser of log likelihoods of up to four parameters, and the information at the maximum.
//!
//! Question: which parameters make what was observed most likely, and how certain are they?
//! Definition: from each start, damped Newton steps: solve (−H + λ diag) d = g, take d where it improves, else raise λ (Levenberg 1944, Marquardt
//! 1963). g is the model's own gradient or central differences, H central differences of either. Convergence: the Newton decrement g′(−H)⁻¹g / 2, the
//! gain that is left, is below [`GAIN_LEFT`] and −H is positive definite. The covariance is (−H)⁻¹, the inverse of the observed information.
//! Inputs and units: the models hand over logarithms of their parameters, so that the unit of time only shifts them.
//! Edge cases: a maximum at infinity runs past [`FARTHEST`], or its ridge gets flatter than [`VAGUEST`], and is said not to have converged; a value that is no number is never accepted.
//! Numeric notes: no randomness and no clock: the same input gives the same bytes. The steps of differences suit values known to fourteen digits.
//! Source: Nocedal and Wright (2006), Numerical Optimization, 2nd ed., sections 3.4 and 10.3; Efron and Hinkley (1978), Biometrika 65, 457–487.
//! Tested by: `finds_the_top_of_rosenbrock`, `information_of_a_normal_sample`, `runs_away_where_there_is_no_top` below.

#![expect(clippy::needless_range_loop, reason = "rows and columns of a table are its indices")]

/// The most parameters a model has.
pub const DIMENSIONS: usize = 4;
/// Parameters; those past a model's own are zero.
pub type Point = [f64; DIMENSIONS];
/// A symmetric table of parameters by parameters.
pub type Matrix = [[f64; DIMENSIONS]; DIMENSIONS];

/// Gain in log likelihood that may be left at the maximum.
const GAIN_LEFT: f64 = 1e-11;
/// What is accepted where rounding stops the steps earlier.
const GAIN_TOLERATED: f64 = 1e-6;
/// A parameter's logarithm past which it has run away.
const FARTHEST: f64 = 10.0;
/// Standard error of a logarithm past which the data do not say what the parameter is: a factor of e⁵.
const VAGUEST: f64 = 5.0;
const MOST_STEPS: usize = 100;
/// Starts that are followed to their end.
const FOLLOWED: usize = 2;

/// What is maximised.
pub trait Objective {
    /// How many parameters there are, at most [`DIMENSIONS`].
    fn dimensions(&self) -> usize;

    /// The log likelihood.
    fn value(&self, at: &Point) -> f64;

    /// Its gradient where the model knows it.
    fn gradient(&self, _at: &Point) -> Option<Point> {
        None
    }
}

/// Where an objective is largest.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Maximum {
    /// The parameters.
    pub at: Point,
    /// The value there.
    pub value: f64,
    /// The inverse of the observed information.
    pub covariance: Matrix,
    /// Whether nothing is left to gain and the information is positive definite.
    pub converged: bool,
}

fn gradient(objective: &dyn Objective, at: &Point) -> Point {
    const STEP: f64 = 1e-5;
    objective.gradient(at).unwrap_or_else(|| {
        let mut slope = Point::default();
        for (axis, slope) in slope.iter_mut().enumerate().take(objective.dimensions()) {
            *slope =
                (objective.value(&moved(at, axis, STEP)) - objective.value(&moved(at, axis, -STEP))) / (2.0 * STEP);
        }
        slope
    })
}

/// −H by central differences: of the gradient where the model knows it, else of the values.
fn information(objective: &dyn Objective, at: &Point, value: f64) -> Matrix {
    let mut table = Matrix::default();
    let n = objective.dimensions();
    if objective.gradient(at).is_some() {
        const STEP: f64 = 1e-4;
        for axis in 0..n {
            let (up, down) = (moved(at, axis, STEP), moved(at, axis, -STEP));
            let (up, down) = (gradient(objective, &up), gradient(objective, &down));
            for other in 0..n {
                let half = (down[other] - up[other]) / (4.0 * STEP);
                table[axis][other] += half;
                table[other][axis] += half;
            }
        }
        return table;
    }
    const STEP: f64 = 1e-3;
    for axis in 0..n {
        let up = objective.value(&moved(at, axis, STEP));
        let down = objective.value(&moved(at, axis, -STEP));
        table[axis][axis] = (2.0 * value - up - down) / (STEP * STEP);
        for other in 0..axis {
            let corner = |one: f64, two: f64| objective.value(&moved(&moved(at, axis, one), other, two));
            let mixed = corner(STEP, -STEP) + corner(-STEP, STEP) - corner(STEP, STEP) - corner(-STEP, -STEP);
            table[axis][other] = mixed / (4.0 * STEP * STEP);
            table[other][axis] = table[axis][other];
        }
    }
    table
}

fn moved(at: &Point, axis: usize, by: f64) -> Point {
    let mut moved = *at;
    moved[axis] += by;
    moved
}

/// The inverse of the leading part of a symmetric positive definite table (Cholesky), or nothing where it is not.
pub fn invert(table: &Matrix, n: usize) -> Option<Matrix> {
    let mut lower = Matrix::default();
    for row in 0..n {
        for column in 0..=row {
            let mut rest = table[row][column];
            for k in 0..column {
                rest -= lower[row][k] * lower[column][k];
            }
            if row == column {
                // Not above nothing, or no number at all.
                if rest.is_nan() || rest <= table[row][row].abs() * 1e-13 {
                    return None;
                }
                lower[row][row] = libm::sqrt(rest);
            } else {
                lower[row][column] = rest / lower[column][column];
            }
        }
    }
    let mut inverse = Matrix::default();
    for unit in 0..n {
        let mut solved = Point::default();
        for row in 0..n {
            let known: f64 = (0..row).map(|k| lower[row][k] * solved[k]).sum();
            solved[row] = (f64::from(u8::from(row == unit)) - known) / lower[row][row];
        }
        for row in (0..n).rev() {
            let known: f64 = (row + 1..n).map(|k| lower[k][row] * solved[k]).sum();
            solved[row] = (solved[row] - known) / lower[row][row];
        }
        for row in 0..n {
            inverse[row][unit] = solved[row];
        }
    }
    Some(inverse)
}

fn times(table: &Matrix, vector: &Point) -> Point {
    table.map(|row| row.iter().zip(vector).map(|(a, b)| a * b).sum())
}

fn dot(one: &Point, other: &Point) -> f64 {
    one.iter().zip(other).map(|(a, b)| a * b).sum()
}

/// A climb under way, a step at a time.
#[derive(Debug, Clone, Copy)]
pub struct Climb {
    best: Maximum,
    damping: f64,
    left: usize,
}

impl Climb {
    /// Before the first step.
    pub fn new(objective: &dyn Objective, start: &Point) -> Self {
        let value = objective.value(start);
        let best = Maximum { at: *start, value, covariance: Matrix::default(), converged: false };
        Self { best, damping: 1e-3, left: MOST_STEPS }
    }

    /// Takes a step, always of the same objective; says whether there are more.
    pub fn step(&mut self, objective: &dyn Objective) -> bool {
        let Self { best, damping, left: steps } = self;
        if *steps == 0 {
            return false;
        }
        *steps -= 1;
        let n = objective.dimensions();
        let slope = gradient(objective, &best.at);
        let table = information(objective, &best.at, best.value);
        let left = invert(&table, n).map(|covariance| {
            best.covariance = covariance;
            dot(&slope, &times(&covariance, &slope)) / 2.0
        });
        best.converged = left.is_some_and(|left| left < GAIN_TOLERATED);
        let vague = (0..n).any(|axis| best.covariance[axis][axis] > VAGUEST * VAGUEST);
        let far = best.at.iter().any(|log| log.abs() > FARTHEST);
        if left.is_some_and(|left| left < GAIN_LEFT) || far || (best.converged && vague) {
            return false;
        }
        // A table that is not positive definite is made so by its diagonal.
        let scale = (0..n).map(|axis| table[axis][axis].abs()).fold(1e-9, f64::max);
        for _ in 0..40 {
            let mut damped = table;
            for axis in 0..n {
                damped[axis][axis] += *damping * (table[axis][axis].abs() + 1e-3 * scale);
            }
            let step = invert(&damped, n).map(|inverse| times(&inverse, &slope));
            // A step of more than three in a logarithm trusts the curvature too far.
            let step = step.filter(|step| step.iter().all(|by| by.abs() < 3.0));
            if let Some(step) = step {
                let mut at = best.at;
                for axis in 0..n {
                    at[axis] += step[axis];
                }
                let value = objective.value(&at);
                if value > best.value {
                    *damping *= 0.1;
                    *best = Maximum { at, value, ..*best };
                    return true;
                }
            }
            *damping = (*damping * 4.0).max(1e-8);
            // So near the top rounding says no; further trials would only cost.
            if *damping > 1e12 || best.converged {
                break;
            }
        }
        false
    }

    /// Where it has come to, of so many parameters.
    pub fn top(&self, dimensions: usize) -> Maximum {
        let mut best = self.best;
        best.converged &= best.value.is_finite() && best.at.iter().all(|log| log.abs() <= FARTHEST);
        best.converged &= (0..dimensions).all(|axis| best.covariance[axis][axis] <= VAGUEST * VAGUEST);
        best
    }
}

fn climb(objective: &dyn Objective, start: &Point) -> Maximum {
    let mut climb = Climb::new(objective, start);
    while climb.step(objective) {}
    climb.top(objective.dimensions())
}

/// The maximum reached from the most promising of several starts, or nothing where no start has a value.
///
/// All starts are valued, the best few are followed; of what they reach, the highest counts.
pub fn maximize(objective: &dyn Objective, starts: &[Point]) -> Option<Maximum> {
    let mut valued: Vec<(f64, &Point)> = starts.iter().map(|start| (objective.value(start), start)).collect();
    valued.retain(|(value, _)| value.is_finite());
    valued.sort_by(|one, other| other.0.total_cmp(&one.0));
    let reached = valued.iter().take(FOLLOWED).map(|(_, start)| climb(objective, start));
    reached.reduce(|one, other| {
        let higher = if other.value > one.value + GAIN_TOLERATED { other } else { one };
        // Two ways to the same top: the one that knows it counts.
        if !higher.converged && other.converged && (other.value - higher.value).abs() < 1e-3 { other } else { higher }
    })
}

/// A maximum of a coarser objective on its way to the top of a finer one, by steps with the coarser's information: a gradient each, no table.
#[derive(Debug, Clone, Copy)]
pub struct Polish {
    coarse: Maximum,
    at: Point,
    left: usize,
}

/// What a step of it has come to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Polished {
    /// There are more.
    More,
    /// The top.
    Top(Maximum),
    /// The two tops lie so far apart that these steps do not close in; then it must be climbed.
    Astray,
}

impl Polish {
    /// Before the first step.
    pub fn new(coarse: &Maximum) -> Self {
        const MOST: usize = 8;
        Self { coarse: *coarse, at: coarse.at, left: MOST }
    }

    /// Where it began.
    pub fn from(&self) -> Point {
        self.coarse.at
    }

    /// Takes a step, always of the same objective.
    pub fn step(&mut self, objective: &dyn Objective) -> Polished {
        if self.left == 0 {
            return Polished::Astray;
        }
        self.left -= 1;
        let slope = gradient(objective, &self.at);
        let step = times(&self.coarse.covariance, &slope);
        let left = dot(&slope, &step) / 2.0;
        if left.is_nan() || left > 1e3 {
            return Polished::Astray;
        }
        // A hundredth of a standard error.
        if left < 5e-5 {
            return Polished::Top(Maximum { at: self.at, value: objective.value(&self.at), ..self.coarse });
        }
        for (axis, by) in step.iter().enumerate().take(objective.dimensions()) {
            self.at[axis] += by;
        }
        Polished::More
    }
}

/// Takes a maximum of a coarser objective to the top of a finer one at once; nothing where it goes astray.
pub fn polish(objective: &dyn Objective, coarse: &Maximum) -> Option<Maximum> {
    let mut polish = Polish::new(coarse);
    loop {
        match polish.step(objective) {
            Polished::More => {}
            Polished::Top(top) => return Some(top),
            Polished::Astray => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Rosenbrock;

    impl Objective for Rosenbrock {
        fn dimensions(&self) -> usize {
            2
        }
        fn value(&self, &[x, y, ..]: &Point) -> f64 {
            -(100.0 * (y - x * x) * (y - x * x) + (1.0 - x) * (1.0 - x))
        }
    }

    /// Rosenbrock (1960): the bent valley has its bottom at (1, 1).
    #[test]
    fn finds_the_top_of_rosenbrock() {
        let top = maximize(&Rosenbrock, &[[-1.2, 1.0, 0.0, 0.0], [-3.0, -4.0, 0.0, 0.0]]).expect("values");
        assert!(top.converged);
        assert!((top.at[0] - 1.0).abs() < 1e-5 && (top.at[1] - 1.0).abs() < 1e-5, "{top:?}");
        // −H there is [[802, −400], [−400, 200]]; its inverse, by hand, [[0.5, 1], [1, 2.005]].
        for (found, expected) in
            top.covariance[0][..2].iter().chain(&top.covariance[1][..2]).zip([0.5, 1.0, 1.0, 2.005])
        {
            assert!((found - expected).abs() < 1e-3, "{found} is not {expected}");
        }
        let near = Maximum { at: [1.01, 1.02, 0.0, 0.0], ..top };
        assert!(polish(&Rosenbrock, &near).is_some_and(|top| (top.at[0] - 1.0).abs() < 1e-3));
    }

    /// n observations of variance v: ln L = −n/2 (ln σ² + v/σ²) in ln σ² has its top at ln v, with variance 2/n.
    struct Normal;

    impl Objective for Normal {
        fn dimensions(&self) -> usize {
            1
        }
        fn value(&self, at: &Point) -> f64 {
            -50.0 * (at[0] + 7.0 * libm::exp(-at[0]))
        }
        fn gradient(&self, at: &Point) -> Option<Point> {
            Some([-50.0 * (1.0 - 7.0 * libm::exp(-at[0])), 0.0, 0.0, 0.0])
        }
    }

    #[test]
    fn information_of_a_normal_sample() {
        let top = maximize(&Normal, &[[5.0, 0.0, 0.0, 0.0], [f64::NAN, 0.0, 0.0, 0.0]]).expect("a value");
        assert!(top.converged);
        assert!((top.at[0] - libm::log(7.0)).abs() < 1e-7);
        assert!((top.covariance[0][0] - 0.02).abs() < 1e-8, "{top:?}");
    }

    struct Slope;

    impl Objective for Slope {
        fn dimensions(&self) -> usize {
            1
        }
        fn value(&self, at: &Point) -> f64 {
            -libm::exp(-at[0])
        }
    }

    #[test]
    fn runs_away_where_there_is_no_top() {
        assert!(maximize(&Slope, &[[0.0; 4]]).is_some_and(|top| !top.converged));
        assert_eq!(maximize(&Slope, &[[f64::NAN; 4]]), None);
    }
}
