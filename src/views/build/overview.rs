//! The Overview page in words.

use crate::analysis::{CustomerGroup, OrderGroup, OrderPart, OverviewAnswer, Within};
use crate::i18n::{Message, Value, Words};
use crate::metrics::{LAST_ORDER_NUMBER, MonthOfOrders, PeriodPart, Takings};
use crate::units::Share;
use crate::views::chart::{Chart, ChartKind, Point, Role, Series};
use crate::views::overview::OverviewView;
use crate::views::table::{Cell, Column, Table};

use super::axis::value_axis;
use super::data::basis_name;
use super::figures::{figures, sold};
use super::mix::first_mix;
use super::tell::NOTHING;

/// The page.
pub fn overview(answer: &OverviewAnswer, words: &Words<'_>) -> OverviewView {
    let activity = &answer.now.activity;
    let share = answer.now.repeat.in_period;
    let counts = [("part", Value::Count(share.part)), ("whole", Value::Count(share.whole))];
    let period = answer.context.window.period;
    let ends = [("from", Value::Day(period.from)), ("to", Value::Day(period.to))];
    let (headline, lead) = match share.value() {
        None if activity.orders == 0 => (words.text(Message::NothingCounts), words.text(Message::NothingCountsLead)),
        None => {
            // Without a single known customer there is a reason and a remedy; in this period alone there is only the fact.
            let nobody = answer.context.known_orders == 0;
            let message = if nobody { Message::OverviewLeadNobody } else { Message::OverviewLeadGuests };
            let guests = words.say(message, &[("guests", Value::Count(activity.guest_orders))]);
            (words.text(Message::CoverageNone) + ".", guests)
        }
        Some(value) if share.part > 0 => {
            let values = [counts[0], counts[1], ("share", Value::Percent(value))];
            (words.say(Message::OverviewHeadline, &values), words.say(Message::OverviewLead, &ends))
        }
        Some(_) => (words.say(Message::OverviewHeadlineNone, &counts), words.say(Message::OverviewLead, &ends)),
    };
    let has_months = activity.orders > 0;
    OverviewView {
        headline,
        lead,
        figures: figures(answer, words),
        sold: sold(answer, words),
        revenue: has_months.then(|| revenue_chart(answer, words)),
        customers: (has_months && activity.customers > 0).then(|| customers_chart(answer, words)),
        mix: first_mix(answer, words),
        findings: None,
        order_value_title: order_value_title(answer, words),
        order_value: order_value_table(answer, words),
        absent: (!has_months).then(|| words.text(Message::NothingCountsLead)),
    }
}

