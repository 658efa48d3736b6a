//! What was assumed of a file, each with the ways it could be otherwise.

use crate::i18n::{Message, Value, Words};
use crate::ingest::{DateOrder, DateShape, Encoding, FileSummary, Format, MarkEvidence, NoKey, Role};
use crate::units::Currency;
use crate::views::choice::{FileChoices, Setting};
use crate::views::data::{Assumption, SettingOption};

use super::problems::role_name;

/// Currencies that are offered for rows that name none, beside those of the file.
const CURRENCIES: &str = "USD EUR GBP CAD AUD NZD CHF SEK NOK DKK PLN CZK HUF RON TRY ILS AED SAR INR JPY CNY KRW SGD HKD THB IDR BRL MXN ZAR";

/// What was assumed of a file; `said` is what a reader has said about it.
pub(super) fn assumptions(summary: &FileSummary, said: &FileChoices, words: &Words<'_>) -> Vec<Assumption> {
    let columns: Vec<String> = summary
        .roles
        .iter()
        .map(|(role, column)| {
            let role = words.text(role_name(*role));
            words.say(Message::RoleUse, &[("column", Value::Text(column)), ("role", Value::Text(&role))])
        })
        .collect();
    let plain =
        |name: Message, value: String| Assumption { name: words.text(name), value, setting: None, options: Vec::new() };
    let choice = |name: Message, value: String, setting: Setting, options: Vec<(String, String)>| {
        let chosen = said.setting(setting);
        let option =
            |(value, label): (String, String)| SettingOption { chosen: chosen == Some(value.as_str()), value, label };
        let found =
            SettingOption { value: String::new(), label: words.text(Message::AsFound), chosen: chosen.is_none() };
        let options = [found].into_iter().chain(options.into_iter().map(option)).collect();
        Assumption { name: words.text(name), value, setting: Some(setting), options }
    };
    let mut all = vec![plain(Message::AssumedMoney, columns.join(&words.text(Message::ListAnd)))];
    // A file beside the orders may have neither dates nor money.
    let has = |roles: &[Role]| summary.roles.iter().any(|(role, _)| roles.contains(role));
    let dated = has(&[Role::Date]);
    let counted = has(&[Role::Amount, Role::UnitPrice, Role::Issued, Role::Redeemed]);
    let numbers = summary.dates.shapes[DateShape::Numbers as usize] > 0;
    if numbers || said.setting(Setting::DateOrder).is_some() {
        all.push(choice(Message::AssumedDates, dates(summary, words), Setting::DateOrder, date_orders(words)));
    } else if dated {
        all.push(plain(Message::AssumedDates, dates(summary, words)));
    }
    let clock = if let Some(zone) = &summary.zone {
        words.say(Message::ClockMoved, &[("zone", Value::Text(zone))])
    } else if summary.utc {
        words.text(Message::ClockUtc)
    } else {
        words.text(Message::ClockLocal)
    };
    let clocked = summary.dates.clocked || said.setting(Setting::Clock).is_some();
    let clocks = [("local", Message::ClockIsLocal), ("utc", Message::ClockIsUtc)];
    let clocks = clocks.map(|(value, label)| (value.to_owned(), words.text(label))).into();
    if clocked {
        all.push(choice(Message::AssumedClock, clock, Setting::Clock, clocks));
    }
    if summary.utc || summary.zone.is_some() || said.setting(Setting::Clock) == Some("utc") {
        let zone = summary.zone.clone().unwrap_or_else(|| words.text(Message::ZoneNone));
        // The page knows the zones of its browser.
        let chosen = said.setting(Setting::Zone).map(|zone| (zone.to_owned(), zone.to_owned()));
        all.push(choice(Message::AssumedZone, zone, Setting::Zone, chosen.into_iter().collect()));
    }
    let mark = words.text(if summary.decimal_mark == ',' { Message::MarkComma } else { Message::MarkDot });
    if counted && summary.amounts.evidence == MarkEvidence::Plain {
        all.push(plain(Message::AssumedMark, words.text(Message::MarkNone)));
    } else if counted {
        let marks = [(".", Message::MarkDot), (",", Message::MarkComma)];
        let marks = marks.map(|(value, label)| (value.to_owned(), words.text(label))).into();
        all.push(choice(Message::AssumedMark, mark, Setting::DecimalMark, marks));
    }
    // What stands beside the orders is taken to be in their currency.
    if !summary.format.is_beside_orders() {
        all.push(choice(Message::AssumedCurrency, currency(summary, words), Setting::Currency, currencies(summary)));
    }
    let encodings = Encoding::ALL.map(|known| (known.label().to_owned(), encoding_name(known, words))).into();
    all.push(choice(Message::AssumedEncoding, encoding(summary, words), Setting::Encoding, encodings));
    let delimiters = [(",", ','), (";", ';'), ("tab", '\t'), ("|", '|')];
    let delimiters = delimiters.map(|(value, mark)| (value.to_owned(), delimiter_name(mark, words))).into();
    let delimiter = delimiter_name(summary.delimiter, words);
    // Lines of JSON have no cells to part.
    if summary.format != Format::ShopifyBulk {
        all.push(choice(Message::AssumedDelimiter, delimiter, Setting::Delimiter, delimiters));
    }
    let customers = match summary.no_key {
        Some(NoKey::Amazon) => Some(Message::NoKeyAmazon),
        Some(NoKey::WooCommerce) => Some(Message::NoKeyWooCommerce),
        Some(NoKey::PrestaShop) => Some(Message::NoKeyPrestaShop),
        Some(NoKey::ShopifyTransactions) => Some(Message::NoKeyShopifyTransactions),
        None => summary.names_only.then_some(Message::CustomersByName),
    };
    all.extend(customers.map(|customers| plain(Message::AssumedCustomers, words.text(customers))));
    if let Some(placeholders) = super::people::placeholders(summary, words) {
        all.push(plain(Message::AssumedNobody, placeholders));
    }
    if summary.header_line > 0 {
        let line = words.say(Message::HeaderLine, &[("line", Value::Count(summary.header_line + 1))]);
        all.push(plain(Message::AssumedHeader, line));
    }
    all
}

