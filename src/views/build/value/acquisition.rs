//! What a new customer costs, and when that is earned back (M21).

use crate::analysis::Moving;
use crate::i18n::{Message, Value, ValuePage};
use crate::metrics::UnitEconomics;
use crate::units::{Currency, Interval};
use crate::views::answers::{FieldView, SectionView};
use crate::views::build::tell::{NOTHING, Tell};
use crate::views::choice::Typed;
use crate::views::figure::{Definition, Figure};
use crate::views::table::{Cell, Table};

use super::Teller;

/// The words of a figure: label, term, question, formula, what it is not.
struct Names {
    key: &'static str,
    words: [ValuePage; 5],
}

/// What a figure says of this shop.
struct Said {
    value: Option<String>,
    raw: Option<f64>,
    note: Option<String>,
    interval: Option<String>,
    with_numbers: String,
}

const CAC: Names = Names {
    key: "cac",
    words: [ValuePage::CacLabel, ValuePage::CacTerm, ValuePage::CacAnswers, ValuePage::CacFormula, ValuePage::CacNot],
};
const RATIO: Names = Names {
    key: "ltv_to_cac",
    words: [
        ValuePage::RatioLabel,
        ValuePage::RatioTerm,
        ValuePage::RatioAnswers,
        ValuePage::RatioFormula,
        ValuePage::RatioNot,
    ],
};
const PAYBACK: Names = Names {
    key: "payback",
    words: [
        ValuePage::PaybackLabel,
        ValuePage::PaybackTerm,
        ValuePage::PaybackAnswers,
        ValuePage::PaybackFormula,
        ValuePage::PaybackNot,
    ],
};
const CPA: Names = Names {
    key: "cpa",
    words: [ValuePage::CpaLabel, ValuePage::CpaTerm, ValuePage::CpaAnswers, ValuePage::CpaFormula, ValuePage::CpaNot],
};

