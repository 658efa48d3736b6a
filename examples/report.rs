//! Prints every measure of order exports as JSON: the same façade that the page's worker calls, without a browser.
//!
//! `cargo run --release --example report -- FILES [--as-of D] [--from D] [--to D] [--compare previous|year|none]
//! [--basis net_sales|total_paid|gross_sales|gross_margin] [--currency EUR] [--rate USD=0.92 …] [--zone Europe/Athens] [--filter FACET[.REACH]=VALUE …]
//! [--group FACET=VALUE [--against FACET=VALUE]] [--margin PERCENT]
//! [--SWITCH | --no-SWITCH …] [--sales-only] [--sample]`
//!
//! `--filter` picks out customers or orders. FACET is country, region, channel, payment, code, discount (any or none), product, sku, vendor, value (from-to, in major units) or segment (column:value of a
//! customer file); an empty VALUE means orders that do not say it. REACH is first (customers whose first order is such an order; the default), any (customers with any
//! such order) or only (such orders alone). Several of one facet and reach are alternatives, others must all hold.
//!
//! `--group FACET=VALUE` adds to M23 the customers whose first order is so against all others, `--against FACET=VALUE` against those of another value.
//!
//! `--margin` is the gross margin of all revenue, or with a file of product costs of the items whose cost it does not have.
//!
//! `--currency` picks the currency of all figures, `--rate` converts another into it, `--zone` is the shop's zone for exports
//! whose times are at UTC (the page takes the browser's). Days are ISO (2026-10-31). SWITCH is one of the page's switches: cancelled, failed, test-orders, pending, zero-value,
//! gift-cards, guests, credit-notes, refund-day, shared-keys, join-phone, name-and-postcode, plus-tags, gmail-dots. `--sales-only` is the page's "Sales lines of known customers only".

#![expect(clippy::disallowed_methods, reason = "a command reads files")]

#[path = "../tests/reading/decoder.rs"]
mod decoder;
#[path = "../tests/reading/unpack.rs"]
mod unpack;

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;
use std::rc::Rc;

use chrono::{DateTime, Offset, TimeZone};
use chrono_tz::Tz;
use holdfast::i18n::PlainFormat;
use holdfast::ingest::{ShopZone, Zones};
use holdfast::orders::{Filter, Rates, Switch};
use holdfast::protocol::{Basis, Comparison, Event, FacetKey, FilterSpec, Pick, ReachKey, Request, SwitchKey};
use holdfast::session::{Session, rules_of};
use holdfast::units::{Currency, Day, Rate};
use holdfast::views::build;
use holdfast::views::filter::pick_name;

