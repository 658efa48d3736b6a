//! Groups of customers: whom any figure, bar or cell can name as those behind it, as a short stable text.
//!
//! A name stands in the address, so it holds numbers and days, never a word of the files: a product and a discount code go by their numbers
//! in the book's catalogue.

use core::fmt;
use core::str::FromStr;

use crate::metrics::{
    CohortAges, CohortPart, CohortSettings, Driver, DriverGroupId, LAST_STEP, LIFECYCLE_CELLS, LIFECYCLE_ROWS,
    PeriodPart, RepeatPart, RetentionState, RfmGroup, SILENCES, Silence, StepPart,
};
use crate::units::{Day, Grain, Month};

use super::moves::Move;

/// A group of customers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CustomerGroup {
    /// Everybody with an order in the period.
    All,
    /// Customers of the period, or of one month of it (M1).
    Period(PeriodPart, Option<Month>),
    /// Those behind the repeat customer rates (M2).
    Repeat(RepeatPart),
    /// Those behind retention and churn over the last days of the period (M7, M8).
    Retention(RetentionPart),
    /// Those at a step from one order to the next (M10–M12), by the number of the order.
    Step(usize, StepPart),
    /// Those with a gap of so many to so many days between two purchases (M13).
    Gap(u32, u32),
    /// A cell of the lifecycle grid (M15).
    Lifecycle(usize, Silence),
    /// Those who have been silent for so long, however many orders they have (M15).
    Silent(Silence),
    /// An RFM group (M16).
    Rfm(RfmGroup),
    /// So many hundredths of the customers, those with the highest revenue (M17).
    Top(u64),
    /// So many customers, those with the lowest revenue (M17).
    Bottom(u64),
    /// Those whose first order held a product, by its number in the book's catalogue (M19).
    FirstProduct(u32),
    /// Those who are due to buy a product again (M19).
    Due(u32),
    /// A group of a driver (M20).
    Driver(Driver, DriverGroupId),
    /// Those who moved within the last so many days (M15, M16).
    Moved(u32, Move),
    /// A cohort at an age (M9), or several that follow each other, by their first and last day.
    Cohort(CohortSettings, (Day, Day), CohortPart),
}

/// Which customers of M7 are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RetentionPart {
    /// S: active at the start.
    Start,
    /// E: active at the end.
    End,
    /// E − N: active at the end and not new.
    Kept,
    /// Of S, still active at the end.
    Stayed,
    /// Of S, no longer active.
    Lost,
    /// Of E, neither in S nor new.
    CameBack,
    /// N: new and active at the end.
    New,
}

impl RetentionPart {
    /// Where its customers stand to the period.
    pub fn states(self) -> &'static [RetentionState] {
        use RetentionState::{CameBack, Lost, New, Stayed};
        match self {
            Self::Start => &[Stayed, Lost],
            Self::End => &[Stayed, CameBack, New],
            Self::Kept => &[Stayed, CameBack],
            Self::Stayed => &[Stayed],
            Self::Lost => &[Lost],
            Self::CameBack => &[CameBack],
            Self::New => &[New],
        }
    }
}

/// In no cell and no group.
const NOWHERE: &str = "none";

const PERIODS: [(PeriodPart, &str); 3] =
    [(PeriodPart::All, "period"), (PeriodPart::New, "new"), (PeriodPart::Returning, "returning")];

const REPEATS: [(RepeatPart, &str); 5] = [
    (RepeatPart::InPeriod, "in_period"),
    (RepeatPart::Once, "once"),
    (RepeatPart::Ever, "ever"),
    (RepeatPart::EverOnly, "ever_only"),
    (RepeatPart::ToDate, "to_date"),
];

const RETENTIONS: [(RetentionPart, &str); 7] = [
    (RetentionPart::Start, "start"),
    (RetentionPart::End, "end"),
    (RetentionPart::Kept, "kept"),
    (RetentionPart::Stayed, "stayed"),
    (RetentionPart::Lost, "lost"),
    (RetentionPart::CameBack, "came_back"),
    (RetentionPart::New, "new"),
];

fn named<T: Copy>(table: &[(T, &str)], name: &str) -> Option<T> {
    table.iter().find(|(_, other)| *other == name).map(|(value, _)| *value)
}

