//! Who stayed: retention and churn.

use crate::analysis::{CustomerGroup, RetentionPart};
use crate::i18n::{CustomersPage, TimingPage, Value};
use crate::views::answers::{ChoiceView, OptionView, SectionView};
use crate::views::choice::Pick;
use crate::views::table::Cell;

use super::super::tell::Tell;
use super::{RETENTION_DAYS, Teller};

impl Teller<'_> {
    pub(super) fn retention(&self) -> SectionView {
        use CustomersPage as Say;
        let (words, tell, query) = (self.words, self.tell, &self.answer.list.query);
        let (retention, churn) = (&self.answer.retention, &self.answer.churn);
        let days = Value::Count(u64::from(query.retention_days));
        let strict = retention.strict();
        let title = match strict.value() {
            Some(share) if retention.complete => {
                words.say(Say::RetentionTitle, &[("days", days), ("share", Value::Percent(share))])
            }
            _ => words.text(Say::RetentionTitleNone),
        };
        let heads = [
            Tell::named(Say::RetentionHead),
            Tell::numbers(Say::RetentionNumber),
            Tell::numbers(Say::RetentionShare),
            Tell::numbers(TimingPage::IntervalHead),
        ];
        let people = |count: u64, part: RetentionPart| tell.count(count).with_behind(CustomerGroup::Retention(part));
        let count =
            |label: Say, people: Cell| vec![Cell::words(words.text(label)), people, Tell::nothing(), Tell::nothing()];
        let formula = retention.rate();
        let rate = |label: Say, people: Cell, value: Option<f64>, interval| {
            vec![Cell::words(words.text(label)), people, tell.rate(value), tell.interval(interval)]
        };
        let rows = vec![
            count(Say::RetentionStart, people(retention.counts.start, RetentionPart::Start)),
            count(Say::RetentionEnd, people(retention.counts.end, RetentionPart::End)),
            count(Say::RetentionNew, people(retention.counts.new, RetentionPart::New)),
            rate(
                Say::RetentionFormula,
                people(retention.counts.end.saturating_sub(retention.counts.new), RetentionPart::Kept),
                formula.map(|estimate| estimate.value),
                formula.and_then(|estimate| estimate.interval),
            ),
            rate(
                Say::RetentionStrict,
                people(retention.stayed, RetentionPart::Stayed),
                strict.value(),
                strict.wilson_95().filter(|_| strict.whole > 0),
            ),
            rate(
                Say::RetentionLost,
                people(retention.lost(), RetentionPart::Lost),
                churn.strict.value(),
                churn.strict.wilson_95().filter(|_| churn.strict.whole > 0),
            ),
            count(Say::RetentionBack, people(retention.come_back(), RetentionPart::CameBack)),
        ];
        let mut table = tell.table(Say::RetentionCaption, &heads, rows);
        let ends = [("from", Value::Day(retention.eve.plus(1))), ("to", Value::Day(retention.end))];
        table.caption = words.say(Say::RetentionCaption, &ends);
        let activity = [("days", Value::Count(u64::from(retention.activity_days)))];
        let mut notes = vec![words.say(Say::RetentionNote, &activity)];
        if !retention.complete {
            notes.insert(0, words.say(Say::RetentionIncomplete, &activity));
        }
        let option = |days: u32| {
            let label = words.say(Say::RetentionOption, &[("days", Value::Count(u64::from(days)))]);
            OptionView { value: days.to_string(), label, chosen: days == query.retention_days }
        };
        SectionView {
            key: "retention".to_owned(),
            title,
            choices: vec![ChoiceView {
                pick: Pick::RetentionDays,
                label: words.text(Say::RetentionDays),
                options: RETENTION_DAYS.map(option).into(),
            }],
            tables: vec![table],
            notes,
            ..SectionView::default()
        }
    }
}
