//! How sure the key figures are that are averages, which is told after the page.

use crate::analysis::LaterAnswer;
use crate::i18n::Words;
use crate::metrics::Averages;
use crate::statistics::{Estimate, WITHHELD_BELOW, difference_of_estimates};
use crate::views::overview::FigureCertainty;

use super::parts::{Kind, band, difference_band};

/// How sure the figures are that are averages over customers, and their changes.
pub(in crate::views::build) fn certainty(answer: &LaterAnswer, words: &Words<'_>) -> Vec<FigureCertainty> {
    let one = |key: &str, kind: Kind, now: Option<Estimate>, before: Option<Estimate>| {
        let change = now.zip(before).and_then(|(now, before)| difference_of_estimates(now, before));
        FigureCertainty {
            key: key.to_owned(),
            interval: now.and_then(|now| now.interval).map(|interval| band(kind, interval, words)),
            change: change.map(|change| difference_band(kind, change.interval, words)),
        }
    };
    // Fewer than five say nothing about a mean.
    let enough = |averages: &Averages| averages.orders.count >= WITHHELD_BELOW;
    let now = Some(answer.now.averages).filter(enough);
    let before = answer.before.map(|before| before.averages).filter(enough);
    let orders = |averages: Option<Averages>| averages.and_then(|averages| averages.orders.mean());
    let value = |averages: Option<Averages>| averages.and_then(|averages| averages.order_value.ratio());
    vec![
        one("orders_per_customer", Kind::Number, orders(now), orders(before)),
        one("order_value", Kind::Money, value(now), value(before)),
    ]
}
