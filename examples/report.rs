//! Prints every measure of order exports as JSON: the same façade that the page's worker calls, without a browser.
//!
//! `cargo run --release --example report -- FILES [--as-of D] [--from D] [--to D] [--compare previous|year|none]
//! [--basis net_sales|total_paid|gross_sales] [--SWITCH | --no-SWITCH …] [--sales-only] [--sample]`
//!
//! Days are ISO (2026-10-31). SWITCH is one of the page's switches: cancelled, failed, test-orders, pending, zero-value,
//! gift-cards, guests, credit-notes. `--sales-only` is the page's "Sales lines of known customers only".

#![expect(clippy::disallowed_methods, reason = "a command reads files")]

#[path = "../tests/reading/decoder.rs"]
mod decoder;

use std::fs::File;
use std::io::{Read, Write};
use std::process::ExitCode;

use holdfast::i18n::PlainFormat;
use holdfast::orders::Switch;
use holdfast::protocol::{Basis, Comparison, Event, Request, SwitchKey};
use holdfast::session::Session;

const PIECE: usize = 4 << 20;

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
    let Arguments { files, sample, request } = Arguments::parse(arguments)?;
    let mut session = Session::with_decoders(decoder::decoder);
    let event = if sample {
        session.open_sample(&PlainFormat)
    } else {
        session.begin();
        for path in &files {
            read(&mut session, path)?;
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
    let report = session.report(&request).ok_or("the files hold no order")?;
    serde_json::to_string_pretty(&report).map_err(|error| error.to_string())
}

fn read(session: &mut Session, path: &str) -> Result<(), String> {
    let fault = |error: std::io::Error| format!("{path}: {error}");
    let name = std::path::Path::new(path).file_name().map_or(path.into(), |name| name.to_string_lossy());
    loop {
        let mut file = File::open(path).map_err(fault)?;
        session.begin_file(&name, file.metadata().map_err(fault)?.len());
        let mut piece = vec![0; PIECE];
        loop {
            let length = file.read(&mut piece).map_err(fault)?;
            if length == 0 || !session.push(&piece[..length]) {
                break;
            }
        }
        if !session.end_file(&PlainFormat) {
            return Ok(());
        }
    }
}

struct Arguments {
    files: Vec<String>,
    sample: bool,
    request: Request,
}

impl Arguments {
    fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut parsed = Self { files: Vec::new(), sample: false, request: Request::default() };
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
                        other => {
                            return Err(format!("--basis takes net_sales, total_paid or gross_sales, not {other}"));
                        }
                    })
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

fn day(text: String) -> Result<String, String> {
    holdfast::units::Day::parse_iso(&text).map(|_| text.clone()).ok_or(format!("not a day like 2026-10-31: {text}"))
}

const HELP: &str = "report FILES [--as-of D] [--from D] [--to D] [--compare previous|year|none] \
[--basis net_sales|total_paid|gross_sales] [--SWITCH | --no-SWITCH …] [--sales-only] [--sample]
SWITCH: cancelled failed test-orders pending zero-value gift-cards guests credit-notes";
