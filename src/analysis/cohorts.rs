//! What the Cohorts page asks, answered in numbers.

use crate::metrics::{self, Cohort, CohortAges, CohortComparison, CohortPart, CohortSettings, CohortTable, LayerCake};
use crate::orders::{OrderStore, Rules, Scope, Window};
use crate::statistics::SMALL_BELOW;
use crate::units::{Day, Grain};

use super::Analysis;
use super::pages::Context;

/// Ages at which much can be told, the best first.
const TELLING: [usize; 6] = [12, 6, 4, 3, 2, 1];

/// How the cohorts are made, shown and compared.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CohortQuery {
    /// How customers are grouped and followed.
    pub settings: CohortSettings,
    /// The longer period whose cohorts stand in one row; absent: each has its own.
    pub rows: Option<Grain>,
    /// Rows that are left out, by their first days.
    pub hidden: Vec<Day>,
    /// Whether rows of fewer than 30 customers are left out.
    pub hides_small: bool,
    /// The age of the trend and of the comparison; absent: one at which much can be told.
    pub age: Option<usize>,
    /// The rows that are compared, by their first days; absent: the newest and the oldest that are complete at the age.
    pub pair: [Option<Day>; 2],
}

/// The Cohorts page in numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct CohortsAnswer {
    /// What it was computed from.
    pub context: Context,
    /// What was asked.
    pub query: CohortQuery,
    /// The triangle, by the rows that are shown.
    pub table: CohortTable,
    /// The rows that are left out.
    pub hidden: Vec<Cohort>,
    /// The age of the trend and of the comparison.
    pub age: usize,
    /// The rows that are compared, by their places.
    pub pair: [Option<usize>; 2],
    /// What they differ by, where both are complete at the age.
    pub comparison: Option<CohortComparison>,
    /// Revenue by cohort over the calendar.
    pub cake: LayerCake,
}

/// The customers behind a cell or a row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CohortMembers {
    /// How customers are grouped and followed.
    pub settings: CohortSettings,
    /// A day of the first cohort.
    pub from: Day,
    /// A day of the last.
    pub to: Day,
    /// Which of their customers.
    pub part: CohortPart,
}

impl CohortMembers {
    /// Their stable name: `cohort:m30:2011-03-01:2011-05-31:4:exactly` are customers of March to May, by windows of 30 days, with an order in the fourth.
    pub fn name(&self) -> String {
        let days = match self.settings.ages {
            CohortAges::Calendar => String::new(),
            CohortAges::Days(days) => days.to_string(),
        };
        let grain = &self.settings.grain.name()[..1];
        let (age, part) = match self.part {
            CohortPart::All => (0, "all"),
            CohortPart::Exactly(age) => (age, "exactly"),
            CohortPart::OrLater(age) => (age, "later"),
            CohortPart::BoughtAgainBy(age) => (age, "again"),
        };
        format!("cohort:{grain}{days}:{}:{}:{age}:{part}", self.from, self.to)
    }

    /// The customers of a name, where it is one.
    pub fn parse(name: &str) -> Option<Self> {
        let mut fields = name.strip_prefix("cohort:")?.split(':');
        let settings = fields.next()?;
        let grain = Grain::ALL.into_iter().find(|grain| settings.starts_with(&grain.name()[..1]))?;
        let ages = match settings.get(1..)? {
            "" => CohortAges::Calendar,
            days => CohortAges::Days(days.parse().ok().filter(|days| *days > 0)?),
        };
        let (from, to) = (Day::parse_iso(fields.next()?)?, Day::parse_iso(fields.next()?)?);
        let age = fields.next()?.parse().ok()?;
        let part = match fields.next()? {
            "all" => CohortPart::All,
            "exactly" => CohortPart::Exactly(age),
            "later" => CohortPart::OrLater(age),
            "again" => CohortPart::BoughtAgainBy(age),
            _ => return None,
        };
        let is_read = fields.next().is_none();
        is_read.then_some(Self { settings: CohortSettings { grain, ages }, from, to, part })
    }

