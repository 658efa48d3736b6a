//! The frame of every page.

use crate::analysis::{Analysis, Context, ReadFile};
use crate::i18n::{Message, Value, WhileReading, Words};
use crate::ingest::Format;
use crate::orders::{Comparison, Period};
use crate::units::{Day, Share};
use crate::views::frame::{Frame, FrameFile, PeriodChoice};

use super::questions::questions;

/// Coverage below this is told in amber.
const COVERAGE_MATTERS_BELOW: f64 = 0.9;

/// Days after which the age of the newest order is told in amber.
const AGE_MATTERS_AFTER: i32 = 90;

/// The frame; `today` is the reader's day, where it is known.
pub fn frame(analysis: &Analysis, context: &Context, today: Option<Day>, words: &Words<'_>) -> Frame {
    let Context { window, oldest, newest, orders, known_orders, .. } = *context;
    let coverage = Share::new(known_orders, orders).value();
    Frame {
        sentence: sentence(context, words),
        from: window.period.from.to_string(),
        to: window.period.to.to_string(),
        as_of: window.as_of.to_string(),
        oldest: oldest.to_string(),
        newest: newest.to_string(),
        periods: periods(context, words),
        data_age: data_age(context, today, words),
        data_age_matters: age_matters(context, today),
        coverage: super::people::coverage(context, words),
        coverage_matters: coverage_matters(coverage),
        recognised: recognised(analysis.files(), words),
        questions: questions(analysis, &context.rules, words),
        files: files(analysis, context.made_up),
        made_up: context.made_up.then(|| words.text(Message::MadeUpShop)),
        currency: context.currency.is_known().then(|| context.currency.code().to_owned()),
    }
}

/// Whether so few orders have a known customer that it matters.
pub(super) fn coverage_matters(coverage: Option<f64>) -> bool {
    coverage.is_none_or(|share| share < COVERAGE_MATTERS_BELOW)
}

/// The newest order, and how long ago it was; a made-up shop has no age.
pub(super) fn data_age(context: &Context, today: Option<Day>, words: &Words<'_>) -> String {
    let newest = context.newest;
    let today = today.filter(|_| !context.made_up);
    let message = match today.map(|today| today.since(newest)) {
        None => Message::NewestOrder,
        Some(0) => Message::NewestOrderToday,
        Some(1..) => Message::NewestOrderBefore,
        Some(_) => Message::NewestOrderAfter,
    };
    let days = today.map_or(0, |today| today.since(newest).unsigned_abs());
    words.say(message, &[("day", Value::Day(newest)), ("days", Value::Count(u64::from(days)))])
}

/// Whether the newest order lies in the future, or so far back that the shop of today is another.
pub(super) fn age_matters(context: &Context, today: Option<Day>) -> bool {
    let age = today.filter(|_| !context.made_up).map_or(0, |today| today.since(context.newest));
    !(0..=AGE_MATTERS_AFTER).contains(&age)
}

/// What is being shown, in words.
fn sentence(context: &Context, words: &Words<'_>) -> String {
    let Context { window, scope, oldest, newest, .. } = *context;
    let Period { from, to } = window.period;
    let ends = [("from", Value::Day(from)), ("to", Value::Day(to))];
    let all = from == oldest && to == window.as_of;
    let mut sentence = words.say(if all { Message::AllOrders } else { Message::PeriodOfOrders }, &ends);
    sentence += &match (scope.comparison, context.compared) {
        (Comparison::None, _) => String::new(),
        (_, None) if all => String::new(),
        (_, None) => words.text(Message::ComparedNothing),
        (Comparison::PreviousPeriod, Some(_)) => words.text(Message::ComparedPrevious),
        (Comparison::YearBefore, Some(_)) => words.text(Message::ComparedYear),
    };
    if window.as_of != newest {
        sentence += &words.say(Message::AsItStood, &[("day", Value::Day(window.as_of))]);
    }
    sentence
}

fn periods(context: &Context, words: &Words<'_>) -> Vec<PeriodChoice> {
    let Context { window, oldest, .. } = *context;
    let as_of = window.as_of;
    let mut choices = vec![("all".to_owned(), words.text(Message::PeriodAll), oldest, as_of)];
    for (key, message, days) in [("last_365", Message::PeriodLast365, 365), ("last_90", Message::PeriodLast90, 90)] {
        if as_of.plus(1 - days) > oldest {
            choices.push((key.to_owned(), words.text(message), as_of.plus(1 - days), as_of));
        }
    }
    let (first_year, last_year) = (oldest.ymd().0, as_of.ymd().0);
    for year in (first_year.max(last_year - 9)..=last_year).rev() {
        let (Some(start), Some(end)) = (Day::from_ymd(year, 1, 1), Day::from_ymd(year, 12, 31)) else { continue };
        let label = words.say(Message::PeriodYear, &[("year", Value::Text(&year.to_string()))]);
        choices.push((format!("year_{year}"), label, start.max(oldest), end.min(as_of)));
    }
    let mut found = false;
    choices
        .into_iter()
        .map(|(key, label, from, to)| {
            let chosen = !found && window.period == Period { from, to };
            found |= chosen;
            PeriodChoice { key, label, from: from.to_string(), to: to.to_string(), chosen }
        })
        .collect()
}

