//! What customers have brought so far.

use crate::analysis::ValueAnswer;
use crate::i18n::{Message, Value, ValuePage};
use crate::views::answers::SectionView;
use crate::views::build::tell::Tell;
use crate::views::table::Cell;

use super::Teller;

impl Teller<'_> {
    pub(super) fn so_far(&self, answer: &ValueAnswer) -> SectionView {
        let (words, tell, simple) = (self.words, self.tell, &answer.simple);
        let clv = simple.value_minor();
        let title = match clv {
            Some(clv) => {
                let money = self.money(clv);
                words.say(ValuePage::SoFarTitle, &[("value", Value::Text(&money))])
            }
            None => words.text(ValuePage::SoFarTitleNone),
        };
        let heads = [Tell::named(ValuePage::SoFarHead), Tell::numbers(ValuePage::SoFarValue)];
        let number = |value: Option<f64>| value.map_or_else(Tell::nothing, |value| self.tell.decimal(value, 2));
        let rows = vec![
            vec![
                Cell::words(words.text(ValuePage::SoFarAov)),
                tell.average(simple.order_value.ratio().map(|ratio| ratio.value)),
            ],
            vec![Cell::words(words.text(ValuePage::SoFarOrders)), number(simple.orders_a_year())],
            vec![Cell::words(words.text(ValuePage::SoFarYears)), number(simple.stay_years().map(|years| years.value))],
            vec![Cell::words(words.text(ValuePage::SoFarClv)), tell.average(clv)],
        ];
        let mut tables = vec![tell.table(ValuePage::SoFarCaption, &heads, rows)];
        let tenure: Vec<Vec<Cell>> = answer
            .tenure
            .iter()
            .zip(0_u64..)
            .filter(|(bin, _)| bin.customers > 0)
            .map(|(bin, at)| {
                let ends = [("from", Value::Count(6 * at + 1)), ("to", Value::Count(6 * at + 6))];
                vec![
                    Cell::words(words.say(ValuePage::TenureRange, &ends)),
                    tell.count(bin.customers),
                    tell.average(bin.per_active_minor().map(|estimate| estimate.value)),
                    tell.average(bin.per_surviving_minor().map(|estimate| estimate.value)),
                ]
            })
            .collect();
        if !tenure.is_empty() {
            let heads: [(Message, bool); 4] = [
                Tell::named(ValuePage::TenureHead),
                Tell::numbers(ValuePage::TenureCustomers),
                Tell::numbers(ValuePage::TenureActive),
                Tell::numbers(ValuePage::TenureSurviving),
            ];
            tables.push(tell.table(ValuePage::TenureCaption, &heads, tenure));
        }
        SectionView {
            key: "so_far".to_owned(),
            title,
            tables,
            notes: vec![words.text(ValuePage::SoFarNote)],
            ..SectionView::default()
        }
    }
}
