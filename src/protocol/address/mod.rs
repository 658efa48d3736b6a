//! What the address bar holds after `#`: page, scope and switches, so that a view can be bookmarked. Never data: what a filter names is in `views::filter`.

mod names;
mod texts;

use self::names::{BASES, COMPARISONS, MEASURES, PAGES, PICKS, name_of, named};
use self::texts::{day, filter, filter_text, flips, is_code, is_name, rate};
use super::{CohortMeasure, Comparison, FilterSpec, Page, Pick, Request, ScopeSpec, SwitchKey, SwitchSpec};

/// Filters that an address may hold.
const MOST_FILTERS: usize = 8;

/// Where the reader is: everything of a [`Request`] but the language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Address {
    /// The page.
    pub page: Page,
    /// Which orders.
    pub scope: ScopeSpec,
    /// By which rules.
    pub switches: SwitchSpec,
    /// What the cells of the cohort table hold.
    pub cohort_measure: CohortMeasure,
    /// What is picked on single pages.
    pub picks: Vec<(Pick, String)>,
}

impl Address {
    /// Reads `#cohorts?from=2024-01-01&flip=cancelled,guests`; what is not understood is left at its default.
    pub fn parse(hash: &str) -> Self {
        let hash = hash.trim_start_matches('#');
        let (page, rest) = hash.split_once('?').unwrap_or((hash, ""));
        let mut address = Self { page: named(&PAGES, page).unwrap_or_default(), ..Self::default() };
        for (name, value) in rest.split('&').filter_map(|pair| pair.split_once('=')) {
            match name {
                "from" => address.scope.from = day(value),
                "to" => address.scope.to = day(value),
                "as_of" => address.scope.as_of = day(value),
                "against" => address.scope.comparison = named(&COMPARISONS, value).unwrap_or_default(),
                "filter" => address.add_filter(filter(value)),
                "basis" => address.switches.basis = named(&BASES, value),
                "flip" => address.switches.flipped = flips(value),
                "currency" => address.switches.currency = Some(value.to_owned()).filter(|code| is_code(code)),
                "rates" => address.switches.rates = value.split(',').filter_map(rate).collect(),
                "cells" => address.cohort_measure = named(&MEASURES, value).unwrap_or_default(),
                _ => {
                    let pick = named(&PICKS, name).filter(|_| is_name(value));
                    address.picks.extend(pick.map(|pick| (pick, value.to_owned())));
                }
            }
        }
        address
    }

    /// Writes what [`Address::parse`] reads; what is at its default is left out.
    pub fn hash(&self) -> String {
        let mut parts = Vec::new();
        let days = [("from", &self.scope.from), ("to", &self.scope.to), ("as_of", &self.scope.as_of)];
        for (name, value) in days {
            parts.extend(value.as_ref().map(|value| format!("{name}={value}")));
        }
        if self.scope.comparison != Comparison::default() {
            parts.push(format!("against={}", name_of(&COMPARISONS, self.scope.comparison)));
        }
        parts.extend(self.scope.filters.iter().map(|filter| format!("filter={}", filter_text(filter))));
        if let Some(basis) = self.switches.basis {
            parts.push(format!("basis={}", name_of(&BASES, basis)));
        }
        if !self.switches.flipped.is_empty() {
            let names: Vec<&str> = self.switches.flipped.iter().map(|key| key.name()).collect();
            parts.push(format!("flip={}", names.join(",")));
        }
        if let Some(code) = &self.switches.currency {
            parts.push(format!("currency={code}"));
        }
        if !self.switches.rates.is_empty() {
            let rates: Vec<String> =
                self.switches.rates.iter().map(|(code, rate)| [code, ":", rate].concat()).collect();
            parts.push(format!("rates={}", rates.join(",")));
        }
        if self.cohort_measure != CohortMeasure::default() {
            parts.push(format!("cells={}", name_of(&MEASURES, self.cohort_measure)));
        }
        parts.extend(self.picks.iter().map(|(pick, value)| format!("{}={value}", name_of(&PICKS, *pick))));
        let page = self.page.name();
        if parts.is_empty() { format!("#{page}") } else { format!("#{page}?{}", parts.join("&")) }
    }

    /// The question to the analyst.
    pub fn request(&self, language: &str, today: Option<String>) -> Request {
        Request {
            page: self.page,
            scope: self.scope.clone(),
            switches: self.switches.clone(),
            cohort_measure: self.cohort_measure,
            picks: self.picks.clone(),
            search: String::new(),
            typed: Vec::new(),
            language: language.to_owned(),
            today,
        }
    }

