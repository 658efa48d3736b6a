//! The revenue mix of the Overview in words.

use crate::analysis::OverviewAnswer;
use crate::i18n::{Message, OverviewPage as Say, Value, Words};
use crate::metrics::MonthOfMix;
use crate::statistics::{Estimate, WITHHELD_BELOW};
use crate::views::chart::{Chart, ChartKind, Point, Role, Series};
use crate::views::table::Cell;

use super::axis::value_axis;
use super::tell::{NOTHING, Tell};

/// M6 by month; nothing where no known customer ordered.
pub(super) fn mix_chart(answer: &OverviewAnswer, words: &Words<'_>) -> Option<Chart> {
    let mix = &answer.mix;
    if mix.period.orders.whole == 0 {
        return None;
    }
    let tell = Tell { words };
    let revenue = |month: &MonthOfMix| month.mix.revenue_share().filter(|_| month.mix.revenue.count >= WITHHELD_BELOW);
    let orders =
        |month: &MonthOfMix| Estimate::share(month.mix.orders).filter(|_| month.mix.orders.whole >= WITHHELD_BELOW);
    type Read<'a> = &'a dyn Fn(&MonthOfMix) -> Option<Estimate>;
    let lines: [(&str, Say, Role, Read<'_>); 2] = [
        ("revenue", Say::MixRevenue, Role::Returning, &revenue),
        ("orders", Say::MixOrders, Role::Category(1), &orders),
    ];
    // Credit notes can carry a share of revenue past its ends; the band does not go further than the lines.
    let values = || mix.months.iter().flat_map(|month| [revenue(month), orders(month)]).flatten();
    let lowest = values().map(|one| one.value).fold(0.0, f64::min);
    let highest = values().map(|one| one.value).fold(0.0, f64::max);
    let top =
        values().filter_map(|one| one.interval).map(|band| band.high).fold(highest, f64::max).min(highest.max(1.0));
    let point = |month: &MonthOfMix, read: Read<'_>| {
        let one = read(month);
        let band = one.and_then(|one| one.interval);
        let bound = |bound: Option<f64>| bound.map(|bound| bound.clamp(lowest, top));
        let (low, high) = (bound(band.map(|band| band.low)), bound(band.map(|band| band.high)));
        let shown = |bound: Option<f64>| bound.map_or_else(|| NOTHING.to_owned(), |bound| tell.percent(bound));
        let (from, to) = (shown(band.map(|band| band.low)), shown(band.map(|band| band.high)));
        let shown = one.map_or_else(
            || NOTHING.to_owned(),
            |one| {
                let ends = [("low", Value::Text(&from)), ("high", Value::Text(&to))];
                words.say(Say::MixPoint, &[("share", Value::Percent(one.value)), ends[0], ends[1]])
            },
        );
        Point { value: one.map(|one| one.value), low, high, shown, complete: month.complete, behind: None }
    };
    let heads = [
        Tell::named(Message::MonthHead),
        Tell::numbers(Say::MixOrdersHead),
        Tell::numbers(Say::MixOrders),
        Tell::numbers(Say::MixBand),
        Tell::numbers(Say::MixRevenueHead),
        Tell::numbers(Say::MixRevenue),
        Tell::numbers(Say::MixBand),
    ];
    let name = |month: &MonthOfMix| match month.complete {
        true => words.format.month(month.month),
        false => words.say(Message::SoFar, &[("month", Value::Month(month.month))]),
    };
    let rows = mix.months.iter().map(|month| {
        let (of_orders, of_revenue) = (orders(month), revenue(month));
        vec![
            Cell::words(name(month)),
            tell.count(month.mix.orders.whole),
            tell.rate(of_orders.map(|one| one.value)),
            tell.interval(of_orders.and_then(|one| one.interval)),
            tell.money(month.mix.revenue.below),
            tell.rate(of_revenue.map(|one| one.value)),
            tell.interval(of_revenue.and_then(|one| one.interval)),
        ]
    });
    let mut table = tell.table(Say::MixCaption, &heads, rows.collect());
    if mix.months.iter().any(|month| !month.complete) {
        table.caption = [table.caption.as_str(), words.text(Say::MixUnfinished).as_str()].join(" ");
    }
    let title = match mix.period.revenue_share() {
        Some(share) => words.say(Say::MixTitle, &[("share", Value::Percent(share.value))]),
        None => words.text(Say::MixTitleNone),
    };
    let series = lines.map(|(key, label, role, read)| Series {
        key: key.to_owned(),
        label: words.text(label),
        role,
        points: mix.months.iter().map(|month| point(month, read)).collect(),
    });
    Some(Chart {
        key: "revenue_mix".to_owned(),
        title,
        caption: table.caption.clone(),
        kind: ChartKind::Lines,
        positions: mix.months.iter().map(|month| words.format.month(month.month)).collect(),
        positions_name: words.text(Message::MonthsName),
        axis: value_axis(lowest, top, 1.0, |value| words.format.percent(value, 0)),
        series: series.into(),
        marks: Vec::new(),
        table,
    })
}
