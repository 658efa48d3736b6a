//! The Customers page in words.

use crate::analysis::{CustomerGroup, CustomerLine, CustomerQuery, CustomerSort, CustomersAnswer};
use crate::i18n::{CustomersPage, TimingPage, Value, Words};
use crate::metrics::{LIFECYCLE_ROWS, RfmGroup, SILENCES, Silence};
use crate::units::Share;
use crate::views::answers::{AnswersView, ChoiceView, OptionView, SectionView};
use crate::views::chart::{ChartKind, Point, Role};
use crate::views::choice::{Page, Pick};
use crate::views::table::{Cell, Table};

use super::axis::value_axis;
use super::tell::{OneSeries, Tell};

/// How many customers are told at once; the file has all of them.
const AT_ONCE: usize = 100;
/// Days over which retention can be measured; the default stands below.
const RETENTION_DAYS: [u32; 4] = [30, 90, 180, 365];
const DEFAULT_RETENTION_DAYS: u32 = 90;

const SORTS: [(CustomerSort, &str, CustomersPage); 5] = [
    (CustomerSort::Revenue, "revenue", CustomersPage::SortRevenue),
    (CustomerSort::Orders, "orders", CustomersPage::SortOrders),
    (CustomerSort::Last, "last", CustomersPage::SortLast),
    (CustomerSort::First, "first", CustomersPage::SortFirst),
    (CustomerSort::Key, "key", CustomersPage::SortKey),
];

const SILENCE_NAMES: [(Silence, &str, CustomersPage); SILENCES.len()] = [
    (Silence::Active, "active", CustomersPage::GridActive),
    (Silence::AtRisk, "at_risk", CustomersPage::GridRisk),
    (Silence::Lapsed, "lapsed", CustomersPage::GridLapsed),
];

/// A query from what is picked: group, sort, first row, days of retention; what is not understood is left at its default.
pub fn customer_query([group, sort, part, days]: [&str; 4], search: &str) -> CustomerQuery {
    let groups = groups().into_iter().find(|(_, name)| name == group);
    let sorts = SORTS.iter().find(|(_, name, _)| *name == sort);
    let days = days.parse().ok().filter(|days| RETENTION_DAYS.contains(days));
    CustomerQuery {
        group: groups.map_or(CustomerGroup::All, |(group, _)| group),
        sort: sorts.map_or(CustomerSort::Revenue, |(sort, _, _)| *sort),
        search: search.trim().to_owned(),
        from: part.parse().unwrap_or(0),
        count: AT_ONCE,
        retention_days: days.unwrap_or(DEFAULT_RETENTION_DAYS),
    }
}

/// Every group that can be listed, with its stable name.
fn groups() -> Vec<(CustomerGroup, String)> {
    let cell = |row: usize| {
        SILENCE_NAMES.map(|(silence, name, _)| (CustomerGroup::Lifecycle(row, silence), format!("{name}_{}", row + 1)))
    };
    let rfm = RfmGroup::ALL.map(|group| (CustomerGroup::Rfm(group), format!("rfm_{}", group.name())));
    let all = [(CustomerGroup::All, "all".to_owned())];
    all.into_iter().chain((0..LIFECYCLE_ROWS).flat_map(cell)).chain(rfm).collect()
}

fn group_words(group: RfmGroup) -> (CustomersPage, CustomersPage) {
    use CustomersPage as Say;
    match group {
        RfmGroup::Champions => (Say::Champions, Say::ChampionsWho),
        RfmGroup::Loyal => (Say::Loyal, Say::LoyalWho),
        RfmGroup::PotentialLoyalists => (Say::PotentialLoyalists, Say::PotentialLoyalistsWho),
        RfmGroup::New => (Say::New, Say::NewWho),
        RfmGroup::Promising => (Say::Promising, Say::PromisingWho),
        RfmGroup::NeedAttention => (Say::NeedAttention, Say::NeedAttentionWho),
        RfmGroup::AboutToSleep => (Say::AboutToSleep, Say::AboutToSleepWho),
        RfmGroup::AtRisk => (Say::AtRisk, Say::AtRiskWho),
        RfmGroup::CannotLoseThem => (Say::CannotLoseThem, Say::CannotLoseThemWho),
        RfmGroup::Hibernating => (Say::Hibernating, Say::HibernatingWho),
        RfmGroup::Lost => (Say::Lost, Say::LostWho),
    }
}