    /// Picks a value, in place of what was picked before.
    pub fn pick(&mut self, pick: Pick, value: &str) {
        self.picks.retain(|(other, _)| *other != pick && !pick.ends().contains(other));
        if is_name(value) {
            self.picks.push((pick, value.to_owned()));
            self.picks.sort_unstable();
        }
    }

    /// Adds a filter, unless it is there or there is no room.
    pub fn add_filter(&mut self, filter: Option<FilterSpec>) {
        let filters = &mut self.scope.filters;
        let room = filters.len() < MOST_FILTERS;
        filters.extend(filter.filter(|filter| room && !filters.contains(filter)));
    }

    /// What is picked, where it is not left at its default.
    pub fn picked(&self, pick: Pick) -> Option<&str> {
        self.picks.iter().find(|(other, _)| *other == pick).map(|(_, value)| value.as_str())
    }

    /// Sets a switch off its default, or back to it.
    pub fn flip(&mut self, key: SwitchKey) {
        let flipped = &mut self.switches.flipped;
        match flipped.iter().position(|other| *other == key) {
            Some(at) => drop(flipped.remove(at)),
            None => flipped.push(key),
        }
        flipped.sort_unstable();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::{Basis, FacetKey, ReachKey};

    #[test]
    fn what_is_written_is_read_again() {
        let address = Address {
            page: Page::Cohorts,
            scope: ScopeSpec {
                from: Some("2011-01-01".to_owned()),
                to: Some("2011-06-30".to_owned()),
                as_of: Some("2011-12-09".to_owned()),
                comparison: Comparison::YearBefore,
                filters: vec![
                    FilterSpec {
                        facet: FacetKey::Country,
                        value: "Côte d'Ivoire".to_owned(),
                        reach: ReachKey::FirstOrder,
                    },
                    FilterSpec { facet: FacetKey::Channel, value: String::new(), reach: ReachKey::OrdersOnly },
                ],
            },
            switches: SwitchSpec {
                basis: Some(Basis::GrossSales),
                flipped: vec![SwitchKey::Cancelled, SwitchKey::Guests],
                currency: Some("EUR".to_owned()),
                rates: vec![("GBP".to_owned(), "1.17".to_owned()), ("USD".to_owned(), "0.92".to_owned())],
            },
            cohort_measure: CohortMeasure::Revenue,
            picks: vec![(Pick::Step, "2".to_owned())],
        };
        let hash = address.hash();
        assert_eq!(
            hash,
            "#cohorts?from=2011-01-01&to=2011-06-30&as_of=2011-12-09&against=year_before\
             &filter=country.first.C%C3%B4te%20d%27Ivoire&filter=channel.only.&basis=gross_sales\
             &flip=cancelled,guests&currency=EUR&rates=GBP:1.17,USD:0.92&cells=revenue&step=2"
        );
        assert_eq!(Address::parse(&hash), address);
    }

    #[test]
    fn the_start_is_short() {
        assert_eq!(Address::default().hash(), "#overview");
        assert_eq!(Address::parse(""), Address::default());
    }

    #[test]
    fn what_is_not_understood_is_left_alone() {
        let address = Address::parse(
            "#nowhere?from=yesterday&to=2011-1-1&against=x&flip=x,guests,guests&currency=euro&rates=USD,EUR:x&y&z=1&step=A@B\
             &filter=country&filter=size.first.L&filter=code.any.%G0&filter=code.any.%FF&filter=code.any.%C3",
        );
        let expected = SwitchSpec { flipped: vec![SwitchKey::Guests], ..SwitchSpec::default() };
        assert_eq!(address, Address { switches: expected, ..Address::default() });
    }

    #[test]
    fn other_cohorts_have_other_rows() {
        let mut address =
            Address::parse("#cohorts?age=3&group=all&hide=small_2011-01-01&other_row=2011-02-01&rows=year");
        address.pick(Pick::Grain, "week");
        assert_eq!(address.hash(), "#cohorts?group=all&grain=week");
    }

    #[test]
    fn flipping_twice_changes_nothing() {
        let mut address = Address::default();
        address.flip(SwitchKey::Guests);
        address.flip(SwitchKey::Cancelled);
        assert_eq!(address.switches.flipped, [SwitchKey::Cancelled, SwitchKey::Guests]);
        address.flip(SwitchKey::Guests);
        address.flip(SwitchKey::Cancelled);
        assert_eq!(address, Address::default());
    }

    #[test]
    fn every_choice_has_a_name() {
        for page in Page::ALL {
            assert_eq!(Address::parse(page.name()).page, page);
        }
        assert_eq!(Address::parse("#calculator").page, Page::Calculator);
        for comparison in Comparison::ALL {
            assert_eq!(Comparison::from_name(comparison.name()), comparison);
        }
    }
}
