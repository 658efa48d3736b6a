//! The date column of one file: reads its cells, and keeps account of all of them.
//!
//! Each cell is read by its own shape, so two exports pasted together are both understood. Only cells that two numbers leave open
//! need the column's decision, which the first cells make; at the end the whole column is asked again, and where it says
//! otherwise the file is read once more.

use super::clock::Stamp;
use super::date::{self, DateFault, Moment, hour_of, parts, read_iso, resolve, with_time};
use super::date_parts::{DAY_SECONDS, Shape};
use super::date_style::{DateEvidence, DateOrder, DateStyle, Seen, Span, widen};
use crate::ingest::summary::{DateFacts, DateShape, Late};
use crate::ingest::zone::Offsets;
use crate::units::Day;

/// Reads the dates of one file.
#[derive(Debug)]
pub(crate) struct DateColumn {
    pub(crate) style: DateStyle,
    seen: Seen,
    shapes: [u64; DateShape::ALL.len()],
    /// First and last of the days that no order is needed for.
    certain: Option<Span>,
    clocked: bool,
    zoned: bool,
    mover: Option<Mover>,
    moved: u64,
}

/// Moves times at UTC to the shop's own clock.
#[derive(Debug)]
pub(crate) struct Mover {
    pub(crate) offsets: Offsets,
    /// Whether a clock without an offset is at UTC.
    pub(crate) local: bool,
    /// Whether a printed offset of zero says that the shop's clock is another.
    pub(crate) stamped: bool,
}

impl DateColumn {
    pub(crate) fn new(style: DateStyle, mover: Option<Mover>) -> Self {
        let (seen, shapes) = (Seen::default(), [0; DateShape::ALL.len()]);
        Self { style, seen, shapes, certain: None, clocked: false, zoned: false, mover, moved: 0 }
    }

    /// Reads a cell, with the cell of its time where that stands apart.
    pub(crate) fn read(&mut self, cell: &[u8], time: &[u8]) -> Result<Moment, DateFault> {
        let moment = match read_iso(cell) {
            Some(read) => {
                let moment = read?;
                self.seen.look_at_ours();
                self.count(DateShape::YearFirst, moment.day);
                moment
            }
            None => self.read_parts(cell)?,
        };
        let moment = if time.is_empty() { moment } else { with_time(moment, time) };
        self.clocked |= moment.stamp != Stamp::Day;
        self.zoned |= matches!(moment.stamp, Stamp::Utc | Stamp::Offset | Stamp::Epoch);
        Ok(self.moved(moment))
    }

    /// The day of another cell of the row, which the column learns nothing from.
    pub(crate) fn day_beside(&mut self, cell: &[u8]) -> Option<Day> {
        let moment = date::read(cell, self.style).ok()?;
        let before = self.moved;
        let day = self.moved(moment).day;
        self.moved = before;
        Some(day)
    }

    fn read_parts(&mut self, cell: &[u8]) -> Result<Moment, DateFault> {
        let parts = parts(cell)?;
        self.seen.look(&parts);
        let moment = resolve(parts, self.style)?;
        let shape = match parts.shape {
            Shape::Certain { .. } => DateShape::YearFirst,
            Shape::Named { .. } => DateShape::Named,
            Shape::Serial { .. } => DateShape::Serial,
            Shape::Epoch { .. } => DateShape::Epoch,
            Shape::Either { .. } => {
                self.shapes[DateShape::Numbers as usize] += 1;
                return Ok(moment);
            }
        };
        self.count(shape, moment.day);
        Ok(moment)
    }

    fn count(&mut self, shape: DateShape, day: Day) {
        self.shapes[shape as usize] += 1;
        widen(&mut self.certain, day);
    }

    /// A time at UTC in the shop's own day.
    fn moved(&mut self, moment: Moment) -> Moment {
        let Some(mover) = &mut self.mover else { return moment };
        let moves = match moment.stamp {
            Stamp::Day | Stamp::Offset => false,
            Stamp::Local => mover.local,
            Stamp::Utc => mover.stamped,
            Stamp::Epoch => true,
        };
        let Some(offset) = moves.then(|| mover.offsets.at(moment.instant)).flatten() else { return moment };
        self.moved += 1;
        let local = moment.instant + i64::from(offset);
        let day = Day(local.div_euclid(DAY_SECONDS) as i32);
        Moment { day, hour: moment.hour.map(|_| hour_of(local)), ..moment }
    }

    /// What was learnt, given the days of the rows that could be used.
    pub(crate) fn facts(&self, span: Option<Span>, late: Option<Late>) -> DateFacts {
        let whole = self.seen.style();
        let chosen = match self.style.evidence {
            DateEvidence::Chosen => true,
            // A platform's habit counts until a cell proves otherwise.
            DateEvidence::Platform => whole.ambiguous,
            _ => false,
        };
        let same = whole.order == self.style.order && whole.buddhist == self.style.buddhist;
        let style = match (self.seen.either, chosen) {
            (0, _) => DateStyle { buddhist: self.style.buddhist, ..DateStyle::FORM },
            (_, false) if same => whole,
            _ => self.style,
        };
        let readings = style.ambiguous.then(|| self.seen.spans().map(|span| self.with_certain(span)));
        DateFacts {
            style,
            wanted: (!chosen && !same && whole != DateStyle::FORM).then_some(whole),
            contradicted: match style.order {
                DateOrder::YearFirst => 0,
                DateOrder::DayFirst => self.seen.proves_month,
                DateOrder::MonthFirst => self.seen.proves_day,
            },
            readings: readings.and_then(|[day_first, month_first]| Some([day_first?, month_first?])),
            shapes: self.shapes,
            clocked: self.clocked,
            zoned: self.zoned,
            moved: self.moved,
            span,
            late,
        }
    }

    fn with_certain(&self, span: Option<Span>) -> Option<Span> {
        let mut span = span;
        if let Some((first, last)) = self.certain {
            widen(&mut span, first);
            widen(&mut span, last);
        }
        span
    }

    /// The zone that times were moved to, where any were.
    pub(crate) fn zone(&self) -> Option<&str> {
        self.mover.as_ref().filter(|_| self.moved > 0).map(|mover| mover.offsets.zone())
    }
}
