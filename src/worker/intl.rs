//! Numbers, money and days by the browser's own `Intl`.

use std::cell::RefCell;
use std::collections::BTreeMap;

use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

use crate::i18n::Format;
use crate::units::{Currency, Day, Month};

const DAY_MS: f64 = 86_400_000.0;

/// The browser's formatter in one language. Making a formatter is dear, calling it is not: each is made once.
#[derive(Default)]
pub(super) struct IntlFormat {
    language: String,
    known: RefCell<BTreeMap<Style, Function>>,
}

/// What tells one formatter from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Style {
    Decimal(u32),
    Percent(u32),
    Money(Currency),
    MoneyShort(Currency),
    Day,
    Month,
}

impl IntlFormat {
    /// Speaks another language from now on.
    pub fn set_language(&mut self, tag: &str) {
        if self.language != tag {
            tag.clone_into(&mut self.language);
            self.known.borrow_mut().clear();
        }
    }

    fn call(&self, style: Style, value: f64) -> String {
        let mut known = self.known.borrow_mut();
        let format = known.entry(style).or_insert_with(|| self.make(style));
        let value = match style {
            Style::Day | Style::Month => Date::new(&JsValue::from(value)).into(),
            _ => JsValue::from(value),
        };
        format.call1(&JsValue::NULL, &value).ok().and_then(|text| text.as_string()).unwrap_or_default()
    }

    fn make(&self, style: Style) -> Function {
        let locales = Array::new();
        // An unknown tag would throw: `supportedLocalesOf` leaves it out, and no locale is the browser's own. It throws itself
        // where there is no tag, as before the first question for a page.
        if !self.language.is_empty()
            && Intl::NumberFormat::supported_locales_of(&Array::of1(&self.language.as_str().into()), &Object::new())
                .length()
                > 0
        {
            locales.push(&self.language.as_str().into());
        }
        let options = Object::new();
        let set = |key: &str, value: JsValue| {
            // Setting a key of a fresh object cannot fail.
            let _ = Reflect::set(&options, &key.into(), &value);
        };
        let decimals = |least: u32, most: u32| {
            set("minimumFractionDigits", least.into());
            set("maximumFractionDigits", most.into());
        };
        match style {
            Style::Decimal(places) => decimals(places, places),
            Style::Percent(places) => {
                set("style", "percent".into());
                decimals(places, places);
            }
            Style::Money(currency) => {
                set_currency(&set, currency);
                decimals(currency.decimals(), currency.decimals());
            }
            Style::MoneyShort(currency) => {
                set_currency(&set, currency);
                set("notation", "compact".into());
                decimals(0, 1);
            }
            Style::Day | Style::Month => {
                set("timeZone", "UTC".into());
                set("year", "numeric".into());
                set("month", "short".into());
                if style == Style::Day {
                    set("day", "numeric".into());
                }
                return Intl::DateTimeFormat::new(&locales, &options).format();
            }
        }
        Intl::NumberFormat::new(&locales, &options).format()
    }
}

fn set_currency(set: &impl Fn(&str, JsValue), currency: Currency) {
    if currency.is_known() {
        set("style", "currency".into());
        set("currency", currency.code().into());
        set("currencyDisplay", "narrowSymbol".into());
    }
}

impl Format for IntlFormat {
    fn integer(&self, value: i64) -> String {
        self.call(Style::Decimal(0), value as f64)
    }

    fn decimal(&self, value: f64, decimals: u32) -> String {
        self.call(Style::Decimal(decimals), value)
    }

    fn percent(&self, share: f64, decimals: u32) -> String {
        self.call(Style::Percent(decimals), share)
    }

    fn money(&self, minor: i64, currency: Currency) -> String {
        self.call(Style::Money(currency), minor as f64 / currency.minor_per_major() as f64)
    }

    fn money_short(&self, minor: f64, currency: Currency) -> String {
        self.call(Style::MoneyShort(currency), minor / currency.minor_per_major() as f64)
    }

    fn day(&self, day: Day) -> String {
        self.call(Style::Day, f64::from(day.0) * DAY_MS)
    }

    fn month(&self, month: Month) -> String {
        self.call(Style::Month, f64::from(month.first_day().0) * DAY_MS)
    }

    fn plural_form(&self, count: u64) -> usize {
        usize::from(count != 1)
    }
}