/// The files that can be read otherwise: those with orders, unless they are made up.
fn files(analysis: &Analysis, made_up: bool) -> Vec<FrameFile> {
    let usable = analysis
        .files()
        .iter()
        .filter(|file| !made_up && file.summary().is_some_and(|summary| !summary.format.is_beside_orders()));
    usable.map(|file| FrameFile { file: file.source.into(), name: file.name.clone() }).collect()
}

fn recognised(files: &[ReadFile], words: &Words<'_>) -> String {
    let formats: Vec<Format> = files
        .iter()
        .filter_map(ReadFile::summary)
        .map(|summary| summary.format)
        .filter(|format| !format.is_beside_orders())
        .collect();
    let count = Value::Count(formats.len() as u64);
    match formats.first() {
        Some(first) if formats.iter().all(|format| format == first) => {
            words.say(Message::Recognised, &[("format", Value::Text(&format_name(*first, words))), ("files", count)])
        }
        _ => words.say(Message::RecognisedMixed, &[("files", count)]),
    }
}

/// A format by its name.
pub fn format_name(format: Format, words: &Words<'_>) -> String {
    words.text(match format {
        Format::ShopifyOrders => WhileReading::FormatShopify,
        Format::InvoiceLines => WhileReading::FormatInvoiceLines,
        Format::ShopifyCustomers => WhileReading::FormatShopifyCustomers,
        Format::ShopifyTransactions => WhileReading::FormatShopifyTransactions,
        Format::ShopifySales => WhileReading::FormatShopifySales,
        Format::ShopifyProducts => WhileReading::FormatShopifyProducts,
        Format::WooAnalytics => WhileReading::FormatWooAnalytics,
        Format::WooCustomers => WhileReading::FormatWooCustomers,
        Format::WebToffee => WhileReading::FormatWebToffee,
        Format::AdvancedOrderExport => WhileReading::FormatAdvancedOrderExport,
        Format::EtsyItems => WhileReading::FormatEtsyItems,
        Format::EtsyOrders => WhileReading::FormatEtsyOrders,
        Format::AmazonOrders => WhileReading::FormatAmazonOrders,
        Format::EbayOrders => WhileReading::FormatEbayOrders,
        Format::StripePayments => WhileReading::FormatStripePayments,
        Format::StripePayouts => WhileReading::FormatStripePayouts,
        Format::StripeBalance => WhileReading::FormatStripeBalance,
        Format::SquareItems => WhileReading::FormatSquareItems,
        Format::SquareTransactions => WhileReading::FormatSquareTransactions,
        Format::MagentoOrders => WhileReading::FormatMagentoOrders,
        Format::BigCommerceOrders => WhileReading::FormatBigCommerceOrders,
        Format::PrestaShopOrders => WhileReading::FormatPrestaShopOrders,
        Format::WixOrders => WhileReading::FormatWixOrders,
        Format::SquarespaceOrders => WhileReading::FormatSquarespaceOrders,
        Format::RechargeCharges => WhileReading::FormatRechargeCharges,
        Format::ShopifyBulk => WhileReading::FormatShopifyBulk,
        Format::GenericLog => WhileReading::FormatLog,
        Format::MarketingSpend => WhileReading::FormatMarketingSpend,
        Format::ProductCosts => WhileReading::FormatProductCosts,
        Format::LoyaltyLedger => WhileReading::FormatLoyaltyLedger,
        Format::CustomerAttributes => WhileReading::FormatCustomerAttributes,
    })
}

/// Bytes in megabytes with one decimal.
pub(super) fn megabytes(bytes: u64, words: &Words<'_>) -> String {
    words.format.decimal(bytes as f64 / 1e6, 1)
}

/// How far the reading of a file has come.
pub fn reading(read: u64, size: u64, rows: u64, words: &Words<'_>) -> String {
    let (read, size) = (megabytes(read, words), megabytes(size, words));
    words.say(
        WhileReading::Progress,
        &[("read", Value::Text(&read)), ("size", Value::Text(&size)), ("rows", Value::Count(rows))],
    )
}