fn name_of<T: Copy + PartialEq>(table: &[(T, &'static str)], value: T) -> &'static str {
    table.iter().find(|(other, _)| *other == value).map_or("", |(_, name)| name)
}

fn number<T: FromStr>(text: &str) -> Option<T> {
    text.parse().ok()
}

impl fmt::Display for CustomerGroup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::All => write!(f, "all"),
            Self::Period(part, None) => write!(f, "{}", name_of(&PERIODS, part)),
            Self::Period(part, Some(month)) => write!(f, "{}:{month}", name_of(&PERIODS, part)),
            Self::Repeat(part) => write!(f, "repeat:{}", name_of(&REPEATS, part)),
            Self::Retention(part) => write!(f, "retention:{}", name_of(&RETENTIONS, part)),
            Self::Step(step, StepPart::All) => write!(f, "step:{step}:all"),
            Self::Step(step, StepPart::Back) => write!(f, "step:{step}:back"),
            Self::Step(step, StepPart::Away) => write!(f, "step:{step}:away"),
            Self::Step(step, StepPart::Followed(days)) => write!(f, "step:{step}:followed:{days}"),
            Self::Step(step, StepPart::Within(days)) => write!(f, "step:{step}:within:{days}"),
            Self::Step(step, StepPart::Gap(from, to)) => write!(f, "step:{step}:gap:{from}:{to}"),
            Self::Gap(from, to) => write!(f, "gap:{from}:{to}"),
            Self::Lifecycle(row, silence) => write!(f, "lifecycle:{}:{}", row + 1, silence.name()),
            Self::Silent(silence) => write!(f, "silence:{}", silence.name()),
            Self::Rfm(group) => write!(f, "rfm:{}", group.name()),
            Self::Top(percent) => write!(f, "top:{percent}"),
            Self::Bottom(count) => write!(f, "bottom:{count}"),
            Self::FirstProduct(product) => write!(f, "product:first:{product}"),
            Self::Due(product) => write!(f, "due:{product}"),
            Self::Driver(driver, id) => {
                write!(f, "driver:{}:", driver.name())?;
                match id {
                    DriverGroupId::Band(band) => {
                        let at = driver.bands().iter().position(|other| *other == band).unwrap_or_default();
                        write!(f, "band:{at}")
                    }
                    DriverGroupId::Text(text) => write!(f, "text:{text}"),
                    DriverGroupId::OtherTexts => write!(f, "other"),
                    DriverGroupId::NotSaid => write!(f, "not_said"),
                }
            }
            Self::Moved(days, Move::Lifecycle(from, to)) => {
                write!(f, "moved:{days}:{}:{}", cell_name(from), cell_name(to))
            }
            Self::Moved(days, Move::Rfm(from, to)) => write!(f, "moved_rfm:{days}:{}:{}", rfm_name(from), rfm_name(to)),
            Self::Cohort(CohortSettings { grain, ages }, (from, to), part) => {
                write!(f, "cohort:{}", grain.name())?;
                if let CohortAges::Days(days) = ages {
                    write!(f, "_{days}")?;
                }
                write!(f, ":{from}:{to}:")?;
                match part {
                    CohortPart::All => write!(f, "all"),
                    CohortPart::Exactly(age) => write!(f, "exactly:{age}"),
                    CohortPart::OrLater(age) => write!(f, "later:{age}"),
                    CohortPart::BoughtAgainBy(age) => write!(f, "again:{age}"),
                    CohortPart::AgainNotIn(age) => write!(f, "not_in:{age}"),
                }
            }
        }
    }
}

