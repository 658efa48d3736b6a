//! Two scopes side by side, in words (M23).

use crate::analysis::{Analysis, CompareAnswer, CompareAsked, CompareFigure, DriversAnswer, OfferedFacet};
use crate::i18n::{Compare as Say, DriversPage, Value, Words};
use crate::orders::{Comparison, Condition};
use crate::statistics::{Difference, SMALL_BELOW, SURE_BELOW, WITHHELD_BELOW};
use crate::views::answers::{ChoiceView, OptionView, SectionView};
use crate::views::choice::Pick;
use crate::views::filter::{FacetKey, pick_name};
use crate::views::table::{Cell, Column, Table};

use super::filters::{facet_name, facet_of, token_of, value_name};
use super::tell::{NOTHING, Tell, between, points, probability};

/// The pick that means the periods, and the one that means all others.
const PERIODS: &str = "periods";
const REST: &str = "rest";

/// What is put side by side, by what is picked: a facet, a value of it, and another one.
pub fn compare_asked([by, one, other]: [&str; 3], analysis: &Analysis) -> CompareAsked {
    let Some(facet) = FacetKey::from_name(by) else { return CompareAsked::Periods };
    let Some(offered) = offered_of(facet, analysis) else { return CompareAsked::Periods };
    let named = |name: &str| {
        let conditions = offered.values.iter().map(|(condition, _)| *condition);
        conditions.into_iter().find(|condition| pick_name(&token_of(*condition, analysis)) == name)
    };
    let Some(one) = named(one).or_else(|| offered.values.first().map(|(condition, _)| *condition)) else {
        return CompareAsked::Periods;
    };
    CompareAsked::Groups(one, named(other).filter(|other| *other != one))
}

fn offered_of(facet: FacetKey, analysis: &Analysis) -> Option<&OfferedFacet> {
    let is_of = |offered: &&OfferedFacet| offered.values.first().is_some_and(|(first, _)| facet_of(*first) == facet);
    analysis.offered().iter().find(is_of)
}

/// The section of the Drivers page.
pub(super) fn compare(answer: &DriversAnswer, analysis: &Analysis, words: &Words<'_>) -> SectionView {
    let teller = Teller { answer, analysis, words, tell: Tell { words } };
    let section = SectionView { key: "compare".to_owned(), choices: teller.choices(), ..SectionView::default() };
    match &answer.compared {
        Some(compared) => SectionView {
            title: teller.title(compared),
            tables: vec![teller.table(compared)],
            notes: vec![teller.note(compared)],
            ..section
        },
        None => SectionView { title: words.text(Say::TitleAbsent), absent: Some(words.text(Say::Absent)), ..section },
    }
}

struct Teller<'a> {
    answer: &'a DriversAnswer,
    analysis: &'a Analysis,
    words: &'a Words<'a>,
    tell: Tell<'a>,
}

/// What can be said of a difference.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Higher,
    Lower,
    Chance,
    Few,
    NotThere,
}

