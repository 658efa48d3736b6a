//! How wide a text is in a system sans font, without asking one.
//!
//! Widths are in thousandths of the font size, between those of Arial and DejaVu Sans, so that the usual system fonts
//! (Segoe UI, San Francisco, Roboto, Helvetica) come out a little narrower than reserved. Other scripts are taken by class.

use std::collections::VecDeque;

/// Font size of axis labels, direct labels and captions, in logical pixels.
pub const SMALL: f64 = 12.0;

/// Font size of a figure's title.
pub const TITLE: f64 = 16.0;

/// Distance between two lines of small text.
pub const SMALL_LINE: f64 = 15.0;

/// Distance between two lines of a title.
pub const TITLE_LINE: f64 = 21.0;

/// The families asked for, in order: the system's own.
pub const FAMILY: &str = "system-ui, -apple-system, Segoe UI, Roboto, Helvetica Neue, Arial, sans-serif";

/// How much wider bold letters are, in the widest of the usual fonts.
pub const BOLD: f64 = 1.16;

/// U+0020 to U+007E; all digits are equally wide.
const ASCII: [u16; 95] = [
    300, 350, 410, 710, 600, 920, 730, 240, 360, 360, 450, 720, 300, 350, 300, 310, 600, 600, 600, 600, 600, 600, 600,
    600, 600, 600, 310, 310, 720, 720, 720, 540, 1010, 680, 680, 710, 750, 650, 590, 780, 740, 290, 390, 660, 560, 850,
    740, 780, 630, 780, 710, 650, 610, 730, 680, 970, 680, 640, 650, 340, 310, 340, 670, 530, 420, 590, 600, 530, 600,
    590, 320, 600, 600, 250, 250, 540, 250, 910, 600, 590, 600, 600, 380, 510, 340, 600, 550, 770, 550, 550, 510, 500,
    300, 500, 720,
];

/// Width of `text` at `size`, in the unit of `size`.
pub fn width(text: &str, size: f64) -> f64 {
    let sum: u32 = text.chars().map(|c| u32::from(char_width(c))).sum();
    f64::from(sum) * size / 1000.0
}

/// The same in bold.
pub fn bold_width(text: &str, size: f64) -> f64 {
    width(text, size) * BOLD
}

/// The text, or as much of its beginning as fits into `room`, with an ellipsis.
pub fn shorten(text: &str, size: f64, room: f64) -> String {
    if width(text, size) <= room {
        return text.to_owned();
    }
    let mut left = room - width("…", size);
    let mut kept = String::new();
    for c in text.chars() {
        left -= f64::from(char_width(c)) * size / 1000.0;
        if left < 0.0 {
            break;
        }
        kept.push(c);
    }
    format!("{}…", kept.trim_end())
}

