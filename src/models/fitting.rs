//! The fit of a timing model, a step at a time.
//!
//! A climb on a few hundred rows from all starts, from its top a climb on some thousand, and from there to the top of all rows. One climb's step, or one look at all rows,
//! is a step here, so that a million customers hold nobody up. Where hardly anyone leaves while the file lasts, the likelihood rises towards nobody ever leaving; then
//! all is done once more with the parameters of leaving held weakly around those of the first start, which says that leaving is rare but never impossible, and the
//! estimates say so.

use crate::numeric::{Climb, Maximum, Objective, Point, Polish, Polished, maximize};

use super::fit::{Estimates, Held, exponentials};
use super::grouping::{Detail, Timing};
use super::refusal::Refusal;
use super::timing::Kind;

/// A fit under way.
#[derive(Debug, Clone)]
pub(super) struct Fitting {
    kind: Kind,
    starts: Vec<Point>,
    rows: Option<Rows>,
    held: Option<Point>,
    /// Why it failed without the hold.
    plain: Option<Refusal>,
    stage: Stage,
}

/// Rows by three degrees of detail.
#[derive(Debug, Clone)]
struct Rows {
    rough: Vec<Timing>,
    /// Absent where all rows are few enough.
    fine: Option<Vec<Timing>>,
    /// Fewer that stand for all, where the model is dear.
    finest: Option<Vec<Timing>>,
}

#[derive(Debug, Clone)]
enum Stage {
    Rough,
    Fine(Climb),
    Polish(Polish),
    Full(Climb),
}

/// What a step has come to.
enum Next {
    Stage(Stage),
    End(Result<Maximum, Refusal>),
}

impl Fitting {
    /// A fit before its first step.
    pub fn new(kind: Kind) -> Self {
        Self { kind, starts: Vec::new(), rows: None, held: None, plain: None, stage: Stage::Rough }
    }

    /// A fit from the first step to the last.
    pub fn whole(kind: Kind, timings: &[Timing]) -> Result<Estimates, Refusal> {
        let mut fitting = Self::new(kind);
        loop {
            if let Some(estimates) = fitting.advance(timings) {
                return estimates;
            }
        }
    }

    /// Takes the next step, always of the same timings; after the last one, the estimates.
    pub fn advance(&mut self, timings: &[Timing]) -> Option<Result<Estimates, Refusal>> {
        let Some(rows) = &self.rows else {
            let detail = Detail::of(timings);
            let finest = detail.full.and_then(|full| self.kind.fewer(full));
            let fine = detail.full.map(|_| detail.fine.into_owned());
            self.rows = Some(Rows { rough: detail.rough, fine, finest });
            self.starts = self.kind.starts(timings);
            return None;
        };
        let fine: &[Timing] = rows.fine.as_deref().unwrap_or(timings);
        let full: Option<&[Timing]> = rows.fine.as_ref().map(|_| rows.finest.as_deref().unwrap_or(timings));
        let next = match &mut self.stage {
            Stage::Rough => {
                let logs: Vec<Point> = self.starts.iter().map(|start| start.map(libm::log)).collect();
                let top = of(self.kind, &rows.rough, self.held, |rough| maximize(rough, &logs));
                match top {
                    None => Next::End(Err(Refusal::NoConvergence { parameters: Point::default() })),
                    // What runs away on a few rows does so on all.
                    Some(top) if !top.converged => Next::End(Err(ran_away(&top))),
                    Some(top) => {
                        Next::Stage(Stage::Fine(of(self.kind, fine, self.held, |fine| Climb::new(fine, &top.at))))
                    }
                }
            }
            Stage::Fine(climb) => match of(self.kind, fine, self.held, |fine| climb.step(fine)) {
                true => return None,
                false => {
                    let top = climb.top(4);
                    match full {
                        _ if !top.converged => Next::End(Err(ran_away(&top))),
                        None => Next::End(Ok(top)),
                        Some(_) => Next::Stage(Stage::Polish(Polish::new(&top))),
                    }
                }
            },
            Stage::Polish(polish) => {
                let full = full.unwrap_or(timings);
                match of(self.kind, full, self.held, |full| polish.step(full)) {
                    Polished::More => return None,
                    Polished::Top(top) => Next::End(Ok(top)),
                    // The tops lie far apart: all rows must be climbed.
                    Polished::Astray => {
                        let from = polish.from();
                        Next::Stage(Stage::Full(of(self.kind, full, self.held, |full| Climb::new(full, &from))))
                    }
                }
            }
            Stage::Full(climb) => match of(self.kind, full.unwrap_or(timings), self.held, |full| climb.step(full)) {
                true => return None,
                false => {
                    let top = climb.top(4);
                    Next::End(if top.converged { Ok(top) } else { Err(ran_away(&top)) })
                }
            },
        };
        match next {
            Next::Stage(stage) => {
                self.stage = stage;
                None
            }
            Next::End(Ok(top)) => Some(Ok(self.estimates(&top, timings, full.unwrap_or(fine)))),
            Next::End(Err(refusal)) => match (self.plain, self.starts.first()) {
                // What the plain search says of the parameters is what the reader is told where this one fails too.
                (Some(plain), _) => Some(Err(plain)),
                (None, None) => Some(Err(refusal)),
                (None, Some(start)) => {
                    self.held = Some(start.map(libm::log));
                    self.plain = Some(refusal);
                    self.stage = Stage::Rough;
                    None
                }
            },
        }
    }

    fn estimates(&self, top: &Maximum, all: &[Timing], finest: &[Timing]) -> Estimates {
        let value = match self.held {
            Some(_) => of(self.kind, finest, None, |finest| finest.value(&top.at)),
            None => top.value,
        };
        let found = Estimates::new(&Maximum { value, ..*top }, 4);
        let log_likelihood = self.kind.exact_log_likelihood(&found.parameters, all).unwrap_or(value);
        Estimates { leaving_is_held: self.held.is_some(), log_likelihood, ..found }
    }
}

fn ran_away(top: &Maximum) -> Refusal {
    Refusal::NoConvergence { parameters: exponentials(&top.at, 4) }
}

/// Something of a model's likelihood over some rows, with the hold where there is one.
fn of<R>(kind: Kind, timings: &[Timing], held: Option<Point>, say: impl FnOnce(&dyn Objective) -> R) -> R {
    let likelihood = kind.likelihood(timings);
    match held {
        Some(centre) => say(&Held { inner: &*likelihood, centre }),
        None => say(&*likelihood),
    }
}