impl Teller<'_> {
    fn name(&self, condition: Condition) -> String {
        let facet = facet_name(facet_of(condition), self.words);
        let value = value_name(condition, self.analysis, self.words);
        self.words.say(Say::Side, &[("facet", Value::Text(&facet)), ("value", Value::Text(&value))])
    }

    /// What the sides are called.
    fn sides(&self) -> [String; 2] {
        let words = self.words;
        match self.answer.asked {
            CompareAsked::Groups(one, other) => {
                [self.name(one), other.map_or_else(|| words.text(Say::Rest), |other| self.name(other))]
            }
            CompareAsked::Periods => {
                let year = self.answer.context.scope.comparison == Comparison::YearBefore;
                [words.text(Say::ThisPeriod), words.text(if year { Say::YearBefore } else { Say::PeriodBefore })]
            }
        }
    }

    fn figure(&self, figure: CompareFigure) -> String {
        self.words.text(match figure {
            CompareFigure::Repeat => Say::Repeat,
            CompareFigure::Frequency => Say::Frequency,
            CompareFigure::OrderValue => Say::OrderValue,
            CompareFigure::PerCustomer => Say::PerCustomer,
            CompareFigure::Back90 => Say::Back90,
            CompareFigure::Retention => Say::Retention,
        })
    }

    fn choices(&self) -> Vec<ChoiceView> {
        let words = self.words;
        let option = |value: String, label: String, chosen: bool| OptionView { value, label, chosen };
        let (one, other) = match self.answer.asked {
            CompareAsked::Periods => (None, None),
            CompareAsked::Groups(one, other) => (Some(one), other),
        };
        let by = one.map(facet_of);
        let mut facets = vec![option(PERIODS.to_owned(), words.text(Say::ByPeriods), by.is_none())];
        for facet in self
            .analysis
            .offered()
            .iter()
            .filter_map(|offered| offered.values.first())
            .map(|(first, _)| facet_of(*first))
        {
            let lower = facet_name(facet, words).to_lowercase();
            let label = words.say(Say::ByFacet, &[("facet", Value::Text(&lower))]);
            facets.push(option(facet.name().to_owned(), label, by == Some(facet)));
        }
        let choice =
            |pick: Pick, label: Say, options: Vec<OptionView>| ChoiceView { pick, label: words.text(label), options };
        let mut choices = vec![choice(Pick::CompareBy, Say::By, facets)];
        if let Some(offered) = by.and_then(|facet| offered_of(facet, self.analysis)) {
            let values = |chosen: Option<Condition>| {
                let of = move |&(condition, _): &(Condition, u64)| {
                    let value = pick_name(&token_of(condition, self.analysis));
                    option(value, value_name(condition, self.analysis, words), Some(condition) == chosen)
                };
                offered.values.iter().map(of)
            };
            let rest = option(REST.to_owned(), words.text(Say::Rest), other.is_none());
            choices.push(choice(Pick::CompareOne, Say::One, values(one).collect()));
            choices.push(choice(Pick::CompareOther, Say::Other, core::iter::once(rest).chain(values(other)).collect()));
        }
        choices
    }

    fn title(&self, compared: &CompareAnswer) -> String {
        let words = self.words;
        let sure = |(figure, difference, p): (CompareFigure, Option<Difference>, Option<f64>)| {
            let verdict = verdict(compared, figure, difference.as_ref(), p);
            matches!(verdict, Verdict::Higher | Verdict::Lower).then(|| self.figure(figure))
        };
        let figures: Vec<String> = compared.differences().into_iter().filter_map(sure).collect();
        let (figures, [one, other]) = (figures.join(", "), self.sides());
        let values = [("one", Value::Text(&one)), ("other", Value::Text(&other)), ("figures", Value::Text(&figures))];
        let message = match (compared.asked, figures.is_empty()) {
            (CompareAsked::Periods, true) => Say::TitleNone,
            (CompareAsked::Periods, false) => Say::TitleSure,
            (CompareAsked::Groups(..), true) => Say::TitleNoneGroups,
            (CompareAsked::Groups(..), false) => Say::TitleSureGroups,
        };
        words.say(message, &values)
    }

    fn note(&self, compared: &CompareAnswer) -> String {
        let [now, before] = compared.windows.map(|window| window.period);
        let values = [
            ("from", Value::Day(now.from)),
            ("to", Value::Day(now.to)),
            ("other_from", Value::Day(before.from)),
            ("other_to", Value::Day(before.to)),
        ];
        match compared.asked {
            CompareAsked::Periods => self.words.say(Say::NotePeriods, &values),
            CompareAsked::Groups(..) => self.words.text(Say::NoteGroups),
        }
    }

    fn table(&self, compared: &CompareAnswer) -> Table {
        let (words, tell) = (self.words, self.tell);
        let [one, other] = self.sides();
        let rows = compared.differences().into_iter().map(|(figure, difference, p)| {
            let customers = compared.customers(figure);
            let [first, second] = compared.values(figure);
            let shown = |value: Option<f64>, customers: u64| match figure {
                CompareFigure::Repeat | CompareFigure::Back90 | CompareFigure::Retention => {
                    tell.rate(value.filter(|_| customers >= WITHHELD_BELOW))
                }
                CompareFigure::Frequency => {
                    value.map_or_else(Tell::nothing, |value| Cell::number(words.format.decimal(value, 2), Some(value)))
                }
                CompareFigure::OrderValue | CompareFigure::PerCustomer => tell.average(value),
            };
            let told = difference.filter(|_| customers.iter().all(|&customers| customers >= WITHHELD_BELOW));
            let verdict = verdict(compared, figure, told.as_ref(), p);
            let [of_one, of_other] = customers.map(|customers| words.count(customers));
            let both = [("one", Value::Text(&of_one)), ("other", Value::Text(&of_other))];
            let change = |value: f64| self.change(figure, value);
            vec![
                Cell::words(self.figure(figure)),
                shown(first, customers[0]),
                shown(second, customers[1]),
                told.map_or_else(Tell::nothing, |told| {
                    Cell::number(self.with_unit(figure, change(told.value)), Some(told.value))
                }),
                Cell::number(
                    told.map_or_else(
                        || NOTHING.to_owned(),
                        |told| between(&change(told.interval.low), &change(told.interval.high)),
                    ),
                    None,
                ),
                p.filter(|_| told.is_some())
                    .map_or_else(Tell::nothing, |p| Cell::number(probability(p, words), Some(p))),
                Cell::words(words.text(match verdict {
                    Verdict::Higher => Say::Higher,
                    Verdict::Lower => Say::Lower,
                    Verdict::Chance => Say::Chance,
                    Verdict::Few => Say::Few,
                    Verdict::NotThere => Say::NotThere,
                })),
                Cell::number(words.say(Say::BothCustomers, &both), None),
            ]
        });
        Table {
            caption: words.text(Say::Caption),
            columns: vec![
                Column::words(words.text(Say::Figure)),
                Column::number(one),
                Column::number(other),
                Column::number(words.text(Say::Difference)),
                Column::number(words.text(Say::Interval)),
                Column::number(words.text(Say::Adjusted)),
                Column::words(words.text(Say::Verdict)),
                Column::number(words.text(Say::Customers)),
            ],
            rows: rows.collect(),
        }
    }

    /// A difference of shares is one of points.
    fn with_unit(&self, figure: CompareFigure, change: String) -> String {
        match figure {
            CompareFigure::Repeat | CompareFigure::Back90 | CompareFigure::Retention => {
                self.words.say(DriversPage::Points, &[("points", Value::Text(&change))])
            }
            _ => change,
        }
    }

    /// A difference with its sign: points, orders or money.
    fn change(&self, figure: CompareFigure, value: f64) -> String {
        let words = self.words;
        let text = match figure {
            CompareFigure::Repeat | CompareFigure::Back90 | CompareFigure::Retention => {
                return points(value, self.words);
            }
            CompareFigure::Frequency => words.format.decimal(value, 2),
            CompareFigure::OrderValue | CompareFigure::PerCustomer => words.money(libm::rint(value) as i128),
        };
        [if value > 0.0 { "+" } else { "" }, &text].concat()
    }
}

fn verdict(
    compared: &CompareAnswer,
    figure: CompareFigure,
    difference: Option<&Difference>,
    p: Option<f64>,
) -> Verdict {
    let few = compared.customers(figure).iter().any(|&customers| customers < SMALL_BELOW);
    match (difference, p) {
        // Where nobody on either side varies, there is nothing to test.
        (None, _) | (Some(_), None) => Verdict::NotThere,
        (Some(_), _) if few => Verdict::Few,
        (Some(difference), Some(p)) if p < SURE_BELOW => {
            if difference.value > 0.0 {
                Verdict::Higher
            } else {
                Verdict::Lower
            }
        }
        (Some(_), _) => Verdict::Chance,
    }
}