fn main() -> ExitCode {
    match run(std::env::args().skip(1)) {
        Ok(json) => {
            // A reader that has seen enough (`| head`) is no fault.
            let _ = writeln!(std::io::stdout(), "{json}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: impl Iterator<Item = String>) -> Result<String, String> {
    let Arguments { files, sample, zone, request } = Arguments::parse(arguments)?;
    let mut session = Session::with_decoders(decoder::decoder);
    if let Some(name) = zone {
        session.set_zone(ShopZone { name, zones: Rc::new(Table) });
    }
    let event = if sample {
        session.open_sample(&PlainFormat)
    } else {
        session.begin();
        for path in &files {
            unpack::read_into(&mut session, Path::new(path)).map_err(|error| format!("{path}: {error}"))?;
        }
        session.finish(&PlainFormat)
    };
    if let Event::Refused { problems } = event {
        let lines: Vec<String> = problems
            .iter()
            .map(|problem| format!("{}: {} {}", problem.file, problem.sentence, problem.remedy))
            .collect();
        return Err(lines.join("\n"));
    }
    if let Some(analysis) = session.analysis() {
        let rules = rules_of(&request, analysis);
        for spec in &request.scope.filters {
            build::filter_part(spec, analysis, &rules)
                .ok_or(format!("the files know no such {}", spec.facet.name()))?;
        }
    }
    let report = session.report(&request).ok_or("the files hold no order")?;
    serde_json::to_string_pretty(&report).map_err(|error| error.to_string())
}

/// Time zones by the tables of the `chrono-tz` crate, where the page has the browser's.
#[derive(Debug)]
struct Table;

impl Zones for Table {
    fn offset_seconds(&self, zone: &str, utc: i64) -> Option<i32> {
        let zone: Tz = zone.parse().ok()?;
        let utc = DateTime::from_timestamp(utc, 0)?.naive_utc();
        Some(zone.offset_from_utc_datetime(&utc).fix().local_minus_utc())
    }
}

struct Arguments {
    files: Vec<String>,
    sample: bool,
    zone: Option<String>,
    request: Request,
}

impl Arguments {
    fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut parsed = Self { files: Vec::new(), sample: false, zone: None, request: Request::default() };
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().ok_or(format!("{argument} needs a value"));
            let request = &mut parsed.request;
            match argument.as_str() {
                "--as-of" => request.scope.as_of = Some(day(value()?)?),
                "--from" => request.scope.from = Some(day(value()?)?),
                "--to" => request.scope.to = Some(day(value()?)?),
                "--compare" => {
                    request.scope.comparison = match value()?.as_str() {
                        "previous" => Comparison::PreviousPeriod,
                        "year" => Comparison::YearBefore,
                        "none" => Comparison::None,
                        other => return Err(format!("--compare takes previous, year or none, not {other}")),
                    }
                }
                "--basis" => {
                    request.switches.basis = Some(match value()?.as_str() {
                        "net_sales" => Basis::NetSales,
                        "total_paid" => Basis::TotalPaid,
                        "gross_sales" => Basis::GrossSales,
                        "gross_margin" => Basis::GrossMargin,
                        other => {
                            return Err(format!(
                                "--basis takes net_sales, total_paid, gross_sales or gross_margin, not {other}"
                            ));
                        }
                    })
                }
                "--filter" => {
                    request.scope.filters.push(filter(&value()?)?);
                    if request.scope.filters.len() > Filter::MOST {
                        return Err(format!("at most {} filters", Filter::MOST));
                    }
                }
                "--group" => {
                    let text = value()?;
                    let asked = filter(&text)?;
                    request.picks.push((Pick::CompareBy, asked.facet.name().to_owned()));
                    request.picks.push((Pick::CompareOne, pick_name(&asked.value)));
                }
                "--margin" => {
                    let text = value()?;
                    let percent = text.parse().ok().filter(|percent: &u32| *percent <= 100);
                    percent.ok_or(format!("--margin takes 0 to 100, not {text}"))?;
                    request.picks.push((Pick::Margin, text));
                }
                "--against" => request.picks.push((Pick::CompareOther, pick_name(&filter(&value()?)?.value))),
                "--currency" => request.switches.currency = Some(currency(&value()?)?),
                "--rate" => {
                    let text = value()?;
                    let (code, rate) = text.split_once('=').ok_or(format!("--rate takes USD=0.92, not {text}"))?;
                    Rate::parse(rate).ok_or(format!("not a rate like 0.92: {rate}"))?;
                    request.switches.rates.push((currency(code)?, rate.to_owned()));
                    if request.switches.rates.len() > Rates::MOST {
                        return Err(format!("at most {} rates", Rates::MOST));
                    }
                }
                "--zone" => {
                    let name = value()?;
                    Table.offset_seconds(&name, 0).ok_or(format!("not a time zone like Europe/Athens: {name}"))?;
                    parsed.zone = Some(name);
                }
                "--sales-only" => request.switches.flipped.extend(Switch::SALES_ONLY.map(SwitchKey::from)),
                "--sample" => parsed.sample = true,
                "--help" | "-h" => return Err(HELP.to_owned()),
                flag if flag.starts_with("--") => {
                    let (on, name) = flag[2..].strip_prefix("no-").map_or((true, &flag[2..]), |name| (false, name));
                    let switch = Switch::ALL
                        .into_iter()
                        .find(|switch| switch.name().replace('_', "-") == name)
                        .ok_or(format!("no such flag: {flag}\n{HELP}"))?;
                    if on != switch.default_on() {
                        request.switches.flipped.push(switch.into());
                    }
                }
                _ => parsed.files.push(argument),
            }
        }
        if parsed.files.is_empty() && !parsed.sample {
            return Err(HELP.to_owned());
        }
        Ok(parsed)
    }
}

fn filter(text: &str) -> Result<FilterSpec, String> {
    let (asked, value) = text.split_once('=').ok_or(format!("--filter takes country=DE, not {text}"))?;
    let (facet, reach) = asked.split_once('.').unwrap_or((asked, "first"));
    let facet = FacetKey::from_name(facet).ok_or(format!("no such facet: {facet}"))?;
    let reach =
        ReachKey::ALL.into_iter().find(|known| known.name() == reach).ok_or(format!("no such reach: {reach}"))?;
    let is_typed = matches!(facet, FacetKey::Discount | FacetKey::OrderValue) || value.is_empty();
    let value = if is_typed { value.to_owned() } else { facet.token(value) };
    Ok(FilterSpec { facet, value, reach })
}

fn currency(code: &str) -> Result<String, String> {
    let currency = Currency::from_code(code.as_bytes()).ok_or(format!("not a currency like EUR: {code}"))?;
    Ok(currency.code().to_owned())
}

fn day(text: String) -> Result<String, String> {
    Day::parse_iso(&text).map(|_| text.clone()).ok_or(format!("not a day like 2026-10-31: {text}"))
}

const HELP: &str = "report FILES [--as-of D] [--from D] [--to D] [--compare previous|year|none] \
[--basis net_sales|total_paid|gross_sales|gross_margin] [--currency EUR] [--rate USD=0.92 …] [--zone Europe/Athens] \
[--filter FACET[.REACH]=VALUE …] [--group FACET=VALUE [--against FACET=VALUE]] [--margin PERCENT] [--SWITCH | --no-SWITCH …] [--sales-only] [--sample]
SWITCH: cancelled failed test-orders pending zero-value gift-cards guests credit-notes refund-day shared-keys join-phone \
name-and-postcode plus-tags gmail-dots
FACET: country region channel payment code discount product sku vendor value segment
REACH: first any only";
