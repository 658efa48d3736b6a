//! Time zones by the browser's own tables.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::ingest::{ShopZone, Zones};
use crate::units::Day;

/// The browser's own zone and its tables; nothing where it does not say.
pub(super) fn own() -> Option<ShopZone> {
    let options = Intl::DateTimeFormat::new(&Array::new(), &Object::new()).resolved_options();
    let name = Reflect::get(&options, &"timeZone".into()).ok()?.as_string()?;
    Some(ShopZone { name, zones: Rc::new(IntlZones::default()) })
}

/// The tables behind `Intl.DateTimeFormat`. Making a formatter is dear: the newest zone's is kept.
#[derive(Debug, Default)]
struct IntlZones {
    newest: RefCell<Option<(String, Function)>>,
}

impl Zones for IntlZones {
    fn offset_seconds(&self, zone: &str, utc: i64) -> Option<i32> {
        let mut newest = self.newest.borrow_mut();
        if newest.as_ref().is_none_or(|(known, _)| known != zone) {
            *newest = Some((zone.to_owned(), formatter(zone)?));
        }
        let (_, format) = newest.as_ref()?;
        let shown = format.call1(&JsValue::NULL, &Date::new(&(utc as f64 * 1000.0).into())).ok()?.as_string()?;
        let local = seconds(&shown)?;
        i32::try_from(local - utc).ok()
    }
}

/// Writes an instant as `01/31/2024, 14:05:09` in a zone; nothing where the browser does not know it.
fn formatter(zone: &str) -> Option<Function> {
    let options = Object::new();
    for (key, value) in [
        ("timeZone", zone),
        ("hourCycle", "h23"),
        ("calendar", "gregory"),
        ("numberingSystem", "latn"),
        ("year", "numeric"),
        ("month", "2-digit"),
        ("day", "2-digit"),
        ("hour", "2-digit"),
        ("minute", "2-digit"),
        ("second", "2-digit"),
    ] {
        Reflect::set(&options, &key.into(), &value.into()).ok()?;
    }
    // An unknown zone throws, which the typed constructor would not catch.
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let constructor: Function = Reflect::get(&intl, &"DateTimeFormat".into()).ok()?.dyn_into().ok()?;
    let made = Reflect::construct(&constructor, &Array::of2(&"en-US".into(), &options)).ok()?;
    Some(made.unchecked_into::<Intl::DateTimeFormat>().format())
}

/// Seconds since 1970 of a civil time: month, day, year, hour, minute, second.
fn seconds(shown: &str) -> Option<i64> {
    let mut numbers =
        shown.split(|letter: char| !letter.is_ascii_digit()).filter_map(|digits| digits.parse::<i64>().ok());
    let (month, day, year) = (numbers.next()?, numbers.next()?, numbers.next()?);
    let (hour, minute, second) = (numbers.next()?, numbers.next()?, numbers.next()?);
    let day = Day::from_ymd(i32::try_from(year).ok()?, u32::try_from(month).ok()?, u32::try_from(day).ok()?)?;
    Some(i64::from(day.0) * 86_400 + hour * 3600 + minute * 60 + second)
}