    /// Their places in the store, in its order.
    pub fn places(&self, store: &OrderStore, window: Window) -> Vec<u32> {
        metrics::customers_of_cohorts(store, window, self.settings, (self.from, self.to), self.part)
    }
}

impl Analysis {
    /// The Cohorts page.
    pub fn cohorts(&mut self, rules: &Rules, scope: &Scope, query: CohortQuery) -> CohortsAnswer {
        let context = self.context(rules, scope);
        let store = self.store(rules);
        let all = metrics::acquisition_cohorts_by(store, context.window, query.settings);
        let leaves_out =
            |row: &Cohort| query.hides_small && row.customers < SMALL_BELOW || query.hidden.contains(&row.first_day);
        let longer = query.rows.filter(|grain| *grain > query.settings.grain);
        let (table, hidden) = all.rows(longer, &leaves_out);
        let age = query.age.filter(|age| *age < table.pooled.len()).unwrap_or_else(|| telling_age(&table).unwrap_or(0));
        let pair = pair(&table, &query, age);
        CohortsAnswer {
            comparison: pair[0].zip(pair[1]).and_then(|(one, other)| table.compare(one, other, age)),
            cake: metrics::layer_cake(store, context.window, query.settings.grain),
            query: CohortQuery { rows: longer, ..query },
            context,
            table,
            hidden,
            age,
            pair,
        }
    }

    /// The cohorts by other grains and ages, one table for each.
    pub fn cohorts_by(&mut self, rules: &Rules, scope: &Scope, settings: &[CohortSettings]) -> Vec<CohortTable> {
        let window = self.context(rules, scope).window;
        let store = self.store(rules);
        settings.iter().map(|settings| metrics::acquisition_cohorts_by(store, window, *settings)).collect()
    }
}

/// An age at which a quarter of all customers and no few have been seen.
pub fn telling_age(table: &CohortTable) -> Option<usize> {
    let all: u64 = table.cohorts.iter().map(|cohort| cohort.customers).sum();
    let enough = |age: &usize| {
        table.pooled.get(*age).is_some_and(|cell| cell.customers >= SMALL_BELOW && cell.customers * 4 >= all)
    };
    TELLING.into_iter().find(enough)
}

/// The rows that are asked for; else the newest and the oldest that can be read at an age.
fn pair(table: &CohortTable, query: &CohortQuery, age: usize) -> [Option<usize>; 2] {
    let readable = |row: &usize| {
        table.complete(*row, age).is_some_and(|(_, customers)| customers >= SMALL_BELOW)
            && table.cohorts.get(*row).is_some_and(|row| row.whole)
    };
    let rows = 0..table.cohorts.len();
    let asked = |day: Option<Day>| day.and_then(|day| table.cohorts.iter().position(|row| row.first_day == day));
    let [one, other] = query.pair.map(asked);
    let newest = rows.clone().rev().find(|row| readable(row) && Some(*row) != other);
    let one = one.or(newest);
    [one, other.or_else(|| rows.clone().find(|row| readable(row) && Some(*row) != one))]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_leads_back_to_its_customers() {
        let day = |text: &str| Day::parse_iso(text).expect("a day");
        for grain in Grain::ALL {
            for ages in [CohortAges::Calendar, CohortAges::Days(30)] {
                for part in
                    [CohortPart::All, CohortPart::Exactly(4), CohortPart::OrLater(156), CohortPart::BoughtAgainBy(0)]
                {
                    let settings = CohortSettings { grain, ages };
                    let members = CohortMembers { settings, from: day("2011-03-01"), to: day("2011-05-31"), part };
                    assert_eq!(CohortMembers::parse(&members.name()), Some(members), "{}", members.name());
                    assert!(members.name().len() <= 48);
                }
            }
        }
        let wrong =
            ["", "all", "cohort:", "cohort:d:2011-03-01:2011-05-31:4:all", "cohort:m0:2011-03-01:2011-05-31:4:all"];
        for name in
            wrong.into_iter().chain(["cohort:m:2011-03-01:2011-05-31:x:all", "cohort:m:2011-03-01:2011-05-31:4:all:"])
        {
            assert_eq!(CohortMembers::parse(name), None, "{name}");
        }
    }
}
