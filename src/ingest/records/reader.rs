//! The scan: from marks to the ends of cells and records.

use super::form::{Form, Quoting};
use super::marks;
use super::record::Record;
use super::shape::RowShape;

/// How far a cell and a record may grow.
#[derive(Debug, Clone, Copy)]
struct Limits {
    /// A quoted cell longer than this was never closed.
    cell_bytes: usize,
    /// A quoted cell with more line breaks than this was never closed.
    cell_breaks: u64,
    /// Of a longer line only so much is kept.
    record_bytes: usize,
}

const LIMITS: Limits = Limits { cell_bytes: 1 << 20, cell_breaks: 2_000, record_bytes: 8 << 20 };

const QUOTE: u8 = b'"';

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Outside quotes.
    Plain,
    /// Inside the quoted cell that opened at this place of the buffer.
    Quoted,
    /// Behind a quote that closes the cell unless another follows at once.
    Closing,
    /// In the rest of a line that is too long.
    Skipping,
}

/// Where the scan stopped.
enum Stop {
    /// The buffer is used up.
    Hungry,
    /// A record ends here; the next begins there.
    End { end: usize, next: usize },
    /// The quoted cell under way was never closed.
    Runaway,
}

/// The reader. See the module's text.
#[derive(Debug)]
pub(crate) struct RecordReader {
    form: Form,
    /// What a quote is; the delimiter again where quotes mean nothing.
    quote: u8,
    limits: Limits,
    shape: Option<RowShape>,
    buffer: Vec<u8>,
    /// Bytes that have left the buffer, and bytes of the line under way that were skipped.
    gone: u64,
    skipped: u64,
    /// Start of the record under way, and of what is not looked at yet; `marks` are those of the block that ends there.
    start: usize,
    block: usize,
    looked: usize,
    marks: u64,
    state: State,
    cell: usize,
    opened: usize,
    closed: usize,
    cell_breaks: u64,
    breaks: u64,
    /// Offset in the record of the first quoted cell with line breaks, and how many cells stand before it.
    broken: Option<(usize, usize)>,
    /// Offset in the record of the quote that is a plain character, with everything behind it.
    literal: Option<usize>,
    after_return: bool,
    ends: Vec<u32>,
    line: u64,
    next_line: u64,
    records: u64,
    complete: bool,
}

impl RecordReader {
    /// A reader of records of this form; `line` is the number of the first line it will see.
    pub(crate) fn new(form: Form, line: u64) -> Self {
        Self {
            form,
            quote: if form.quoting == Quoting::Off { form.delimiter } else { QUOTE },
            limits: LIMITS,
            shape: None,
            buffer: Vec::new(),
            gone: 0,
            skipped: 0,
            start: 0,
            block: 0,
            looked: 0,
            marks: 0,
            state: State::Plain,
            cell: 0,
            opened: 0,
            closed: 0,
            cell_breaks: 0,
            breaks: 0,
            broken: None,
            literal: None,
            after_return: false,
            ends: Vec::new(),
            line,
            next_line: line,
            records: 0,
            complete: false,
        }
    }

    /// Says what rows look like, so that an open quote that swallows some is known.
    pub(crate) fn with_shape(mut self, shape: RowShape) -> Self {
        self.shape = Some(shape);
        self
    }

    /// Takes a piece; what has been read leaves the buffer.
    pub(crate) fn feed(&mut self, bytes: &[u8]) {
        let start = self.start;
        if start > 0 {
            self.buffer.copy_within(start.., 0);
            self.buffer.truncate(self.buffer.len() - start);
            self.gone += start as u64;
            for place in [&mut self.start, &mut self.block, &mut self.looked, &mut self.cell] {
                *place = place.saturating_sub(start);
            }
            self.opened = self.opened.saturating_sub(start);
            self.closed = self.closed.saturating_sub(start);
        }
        self.buffer.extend_from_slice(bytes);
    }

    /// Says that nothing follows.
    pub(crate) fn end(&mut self) {
        self.complete = true;
    }

