//! From a likelihood to estimates with their certainty.
//!
//! Every parameter of every model is above nothing, so the search moves their logarithms; at the top the gradient is nothing, and the
//! covariance of a parameter is that of its logarithm times the parameter (Lehmann and Casella 1998, section 6.2).

use crate::numeric::{Matrix, Maximum, Objective, Point, maximize, polish};

use super::refusal::Refusal;

/// What a fit has found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimates {
    /// The parameters in the model's own order; unused places are 1.
    pub parameters: Point,
    /// Their standard errors from the observed information; unused places are 0.
    pub standard_errors: Point,
    /// The covariance of the logarithms of the parameters.
    pub covariance_of_logs: Matrix,
    /// ln L of all customers at the parameters.
    pub log_likelihood: f64,
    /// Whether hardly anyone leaves while the file lasts, so that how they leave is held and not found.
    pub leaving_is_held: bool,
}

impl Estimates {
    pub(super) fn new(top: &Maximum, dimensions: usize) -> Self {
        let parameters = exponentials(&top.at, dimensions);
        let mut standard_errors = Point::default();
        for axis in 0..dimensions {
            standard_errors[axis] = parameters[axis] * libm::sqrt(top.covariance[axis][axis]);
        }
        Self {
            parameters,
            standard_errors,
            covariance_of_logs: top.covariance,
            log_likelihood: top.value,
            leaving_is_held: false,
        }
    }

    /// Variance of a figure that depends on the parameters: its gradient in their logarithms by differences (the delta method).
    pub fn variance_of(&self, figure: &dyn Fn(&Point) -> f64) -> f64 {
        self.variances_of(&|parameters| vec![figure(parameters)]).first().copied().unwrap_or(0.0)
    }

    /// The same of several figures at once.
    pub fn variances_of(&self, figures: &dyn Fn(&Point) -> Vec<f64>) -> Vec<f64> {
        let mut slopes: Vec<(usize, Vec<f64>)> = Vec::new();
        for (axis, row) in self.covariance_of_logs.iter().enumerate() {
            let deviation = libm::sqrt(row[axis].max(0.0));
            if deviation > 0.0 {
                // A tenth of a standard error: small enough to be straight, large enough to be told from rounding.
                let step = 0.1 * deviation;
                let at = |by: f64| {
                    let mut parameters = self.parameters;
                    parameters[axis] *= libm::exp(by);
                    figures(&parameters)
                };
                let pairs = at(step).into_iter().zip(at(-step));
                slopes.push((axis, pairs.map(|(up, down)| (up - down) / (2.0 * step)).collect()));
            }
        }
        let count = slopes.first().map_or(0, |(_, slope)| slope.len());
        let mut variances = vec![0.0; count];
        for (one, slope) in &slopes {
            for (other, across) in &slopes {
                let covariance = self.covariance_of_logs[*one][*other];
                for (variance, (a, b)) in variances.iter_mut().zip(slope.iter().zip(across)) {
                    *variance += covariance * a * b;
                }
            }
        }
        variances
    }
}

/// Parameters from their logarithms; unused places are 1.
pub fn exponentials(logs: &Point, dimensions: usize) -> Point {
    let mut parameters = [1.0; 4];
    for (parameter, log) in parameters.iter_mut().zip(logs).take(dimensions) {
        *parameter = libm::exp(*log);
    }
    parameters
}

/// A likelihood by three degrees of detail; without many rows the finer ones are absent.
#[derive(Clone, Copy)]
pub struct Degrees<'a> {
    /// Few rows: climbed on from all starts.
    pub rough: &'a dyn Objective,
    /// Some thousand rows: climbed on from the top of the rough one. Its information makes the standard errors.
    pub fine: Option<&'a dyn Objective>,
    /// All rows, or as many as can be afforded: the top of the fine one is carried on to its top.
    pub full: Option<&'a dyn Objective>,
}

/// The deviation of the weak hold on the logarithms of the leaving parameters: a factor of twenty either way.
const HOLD: f64 = 3.0;
/// Where the timing models have the parameters of leaving.
const LEAVING: core::ops::Range<usize> = 2..4;

/// The most likely parameters; where they run away, a refusal.
pub fn fit(degrees: Degrees<'_>, starts: &[Point]) -> Result<Estimates, Refusal> {
    let top = climb(degrees, starts)?;
    Ok(Estimates::new(&top, degrees.rough.dimensions()))
}

/// A likelihood with a weak hold on the parameters of leaving.
pub(super) struct Held<'a> {
    pub inner: &'a dyn Objective,
    pub centre: Point,
}

impl Objective for Held<'_> {
    fn dimensions(&self) -> usize {
        self.inner.dimensions()
    }

    fn value(&self, at: &Point) -> f64 {
        let apart = LEAVING.map(|axis| (at[axis] - self.centre[axis]) / HOLD);
        self.inner.value(at) - apart.map(|apart| apart * apart / 2.0).sum::<f64>()
    }

    fn gradient(&self, at: &Point) -> Option<Point> {
        let mut slope = self.inner.gradient(at)?;
        for axis in LEAVING {
            slope[axis] -= (at[axis] - self.centre[axis]) / (HOLD * HOLD);
        }
        Some(slope)
    }
}

fn climb(degrees: Degrees<'_>, starts: &[Point]) -> Result<Maximum, Refusal> {
    let logs: Vec<Point> = starts.iter().map(|start| start.map(libm::log)).collect();
    let dimensions = degrees.rough.dimensions();
    let mut top = maximize(degrees.rough, &logs).ok_or(Refusal::NoConvergence { parameters: Point::default() })?;
    // What runs away on a few rows does so on all.
    if let Some(fine) = degrees.fine.filter(|_| top.converged) {
        top = maximize(fine, &[top.at]).unwrap_or(top);
    }
    let refusal = Refusal::NoConvergence { parameters: exponentials(&top.at, dimensions) };
    if !top.converged {
        return Err(refusal);
    }
    if let Some(full) = degrees.full {
        top = polish(full, &top).or_else(|| maximize(full, &[top.at]).filter(|top| top.converged)).ok_or(refusal)?;
    }
    Ok(top)
}
