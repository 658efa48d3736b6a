//! What is written in any supported way is read again as it was; and no cell of any bytes does harm.

mod reading;

use holdfast::units::Day;
use proptest::prelude::*;
use reading::import;

/// Month names of each language that differ from the other languages' in some way.
const MONTHS: [&str; 14] = [
    "January February March April May June July August September October November December",
    "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "gen feb mar apr mag giu lug ago set ott nov dic",
    "jan mrt apr mei jun jul aug sep okt nov dec feb",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "led úno bře dub kvě čvn čvc srp zář říj lis pro",
    "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta",
    "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
    "Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου Σεπτεμβρίου Οκτωβρίου Νοεμβρίου Δεκεμβρίου",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
];

/// A day in one of the ways of writing it.
fn written(day: Day, style: usize, language: usize) -> String {
    let (year, month, date) = day.ymd();
    let mut names = MONTHS[language].split(' ');
    let at = match (language, month) {
        // One list is out of order, so that the list itself is not what is tested.
        (6, 2) => 11,
        (6, 3..) => month as usize - 2,
        _ => month as usize - 1,
    };
    let name = names.nth(at).expect("twelve names");
    let short = year % 100;
    match style {
        0 => format!("{year}-{month:02}-{date:02}"),
        1 => format!("{year}/{month}/{date}"),
        2 => format!("{year}{month:02}{date:02}"),
        3 => format!("{date:02}/{month:02}/{year}"),
        4 => format!("{month}/{date}/{year} 9:05 PM"),
        5 => format!("{date}.{month}.{short:02}"),
        6 => format!("{month:02}-{date:02}-{short:02}"),
        7 => format!("{date} {name} {year}"),
        8 => format!("{name} {date}, {year}"),
        9 => format!("{date:02}-{name}-{short:02}"),
        10 => format!("{name}-{date:02}-{short:02}"),
        11 => format!("{}", day.0 + 25_569),
        12 => format!("{}.25", day.0 + 25_569),
        SECONDS => format!("{}", i64::from(day.0) * 86_400 + 7),
        14 => format!("{year}年{month}月{date}日"),
        15 => format!("{date:02}/{month:02}/{}", year + 543),
        16 => format!("{year}-{month:02}-{date:02}T23:59:59-07:00"),
        _ => format!("{date}. {name} {year} 14.05"),
    }
}

const STYLES: usize = 18;
const SECONDS: usize = 13;

/// An amount in hundredths in one of the ways of writing it.
fn money(cents: i64, style: usize) -> String {
    let (whole, part) = (cents.unsigned_abs() / 100, cents.unsigned_abs() % 100);
    let digits = whole.to_string();
    let grouped = |mark: &str, indian: bool| {
        let mut out = String::new();
        for (at, digit) in digits.chars().enumerate() {
            let left = digits.len() - at;
            let here = if indian { left == 3 || (left > 3 && left % 2 == 1) } else { left % 3 == 0 };
            if at > 0 && here {
                out.push_str(mark);
            }
            out.push(digit);
        }
        out
    };
    let negative = cents < 0;
    let signed = |text: String| if negative { format!("-{text}") } else { text };
    match style {
        0 => signed(format!("{whole}.{part:02}")),
        1 => signed(format!("{}.{part:02}", grouped(",", false))),
        2 => signed(format!("{},{part:02} €", grouped(".", false))),
        3 => signed(format!("{},{part:02}", grouped("\u{A0}", false))),
        4 => signed(format!("{},{part:02} zł", grouped("\u{202F}", false))),
        5 => signed(format!("CHF {}.{part:02}", grouped("'", false))),
        6 => signed(format!("₹{}.{part:02}", grouped(",", true))),
        7 if negative => format!("(${}.{part:02})", grouped(",", false)),
        8 if negative => format!("{},{part:02}-", grouped(".", false)),
        9 if negative => format!("\u{2212}{whole}.{part:02}"),
        10 if negative => format!("$-{whole}.{part:02}"),
        8 => format!("{},{part:02}", grouped(".", false)),
        _ => format!("${}.{part:02}", grouped(",", false)),
    }
}

const MONEY_STYLES: usize = 11;

fn day() -> impl Strategy<Value = Day> {
    // 1990-01-02 to 2064-03-31: the days that a spreadsheet's number can say.
    (7_306..34_400_i32).prop_map(Day)
}

