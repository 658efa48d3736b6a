//! Messages with their values put in.

use crate::units::{Currency, Day, Month, saturated};

use super::{Format, Language, Message};

/// Says messages in one language.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    /// The language.
    pub language: Language,
    /// Its numbers, money and days.
    pub format: &'a dyn Format,
    /// The currency of the money.
    pub currency: Currency,
}

/// A value to put into a message.
#[derive(Debug, Clone, Copy)]
pub enum Value<'a> {
    /// Text as it is.
    Text(&'a str),
    /// A count, which also picks plural forms.
    Count(u64),
    /// A share, as a percentage with one decimal.
    Percent(f64),
    /// Money in minor units.
    Money(i64),
    /// A number with two decimals.
    Number(f64),
    /// A day.
    Day(Day),
    /// A month.
    Month(Month),
}

impl Words<'_> {
    /// The message without values.
    pub fn text(&self, message: impl Into<Message>) -> String {
        self.say(message, &[])
    }

    /// The message with its values: `{name}` by name, `{name|order|orders}` by the plural form of that count.
    ///
    /// A place without a value stays as it is, so that a mistake is seen; the tests look for braces.
    pub fn say(&self, message: impl Into<Message>, values: &[(&str, Value<'_>)]) -> String {
        put_in(message.into().template(self.language), |name, forms| {
            let (_, value) = values.iter().find(|(key, _)| *key == name)?;
            match (value, forms) {
                (Value::Count(count), Some(forms)) => {
                    forms.split('|').nth(self.format.plural_form(*count)).map(str::to_owned)
                }
                (_, Some(_)) => None,
                (value, None) => Some(self.value(value)),
            }
        })
    }

    /// A value as it is written.
    pub fn value(&self, value: &Value<'_>) -> String {
        match *value {
            Value::Text(text) => text.to_owned(),
            Value::Count(count) => self.count(count),
            Value::Percent(share) => self.format.percent(share, 1),
            Value::Money(minor) => self.format.money(minor, self.currency),
            Value::Number(number) => self.format.decimal(number, 2),
            Value::Day(day) => self.format.day(day),
            Value::Month(month) => self.format.month(month),
        }
    }

    /// A whole number.
    pub fn count(&self, count: u64) -> String {
        self.format.integer(i64::try_from(count).unwrap_or(i64::MAX))
    }

    /// Money in minor units, kept at the largest amount where it would pass it.
    pub fn money(&self, minor: i128) -> String {
        self.format.money(saturated(minor), self.currency)
    }
}

/// A label with texts put in by name.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    put_in(template, |name, _| values.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
}

/// Replaces each `{name}` and `{name|one|other}` by what `value` says of the name and its forms.
fn put_in(template: &str, value: impl Fn(&str, Option<&str>) -> Option<String>) -> String {
    let mut out = String::with_capacity(template.len() + 24);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((place, tail)) = after.split_once('}') else {
            rest = after;
            break;
        };
        rest = tail;
        let (name, forms) = place.split_once('|').map_or((place, None), |(name, forms)| (name, Some(forms)));
        match value(name, forms) {
            Some(text) => out.push_str(&text),
            None => out.extend(["{", place, "}"]),
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::PlainFormat;

    #[test]
    fn values_and_plurals_go_into_their_places() {
        let words = Words { language: Language::English, format: &PlainFormat, currency: Currency::UNKNOWN };
        let orders = |n| words.say(Message::RowsAndSize, &[("rows", Value::Count(n)), ("size", Value::Text("1 KB"))]);
        assert_eq!(orders(1), "1 row · 1 KB");
        assert_eq!(orders(1_200), "1,200 rows · 1 KB");
        assert_eq!(words.say(Message::RowsAndSize, &[]), "{rows} {rows|row|rows} · {size}");
        assert_eq!(fill("{a} of {b}", &[("a", "1")]), "1 of {b}");
    }
}
