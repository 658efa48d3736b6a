//! The layer cake: revenue by cohort of first order over the calendar.

use crate::analysis::{OrderGroup, OrderPart, Within};
use crate::i18n::{CohortsPage as Say, Message, Value};
use crate::metrics::Layer;
use crate::units::{Day, Grain};
use crate::views::answers::SectionView;
use crate::views::build::axis::value_axis;
use crate::views::build::tell::{NOTHING, Tell};
use crate::views::chart::{Chart, ChartKind, Point, Role, Series};
use crate::views::table::{Cell, Column, Table};

use super::Teller;

/// Layers with a name and colour of their own; older ones are joined.
const NAMED: usize = 7;
/// With more cohorts than these the layers are of longer periods.
const MOST: usize = 12;

/// One layer: its cohorts' first and last day, and its revenue period by period.
struct Joined {
    first_day: Day,
    last_day: Day,
    revenue: Vec<i128>,
}

/// A layer as it is drawn.
struct Drawn {
    key: String,
    label: String,
    role: Role,
    /// Whose orders it is of.
    whose: Layer,
    revenue: Vec<i128>,
}

impl Teller<'_> {
    pub(super) fn cake(&self) -> SectionView {
        let (words, cake) = (self.words, &self.answer.cake);
        let (grain, mut layers) = self.layers();
        let named = layers.split_off(layers.len().saturating_sub(NAMED));
        let mut older = cake.earlier.clone();
        layers.iter().for_each(|layer| add(&mut older, &layer.revenue));
        // First orders before the period are of no cohort.
        let begins = |day: Day| day.max(self.answer.context.window.period.from);
        let mut all: Vec<Drawn> = Vec::new();
        if older.iter().any(|revenue| *revenue != 0) {
            let (label, before) = match named.first() {
                Some(first) => {
                    let name = self.calendar(grain, grain.first_day(first.first_day));
                    (words.say(Say::CakeOlder, &[("cohort", Value::Text(&name))]), first.first_day)
                }
                None => (words.text(Say::CakeEarlier), self.answer.context.window.period.from),
            };
            let whose = Layer::Before(begins(before));
            all.push(Drawn { key: "older".to_owned(), label, role: Role::Quiet, whose, revenue: older });
        }
        for (layer, place) in named.into_iter().zip(0..) {
            all.push(Drawn {
                key: layer.first_day.to_string(),
                label: self.calendar(grain, grain.first_day(layer.first_day)),
                role: Role::Category(place),
                whose: Layer::Cohort(begins(layer.first_day), layer.last_day),
                revenue: layer.revenue,
            });
        }
        if cake.unknown.iter().any(|revenue| *revenue != 0) {
            all.push(Drawn {
                key: "unknown".to_owned(),
                label: words.text(Message::RevenueUnknown),
                role: Role::Pooled,
                whose: Layer::Unknown,
                revenue: cake.unknown.clone(),
            });
        }
        let section = SectionView { key: "layer_cake".to_owned(), ..SectionView::default() };
        if all.is_empty() {
            let absent = words.text(Say::CakeNone);
            return SectionView { title: absent.clone(), absent: Some(absent), ..section };
        }
        let title = self.cake_title();
        let mut notes = vec![words.text(Say::CakeNote)];
        if grain != self.answer.query.settings.grain {
            let (period, layer) = (self.period_of(self.answer.query.settings.grain), self.period_of(grain));
            notes.push(words.say(Say::CakeLonger, &[("period", Value::Text(&period)), ("layer", Value::Text(&layer))]));
        }
        SectionView { chart: Some(self.cake_chart(title.clone(), grain, all)), title, notes, ..section }
    }

    /// The layers with revenue, oldest first: cohorts by row, or by a longer period where there are too many to tell apart.
    fn layers(&self) -> (Grain, Vec<Joined>) {
        let cake = &self.answer.cake;
        let mut found = (self.row_grain(), Vec::new());
        for grain in Grain::ALL.into_iter().filter(|grain| *grain >= self.row_grain()) {
            let mut layers: Vec<Joined> = Vec::new();
            for (first_day, revenue) in cake.periods.iter().zip(&cake.cohorts) {
                if revenue.iter().all(|revenue| *revenue == 0) {
                    continue;
                }
                let last_day = cake.grain.last_day(*first_day);
                match layers.last_mut().filter(|last| grain.first_day(last.first_day) == grain.first_day(*first_day)) {
                    Some(last) => {
                        last.last_day = last_day;
                        add(&mut last.revenue, revenue);
                    }
                    None => layers.push(Joined { first_day: *first_day, last_day, revenue: revenue.clone() }),
                }
            }
            let few = layers.len() <= MOST;
            found = (grain, layers);
            if few {
                break;
            }
        }
        found
    }

    /// Of the newest whole period, the revenue of customers whose first order is older than it.
    fn cake_title(&self) -> String {
        let (words, cake) = (self.words, &self.answer.cake);
        let told = (0..cake.periods.len()).rev().find_map(|at| {
            let of = |layer: &Vec<i128>| layer.get(at).copied().unwrap_or_default();
            let before: i128 = cake.cohorts.iter().take(at).map(of).sum::<i128>() + of(&cake.earlier);
            let total = before + cake.cohorts.iter().skip(at).map(of).sum::<i128>() + of(&cake.unknown);
            let whole = cake.complete.get(at).copied().unwrap_or(false);
            (whole && total > 0 && (0..=total).contains(&before)).then(|| (at, before as f64 / total as f64))
        });
        match told {
            Some((at, share)) => {
                let period = self.calendar(cake.grain, cake.periods[at]);
                let say = if cake.grain == Grain::Week { Say::CakeTitleWeek } else { Say::CakeTitle };
                words.say(say, &[("share", Value::Percent(share)), ("period", Value::Text(&period))])
            }
            None => words.text(Say::CakeTitleNone),
        }
    }

    fn cake_chart(&self, title: String, grain: Grain, layers: Vec<Drawn>) -> Chart {
        let (words, tell, cake) = (self.words, self.tell, &self.answer.cake);
        let names: Vec<String> = cake.periods.iter().map(|day| self.calendar(cake.grain, *day)).collect();
        let (period, layer) = (self.period_of(cake.grain), self.period_of(grain));
        let caption = words.say(Say::CakeCaption, &[("period", Value::Text(&period)), ("layer", Value::Text(&layer))]);
        let at = |layer: &[i128], place: usize| layer.get(place).copied().unwrap_or_default();
        let sum = |place: usize, wanted: fn(&i128) -> bool| -> i128 {
            layers.iter().map(|layer| at(&layer.revenue, place)).filter(wanted).sum()
        };
        let places = 0..cake.periods.len();
        let lowest = places.clone().map(|place| sum(place, |revenue| *revenue < 0)).min().unwrap_or(0);
        let highest = places.clone().map(|place| sum(place, |revenue| *revenue > 0)).max().unwrap_or(0);
        let mut columns = vec![Column::words(words.text(Say::Period))];
        columns.extend(layers.iter().map(|layer| Column::number(layer.label.clone())));
        columns.push(Column::number(words.text(Say::CakeTotal)));
        let orders = |whose: Layer, place: usize| {
            let from = *cake.periods.get(place)?;
            let within = Some(Within::Days(from, cake.grain.last_day(from)));
            Some(OrderGroup { part: OrderPart::Layer(whose), within }.to_string())
        };
        let row = |(place, name): (usize, &String)| {
            let mut cells = vec![Cell::words(name.clone())];
            cells.extend(layers.iter().map(|layer| match at(&layer.revenue, place) {
                0 => Tell::nothing(),
                revenue => Cell { behind: orders(layer.whose, place), ..tell.money(revenue) },
            }));
            let total = sum(place, |_| true);
            let behind = orders(Layer::Everybody, place).filter(|_| total != 0);
            cells.push(Cell { behind, ..tell.money(total) });
            cells
        };
        let rows = names.iter().enumerate().map(row).collect();
        let point = |whose: Layer, place: usize, revenue: &i128, complete: &bool| Point {
            value: (*revenue != 0).then_some(*revenue as f64),
            low: None,
            high: None,
            shown: if *revenue == 0 {
                NOTHING.to_owned()
            } else {
                words.format.money_short(*revenue as f64, words.currency)
            },
            complete: *complete,
            behind: orders(whose, place).filter(|_| *revenue != 0),
        };
        let series = layers
            .iter()
            .map(|layer| Series {
                key: layer.key.clone(),
                label: layer.label.clone(),
                role: layer.role,
                points: layer
                    .revenue
                    .iter()
                    .zip(&cake.complete)
                    .enumerate()
                    .map(|(place, (revenue, complete))| point(layer.whose, place, revenue, complete))
                    .collect(),
            })
            .collect();
        Chart {
            key: "layer_cake".to_owned(),
            title,
            kind: ChartKind::StackedBars,
            positions: names,
            positions_name: words.text(Say::Period),
            axis: value_axis(lowest as f64, highest as f64, 1.0, |value| {
                words.format.money_short(value, words.currency)
            }),
            series,
            marks: Vec::new(),
            table: Table { caption: caption.clone(), columns, rows },
            caption,
        }
    }
}

fn add(sum: &mut [i128], other: &[i128]) {
    sum.iter_mut().zip(other).for_each(|(sum, other)| *sum += other);
}