/// Pieces that dates and amounts are made of, and pieces of broken text.
fn cell() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop::sample::select(vec![
        &b"0"[..],
        b"1",
        b"12",
        b"31",
        b"99",
        b"2024",
        b"2567",
        b"45384",
        b"1546300800",
        b"00000000000000",
        b"-",
        b"/",
        b".",
        b",",
        b":",
        b" ",
        b"T",
        b"Z",
        b"+",
        b"+05:30",
        b"AM",
        b"p.m.",
        b"Dec",
        b"mar.",
        b"de",
        b"st",
        b"8",
        b"GMT",
        b"(",
        b")",
        b"[",
        b"e",
        b"E+",
        b"$",
        b"%",
        b"'",
        b"\xC2\xA0",
        b"\xE2\x80\xAF",
        b"\xE2\x88\x92",
        b"\xE2\x82\xAC",
        b"\xE2",
        b"\xC3",
        b"\x80",
        b"\xFF",
        b"\xE5\xB9\xB4",
        b"\xE6\x9C\x88",
        b"\xE4\xB8\x8B\xE5\x8D\x88",
        b"\xCE\xBC",
        b"\xCF\x80",
        b"USD",
        b"kr",
        b"\0",
        b"\t",
    ]);
    let made = prop::collection::vec(piece, 0..9).prop_map(|pieces| pieces.concat());
    prop_oneof![3 => made, 1 => prop::collection::vec(any::<u8>(), 0..24)]
}

fn quoted(cell: &[u8], text: &mut Vec<u8>) {
    text.push(b'"');
    for byte in cell {
        text.extend_from_slice(if *byte == b'"' { b"\"\"" } else { core::slice::from_ref(byte) });
    }
    text.push(b'"');
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn a_day_is_read_as_it_was_written(
        days in prop::collection::vec(day(), 1..30),
        style in 0..STYLES,
        language in 0..MONTHS.len(),
    ) {
        // One day that cannot be a month, so that the order is proved.
        let proof = Day::from_ymd(2024, 5, 23).expect("a day");
        // Seconds since 1970 have ten digits from September 2001 on; with fewer they are any number.
        let least = if style == SECONDS { Day(11_600) } else { Day(0) };
        let days: Vec<Day> = days.into_iter().chain([proof]).map(|day| day.max(least)).collect();
        let mut text = String::from("customer,date,amount\n");
        for day in &days {
            text += &format!("ann,\"{}\",1\n", written(*day, style, language));
        }
        let (summary, rows) = import("days", text.as_bytes(), usize::MAX);
        prop_assert!(summary.is_ok(), "{}", text);
        let read: Vec<Day> = rows.lines.iter().filter_map(|line| line.day).collect();
        prop_assert_eq!(read, days, "{}", text);
    }

    #[test]
    fn an_amount_is_read_as_it_was_written(
        cents in prop::collection::vec(-10_000_000_000_i64..10_000_000_000, 1..30),
        style in 0..MONEY_STYLES,
        delimiter in prop::sample::select(vec![',', ';', '\t']),
    ) {
        let mut text = format!("customer{delimiter}date{delimiter}amount\n");
        for cents in &cents {
            text += &format!("ann{delimiter}2024-01-05{delimiter}\"{}\"\n", money(*cents, style));
        }
        let (summary, rows) = import("amounts", text.as_bytes(), usize::MAX);
        prop_assert!(summary.is_ok(), "{}", text);
        let read: Vec<i64> = rows.lines.iter().map(|line| line.amounts.stated.0).collect();
        let expected: Vec<i64> = cents.iter().map(|cents| cents * 100).collect();
        prop_assert_eq!(read, expected, "{}", text);
    }

    #[test]
    fn no_cell_does_harm(cells in prop::collection::vec((cell(), cell(), cell()), 1..40), piece in 1_usize..60) {
        let mut text = b"order_id,customer,date,amount,currency\n1,ann,2024-01-05,1.00,EUR\n".to_vec();
        for (date, amount, currency) in &cells {
            text.extend_from_slice(b"2,ann,");
            for cell in [date, amount, currency] {
                quoted(cell, &mut text);
                text.push(b',');
            }
            text.pop();
            text.push(b'\n');
        }
        let (summary, rows) = import("any", &text, usize::MAX);
        let (again, rows_again) = import("any", &text, piece);
        prop_assert_eq!(&rows, &rows_again);
        if let (Ok(summary), Ok(again)) = (summary, again) {
            prop_assert_eq!(summary.records as usize, rows.lines.len() + rows.refusals.len());
            prop_assert_eq!(summary, again);
        }
    }
}
