//! Drivers and their groups by name.

use crate::i18n::{DriversPage as Say, Value, Words};
use crate::metrics::{Band, Driver, DriverGroupId};

/// A driver by its name.
pub(super) fn driver_name(driver: Driver, words: &Words<'_>) -> String {
    words.text(match driver {
        Driver::Discount => Say::Discount,
        Driver::DiscountDepth => Say::DiscountDepth,
        Driver::DiscountCode => Say::DiscountCode,
        Driver::Refund => Say::Refund,
        Driver::Channel => Say::Channel,
        Driver::Country => Say::Country,
        Driver::Payment => Say::Payment,
        Driver::Basket => Say::Basket,
        Driver::Weekday => Say::Weekday,
        Driver::Hour => Say::Hour,
        Driver::Season => Say::Season,
        Driver::BlackFridayWeek => Say::BlackFridayWeek,
    })
}

/// A group of customers by its name; `text` is that of a group that the files name.
pub(super) fn group_name(driver: Driver, group: DriverGroupId, text: Option<&String>, words: &Words<'_>) -> String {
    let number = |value: u16| words.count(u64::from(value));
    match group {
        DriverGroupId::Text(_) => text.cloned().unwrap_or_default(),
        DriverGroupId::OtherTexts => words.text(Say::OtherTexts),
        DriverGroupId::NotSaid => words.text(Say::NotSaid),
        DriverGroupId::Band(Band::Whether(yes)) => words.text(match (driver, yes) {
            (Driver::BlackFridayWeek, true) => Say::InThatWeek,
            (Driver::BlackFridayWeek, false) => Say::InOtherWeeks,
            (_, true) => Say::WithDiscount,
            (_, false) => Say::WithoutDiscount,
        }),
        DriverGroupId::Band(Band::Weekday(day)) => {
            let days =
                [Say::Monday, Say::Tuesday, Say::Wednesday, Say::Thursday, Say::Friday, Say::Saturday, Say::Sunday];
            words.text(days[usize::from(day % 7)])
        }
        DriverGroupId::Band(Band::Season(month)) => words.text(match month {
            3 => Say::Spring,
            6 => Say::Summer,
            9 => Say::Autumn,
            _ => Say::Winter,
        }),
        DriverGroupId::Band(Band::Range(from, to)) => {
            let (low, high) = (number(from), number(to.unwrap_or(from)));
            let values = [("from", Value::Text(&low)), ("to", Value::Text(&high))];
            let percent = matches!(driver, Driver::DiscountDepth | Driver::Refund);
            words.say(
                match (percent, to) {
                    (true, Some(to)) if to == from => Say::PercentIs,
                    (true, Some(_)) => Say::PercentRange,
                    (true, None) => Say::PercentFrom,
                    (false, _) if driver == Driver::Hour => Say::HourRange,
                    (false, Some(to)) if to == from => return low,
                    (false, Some(_)) => Say::CountRange,
                    (false, None) => Say::CountFrom,
                },
                &values,
            )
        }
    }
}