/// The text in at most `most` lines of width `room`; what does not fit ends with an ellipsis.
pub fn wrap(text: &str, size: f64, room: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut words: VecDeque<&str> = text.split_whitespace().collect();
    while let Some(word) = words.pop_front() {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if width(&longer, size) <= room {
            line = longer;
        } else if lines.len() + 1 >= most {
            // The last line takes all the rest and is cut.
            let rest = std::iter::once(word).chain(words.drain(..)).fold(line, |all, word| all + " " + word);
            line = shorten(rest.trim_start(), size, room);
        } else if line.is_empty() {
            // A word longer than a line, or a script without spaces: broken where the line ends.
            let (head, tail) = word.split_at(break_at(word, size, room));
            lines.push(head.to_owned());
            if !tail.is_empty() {
                words.push_front(tail);
            }
        } else {
            lines.push(std::mem::take(&mut line));
            words.push_front(word);
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// The byte at which the first `room` of a word ends, at least one character in.
fn break_at(word: &str, size: f64, room: f64) -> usize {
    let mut left = room;
    for (at, c) in word.char_indices() {
        left -= f64::from(char_width(c)) * size / 1000.0;
        if left < 0.0 && at > 0 {
            return at;
        }
    }
    word.len()
}

/// The text without what may not stand in an XML file or in one line: control characters become spaces.
pub fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') { ' ' } else { c }).collect()
}

/// Width of one character in thousandths of the font size.
fn char_width(c: char) -> u16 {
    let code = u32::from(c);
    if let Some(known) = code.checked_sub(0x20).and_then(|at| ASCII.get(at as usize)) {
        return *known;
    }
    match code {
        // Marks set over or under a letter, joiners, direction signs.
        0x300..=0x36f | 0x483..=0x489 | 0x591..=0x5bd | 0x610..=0x61a | 0x64b..=0x65f | 0x670 | 0x6d6..=0x6dc => 0,
        0x93c | 0x941..=0x948 | 0x94d | 0xe31 | 0xe34..=0xe3a | 0xe47..=0xe4e => 0,
        0x200b..=0x200f | 0x202a..=0x202e | 0x2060..=0x206f | 0xfe00..=0xfe0f | 0xfeff | 0..=0x1f | 0x7f..=0x9f => 0,
        // Spaces.
        0xa0 => 300,
        0x2009 | 0x200a | 0x202f => 200,
        0x2007 => 600,
        // Punctuation and signs.
        0xb7 | 0x2018..=0x201b | 0x2032 | 0x2039 | 0x203a => 320,
        0xa1..=0xbf | 0x201c..=0x201f | 0x2022 | 0x20a0..=0x20bf => 620,
        0xd7 | 0xf7 | 0x2190..=0x22ff => 820,
        0x2013 => 600,
        0x2014 | 0x2026 | 0x2030 => 1000,
        // Accented Latin by case.
        0xec..=0xef | 0x128..=0x131 | 0x13a..=0x142 => 320,
        0xc6 | 0xe6 | 0x152 | 0x153 => 980,
        0xc0..=0xde => 740,
        0xdf..=0xff => 600,
        0x100..=0x24f | 0x1e00..=0x1eff => latin(c),
        // Greek and Cyrillic.
        0x3b9 | 0x3af => 340,
        0x370..=0x3ff | 0x1f00..=0x1fff => if_capital(c, 740, 620),
        0x416 | 0x428 | 0x429 | 0x42b | 0x42e | 0x41c | 0x424 => 980,
        0x436 | 0x448 | 0x449 | 0x44b | 0x44e | 0x43c | 0x444 => 840,
        0x400..=0x52f => if_capital(c, 740, 630),
        // Arabic and Persian, joined; their digits as wide as ours.
        0x660..=0x669 | 0x6f0..=0x6f9 | 0x966..=0x96f => 600,
        0x627 | 0x622 | 0x623 | 0x625 | 0x644 => 300,
        0x600..=0x6ff | 0x750..=0x77f | 0xfb50..=0xfdff | 0xfe70..=0xfeff => 560,
        0x590..=0x5ff => 600,
        0x900..=0xdff => 640,
        0xe00..=0xeff => 620,
        // East Asian: full width, but for the half-width forms; then pictures.
        0xff61..=0xffdc => 500,
        0x1100..=0x11ff | 0x2e80..=0xa4cf | 0xac00..=0xd7a3 | 0xf900..=0xfaff | 0xfe30..=0xfe4f | 0xff00..=0xffe6 => {
            1000
        }
        0x2_0000..=0x3_ffff => 1000,
        0x2600..=0x27bf | 0x1_f000..=0x1_faff => 1300,
        _ => 650,
    }
}

fn latin(c: char) -> u16 {
    if_capital(c, 740, 600)
}

fn if_capital(c: char, capital: u16, small: u16) -> u16 {
    if c.is_uppercase() { capital } else { small }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_have_their_widths() {
        assert!((width("1,204", 10.0) - 27.0).abs() < 1e-9);
        assert!((width("二〇二四年", 10.0) - 50.0).abs() < 1e-9);
        assert!((width("۱۲۳", 10.0) - width("123", 10.0)).abs() < 1e-9);
        assert!((width("e\u{301}", 10.0) - width("e", 10.0)).abs() < 1e-9);
        assert!(width("Январь", 10.0) > 30.0 && width("Ιανουάριος", 10.0) > 45.0);
        assert!(bold_width("Sum", 10.0) > width("Sum", 10.0));
    }

    #[test]
    fn texts_are_shortened_and_wrapped_to_fit() {
        let long = "Handmade ceramic mugs with a very long product name";
        for room in [40.0, 80.0, 200.0] {
            assert!(width(&shorten(long, 12.0, room), 12.0) <= room);
            let lines = wrap(long, 12.0, room, 2);
            assert!(lines.len() <= 2 && lines.iter().all(|line| width(line, 12.0) <= room), "{lines:?}");
        }
        assert_eq!(wrap("Two words", 12.0, 500.0, 2), ["Two words"]);
        assert_eq!(wrap("", 12.0, 500.0, 2), Vec::<String>::new());
        assert_eq!(wrap("一二三四五", 10.0, 30.0, 3), ["一二三", "四五"]);
        assert_eq!(shorten("short", 12.0, 500.0), "short");
    }

    #[test]
    fn nothing_forbidden_in_xml_is_left() {
        assert_eq!(printable("a\u{0}b\nc\u{8}"), "a b c ");
    }
}