/// An order of day and month by its name.
pub(super) fn order_name(order: DateOrder) -> Message {
    match order {
        DateOrder::YearFirst => Message::DatesIso,
        DateOrder::DayFirst => Message::DatesDayFirst,
        DateOrder::MonthFirst => Message::DatesMonthFirst,
    }
}

/// The orders of day and month to choose from, by the names that a choice has.
pub(super) fn date_orders(words: &Words<'_>) -> Vec<(String, String)> {
    [("day_first", DateOrder::DayFirst), ("month_first", DateOrder::MonthFirst)]
        .map(|(value, order)| (value.to_owned(), words.text(order_name(order))))
        .into()
}

fn dates(summary: &FileSummary, words: &Words<'_>) -> String {
    let facts = summary.dates;
    let order = words.text(order_name(facts.style.order));
    let order_value = ("order", Value::Text(&order));
    match (facts.style.ambiguous, facts.contradicted) {
        (false, 0) => order,
        (true, 0) => words.say(Message::DatesAmbiguous, &[order_value]),
        (_, n) => words.say(Message::DatesContradicted, &[order_value, ("n", Value::Count(n))]),
    }
}

fn currency(summary: &FileSummary, words: &Words<'_>) -> String {
    match (summary.currency, summary.currencies.as_slice()) {
        (None, _) => words.text(Message::CurrencyUnknown),
        (Some(_), all @ [_, _, ..]) => {
            let codes: Vec<&str> = all.iter().map(|(currency, _)| currency.code()).collect();
            codes.join(&words.text(Message::ListAnd))
        }
        (Some(currency), _) => currency.code().to_owned(),
    }
}

fn currencies(summary: &FileSummary) -> Vec<(String, String)> {
    let own = summary.currencies.iter().map(|(currency, _)| currency).filter(|currency| currency.is_known());
    let mut codes: Vec<String> = own.map(|currency: &Currency| currency.code().to_owned()).collect();
    codes.extend(CURRENCIES.split(' ').map(str::to_owned));
    let mut seen = Vec::new();
    for code in codes {
        if !seen.iter().any(|(other, _)| *other == code) {
            seen.push((code.clone(), code));
        }
    }
    seen
}

/// The encoding, with cells that show whether it is right.
fn encoding(summary: &FileSummary, words: &Words<'_>) -> String {
    let name = encoding_name(summary.encoding, words);
    if summary.text.shown.is_empty() {
        return name;
    }
    let shown: Vec<String> = summary.text.shown.iter().map(|cell| format!("“{cell}”")).collect();
    let shown = shown.join(&words.text(Message::ListAnd));
    words.say(Message::EncodingShown, &[("name", Value::Text(&name)), ("cells", Value::Text(&shown))])
}

fn encoding_name(encoding: Encoding, words: &Words<'_>) -> String {
    let script = match encoding {
        Encoding::Utf8 => return words.text(Message::EncodingUtf8),
        Encoding::Utf16Le | Encoding::Utf16Be => Message::ScriptAll,
        Encoding::Windows1252 | Encoding::Macintosh => Message::ScriptWestern,
        Encoding::Windows1250 | Encoding::Iso8859_2 => Message::ScriptCentral,
        Encoding::Windows1251 | Encoding::Koi8R => Message::ScriptCyrillic,
        Encoding::Windows1253 => Message::ScriptGreek,
        Encoding::Windows1254 => Message::ScriptTurkish,
        Encoding::Windows1255 => Message::ScriptHebrew,
        Encoding::Windows1256 => Message::ScriptArabic,
        Encoding::Windows1257 => Message::ScriptBaltic,
        Encoding::ShiftJis | Encoding::EucJp => Message::ScriptJapanese,
        Encoding::Gb18030 | Encoding::Big5 => Message::ScriptChinese,
        Encoding::EucKr => Message::ScriptKorean,
    };
    let script = words.text(script);
    words.say(Message::EncodingName, &[("name", Value::Text(encoding.label())), ("script", Value::Text(&script))])
}

fn delimiter_name(delimiter: char, words: &Words<'_>) -> String {
    match delimiter {
        ',' => words.text(Message::DelimiterComma),
        ';' => words.text(Message::DelimiterSemicolon),
        '\t' => words.text(Message::DelimiterTab),
        '|' => words.text(Message::DelimiterPipe),
        other => words.say(Message::DelimiterOther, &[("mark", Value::Text(&other.to_string()))]),
    }
}