impl CustomerGroup {
    /// Reads what [`CustomerGroup`] is written as; nothing where it is no group.
    pub fn parse(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split(':').collect();
        let found = match parts.as_slice() {
            ["all"] => Self::All,
            ["repeat", part] => Self::Repeat(named(&REPEATS, part)?),
            ["retention", part] => Self::Retention(named(&RETENTIONS, part)?),
            ["step", step, rest @ ..] => {
                Self::Step(number(step).filter(|step| (1..=LAST_STEP).contains(step))?, step_part(rest)?)
            }
            ["gap", from, to] => Self::Gap(number(from)?, number(to)?),
            ["lifecycle", row, silence] => {
                let row: usize = number(row).filter(|row| (1..=LIFECYCLE_ROWS).contains(row))?;
                Self::Lifecycle(row - 1, SILENCES.into_iter().find(|one| one.name() == *silence)?)
            }
            ["silence", silence] => Self::Silent(SILENCES.into_iter().find(|one| one.name() == *silence)?),
            ["rfm", group] => Self::Rfm(RfmGroup::ALL.into_iter().find(|one| one.name() == *group)?),
            ["top", percent] => Self::Top(number(percent).filter(|percent| (1..=100).contains(percent))?),
            ["bottom", count] => Self::Bottom(number(count)?),
            ["product", "first", product] => Self::FirstProduct(number(product)?),
            ["due", product] => Self::Due(number(product)?),
            ["driver", driver, rest @ ..] => {
                let driver = Driver::ALL.into_iter().find(|one| one.name() == *driver)?;
                Self::Driver(driver, driver_group(driver, rest)?)
            }
            ["moved", days, from, to] => Self::Moved(number(days)?, Move::Lifecycle(cell(from)?, cell(to)?)),
            ["moved_rfm", days, from, to] => Self::Moved(number(days)?, Move::Rfm(rfm_place(from)?, rfm_place(to)?)),
            ["cohort", settings, from, to, rest @ ..] => {
                let days = (Day::parse_iso(from)?, Day::parse_iso(to)?);
                Self::Cohort(cohort_settings(settings)?, days, cohort_part(rest)?)
            }
            [part] => Self::Period(named(&PERIODS, part)?, None),
            [part, month] => {
                let first = Day::parse_iso(&[month, "-01"].concat())?;
                Self::Period(named(&PERIODS, part)?, Some(first.month()))
            }
            _ => return None,
        };
        Some(found)
    }
}

/// A cell of the lifecycle grid by its place: `2_lapsed`.
fn cell_name(place: usize) -> String {
    let silence = SILENCES.get(place % SILENCES.len()).filter(|_| place < LIFECYCLE_CELLS);
    silence.map_or_else(|| NOWHERE.to_owned(), |one| format!("{}_{}", place / SILENCES.len() + 1, one.name()))
}

fn cell(name: &str) -> Option<usize> {
    (0..=LIFECYCLE_CELLS).find(|place| cell_name(*place) == name)
}

fn rfm_name(place: usize) -> &'static str {
    RfmGroup::ALL.get(place).map_or(NOWHERE, |group| group.name())
}

fn rfm_place(name: &str) -> Option<usize> {
    (0..=RfmGroup::ALL.len()).find(|place| rfm_name(*place) == name)
}

fn step_part(parts: &[&str]) -> Option<StepPart> {
    Some(match parts {
        ["all"] => StepPart::All,
        ["back"] => StepPart::Back,
        ["away"] => StepPart::Away,
        ["followed", days] => StepPart::Followed(number(days)?),
        ["within", days] => StepPart::Within(number(days)?),
        ["gap", from, to] => StepPart::Gap(number(from)?, number(to)?),
        _ => return None,
    })
}

fn driver_group(driver: Driver, parts: &[&str]) -> Option<DriverGroupId> {
    Some(match parts {
        ["band", at] => DriverGroupId::Band(*driver.bands().get(number::<usize>(at)?)?),
        ["text", text] => DriverGroupId::Text(number(text)?),
        ["other"] => DriverGroupId::OtherTexts,
        ["not_said"] => DriverGroupId::NotSaid,
        _ => return None,
    })
}

fn cohort_settings(text: &str) -> Option<CohortSettings> {
    let (grain, ages) = match text.split_once('_') {
        Some((grain, days)) => (grain, CohortAges::Days(number(days).filter(|days| *days > 0)?)),
        None => (text, CohortAges::Calendar),
    };
    Some(CohortSettings { grain: Grain::ALL.into_iter().find(|one| one.name() == grain)?, ages })
}

