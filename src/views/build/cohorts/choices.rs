//! What a reader can choose about the cohorts, and what is made of it.

use crate::analysis::CohortQuery;
use crate::i18n::{CohortsPage as Say, Value, ValuePage};
use crate::metrics::{CohortAges, CohortSettings};
use crate::orders::USUAL_MARGIN;
use crate::statistics::SMALL_BELOW;
use crate::units::{Day, Grain};
use crate::views::answers::{ChoiceView, OptionView};
use crate::views::choice::{CohortMeasure, Pick};

use super::heat::AT_ONCE;
use super::{CohortsShown, Teller};

/// Days of the windows that are offered; any other number of days is understood.
const WINDOWS: [u32; 7] = [7, 14, 30, 60, 90, 180, 365];
/// The longest window.
const LONGEST: u32 = 3_660;
/// Margins that are offered, in percent; any other of the Value page's is understood.
const MARGINS: [u32; 10] = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100];
/// The calendar periods in the place of windows.
const CALENDAR: &str = "calendar";
/// Each cohort in a row of its own.
const EACH: &str = "each";
/// Hides rows of few customers.
const SMALL: &str = "small";
/// Between the rows that are hidden.
const AND: char = '_';
/// How long a list of hidden rows may be in the address.
const LONGEST_LIST: usize = 240;

/// What is asked and how it is shown, from what is picked; what is not understood is left at its default.
pub fn cohort_query<'a>(
    measure: CohortMeasure,
    picked: &dyn Fn(Pick) -> Option<&'a str>,
) -> (CohortQuery, CohortsShown) {
    let grain = |pick| picked(pick).and_then(|name| Grain::ALL.into_iter().find(|grain| grain.name() == name));
    let number = |pick| picked(pick).and_then(|text| text.parse().ok());
    let day = |pick| picked(pick).and_then(Day::parse_iso);
    let days = picked(Pick::Ages).and_then(|text| text.parse().ok()).filter(|days| (1..=LONGEST).contains(days));
    let hidden = picked(Pick::Hide).unwrap_or_default();
    let margin = number(Pick::Margin).and_then(|margin: usize| u32::try_from(margin).ok());
    let margin_percent = margin.filter(|margin| (1..=100).contains(margin)).unwrap_or(USUAL_MARGIN);
    let query = CohortQuery {
        margin_percent: (measure == CohortMeasure::Margin).then_some(margin_percent),
        settings: CohortSettings {
            grain: grain(Pick::Grain).unwrap_or_default(),
            ages: days.map_or(CohortAges::Calendar, CohortAges::Days),
        },
        rows: grain(Pick::Rows),
        hidden: hidden.split(AND).filter_map(Day::parse_iso).collect(),
        hides_small: hidden.split(AND).any(|name| name == SMALL),
        age: number(Pick::Age),
        pair: [day(Pick::Row), day(Pick::OtherRow)],
    };
    let shown = CohortsShown {
        measure,
        margin_percent,
        cohorts_from: number(Pick::CohortsFrom).unwrap_or(0),
        ages_from: number(Pick::AgesFrom).unwrap_or(0),
    };
    (query, shown)
}