impl Teller<'_> {
    pub(super) fn acquisition(&self, moving: &Moving) -> SectionView {
        let words = self.words;
        let mut section = SectionView {
            key: "acquisition".to_owned(),
            fields: vec![self.spend_field(moving)],
            // With a simulator the margin is one of its levers.
            sliders: match moving.simulated {
                Some(_) => Vec::new(),
                None => vec![self.margin_slider(moving)],
            },
            ..SectionView::default()
        };
        let Some(found) = &moving.economics else {
            section.title = words.text(ValuePage::CostTitleNone);
            section.absent = Some(words.text(ValuePage::CostAbsent));
            return section;
        };
        let margin = words.format.percent(found.margin_share(), 0);
        let cac = found.cac_minor().map(|cac| self.money(cac));
        let ratio = found.ltv_to_cac().map(|ratio| words.format.decimal(ratio.value, 2));
        section.title = match (&cac, &ratio) {
            (Some(cac), Some(ratio)) => {
                let values =
                    [("cac", Value::Text(cac)), ("ratio", Value::Text(ratio)), ("margin", Value::Text(&margin))];
                words.say(ValuePage::CostTitle, &values)
            }
            _ => words.text(ValuePage::CostTitleNobody),
        };
        section.figures = vec![
            self.cost_figure(&CAC, self.cac(found)),
            self.cost_figure(&RATIO, self.ratio(found, &margin)),
            self.cost_figure(&PAYBACK, self.earned_back(found, &margin)),
            self.cost_figure(&CPA, self.cpa(found)),
        ];
        section.tables = self.channels(found).into_iter().collect();
        section.notes.extend(found.is_said.then(|| words.text(ValuePage::CostSaid)));
        section.notes.push(words.text(ValuePage::CostNote));
        section.notes.extend(self.costs_known(moving));
        section
    }

    /// What the margin is by, where a file says what products cost.
    pub(super) fn costs_known(&self, moving: &Moving) -> Option<String> {
        let words = self.words;
        let rest = words.format.percent(moving.margin.rest(), 0);
        let Some(found) = moving.margin.by_costs.filter(|found| found.items > 0) else {
            return moving.has_costs.then(|| words.say(ValuePage::CostProductsNone, &[("rest", Value::Text(&rest))]));
        };
        let margin = words.format.percent(moving.margin.share(), 1);
        let share = words.format.percent(found.coverage().unwrap_or_default(), 1);
        let values = [("share", Value::Text(&share)), ("margin", Value::Text(&margin)), ("rest", Value::Text(&rest))];
        Some(
            words.say(
                if found.known < found.items { ValuePage::CostProducts } else { ValuePage::CostProductsAll },
                &values,
            ),
        )
    }

    fn spend_field(&self, moving: &Moving) -> FieldView {
        let (words, currency) = (self.words, self.words.currency);
        let label = if currency == Currency::UNKNOWN {
            words.text(ValuePage::CostFieldPlain)
        } else {
            words.say(ValuePage::CostField, &[("currency", Value::Text(currency.code()))])
        };
        let value =
            moving.query.economics.spend.map_or_else(String::new, |spend| spend.to_decimal().normalize().to_string());
        FieldView { typed: Typed::Spend, label, value }
    }

    fn cost_figure(&self, names: &Names, said: Said) -> Figure {
        let [label, term, answers, formula, not] = names.words.map(|message| self.words.text(message));
        Figure {
            key: names.key.to_owned(),
            label,
            term,
            note: said.note,
            raw: said.raw,
            value: said.value.unwrap_or_else(|| NOTHING.to_owned()),
            interval: said.interval,
            base: None,
            change: None,
            spark: None,
            behind: None,
            definition: Definition {
                answers,
                formula,
                with_numbers: said.with_numbers,
                numerator: None,
                denominator: None,
                not_the_same_as: not,
                variants: Vec::new(),
            },
        }
    }

    fn between_ends(&self, ends: Option<Interval>, write: &dyn Fn(f64) -> String) -> Option<String> {
        let Interval { low, high } = ends?;
        let (low, high) = (write(low), write(high));
        Some(self.words.say(Message::Interval, &[("low", Value::Text(&low)), ("high", Value::Text(&high))]))
    }

    fn major(&self, minor: f64) -> f64 {
        minor / self.words.currency.minor_per_major() as f64
    }

    fn cac(&self, found: &UnitEconomics) -> Said {
        let (words, cac) = (self.words, found.cac_minor());
        let (spend, value) = (words.money(found.spend_minor), cac.map(|cac| self.money(cac)));
        let values = [
            ("spend", Value::Text(&spend)),
            ("customers", Value::Count(found.new_customers)),
            ("value", Value::Text(value.as_deref().unwrap_or(NOTHING))),
        ];
        let with_numbers = words.say(ValuePage::CacNumbers, &values);
        let note = value.is_none().then(|| words.text(ValuePage::CostNobody));
        Said { raw: cac.map(|cac| self.major(cac)), note, interval: None, with_numbers, value }
    }

    fn cpa(&self, found: &UnitEconomics) -> Said {
        let (words, cpa) = (self.words, found.cpa_minor());
        let (spend, value) = (words.money(found.spend_minor), cpa.map(|cpa| self.money(cpa)));
        let values = [
            ("spend", Value::Text(&spend)),
            ("orders", Value::Count(found.orders)),
            ("value", Value::Text(value.as_deref().unwrap_or(NOTHING))),
        ];
        let with_numbers = words.say(ValuePage::CpaNumbers, &values);
        let note = value.is_none().then(|| words.text(Message::NothingToDivide));
        Said { raw: cpa.map(|cpa| self.major(cpa)), note, interval: None, with_numbers, value }
    }

    fn ratio(&self, found: &UnitEconomics, margin: &str) -> Said {
        let (words, ratio) = (self.words, found.ltv_to_cac());
        let decimal = |value: f64| words.format.decimal(value, 2);
        let or_nothing = |minor: Option<f64>| minor.map_or_else(|| NOTHING.to_owned(), |minor| self.money(minor));
        let ltv = or_nothing(found.ltv_minor.mean().map(|mean| mean.value));
        let cac = or_nothing(found.cac_minor());
        let value = ratio.map(|ratio| decimal(ratio.value));
        let values = [
            ("ltv", Value::Text(&ltv)),
            ("margin", Value::Text(margin)),
            ("cac", Value::Text(&cac)),
            ("value", Value::Text(value.as_deref().unwrap_or(NOTHING))),
        ];
        Said {
            raw: ratio.map(|ratio| ratio.value),
            note: value.is_none().then(|| words.text(ValuePage::CostNobody)),
            interval: ratio.and_then(|ratio| self.between_ends(ratio.interval, &decimal)),
            with_numbers: words.say(ValuePage::RatioNumbers, &values),
            value,
        }
    }

    fn earned_back(&self, found: &UnitEconomics, margin: &str) -> Said {
        let words = self.words;
        let month = found.payback_month();
        let end = |month: Option<usize>| match month {
            Some(month) => words.count(month as u64),
            None => words.text(ValuePage::PaybackNotYet),
        };
        let [best, worst] = found.payback_band().map(end);
        let known = Value::Count(found.by_month_minor.len() as u64);
        let ends = [("best", Value::Text(&best)), ("worst", Value::Text(&worst))];
        let values = [("margin", Value::Text(margin)), ("known", known)];
        Said {
            raw: month.map(|month| month as f64),
            note: month.is_none().then(|| words.say(ValuePage::PaybackNone, &values)),
            interval: month.map(|_| words.say(ValuePage::PaybackBand, &ends)),
            with_numbers: words.say(ValuePage::PaybackNumbers, &values),
            value: month.map(|month| words.say(ValuePage::PaybackMonth, &[("month", Value::Count(month as u64))])),
        }
    }

    fn channels(&self, found: &UnitEconomics) -> Option<Table> {
        let (words, tell) = (self.words, self.tell);
        if found.channels.is_empty() {
            return None;
        }
        let heads = [
            Tell::named(ValuePage::ChannelHead),
            Tell::numbers(ValuePage::ChannelSpend),
            Tell::numbers(ValuePage::ChannelNew),
            Tell::numbers(ValuePage::ChannelCac),
        ];
        let rows = found.channels.iter().map(|channel| {
            let name = match channel.channel.as_str() {
                "" => words.text(ValuePage::ChannelNone),
                name => name.to_owned(),
            };
            vec![
                Cell::words(name),
                tell.money(channel.spend_minor),
                channel.new_customers.map_or_else(Tell::nothing, |count| tell.count(count)),
                tell.average(channel.cac_minor()),
            ]
        });
        Some(tell.table(ValuePage::ChannelCaption, &heads, rows.collect()))
    }
}
