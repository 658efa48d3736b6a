//! From what the page asks to what the analysis understands.

use crate::analysis::{
    Analysis, CohortQuery, CompareAsked, CustomerQuery, Economics, OrderQuery, TypedCounts, ValueQuery,
};
use crate::i18n::{Format, Language, Words};
use crate::orders::{Filter, Rules, Scope};
use crate::protocol::{Pick, Request, Typed};
use crate::units::{Currency, Day, Exact, Rate};
use crate::views::build;

/// The rules of a request; a revenue basis that the files have no parts for falls back to theirs, and so does a currency.
pub fn rules_of(request: &Request, analysis: &Analysis) -> Rules {
    let mut rules = analysis.default_rules();
    rules.margin_percent = economics_of(request).margin_percent();
    let bases = analysis.bases(&rules);
    if let Some(basis) = request.switches.basis.map(Into::into).filter(|basis| bases.contains(basis)) {
        rules.basis = basis;
    }
    for &key in &request.switches.flipped {
        if rules.is_on(key.into()) == crate::orders::Switch::from(key).default_on() {
            rules = rules.flipped(key.into());
        }
    }
    for (code, rate) in &request.switches.rates {
        if let (Some(currency), Some(rate)) = (Currency::from_code(code.as_bytes()), Rate::parse(rate)) {
            rules.rates = rules.rates.with(currency, rate).unwrap_or(rules.rates);
        }
    }
    // A currency that the files do not have and no rate leads to would leave nothing to show.
    rules.currency = request
        .switches
        .currency
        .as_ref()
        .and_then(|code| Currency::from_code(code.as_bytes()))
        .filter(|picked| !rules.rates.is_empty() || analysis.book().currencies().contains(picked));
    rules
}

/// Words in the reader's language, with money in the currency of the figures.
pub fn words_of<'a>(request: &Request, analysis: &Analysis, rules: &Rules, format: &'a dyn Format) -> Words<'a> {
    Words { language: Language::from_tag(&request.language), format, currency: rules.currency_of(analysis.book()) }
}

/// The scope of a request; days that cannot be read are absent, and so are filters by what the files do not know.
pub fn scope_of(request: &Request, analysis: &Analysis, rules: &Rules) -> Scope {
    let spec = &request.scope;
    let day = |text: &Option<String>| text.as_deref().and_then(Day::parse_iso);
    let parts = spec.filters.iter().filter_map(|filter| build::filter_part(filter, analysis, rules));
    Scope {
        from: day(&spec.from),
        to: day(&spec.to),
        as_of: day(&spec.as_of),
        comparison: spec.comparison.into(),
        filter: parts.fold(Filter::default(), |filter, part| filter.with(part).unwrap_or(filter)),
    }
}

/// By which rules, of which orders, and in which words a request is answered.
pub fn terms_of<'a>(request: &Request, analysis: &Analysis, format: &'a dyn Format) -> (Rules, Scope, Words<'a>) {
    let rules = rules_of(request, analysis);
    (rules, scope_of(request, analysis, &rules), words_of(request, analysis, &rules, format))
}

/// The order after which customers are followed: the first, unless another is picked.
pub fn step_of(request: &Request) -> usize {
    request.pick(Pick::Step).and_then(|step| step.parse().ok()).unwrap_or(1)
}

/// How cohorts are made and shown.
pub fn cohorts_of(request: &Request) -> (CohortQuery, build::CohortsShown) {
    build::cohort_query(request.cohort_measure, &|pick| request.pick(pick))
}

/// Which orders are listed, where orders are.
pub fn orders_of(request: &Request) -> Option<OrderQuery> {
    let picked = |pick| request.pick(pick).unwrap_or_default();
    build::order_query(picked(Pick::Group), picked(Pick::Sort), &request.search)
}

/// Which customers are listed.
pub fn customers_of(request: &Request) -> CustomerQuery {
    let picked = |pick| request.pick(pick).unwrap_or_default();
    build::customer_query([Pick::Group, Pick::Sort, Pick::RetentionDays, Pick::DaysBack].map(picked), &request.search)
}

/// What is put side by side.
pub fn compared_of(request: &Request, analysis: &Analysis) -> CompareAsked {
    let picked = |pick| request.pick(pick).unwrap_or_default();
    build::compare_asked([Pick::CompareBy, Pick::CompareOne, Pick::CompareOther].map(picked), analysis)
}

/// What is picked, moved and typed on the Value page.
pub fn value_of(request: &Request) -> ValueQuery {
    let picked = build::value_query(&|pick| request.pick(pick).and_then(|value| value.parse().ok()));
    ValueQuery { economics: economics_of(request), ..picked }
}

/// What the reader says of the shop's costs; what is not said is absent.
fn economics_of(request: &Request) -> Economics {
    let percent = request.pick(Pick::Margin).and_then(|value| value.parse::<u32>().ok());
    Economics {
        margin: percent.filter(|percent| *percent <= 100).map(|percent| f64::from(percent) / 100.0),
        spend: request.typed(Typed::Spend).and_then(Exact::parse),
    }
}

/// The counts that are typed for the calculator.
pub fn counts_of(request: &Request) -> TypedCounts {
    let typed = |typed| request.typed(typed).and_then(|text| text.trim().parse().ok());
    TypedCounts {
        start: typed(Typed::RetentionStart),
        end: typed(Typed::RetentionEnd),
        new: typed(Typed::RetentionNew),
    }
}

/// The reader's day, where the request has it.
pub fn today_of(request: &Request) -> Option<Day> {
    request.today.as_deref().and_then(Day::parse_iso)
}
