//! One cell as text.

use calamine::{Data, ExcelDateTime};

/// What kind of thing a cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    /// A number, a day, a time.
    Value,
    Empty,
}

/// A cell's text and kind.
pub(super) fn shown(cell: &Data) -> (String, Kind) {
    match cell {
        Data::String(text) if text.trim().is_empty() => (String::new(), Kind::Empty),
        Data::String(text) => (text.clone(), Kind::Text),
        Data::Int(number) => (number.to_string(), Kind::Value),
        Data::Float(number) => (shortest(*number), Kind::Value),
        Data::Bool(yes) => (if *yes { "TRUE" } else { "FALSE" }.to_owned(), Kind::Value),
        Data::DateTime(moment) => (moment_of(moment), Kind::Value),
        Data::DateTimeIso(text) => (text.strip_suffix("T00:00:00").unwrap_or(text).replacen('T', " ", 1), Kind::Value),
        Data::DurationIso(text) => (text.clone(), Kind::Value),
        Data::Error(error) => (error.to_string(), Kind::Value),
        Data::Empty => (String::new(), Kind::Empty),
    }
}

/// A number as short as it is meant: a spreadsheet shows 15 digits of the 17 it keeps.
fn shortest(number: f64) -> String {
    let meant = format!("{number:.14e}").parse::<f64>().unwrap_or(number);
    // There is no minus nothing in a table.
    if meant == 0.0 { "0".to_owned() } else { meant.to_string() }
}

/// A day, a day and a time, or a time alone.
fn moment_of(moment: &ExcelDateTime) -> String {
    if moment.is_duration() {
        return shortest(moment.as_f64());
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    if (0.0..1.0).contains(&moment.as_f64()) {
        return time;
    }
    let day = format!("{year:04}-{month:02}-{day:02}");
    if time == "00:00:00" { day } else { format!("{day} {time}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::ExcelDateTimeType::{DateTime, TimeDelta};

    #[test]
    fn cells_are_written_as_they_are_meant() {
        let moment = |value, is_1904| Data::DateTime(ExcelDateTime::new(value, DateTime, is_1904));
        let cases: &[(Data, &str, Kind)] = &[
            (Data::Float(1.1 + 2.2), "3.3", Kind::Value),
            (Data::Float(0.1 + 0.2), "0.3", Kind::Value),
            (Data::Float(1_234_567_890_123.0), "1234567890123", Kind::Value),
            (Data::Float(-0.0), "0", Kind::Value),
            (Data::Float(-7.5), "-7.5", Kind::Value),
            (Data::Int(7), "7", Kind::Value),
            // 2024-04-02 by both systems; the serial of messy exports.
            (moment(45_384.0, false), "2024-04-02", Kind::Value),
            (moment(43_922.0, true), "2024-04-02", Kind::Value),
            (moment(45_384.347_893_518_52, false), "2024-04-02 08:20:58", Kind::Value),
            (moment(0.5, false), "12:00:00", Kind::Value),
            (Data::DateTime(ExcelDateTime::new(1.5, TimeDelta, false)), "1.5", Kind::Value),
            (Data::DateTimeIso("2024-04-02T00:00:00".into()), "2024-04-02", Kind::Value),
            (Data::DateTimeIso("2024-04-02T08:20:58".into()), "2024-04-02 08:20:58", Kind::Value),
            (Data::String("  ".into()), "", Kind::Empty),
            (Data::String("Łódź".into()), "Łódź", Kind::Text),
            (Data::Bool(true), "TRUE", Kind::Value),
            (Data::Empty, "", Kind::Empty),
        ];
        for (cell, text, kind) in cases {
            assert_eq!(shown(cell), ((*text).to_owned(), *kind), "{cell:?}");
        }
    }
}