    /// The next record, or nothing until more is fed.
    pub(crate) fn next(&mut self) -> Option<Record<'_>> {
        loop {
            let (end, next) = match self.scan() {
                Stop::End { end, next } => (end, next),
                Stop::Runaway => {
                    self.read_again(self.opened - self.start);
                    continue;
                }
                Stop::Hungry if !self.complete || self.start >= self.buffer.len() => return None,
                Stop::Hungry => match self.last_cell_runs_away() {
                    true => {
                        self.read_again(self.opened - self.start);
                        continue;
                    }
                    false => {
                        if self.state != State::Skipping {
                            self.ends.push((self.buffer.len() - self.start) as u32);
                        }
                        (self.buffer.len(), self.buffer.len())
                    }
                },
            };
            let begin = self.start;
            if let Some(opened) = self.swallowing(end) {
                self.read_again(opened);
                continue;
            }
            let cut = self.state == State::Skipping;
            let blank = !cut
                && (end - begin + 1 == self.ends.len()
                    || (self.buffer[begin] <= b' ' && self.buffer[begin..end].trim_ascii().is_empty()));
            let unclosed = self.literal.is_some();
            self.line = self.next_line;
            self.next_line += self.breaks + self.cell_breaks + u64::from(next > end);
            self.start = next;
            self.cell = next;
            self.breaks = 0;
            self.cell_breaks = 0;
            self.broken = None;
            self.literal = None;
            self.state = State::Plain;
            let offset = self.gone + begin as u64;
            self.gone += core::mem::take(&mut self.skipped);
            if blank {
                continue;
            }
            self.records += 1;
            return Some(Record {
                bytes: &self.buffer[begin..end],
                ends: &self.ends,
                number: self.records - 1,
                line: self.line,
                offset,
                unclosed,
                cut,
                quoting: self.form.quoting,
            });
        }
    }

    fn scan(&mut self) -> Stop {
        let delimiter = self.form.delimiter;
        let escapes = self.form.quoting == Quoting::Backslash;
        let buffer = self.buffer.as_slice();
        if self.cell == self.start && self.state == State::Plain {
            self.ends.clear();
        }
        let (mut start, mut cell, mut state) = (self.start, self.cell, self.state);
        let (mut block, mut marks) = (self.block, self.marks);
        let ends = &mut self.ends;
        let stop = 'stop: loop {
            while marks != 0 {
                let at = block + marks.trailing_zeros() as usize;
                marks &= marks - 1;
                let byte = buffer[at];
                match state {
                    State::Plain if byte == delimiter => {
                        ends.push((at - start) as u32);
                        cell = at + 1;
                    }
                    State::Plain if byte == QUOTE => {
                        if at == cell && self.literal.is_none_or(|literal| at - start < literal) {
                            state = State::Quoted;
                            self.opened = at;
                            self.cell_breaks = 0;
                        }
                    }
                    State::Plain => {
                        let second_half = self.after_return && byte == b'\n' && at == start;
                        self.after_return = byte == b'\r';
                        if second_half {
                            start = at + 1;
                            cell = start;
                            continue;
                        }
                        ends.push((at - start) as u32);
                        break 'stop Stop::End { end: at, next: at + 1 };
                    }
                    State::Skipping => {
                        if matches!(byte, b'\n' | b'\r') {
                            self.after_return = byte == b'\r';
                            break 'stop Stop::End { end: start + self.limits.record_bytes, next: at + 1 };
                        }
                    }
                    State::Quoted if byte == QUOTE => {
                        // A doubled quote that two blocks part leads here past the limit.
                        if at >= self.opened + self.limits.cell_bytes {
                            break 'stop Stop::Runaway;
                        }
                        if !(escapes && is_escaped(&buffer[self.opened + 1..at])) {
                            state = State::Closing;
                            self.closed = at;
                        }
                    }
                    State::Quoted => {
                        if byte != delimiter && !(byte == b'\n' && buffer[at - 1] == b'\r') {
                            self.cell_breaks += 1;
                            if self.cell_breaks > self.limits.cell_breaks {
                                break 'stop Stop::Runaway;
                            }
                        }
                    }
                    State::Closing if byte == QUOTE => {
                        if at == self.closed + 1 {
                            if at >= self.opened + self.limits.cell_bytes {
                                break 'stop Stop::Runaway;
                            }
                            state = State::Quoted;
                        }
                    }
                    State::Closing => {
                        if self.cell_breaks > 0 && !buffer[self.closed + 1..at].trim_ascii().is_empty() {
                            break 'stop Stop::Runaway;
                        }
                        if self.cell_breaks > 0 {
                            self.broken.get_or_insert((self.opened - start, ends.len()));
                            self.breaks += self.cell_breaks;
                            self.cell_breaks = 0;
                        }
                        state = State::Plain;
                        ends.push((at - start) as u32);
                        cell = at + 1;
                        if byte != delimiter {
                            self.after_return = byte == b'\r';
                            break 'stop Stop::End { end: at, next: at + 1 };
                        }
                    }
                }
            }
            let from = self.looked;
            if from == buffer.len() {
                break Stop::Hungry;
            }
            let mut limit = start + self.limits.record_bytes;
            if state == State::Quoted {
                limit = limit.min(self.opened + self.limits.cell_bytes);
                if from >= limit {
                    break Stop::Runaway;
                }
            } else if state == State::Skipping {
                limit = usize::MAX;
            } else if from >= limit {
                ends.push((from - start) as u32);
                state = State::Skipping;
                limit = usize::MAX;
            }
            let to = buffer.len().min(from + marks::BLOCK).min(limit);
            marks = marks::find(&buffer[from..to], delimiter, self.quote);
            block = from;
            self.looked = to;
        };
        self.start = start;
        self.cell = cell;
        self.block = block;
        self.marks = marks;
        self.state = state;
        if state == State::Skipping && matches!(stop, Stop::Hungry) {
            let kept = start + self.limits.record_bytes;
            self.skipped += (self.buffer.len() - kept) as u64;
            self.buffer.truncate(kept);
            self.looked = kept;
        }
        stop
    }

    /// The first quote of the record that ends there whose cell holds line breaks, if one of the lines is a row by itself.
    fn swallowing(&self, end: usize) -> Option<usize> {
        let last = (self.opened.saturating_sub(self.start), self.ends.len().saturating_sub(1));
        let (opened, column) = self.broken.or_else(|| (self.cell_breaks > 0).then_some(last))?;
        let text = &self.buffer[self.start + opened..end];
        self.shape.as_ref().is_some_and(|shape| shape.is_in(text, self.form, column)).then_some(opened)
    }

    /// Whether the file ends inside a quoted cell, or behind one that was never closed.
    fn last_cell_runs_away(&self) -> bool {
        match self.state {
            State::Plain | State::Skipping => false,
            State::Quoted => true,
            State::Closing => self.cell_breaks > 0 && !self.buffer[self.closed + 1..].trim_ascii().is_empty(),
        }
    }

    /// Goes back to the start of the record; the quote that was never closed, there in it, is a plain character now.
    fn read_again(&mut self, opened: usize) {
        self.literal = Some(opened);
        self.broken = None;
        self.ends.clear();
        self.block = self.start;
        self.looked = self.start;
        self.cell = self.start;
        self.marks = 0;
        self.cell_breaks = 0;
        self.breaks = 0;
        self.state = State::Plain;
    }
}

/// Whether the quote behind this text has an odd number of backslashes before it.
fn is_escaped(before: &[u8]) -> bool {
    before.iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 1
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
