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
}

impl Estimates {
    fn new(top: &Maximum, dimensions: usize) -> Self {
        let parameters = exponentials(&top.at, dimensions);
        let mut standard_errors = Point::default();
        for axis in 0..dimensions {
            standard_errors[axis] = parameters[axis] * libm::sqrt(top.covariance[axis][axis]);
        }
        Self { parameters, standard_errors, covariance_of_logs: top.covariance, log_likelihood: top.value }
    }

    /// Variance of a figure that depends on the parameters: its gradient in their logarithms by differences (the delta method).
    pub fn variance_of(&self, figure: &dyn Fn(&Point) -> f64) -> f64 {
        let slope = self.slope_of(figure);
        let rows = self.covariance_of_logs.iter().zip(&slope);
        rows.map(|(row, one)| row.iter().zip(&slope).map(|(cell, other)| one * cell * other).sum::<f64>()).sum()
    }

    fn slope_of(&self, figure: &dyn Fn(&Point) -> f64) -> Point {
        let mut slope = Point::default();
        for (axis, slope) in slope.iter_mut().enumerate() {
            let deviation = libm::sqrt(self.covariance_of_logs[axis][axis].max(0.0));
            if deviation > 0.0 {
                // A tenth of a standard error: small enough to be straight, large enough to be told from rounding.
                let step = 0.1 * deviation;
                let at = |by: f64| {
                    let mut parameters = self.parameters;
                    parameters[axis] *= libm::exp(by);
                    figure(&parameters)
                };
                *slope = (at(step) - at(-step)) / (2.0 * step);
            }
        }
        slope
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

/// The most likely parameters: climbed to on `coarse`, which stands for `full` with fewer rows, and carried on to the top of `full` where it knows its
/// gradient; without a `full`, `coarse` is all there is.
pub fn fit(coarse: &dyn Objective, full: Option<&dyn Objective>, starts: &[Point]) -> Result<Estimates, Refusal> {
    let logs: Vec<Point> = starts.iter().map(|start| start.map(libm::log)).collect();
    let refuse = |at: &Point| Refusal::NoConvergence { parameters: exponentials(at, coarse.dimensions()) };
    let top = maximize(coarse, &logs).ok_or(Refusal::NoConvergence { parameters: Point::default() })?;
    if !top.converged {
        return Err(refuse(&top.at));
    }
    let Some(full) = full else { return Ok(Estimates::new(&top, coarse.dimensions())) };
    let polished = if full.gradient(&top.at).is_some() {
        polish(full, &top).or_else(|| maximize(full, &[top.at]).filter(|top| top.converged)).ok_or(refuse(&top.at))?
    } else {
        Maximum { value: full.value(&top.at), ..top }
    };
    Ok(Estimates::new(&polished, full.dimensions()))
}