fn cohort_part(parts: &[&str]) -> Option<CohortPart> {
    Some(match parts {
        ["all"] => CohortPart::All,
        ["exactly", age] => CohortPart::Exactly(number(age)?),
        ["later", age] => CohortPart::OrLater(number(age)?),
        ["again", age] => CohortPart::BoughtAgainBy(number(age)?),
        ["not_in", age] => CohortPart::AgainNotIn(number(age)?),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::Band;

    #[test]
    fn what_is_written_is_read_again() {
        let month = Day::parse_iso("2011-03-01").map(Day::month);
        let monday = Day::parse_iso("2011-02-28").expect("a day");
        let by_days = CohortSettings { grain: Grain::Week, ages: CohortAges::Days(30) };
        for (group, text) in [
            (CustomerGroup::All, "all"),
            (CustomerGroup::Period(PeriodPart::All, None), "period"),
            (CustomerGroup::Period(PeriodPart::Returning, month), "returning:2011-03"),
            (CustomerGroup::Repeat(RepeatPart::EverOnly), "repeat:ever_only"),
            (CustomerGroup::Retention(RetentionPart::Lost), "retention:lost"),
            (CustomerGroup::Step(2, StepPart::Away), "step:2:away"),
            (CustomerGroup::Step(1, StepPart::Within(90)), "step:1:within:90"),
            (CustomerGroup::Step(10, StepPart::Gap(8, 14)), "step:10:gap:8:14"),
            (CustomerGroup::Lifecycle(1, Silence::Lapsed), "lifecycle:2:lapsed"),
            (CustomerGroup::Silent(Silence::Lapsed), "silence:lapsed"),
            (CustomerGroup::Rfm(RfmGroup::Champions), "rfm:champions"),
            (CustomerGroup::Gap(31, 60), "gap:31:60"),
            (CustomerGroup::Top(20), "top:20"),
            (CustomerGroup::Bottom(434), "bottom:434"),
            (CustomerGroup::FirstProduct(7), "product:first:7"),
            (CustomerGroup::Due(0), "due:0"),
            (CustomerGroup::Driver(Driver::Country, DriverGroupId::Text(4)), "driver:country:text:4"),
            (CustomerGroup::Driver(Driver::Hour, DriverGroupId::NotSaid), "driver:hour:not_said"),
            (CustomerGroup::Driver(Driver::Channel, DriverGroupId::OtherTexts), "driver:channel:other"),
            (CustomerGroup::Driver(Driver::Basket, DriverGroupId::Band(Band::Range(5, None))), "driver:basket:band:3"),
            (CustomerGroup::Moved(90, Move::Lifecycle(0, 5)), "moved:90:1_active:2_lapsed"),
            (CustomerGroup::Moved(30, Move::Lifecycle(9, 0)), "moved:30:none:1_active"),
            (CustomerGroup::Moved(365, Move::Rfm(10, 11)), "moved_rfm:365:lost:none"),
            (
                CustomerGroup::Cohort(CohortSettings::default(), (monday, monday.plus(30)), CohortPart::All),
                "cohort:month:2011-02-28:2011-03-30:all",
            ),
            (
                CustomerGroup::Cohort(by_days, (monday, monday.plus(6)), CohortPart::BoughtAgainBy(4)),
                "cohort:week_30:2011-02-28:2011-03-06:again:4",
            ),
        ] {
            assert_eq!(group.to_string(), text);
            assert_eq!(CustomerGroup::parse(text), Some(group), "{text}");
        }
    }

    #[test]
    fn what_is_no_group_is_none() {
        for text in [
            "",
            ":",
            "all:1",
            "lifecycle:0:lapsed",
            "lifecycle:4:lapsed",
            "rfm:",
            "top:0",
            "top:101",
            "step:11:all",
            "step:1:within",
            "driver:basket:band:4",
            "driver:x:other",
            "cohort:month_0:2011-03-01:2011-03-31:all",
            "cohort:month:2011-03-01:2011-13-01:all",
            "cohort:month:2011-03-01:all",
            "new:2011-13",
            "due:-1",
            "moved:90:1_active",
            "moved:90:4_active:none",
            "ann@example.com",
        ] {
            assert_eq!(CustomerGroup::parse(text), None, "{text}");
        }
    }
}
