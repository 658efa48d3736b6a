//! The revenue mix of the Overview in words.

use crate::analysis::OverviewAnswer;
use crate::i18n::{Message, OverviewPage as Say, Value, Words};
use crate::metrics::{Activity, RevenueMix, RevenueMixes};
use crate::statistics::{Estimate, WITHHELD_BELOW};
use crate::units::{Month, Share};
use crate::views::chart::{Chart, ChartKind, Point, Role, Series};
use crate::views::table::Cell;

use super::axis::value_axis;
use super::tell::{NOTHING, Tell};

/// A month, or the whole period.
struct Mix {
    month: Month,
    complete: bool,
    orders: Share,
    revenue_minor: i128,
    /// The share of revenue, with its interval where that has been worked out.
    revenue: Option<Estimate>,
}

/// M6 by month as the Overview has it at once: the same shares, those of revenue without their intervals.
pub(super) fn first_mix(answer: &OverviewAnswer, words: &Words<'_>) -> Option<Chart> {
    let of = |activity: &Activity, month: Month, complete: bool| {
        let known = activity.revenue_minor - activity.revenue_guests_minor;
        let value = (known > 0).then(|| activity.revenue_later_minor() as f64 / known as f64);
        Mix {
            month,
            complete,
            orders: Share::new(activity.later_orders(), activity.later_orders() + activity.first_orders),
            revenue_minor: known,
            revenue: value.map(|value| Estimate::normal(value, None)),
        }
    };
    let period = of(&answer.now.activity, answer.context.window.period.from.month(), true);
    let months = answer.months.iter().map(|month| of(&month.activity, month.month, month.complete)).collect();
    chart(&period, months, words)
}

/// M6 by month with its intervals.
pub(super) fn sure_mix(mixes: &RevenueMixes, words: &Words<'_>) -> Option<Chart> {
    let of = |mix: &RevenueMix, month: Month, complete: bool| Mix {
        month,
        complete,
        orders: mix.orders,
        revenue_minor: mix.revenue.below,
        revenue: mix.revenue_share(),
    };
    let first = mixes.months.first()?.month;
    let months = mixes.months.iter().map(|month| of(&month.mix, month.month, month.complete)).collect();
    chart(&of(&mixes.period, first, true), months, words)
}

/// Nothing where no known customer ordered.
fn chart(period: &Mix, months: Vec<Mix>, words: &Words<'_>) -> Option<Chart> {
    if period.orders.whole == 0 {
        return None;
    }
    let tell = Tell { words };
    let enough = |mix: &Mix| mix.orders.whole >= WITHHELD_BELOW;
    let revenue = |mix: &Mix| mix.revenue.filter(|_| enough(mix));
    let orders = |mix: &Mix| Estimate::share(mix.orders).filter(|_| enough(mix));
    type Read<'a> = &'a dyn Fn(&Mix) -> Option<Estimate>;
    let lines: [(&str, Say, Role, Read<'_>); 2] = [
        ("revenue", Say::MixRevenue, Role::Returning, &revenue),
        ("orders", Say::MixOrders, Role::Category(1), &orders),
    ];
    // Credit notes can carry a share of revenue past its ends; the band does not go further than the lines.
    let values = || months.iter().flat_map(|month| [revenue(month), orders(month)]).flatten();
    let lowest = values().map(|one| one.value).fold(0.0, f64::min);
    let highest = values().map(|one| one.value).fold(0.0, f64::max);
    let top =
        values().filter_map(|one| one.interval).map(|band| band.high).fold(highest, f64::max).min(highest.max(1.0));
    let point = |month: &Mix, read: Read<'_>| {
        let one = read(month);
        let band = one.and_then(|one| one.interval);
        let bound = |bound: Option<f64>| bound.map(|bound| bound.clamp(lowest, top));
        let (low, high) = (bound(band.map(|band| band.low)), bound(band.map(|band| band.high)));
        let shown = |bound: Option<f64>| bound.map_or_else(|| NOTHING.to_owned(), |bound| tell.percent(bound));
        let (from, to) = (shown(band.map(|band| band.low)), shown(band.map(|band| band.high)));
        let shown = one.map_or_else(
            || NOTHING.to_owned(),
            |one| {
                let (share, ends) = (("share", Value::Percent(one.value)), (Value::Text(&from), Value::Text(&to)));
                match band {
                    Some(_) => words.say(Say::MixPoint, &[share, ("low", ends.0), ("high", ends.1)]),
                    None => tell.percent(one.value),
                }
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
    let name = |month: &Mix| match month.complete {
        true => words.format.month(month.month),
        false => words.say(Message::SoFar, &[("month", Value::Month(month.month))]),
    };
    let rows = months.iter().map(|month| {
        let (of_orders, of_revenue) = (orders(month), revenue(month));
        vec![
            Cell::words(name(month)),
            tell.count(month.orders.whole),
            tell.rate(of_orders.map(|one| one.value)),
            tell.interval(of_orders.and_then(|one| one.interval)),
            tell.money(month.revenue_minor),
            tell.rate(of_revenue.map(|one| one.value)),
            tell.interval(of_revenue.and_then(|one| one.interval)),
        ]
    });
    let mut table = tell.table(Say::MixCaption, &heads, rows.collect());
    if months.iter().any(|month| !month.complete) {
        table.caption = [table.caption.as_str(), words.text(Say::MixUnfinished).as_str()].join(" ");
    }
    let title = match period.revenue {
        Some(share) => words.say(Say::MixTitle, &[("share", Value::Percent(share.value))]),
        None => words.text(Say::MixTitleNone),
    };
    let series = lines.map(|(key, label, role, read)| Series {
        key: key.to_owned(),
        label: words.text(label),
        role,
        points: months.iter().map(|month| point(month, read)).collect(),
    });
    Some(Chart {
        key: "revenue_mix".to_owned(),
        title,
        caption: table.caption.clone(),
        kind: ChartKind::Lines,
        positions: months.iter().map(|month| words.format.month(month.month)).collect(),
        positions_name: words.text(Message::MonthsName),
        axis: value_axis(lowest, top, 1.0, |value| words.format.percent(value, 0)),
        series: series.into(),
        marks: Vec::new(),
        table,
    })
}