/// One series of a chart by month: which, its name, and its value in a month.
type MonthSeries = (&'static str, Message, Role, fn(&MonthOfOrders) -> f64);

fn revenue_chart(answer: &OverviewAnswer, words: &Words<'_>) -> Chart {
    let series: [MonthSeries; 3] = [
        ("first_orders", Message::RevenueNew, Role::New, |month| month.activity.revenue_first_minor as f64),
        ("later_orders", Message::RevenueReturning, Role::Returning, |month| {
            month.activity.revenue_later_minor() as f64
        }),
        ("unknown", Message::RevenueUnknown, Role::Quiet, |month| month.activity.revenue_guests_minor as f64),
    ];
    let activity = &answer.now.activity;
    let share = activity.revenue_later_minor() as f64 / activity.revenue_minor as f64;
    let title = if activity.revenue_minor > 0 && (0.0..=1.0).contains(&share) {
        words.say(Message::RevenueChartTitle, &[("share", Value::Percent(share))])
    } else {
        words.text(Message::RevenueChartTitleNone)
    };
    let basis = basis_name(answer.context.rules.basis, words);
    let caption = words.say(Message::RevenueChartCaption, &[("basis", Value::Text(&basis))]);
    let money = Axis {
        floor: words.currency.minor_per_major() as f64 * 100.0,
        tick: |value, words| words.format.money_short(value, words.currency),
        shown: |value, words| words.money(value as i128),
        scale: words.currency.minor_per_major() as f64,
    };
    month_chart("revenue_by_month", title, caption, &series, &money, answer, words)
}

fn customers_chart(answer: &OverviewAnswer, words: &Words<'_>) -> Chart {
    let series: [MonthSeries; 2] = [
        ("new", Message::CustomersNew, Role::New, |month| month.activity.new_customers as f64),
        ("returning", Message::CustomersReturning, Role::Returning, |month| {
            month.activity.returning_customers() as f64
        }),
    ];
    // The median month by its share of returning customers, over complete months.
    let mut shares: Vec<f64> = answer
        .months
        .iter()
        .filter(|month| month.complete)
        .filter_map(|month| Share::new(month.activity.returning_customers(), month.activity.customers).value())
        .collect();
    shares.sort_by(f64::total_cmp);
    let title = match shares.get(shares.len() / 2) {
        Some(share) => words.say(Message::CustomersChartTitle, &[("share", Value::Percent(*share))]),
        None => words.text(Message::CustomersChartCaption),
    };
    let caption = words.text(Message::CustomersChartCaption);
    let counts = Axis {
        floor: 4.0,
        tick: |value, words| words.format.integer(value as i64),
        shown: |value, words| words.format.integer(value as i64),
        scale: 1.0,
    };
    month_chart("customers_by_month", title, caption, &series, &counts, answer, words)
}

/// How the values of a chart are written, and what one unit of the table is.
struct Axis {
    floor: f64,
    tick: fn(f64, &Words<'_>) -> String,
    shown: fn(f64, &Words<'_>) -> String,
    scale: f64,
}

fn month_chart(
    key: &str,
    title: String,
    caption: String,
    series: &[MonthSeries],
    axis: &Axis,
    answer: &OverviewAnswer,
    words: &Words<'_>,
) -> Chart {
    let months = &answer.months;
    // A series without any value is left out: most shops have no orders of unknown customers.
    let series: Vec<&MonthSeries> =
        series.iter().filter(|(_, _, _, value)| months.iter().any(|month| value(month) != 0.0)).collect();
    let stack = |month: &MonthOfOrders, sign: f64| -> f64 {
        series.iter().map(|(_, _, _, value)| value(month)).filter(|value| value * sign > 0.0).sum()
    };
    let highest = months.iter().map(|month| stack(month, 1.0)).fold(0.0, f64::max);
    let lowest = months.iter().map(|month| stack(month, -1.0)).fold(0.0, f64::min);
    let unfinished = months.iter().any(|month| !month.complete);
    let caption = if unfinished { caption + " " + &words.text(Message::HatchedSoFar) } else { caption };
    let name = |month: &MonthOfOrders| {
        let values = [("month", Value::Month(month.month))];
        if month.complete { words.format.month(month.month) } else { words.say(Message::SoFar, &values) }
    };
    let mut columns = vec![Column::words(words.text(Message::MonthHead))];
    columns.extend(series.iter().map(|(_, label, _, _)| Column::number(words.text(*label))));
    let rows = months
        .iter()
        .map(|month| {
            let mut row = vec![Cell::words(name(month))];
            row.extend(series.iter().map(|(name, _, _, value)| Cell {
                behind: behind(key, name, month),
                ..Cell::number((axis.shown)(value(month), words), Some(value(month) / axis.scale))
            }));
            row
        })
        .collect();
    Chart {
        key: key.to_owned(),
        title,
        kind: ChartKind::StackedBars,
        positions: months.iter().map(|month| words.format.month(month.month)).collect(),
        positions_name: words.text(Message::MonthsName),
        axis: value_axis(lowest, highest, axis.floor, |value| (axis.tick)(value, words)),
        series: series
            .iter()
            .map(|(name, label, role, value)| Series {
                key: (*name).to_owned(),
                label: words.text(*label),
                role: *role,
                points: months
                    .iter()
                    .map(|month| Point {
                        value: Some(value(month)),
                        low: None,
                        high: None,
                        shown: (axis.shown)(value(month), words),
                        complete: month.complete,
                        behind: behind(key, name, month),
                    })
                    .collect(),
            })
            .collect(),
        marks: Vec::new(),
        table: Table { caption: caption.clone(), columns, rows },
        caption,
    }
}

/// Who or what is behind a part of a bar: customers, or orders where the bars are of money.
fn behind(chart: &str, series: &str, month: &MonthOfOrders) -> Option<String> {
    let month = month.month;
    let customers = |part| Some(CustomerGroup::Period(part, Some(month)).to_string());
    let orders = |part| Some(OrderGroup { part, within: Some(Within::Month(month)) }.to_string());
    match (chart, series) {
        ("customers_by_month", "new") => customers(PeriodPart::New),
        ("customers_by_month", _) => customers(PeriodPart::Returning),
        ("revenue_by_month", "first_orders") => orders(OrderPart::First),
        ("revenue_by_month", "later_orders") => orders(OrderPart::Later),
        ("revenue_by_month", _) => orders(OrderPart::Guests),
        _ => None,
    }
}

fn order_value_title(answer: &OverviewAnswer, words: &Words<'_>) -> String {
    let value = &answer.now.value;
    let (Some(first), Some(later)) = (value.first.average_minor(), value.later.average_minor()) else {
        return words.text(Message::OrderValueTitleNone);
    };
    if first <= 0.0 {
        return words.text(Message::OrderValueCaption);
    }
    let difference = later / first - 1.0;
    let share = [("share", Value::Percent(difference.abs()))];
    match difference {
        _ if difference.abs() < 0.02 => words.text(Message::OrderValueTitleSame),
        _ if difference > 0.0 => words.say(Message::OrderValueTitleHigher, &share),
        _ => words.say(Message::OrderValueTitleLower, &share),
    }
}

fn order_value_table(answer: &OverviewAnswer, words: &Words<'_>) -> Table {
    let value = &answer.now.value;
    let scale = words.currency.minor_per_major() as f64;
    let row = |name: String, takings: Takings, part: OrderPart| {
        let average = takings.average_minor();
        let text = average.map_or_else(|| NOTHING.to_owned(), |minor| words.money(libm::rint(minor) as i128));
        vec![
            Cell::words(name),
            Cell::number(words.count(takings.orders), Some(takings.orders as f64)).with_behind(OrderGroup::of(part)),
            Cell::number(words.money(takings.revenue_minor), Some(takings.revenue_minor as f64 / scale)),
            Cell::number(text, average.map(|minor| minor / scale)),
        ]
    };
    let mut rows = vec![
        row(words.text(Message::AllOrdersRow), value.all, OrderPart::All),
        row(words.text(Message::RevenueNew), value.first, OrderPart::First),
        row(words.text(Message::LaterOrdersRow), value.later, OrderPart::Later),
    ];
    for (at, takings) in value.by_number.iter().enumerate().filter(|(_, takings)| takings.orders > 0) {
        let number = words.count(at as u64 + 1);
        let name = if at + 1 == LAST_ORDER_NUMBER {
            words.say(Message::OrderNumberLast, &[("number", Value::Text(&number))])
        } else {
            number
        };
        rows.push(row(name, *takings, OrderPart::Number(at + 1)));
    }
    Table {
        caption: words.text(Message::OrderValueCaption),
        columns: vec![
            Column::words(words.text(Message::OrderNumberHead)),
            Column::number(words.text(Message::OrdersHead)),
            Column::number(words.text(Message::Revenue)),
            Column::number(words.text(Message::AverageHead)),
        ],
        rows,
    }
}
