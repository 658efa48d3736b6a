//! From what the page asks to what the analysis understands.

use crate::analysis::Analysis;
use crate::orders::{Rules, Scope};
use crate::protocol::{Request, ScopeSpec};
use crate::units::Day;

/// The rules of a request; a revenue basis that the files have no parts for falls back to theirs.
pub fn rules_of(request: &Request, analysis: &Analysis) -> Rules {
    let mut rules = analysis.default_rules();
    if let Some(basis) = request.switches.basis.map(Into::into).filter(|basis| analysis.bases().contains(basis)) {
        rules.basis = basis;
    }
    for &key in &request.switches.flipped {
        if rules.is_on(key.into()) == crate::orders::Switch::from(key).default_on() {
            rules = rules.flipped(key.into());
        }
    }
    rules
}

/// The scope of a request; days that cannot be read are absent.
pub fn scope_of(spec: &ScopeSpec) -> Scope {
    let day = |text: &Option<String>| text.as_deref().and_then(Day::parse_iso);
    Scope { from: day(&spec.from), to: day(&spec.to), as_of: day(&spec.as_of), comparison: spec.comparison.into() }
}

/// The reader's day, where the request has it.
pub fn today_of(request: &Request) -> Option<Day> {
    request.today.as_deref().and_then(Day::parse_iso)
}
