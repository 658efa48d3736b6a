//! "Why does Shopify show another number?" in words.

use crate::analysis::{CustomerGroup, DefinitionsAnswer};
use crate::i18n::{DefinitionsCard as Say, TimingPage, Value, Words};
use crate::metrics::{CohortPart, CohortSettings, RepeatPart};
use crate::statistics::WITHHELD_BELOW;
use crate::units::Share;
use crate::views::answers::SectionView;
use crate::views::table::{Cell, Table};

use super::tell::{Tell, points};

/// The card.
pub fn definitions(answer: &DefinitionsAnswer, words: &Words<'_>) -> SectionView {
    let teller = Teller { answer, words, tell: Tell { words } };
    let known = answer.rates.in_period.whole > 0;
    SectionView {
        key: "definitions".to_owned(),
        title: teller.title(),
        tables: if known {
            [Some(teller.rates()), teller.cohorts()].into_iter().flatten().collect()
        } else {
            Vec::new()
        },
        notes: [Say::NoteBefore, Say::NoteOrders, Say::NoteDays].map(|note| words.text(note)).into(),
        absent: (!known).then(|| words.text(Say::Nobody)),
        ..SectionView::default()
    }
}

struct Teller<'a> {
    answer: &'a DefinitionsAnswer,
    words: &'a Words<'a>,
    tell: Tell<'a>,
}

/// One way to count: its name, how it counts, who is counted, and the group behind them.
type Way = (Say, Say, Share, CustomerGroup);

impl Teller<'_> {
    fn title(&self) -> String {
        let rates = &self.answer.rates;
        let (own, theirs) = (rates.in_period, rates.all_time_flag);
        let difference = theirs.part.saturating_sub(own.part);
        match (own.value(), theirs.value()) {
            (Some(own_share), Some(their_share)) if own.whole >= WITHHELD_BELOW && difference > 0 => {
                let values = [
                    ("theirs", Value::Percent(their_share)),
                    ("own", Value::Percent(own_share)),
                    ("count", Value::Count(difference)),
                ];
                self.words.say(Say::Title, &values)
            }
            (Some(_), Some(_)) => self.words.text(Say::TitleSame),
            _ => self.words.text(Say::TitleNone),
        }
    }

    fn rates(&self) -> Table {
        let rates = &self.answer.rates;
        let (own, theirs) = (rates.in_period, rates.all_time_flag);
        let ways = [
            (Say::Own, Say::OwnHow, own, CustomerGroup::Repeat(RepeatPart::InPeriod)),
            (Say::Shopify, Say::ShopifyHow, theirs, CustomerGroup::Repeat(RepeatPart::Ever)),
            (Say::ToDate, Say::ToDateHow, rates.to_date, CustomerGroup::Repeat(RepeatPart::ToDate)),
        ];
        let apart = Share::new(theirs.part.saturating_sub(own.part), own.whole);
        let apart = self.apart(Say::RateApartHow, apart, CustomerGroup::Repeat(RepeatPart::EverOnly));
        self.table(Say::RateCaption, &ways, 2, apart, self.words.text(Say::RateCaption))
    }

    fn cohorts(&self) -> Option<Table> {
        let cohort = self.answer.cohort?;
        let (exactly, cumulative) = (cohort.exactly, cohort.cumulative);
        let settings = CohortSettings::default();
        let days = (cohort.first, settings.grain.last_day(cohort.first));
        let group = |part| CustomerGroup::Cohort(settings, days, part);
        let ways = [
            (Say::Exactly, Say::ExactlyHow, exactly, group(CohortPart::Exactly(cohort.age))),
            (Say::Cumulative, Say::CumulativeHow, cumulative, group(CohortPart::BoughtAgainBy(cohort.age))),
        ];
        let apart = Share::new(cumulative.part.saturating_sub(exactly.part), exactly.whole);
        let apart = self.apart(Say::CohortApartHow, apart, group(CohortPart::AgainNotIn(cohort.age)));
        let values = [
            ("month", Value::Month(cohort.first.month())),
            ("age", Value::Count(u64::try_from(cohort.age).unwrap_or(0))),
        ];
        Some(self.table(Say::CohortCaption, &ways, 2, apart, self.words.say(Say::CohortCaption, &values)))
    }

    /// The customers that make the difference of two ways.
    fn apart(&self, how: Say, share: Share, group: CustomerGroup) -> Vec<Cell> {
        let value = share.value().filter(|_| share.whole >= WITHHELD_BELOW);
        let shown = value.map_or_else(Tell::nothing, |value| {
            let points = points(value, self.words);
            Cell::number(self.words.say(Say::Points, &[("points", Value::Text(&points))]), Some(value))
        });
        vec![
            Cell::words(self.words.text(Say::Apart)),
            Cell::words(self.words.text(how)),
            self.tell.count(share.part).with_behind(group),
            self.tell.count(share.whole),
            shown,
            Tell::nothing(),
        ]
    }

    /// The ways as rows, what makes the difference of the first two after them.
    fn table(&self, title: Say, ways: &[Way], after: usize, apart: Vec<Cell>, caption: String) -> Table {
        let tell = self.tell;
        let heads = [
            Tell::named(Say::Way),
            Tell::named(Say::How),
            Tell::numbers(Say::Counted),
            Tell::numbers(Say::Of),
            Tell::numbers(Say::ShareHead),
            Tell::numbers(TimingPage::IntervalHead),
        ];
        let row = |(name, how, share, group): &Way| {
            vec![
                Cell::words(self.words.text(*name)),
                Cell::words(self.words.text(*how)),
                tell.count(share.part).with_behind(*group),
                tell.count(share.whole),
                tell.share(*share),
                tell.interval_of(*share),
            ]
        };
        let mut rows: Vec<Vec<Cell>> = ways.iter().map(row).collect();
        rows.insert(after.min(rows.len()), apart);
        Table { caption, ..tell.table(title, &heads, rows) }
    }
}