/// The page.
pub fn customers(answer: &CustomersAnswer, words: &Words<'_>) -> AnswersView {
    let teller = Teller { answer, words, tell: Tell { words } };
    let none = answer.concentration.customers == 0;
    let sections = if none {
        vec![teller.retention()]
    } else {
        vec![teller.retention(), teller.grid(), teller.rfm(), teller.concentration(), teller.list()]
    };
    AnswersView {
        page: Page::Customers,
        title: teller.title(),
        lead: words.say(CustomersPage::Lead, &[("day", Value::Day(answer.context.window.as_of))]),
        choices: Vec::new(),
        sections,
    }
}

/// The whole list, for a file.
pub fn customer_table(answer: &CustomersAnswer, words: &Words<'_>) -> Table {
    Teller { answer, words, tell: Tell { words } }.table_of_customers()
}

struct Teller<'a> {
    answer: &'a CustomersAnswer,
    words: &'a Words<'a>,
    tell: Tell<'a>,
}

impl Teller<'_> {
    fn silent(&self, silence: Silence) -> u64 {
        self.answer.grid.cells.iter().map(|row| row[silence as usize].customers).sum()
    }

    fn title(&self) -> String {
        let (lapsed, risk) = (self.silent(Silence::Lapsed), self.silent(Silence::AtRisk));
        let gone = Share::new(lapsed + risk, self.answer.concentration.customers);
        match gone.value() {
            None => self.words.text(CustomersPage::TitleNone),
            Some(share) if share > 0.0 => {
                let values = [("share", Value::Percent(share)), ("count", Value::Count(gone.part))];
                self.words.say(CustomersPage::Title, &values)
            }
            Some(share) => self.words.say(CustomersPage::TitleGood, &[("share", Value::Percent(1.0 - share))]),
        }
    }

    fn option(&self, value: String, label: String, chosen: bool) -> OptionView {
        OptionView { value, label, chosen }
    }

    fn retention(&self) -> SectionView {
        use CustomersPage as Say;
        let (words, tell, query) = (self.words, self.tell, &self.answer.query);
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
        let count = |label: Say, count: u64| {
            vec![Cell::words(words.text(label)), tell.count(count), Tell::nothing(), Tell::nothing()]
        };
        let formula = retention.rate();
        let rate = |label: Say, people: Cell, value: Option<f64>, interval| {
            vec![Cell::words(words.text(label)), people, tell.rate(value), tell.interval(interval)]
        };
        let rows = vec![
            count(Say::RetentionStart, retention.counts.start),
            count(Say::RetentionEnd, retention.counts.end),
            count(Say::RetentionNew, retention.counts.new),
            rate(
                Say::RetentionFormula,
                tell.count(retention.counts.end.saturating_sub(retention.counts.new)),
                formula.map(|estimate| estimate.value),
                formula.and_then(|estimate| estimate.interval),
            ),
            rate(
                Say::RetentionStrict,
                tell.count(retention.stayed),
                strict.value(),
                strict.wilson_95().filter(|_| strict.whole > 0),
            ),
            rate(
                Say::RetentionLost,
                tell.count(retention.lost()),
                churn.strict.value(),
                churn.strict.wilson_95().filter(|_| churn.strict.whole > 0),
            ),
            count(Say::RetentionBack, retention.come_back()),
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
            self.option(days.to_string(), label, days == query.retention_days)
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

    fn grid(&self) -> SectionView {
        use CustomersPage as Say;
        let (words, tell, grid) = (self.words, self.tell, &self.answer.grid);
        let heads = [
            Tell::named(Say::GridOrders),
            Tell::numbers(Say::GridActive),
            Tell::numbers(Say::GridRevenue),
            Tell::numbers(Say::GridRisk),
            Tell::numbers(Say::GridRevenue),
            Tell::numbers(Say::GridLapsed),
            Tell::numbers(Say::GridRevenue),
            Tell::numbers(Say::GridAfter),
        ];
        let names = [Say::GridOne, Say::GridTwo, Say::GridMore];
        let rows = grid.cells.iter().zip(names).zip(grid.lapsed_after_days).map(|((cells, name), lapsed)| {
            let mut row = vec![Cell::words(words.text(name))];
            row.extend(cells.iter().flat_map(|cell| [tell.count(cell.customers), tell.money(cell.revenue_minor)]));
            let days = |days: u32| {
                let text = words.say(TimingPage::Days, &[("days", Value::Count(u64::from(days)))]);
                Cell::number(text, Some(f64::from(days)))
            };
            row.push(lapsed.map_or_else(Tell::nothing, days));
            row
        });
        let lapsed = grid.cells[0][Silence::Lapsed as usize].customers;
        let risk: u64 = grid.cells[1..].iter().map(|row| row[Silence::AtRisk as usize].customers).sum();
        let title = match lapsed + risk {
            0 => words.text(Say::GridTitleNone),
            _ => words.say(Say::GridTitle, &[("count", Value::Count(lapsed)), ("risk", Value::Count(risk))]),
        };
        SectionView {
            key: "lifecycle".to_owned(),
            title,
            tables: vec![tell.table(Say::GridCaption, &heads, rows.collect())],
            notes: vec![words.text(Say::GridNote)],
            ..SectionView::default()
        }
    }

    fn rfm(&self) -> SectionView {
        use CustomersPage as Say;
        let (words, tell) = (self.words, self.tell);
        let customers: u64 = self.answer.groups.iter().map(|group| group.customers).sum();
        let revenue: i128 = self.answer.groups.iter().map(|group| group.revenue_minor).sum();
        let of_revenue = |minor: i128| (revenue > 0).then(|| minor as f64 / revenue as f64);
        let heads = [
            Tell::named(Say::RfmGroup),
            Tell::named(Say::RfmWho),
            Tell::numbers(Say::RetentionNumber),
            Tell::numbers(Say::RfmShare),
            Tell::numbers(Say::RfmRevenue),
            Tell::numbers(Say::RfmRevenueShare),
            Tell::numbers(Say::RfmAverage),
        ];
        let rows = RfmGroup::ALL.into_iter().zip(&self.answer.groups).filter(|(_, sum)| sum.customers > 0).map(
            |(group, sum)| {
                let (name, who) = group_words(group);
                let average = sum.revenue_minor as f64 / sum.customers as f64;
                vec![
                    Cell::words(words.text(name)),
                    Cell::words(words.text(who)),
                    tell.count(sum.customers),
                    tell.rate(Share::new(sum.customers, customers).value()),
                    tell.money(sum.revenue_minor),
                    tell.rate(of_revenue(sum.revenue_minor)),
                    tell.average(Some(average)),
                ]
            },
        );
        let champions = &self.answer.groups[RfmGroup::Champions as usize];
        let share = Share::new(champions.customers, customers).value();
        let title = match (share, of_revenue(champions.revenue_minor)) {
            (Some(share), Some(part)) if champions.customers > 0 => {
                let count = ("count", Value::Count(champions.customers));
                words.say(Say::RfmTitle, &[count, ("share", Value::Percent(share)), ("revenue", Value::Percent(part))])
            }
            _ => words.text(Say::RfmTitleNone),
        };
        SectionView {
            key: "rfm".to_owned(),
            title,
            tables: vec![tell.table(Say::RfmCaption, &heads, rows.collect())],
            notes: vec![words.text(Say::RfmNote)],
            ..SectionView::default()
        }
    }

    fn concentration(&self) -> SectionView {
        use CustomersPage as Say;
        let (words, tell, facts) = (self.words, self.tell, &self.answer.concentration);
        let twenty = facts.top.iter().find(|top| top.percent == 20).and_then(|top| top.share);
        let title = match twenty {
            Some(share) => {
                words.say(Say::ConcentrationTitle, &[("percent", Value::Count(20)), ("share", Value::Percent(share))])
            }
            None => words.text(Say::ConcentrationTitleNone),
        };
        let percent = |share: f64| words.format.percent(share, 0);
        let point = |&(customers, revenue): &(f64, f64)| {
            let (customers, shown) = (percent(customers), tell.percent(revenue));
            let values = [("customers", Value::Text(&customers)), ("revenue", Value::Text(&shown))];
            let shown = words.say(Say::ConcentrationPoint, &values);
            Point { value: Some(revenue), low: None, high: None, shown, complete: true }
        };
        let heads = [Tell::numbers(Say::ConcentrationName), Tell::numbers(Say::RfmRevenueShare)];
        let rows = facts.lorenz.iter().map(|&(customers, revenue)| {
            vec![Cell::number(percent(customers), Some(customers)), tell.rate(Some(revenue))]
        });
        let lowest = facts.lorenz.iter().map(|(_, revenue)| *revenue).fold(0.0, f64::min);
        let chart = OneSeries {
            key: "concentration",
            title: title.clone(),
            caption: words.text(Say::ConcentrationCaption),
            kind: ChartKind::Lines,
            label: words.text(Say::ConcentrationSeries),
            role: Role::Returning,
            positions: facts.lorenz.iter().map(|(customers, _)| percent(*customers)).collect(),
            positions_name: words.text(Say::ConcentrationName),
            axis: value_axis(lowest, 1.0, 1.0, percent),
            points: facts.lorenz.iter().map(point).collect(),
            table: tell.table(Say::ConcentrationCaption, &heads, rows.collect()),
        };
        let heads = [
            Tell::named(Say::TopHead),
            Tell::numbers(Say::RetentionNumber),
            Tell::numbers(Say::RfmRevenue),
            Tell::numbers(Say::RfmRevenueShare),
        ];
        let rows = facts.top.iter().map(|top| {
            vec![
                Cell::words(words.say(Say::TopPercent, &[("percent", Value::Count(top.percent))])),
                tell.count(top.customers.part),
                tell.money(top.revenue_minor),
                tell.rate(top.share),
            ]
        });
        let gini = facts.gini.map(|gini| words.say(Say::Gini, &[("gini", Value::Number(gini))]));
        SectionView {
            key: "concentration".to_owned(),
            title,
            chart: (facts.lorenz.len() > 2).then(|| chart.chart()),
            tables: vec![tell.table(Say::TopCaption, &heads, rows.collect())],
            notes: gini.into_iter().collect(),
            ..SectionView::default()
        }
    }

    fn group_name(&self, group: CustomerGroup) -> String {
        use CustomersPage as Say;
        match group {
            CustomerGroup::All => self.words.text(Say::ListAll),
            CustomerGroup::Rfm(group) => self.words.text(group_words(group).0),
            CustomerGroup::Lifecycle(row, silence) => {
                let state = self.state(silence).to_lowercase();
                let values = [("orders", Value::Count(row as u64 + 1)), ("state", Value::Text(&state))];
                self.words.say(if row + 1 == LIFECYCLE_ROWS { Say::ListCellMore } else { Say::ListCell }, &values)
            }
        }
    }

    fn state(&self, silence: Silence) -> String {
        let name = SILENCE_NAMES.iter().find(|(other, _, _)| *other == silence);
        self.words.text(name.map_or(CustomersPage::GridActive, |(_, _, name)| *name))
    }

    fn list(&self) -> SectionView {
        use CustomersPage as Say;
        let (words, query, listed) = (self.words, &self.answer.query, self.answer.listed);
        let group = |(group, name): (CustomerGroup, String)| {
            let chosen = group == query.group;
            self.option(name, self.group_name(group), chosen)
        };
        let sort = |(sort, name, label): (CustomerSort, &str, CustomersPage)| {
            self.option(name.to_owned(), words.text(label), sort == query.sort)
        };
        let part = |from: usize| {
            let until = (from + AT_ONCE).min(listed);
            let values = [("from", Value::Count(from as u64 + 1)), ("to", Value::Count(until as u64))];
            self.option(from.to_string(), words.say(Say::ListRange, &values), from == query.from)
        };
        let choice = |pick: Pick, label: CustomersPage, options: Vec<OptionView>| ChoiceView {
            pick,
            label: words.text(label),
            options,
        };
        let mut choices = vec![
            choice(Pick::Group, Say::ListGroup, groups().into_iter().map(group).collect()),
            choice(Pick::Sort, Say::ListSort, SORTS.map(sort).into()),
        ];
        if listed > AT_ONCE {
            choices.push(choice(Pick::Part, Say::ListPart, self.parts().into_iter().map(part).collect()));
        }
        SectionView {
            key: "list".to_owned(),
            title: words.say(Say::ListTitle, &[("count", Value::Count(listed as u64))]),
            choices,
            is_list: true,
            tables: vec![self.table_of_customers()],
            notes: vec![words.text(Say::ListNote)],
            absent: (listed == 0).then(|| words.text(Say::ListNone)),
            ..SectionView::default()
        }
    }

    /// The beginnings of the parts that are offered: those around the present one, the first, the last, and some on the way.
    fn parts(&self) -> Vec<usize> {
        let count = self.answer.listed.div_ceil(AT_ONCE);
        let here = self.answer.query.from / AT_ONCE;
        let step = count.div_ceil(20).max(1);
        let offered = |part: &usize| part.abs_diff(here) <= 3 || *part + 1 == count || part.is_multiple_of(step);
        (0..count).filter(offered).map(|part| part * AT_ONCE).collect()
    }

    fn table_of_customers(&self) -> Table {
        use CustomersPage as Say;
        let (words, tell) = (self.words, self.tell);
        let as_of = self.answer.context.window.as_of;
        let heads = [
            Tell::named(Say::KeyHead),
            Tell::numbers(Say::OrdersHead),
            Tell::numbers(Say::RevenueHead),
            Tell::named(Say::FirstHead),
            Tell::named(Say::LastHead),
            Tell::numbers(Say::SilentHead),
            Tell::named(Say::StateHead),
            Tell::named(Say::ScoresHead),
            Tell::named(Say::GroupHead),
        ];
        let row = |line: &CustomerLine| {
            let silent = u64::try_from(as_of.since(line.last)).unwrap_or(0);
            let scores = [line.rfm.r, line.rfm.f, line.rfm.m].map(|score| score.to_string()).join(" ");
            vec![
                Cell::words(line.key.clone()),
                tell.count(u64::from(line.orders)),
                tell.money(line.revenue_minor),
                Cell::words(line.first.to_string()),
                Cell::words(line.last.to_string()),
                tell.count(silent),
                Cell::words(self.state(line.place.1)),
                Cell::words(scores),
                Cell::words(words.text(group_words(line.rfm.group()).0)),
            ]
        };
        let mut table = tell.table(Say::ListNone, &heads, self.answer.lines.iter().map(row).collect());
        let from = self.answer.query.from as u64;
        let values = [
            ("from", Value::Count(from + 1)),
            ("to", Value::Count(from + self.answer.lines.len() as u64)),
            ("count", Value::Count(self.answer.listed as u64)),
        ];
        table.caption = words.say(Say::ListCaption, &values);
        table
    }
}
