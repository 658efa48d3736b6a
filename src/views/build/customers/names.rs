//! What groups of customers are called.

use crate::analysis::{CustomerGroup, Move, RetentionPart};
use crate::i18n::{CustomersPage, GroupNames as Say, Value, Words};
use crate::metrics::{
    CohortPart, CohortSettings, LIFECYCLE_CELLS, LIFECYCLE_ROWS, PeriodPart, RepeatPart, RfmGroup, SILENCES, Silence,
    StepPart,
};
use crate::units::{Day, Month};

use super::super::cohorts::at_age;
use super::super::drivers::{driver_group_name, driver_name};
use super::super::tell::NOTHING;

/// An RFM group and who is in it.
pub(in crate::views::build) fn group_words(group: RfmGroup) -> (CustomersPage, CustomersPage) {
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

/// How a customer stands by silence.
pub(in crate::views::build) fn state(silence: Silence, words: &Words<'_>) -> String {
    words.text(match silence {
        Silence::Active => CustomersPage::GridActive,
        Silence::AtRisk => CustomersPage::GridRisk,
        Silence::Lapsed => CustomersPage::GridLapsed,
    })
}

/// A group; `text` is what the files call what it goes by, `days` those of retention.
pub(super) fn group_name(group: CustomerGroup, text: Option<&str>, days: u32, words: &Words<'_>) -> String {
    let product = [("product", Value::Text(text.unwrap_or(NOTHING)))];
    match group {
        CustomerGroup::All => words.text(CustomersPage::ListAll),
        CustomerGroup::Period(part, month) => period(part, month, words),
        CustomerGroup::Repeat(part) => words.text(match part {
            RepeatPart::InPeriod => Say::RepeatInPeriod,
            RepeatPart::Once => Say::RepeatOnce,
            RepeatPart::Ever => Say::RepeatEver,
            RepeatPart::EverOnly => Say::RepeatEverOnly,
            RepeatPart::ToDate => Say::RepeatToDate,
        }),
        CustomerGroup::Retention(part) => {
            let message = match part {
                RetentionPart::Start => Say::RetentionStart,
                RetentionPart::End => Say::RetentionEnd,
                RetentionPart::Kept => Say::RetentionKept,
                RetentionPart::Stayed => Say::RetentionStayed,
                RetentionPart::Lost => Say::RetentionLost,
                RetentionPart::CameBack => Say::RetentionCameBack,
                RetentionPart::New => Say::RetentionNew,
            };
            words.say(message, &[("days", Value::Count(u64::from(days)))])
        }
        CustomerGroup::Step(number, part) => step(number, part, words),
        CustomerGroup::Lifecycle(row, silence) => {
            let state = state(silence, words).to_lowercase();
            let values = [("orders", Value::Count(row as u64 + 1)), ("state", Value::Text(&state))];
            let last = row + 1 == LIFECYCLE_ROWS;
            words.say(if last { CustomersPage::ListCellMore } else { CustomersPage::ListCell }, &values)
        }
        CustomerGroup::Silent(silence) => state(silence, words),
        CustomerGroup::Rfm(group) => words.text(group_words(group).0),
        CustomerGroup::Gap(from, to) => {
            let [from, to] = [from, to].map(|days| Value::Count(u64::from(days)));
            words.say(Say::Gap, &[("from", from), ("to", to)])
        }
        CustomerGroup::Bottom(count) => words.say(Say::Bottom, &[("count", Value::Count(count))]),
        CustomerGroup::Top(percent) => words.say(Say::Top, &[("percent", Value::Count(percent))]),
        CustomerGroup::FirstProduct(_) => words.say(Say::FirstProduct, &product),
        CustomerGroup::Due(_) => words.say(Say::Due, &product),
        CustomerGroup::Driver(driver, id) => {
            let (driver, group) = (driver_name(driver, words), driver_group_name(driver, id, text, words));
            words.say(Say::Driver, &[("driver", Value::Text(&driver)), ("group", Value::Text(&group))])
        }
        CustomerGroup::Moved(days, moved) => {
            let (from, to) = (move_place(moved, true, words), move_place(moved, false, words));
            let days = ("days", Value::Count(u64::from(days)));
            words.say(Say::Moved, &[days, ("from", Value::Text(&from)), ("to", Value::Text(&to))])
        }
        CustomerGroup::Cohort(settings, days, part) => cohort(settings, days, part, words),
    }
}

/// Where a move begins or ends.
pub(super) fn move_place(moved: Move, begins: bool, words: &Words<'_>) -> String {
    let of = |from: usize, to: usize| if begins { from } else { to };
    let nowhere = || words.text(if begins { Say::MovedFromNowhere } else { Say::MovedToNowhere });
    match moved {
        Move::Lifecycle(from, to) => {
            let place = of(from, to);
            let silence = SILENCES.get(place % SILENCES.len()).filter(|_| place < LIFECYCLE_CELLS);
            let cell = |silence: &Silence| {
                group_name(CustomerGroup::Lifecycle(place / SILENCES.len(), *silence), None, 0, words)
            };
            silence.map_or_else(nowhere, cell)
        }
        Move::Rfm(from, to) => {
            let group = RfmGroup::ALL.get(of(from, to));
            group.map_or_else(nowhere, |group| words.text(group_words(*group).0))
        }
    }
}

fn period(part: PeriodPart, month: Option<Month>, words: &Words<'_>) -> String {
    match month {
        None => words.text(match part {
            PeriodPart::All => Say::Buyers,
            PeriodPart::New => Say::New,
            PeriodPart::Returning => Say::Returning,
        }),
        Some(month) => {
            let message = match part {
                PeriodPart::All => Say::BuyersOfMonth,
                PeriodPart::New => Say::NewOfMonth,
                PeriodPart::Returning => Say::ReturningOfMonth,
            };
            words.say(message, &[("month", Value::Month(month))])
        }
    }
}

fn step(number: usize, part: StepPart, words: &Words<'_>) -> String {
    let days = |days: u32| Value::Count(u64::from(days));
    let order = ("order", Value::Count(number as u64));
    match part {
        StepPart::All => words.say(Say::StepAll, &[order]),
        StepPart::Back => words.say(Say::StepBack, &[order]),
        StepPart::Away => words.say(Say::StepAway, &[order]),
        StepPart::Followed(within) => words.say(Say::StepFollowed, &[order, ("days", days(within))]),
        StepPart::Within(within) => words.say(Say::StepWithin, &[order, ("days", days(within))]),
        StepPart::Gap(from, to) => words.say(Say::StepGap, &[order, ("from", days(from)), ("to", days(to))]),
    }
}

fn cohort(settings: CohortSettings, (from, to): (Day, Day), part: CohortPart, words: &Words<'_>) -> String {
    let ends = [("from", Value::Day(from)), ("to", Value::Day(to))];
    let aged = |message: Say, age: usize| {
        let ([from, to], when) = (ends, at_age(settings, age, words));
        words.say(message, &[from, to, ("when", Value::Text(&when))])
    };
    match part {
        CohortPart::All => words.say(Say::Cohort, &ends),
        CohortPart::Exactly(age) => aged(Say::CohortExactly, age),
        CohortPart::OrLater(age) => aged(Say::CohortLater, age),
        CohortPart::BoughtAgainBy(age) => aged(Say::CohortAgain, age),
        CohortPart::AgainNotIn(age) => aged(Say::CohortNotIn, age),
    }
}
