//! From what the page says about a file to what the import understands, and the names of a setting's values.

use crate::ingest::{Choices, DateOrder, Encoding, Remembered, Role};
use crate::protocol::{FileChoices, RememberedColumns, Setting};
use crate::units::Currency;

/// How a file is to be read; what is not understood is left to be found out.
pub(super) fn choices_of(said: &FileChoices) -> Choices {
    let text = |setting| said.setting(setting);
    let letter = |setting| match text(setting)? {
        "tab" => Some('\t'),
        other => other.chars().next(),
    };
    Choices {
        encoding: text(Setting::Encoding).and_then(Encoding::of_label),
        delimiter: letter(Setting::Delimiter),
        date_order: text(Setting::DateOrder).and_then(|code| match code {
            "day_first" => Some(DateOrder::DayFirst),
            "month_first" => Some(DateOrder::MonthFirst),
            _ => None,
        }),
        decimal_mark: letter(Setting::DecimalMark),
        currency: text(Setting::Currency).and_then(|code| Currency::from_code(code.as_bytes())),
        zone: text(Setting::Zone).map(str::to_owned),
        utc: text(Setting::Clock).map(|value| value == "utc"),
        headless: text(Setting::FirstRow).map(|value| value == "data"),
        columns: said
            .columns
            .as_ref()
            .map(|columns| columns.iter().filter_map(|(code, at)| Some((role_of(code)?, *at as usize))).collect()),
    }
}

/// Columns that the page has kept; a role that is not known any more is left out.
pub(super) fn remembered_of(kept: &RememberedColumns) -> Remembered {
    let column = |(code, name, number): &(String, String, u32)| Some((role_of(code)?, name.clone(), *number as usize));
    Remembered { header: kept.header, columns: kept.columns.iter().filter_map(column).collect() }
}

fn role_of(code: &str) -> Option<Role> {
    Role::ALL.into_iter().find(|role| role.code() == code)
}