impl Teller<'_> {
    /// What is chosen for the page as a whole.
    pub(super) fn choices(&self) -> Vec<ChoiceView> {
        let mut choices = vec![self.grains(), self.windows(), self.longer(), self.hiding()];
        if self.shown.measure == CohortMeasure::Margin {
            choices.push(self.margins());
        }
        choices.extend(self.older_rows());
        choices.extend(self.later_ages());
        choices
    }

    fn grains(&self) -> ChoiceView {
        let option = |grain: Grain| OptionView {
            value: grain.name().to_owned(),
            label: self.period_of(grain),
            chosen: grain == self.answer.query.settings.grain,
        };
        let options = Grain::ALL.map(option).into();
        ChoiceView { pick: Pick::Grain, label: self.words.text(Say::Grain), options }
    }

    fn windows(&self) -> ChoiceView {
        let (words, days) = (self.words, self.days());
        let period = self.period_of(self.answer.query.settings.grain);
        let mut options = vec![OptionView {
            value: CALENDAR.to_owned(),
            label: words.say(Say::AgesCalendar, &[("period", Value::Text(&period))]),
            chosen: days == 0,
        }];
        let mut offered = WINDOWS.to_vec();
        if days > 0 && !offered.contains(&days) {
            offered.push(days);
            offered.sort_unstable();
        }
        options.extend(offered.into_iter().map(|offered| OptionView {
            value: offered.to_string(),
            label: words.say(Say::AgesWindows, &[("days", Value::Count(u64::from(offered)))]),
            chosen: offered == days,
        }));
        ChoiceView { pick: Pick::Ages, label: words.text(Say::Ages), options }
    }

    fn longer(&self) -> ChoiceView {
        let (words, query) = (self.words, &self.answer.query);
        let one = |grain: Grain| {
            let period = self.period_of(grain);
            words.say(Say::RowsOne, &[("period", Value::Text(&period))])
        };
        let grain = query.settings.grain;
        let mut options = vec![OptionView { value: EACH.to_owned(), label: one(grain), chosen: query.rows.is_none() }];
        options.extend(Grain::ALL.into_iter().filter(|longer| *longer > grain).map(|longer| OptionView {
            value: longer.name().to_owned(),
            label: one(longer),
            chosen: query.rows == Some(longer),
        }));
        ChoiceView { pick: Pick::Rows, label: words.text(Say::Rows), options }
    }

    /// Each option is what would be hidden then; the first is what is hidden now.
    fn hiding(&self) -> ChoiceView {
        let (words, query, hidden) = (self.words, &self.answer.query, &self.answer.hidden);
        let list = |days: &mut dyn Iterator<Item = Day>, small: bool| {
            let mut names: Vec<String> = days.map(|day| day.to_string()).collect();
            if small {
                names.insert(0, SMALL.to_owned());
            }
            if names.is_empty() { EACH.to_owned() } else { names.join(&AND.to_string()) }
        };
        let known = || query.hidden.iter().copied();
        let now = match hidden.len() {
            0 => words.text(Say::HideNone),
            count => words.say(Say::HideCount, &[("rows", Value::Count(count as u64))]),
        };
        let mut options = vec![OptionView { value: list(&mut known(), query.hides_small), label: now, chosen: true }];
        let mut offer = |value: String, label: String| {
            if value.len() <= LONGEST_LIST {
                options.push(OptionView { value, label, chosen: false });
            }
        };
        if hidden.len() > 1 || query.hides_small {
            offer(EACH.to_owned(), words.text(Say::HideAllShown));
        }
        let few = self.rows().iter().any(|row| row.customers < SMALL_BELOW);
        if few && !query.hides_small {
            offer(list(&mut known(), true), words.text(Say::HideSmall));
        }
        for row in hidden.iter().filter(|row| query.hidden.contains(&row.first_day)) {
            let value = list(&mut known().filter(|day| *day != row.first_day), query.hides_small);
            let name = self.row_name(row);
            offer(value, words.say(Say::HideBack, &[("cohort", Value::Text(&name))]));
        }
        for row in self.rows() {
            let value = list(&mut known().chain([row.first_day]), query.hides_small);
            let name = self.row_name(row);
            offer(value, words.say(Say::HideRow, &[("cohort", Value::Text(&name))]));
        }
        ChoiceView { pick: Pick::Hide, label: words.text(Say::Hide), options }
    }

    fn margins(&self) -> ChoiceView {
        let option = |margin: u32| OptionView {
            value: margin.to_string(),
            label: self.words.format.percent(f64::from(margin) / 100.0, 0),
            chosen: margin == self.shown.margin_percent,
        };
        let mut offered = MARGINS.to_vec();
        if !offered.contains(&self.shown.margin_percent) {
            offered.push(self.shown.margin_percent);
            offered.sort_unstable();
        }
        let options = offered.into_iter().map(option).collect();
        let label = if self.answer.has_costs { ValuePage::LeverMarginRest } else { ValuePage::LeverMargin };
        ChoiceView { pick: Pick::Margin, label: self.words.text(label), options }
    }

    /// The parts of a table that is too long, the newest first.
    fn older_rows(&self) -> Option<ChoiceView> {
        let (rows, shown) = (self.rows(), self.rows_shown());
        let option = |passed: usize| {
            let end = rows.len() - passed;
            let part = rows.get(end.saturating_sub(AT_ONCE)..end)?;
            let label = self.range(self.row_name(part.first()?), self.row_name(part.last()?));
            Some(OptionView { value: passed.to_string(), label, chosen: end == shown.end })
        };
        let options = (0..rows.len()).step_by(AT_ONCE).filter_map(option).collect();
        let label = self.words.text(Say::CohortsFrom);
        (rows.len() > AT_ONCE).then_some(ChoiceView { pick: Pick::CohortsFrom, label, options })
    }

    fn later_ages(&self) -> Option<ChoiceView> {
        let (all, shown) = (self.answer.table.pooled.len(), self.ages_shown());
        let option = |start: usize| OptionView {
            value: start.to_string(),
            label: self.range(self.at(start), self.at((start + AT_ONCE).min(all) - 1)),
            chosen: start == shown.start,
        };
        let options = (0..all).step_by(AT_ONCE).map(option).collect();
        let label = self.words.text(Say::AgesFrom);
        (all > AT_ONCE).then_some(ChoiceView { pick: Pick::AgesFrom, label, options })
    }

    fn range(&self, from: String, to: String) -> String {
        self.words.say(Say::Range, &[("from", Value::Text(&from)), ("to", Value::Text(&to))])
    }
}
