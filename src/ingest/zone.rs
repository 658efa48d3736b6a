//! Times at UTC in the shop's own zone, by tables that someone else has.

use core::fmt;
use std::rc::Rc;

/// Whoever knows the time zones: the browser, or a table in a test.
pub trait Zones: fmt::Debug {
    /// Seconds that clocks in a zone are ahead of UTC at an instant (seconds since 1970); nothing where the zone is not known.
    fn offset_seconds(&self, zone: &str, utc: i64) -> Option<i32>;
}

/// A zone by its name, and who knows it.
#[derive(Debug, Clone)]
pub struct ShopZone {
    /// The IANA name, such as `Europe/Athens`.
    pub name: String,
    /// Who knows the zones.
    pub zones: Rc<dyn Zones>,
}

/// Clocks are not changed twice within these seconds: a week.
const STEP: i64 = 7 * 86_400;

/// Instants from the first to before the last, and the offset they share.
#[derive(Debug, Clone, Copy)]
struct Interval {
    from: i64,
    until: i64,
    offset: i32,
}

/// The offsets of one zone, asked for once a week of the file and not once a row.
#[derive(Debug)]
pub(crate) struct Offsets {
    zone: ShopZone,
    /// Sorted, without overlap.
    known: Vec<Interval>,
    /// Where the last answer was.
    at: usize,
}

impl Offsets {
    /// Nothing where the zone is not known.
    pub(crate) fn of(zone: ShopZone) -> Option<Self> {
        zone.zones.offset_seconds(&zone.name, 0)?;
        Some(Self { zone, known: Vec::new(), at: 0 })
    }

    /// The zone's name.
    pub(crate) fn zone(&self) -> &str {
        &self.zone.name
    }

    /// The offset at an instant.
    pub(crate) fn at(&mut self, utc: i64) -> Option<i32> {
        let holds = |interval: &&Interval| interval.from <= utc && utc < interval.until;
        if let Some(interval) = self.known.get(self.at).filter(holds) {
            return Some(interval.offset);
        }
        let next = self.known.partition_point(|interval| interval.from <= utc);
        if let Some(interval) = next.checked_sub(1).and_then(|at| self.known.get(at)).filter(holds) {
            self.at = next - 1;
            return Some(interval.offset);
        }
        self.learn(utc.div_euclid(STEP) * STEP, next)?;
        self.at = self.known.partition_point(|interval| interval.from <= utc).checked_sub(1)?;
        self.known.get(self.at).map(|interval| interval.offset)
    }

    fn ask(&self, utc: i64) -> Option<i32> {
        self.zone.zones.offset_seconds(&self.zone.name, utc)
    }

    /// Learns the week that begins at an instant and goes to a place among the known.
    fn learn(&mut self, from: i64, place: usize) -> Option<()> {
        let until = from + STEP;
        let (offset, later) = (self.ask(from)?, self.ask(until - 1)?);
        // The last second of the first offset, by halving.
        let (mut last, mut changed) = if offset == later { (until - 1, until) } else { (from, until - 1) };
        while changed - last > 1 {
            let middle = last + (changed - last) / 2;
            if self.ask(middle)? == offset {
                last = middle;
            } else {
                changed = middle;
            }
        }
        match place.checked_sub(1).and_then(|before| self.known.get_mut(before)) {
            Some(before) if before.until == from && before.offset == offset => before.until = changed,
            _ => self.known.insert(place, Interval { from, until: changed, offset }),
        }
        if changed < until {
            let after = self.known.partition_point(|interval| interval.from < changed);
            self.known.insert(after, Interval { from: changed, until, offset: later });
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use core::cell::Cell;

    /// New York in 2024, and Berlin; every question is counted.
    #[derive(Debug, Default)]
    struct Table {
        asked: Cell<u32>,
    }

    const SPRING: i64 = 1_710_054_000;
    const AUTUMN: i64 = 1_730_613_600;

    impl Zones for Table {
        fn offset_seconds(&self, zone: &str, utc: i64) -> Option<i32> {
            self.asked.set(self.asked.get() + 1);
            let summer = (SPRING..AUTUMN).contains(&utc);
            (zone == "America/New_York").then_some(if summer { -4 * 3600 } else { -5 * 3600 })
        }
    }

    #[test]
    fn clocks_change_at_the_second_and_are_asked_seldom() {
        let table = Rc::new(Table::default());
        let zone = ShopZone { name: "America/New_York".to_owned(), zones: table.clone() };
        let mut offsets = Offsets::of(zone).expect("known");
        for (utc, hours) in [
            (SPRING - 1, -5),
            (SPRING, -4),
            (AUTUMN - 1, -4),
            (AUTUMN, -5),
            (SPRING + 1, -4),
            (AUTUMN + 86_400 * 300, -5),
            (0, -5),
            (-1, -5),
            (SPRING - 1, -5),
        ] {
            assert_eq!(offsets.at(utc), Some(hours * 3600), "{utc}");
        }
        // Every minute of ten years, forwards; then days of it in another order.
        for utc in (1_577_836_800..1_893_456_000_i64).step_by(600) {
            let expected = if (SPRING..AUTUMN).contains(&utc) { -4 * 3600 } else { -5 * 3600 };
            assert_eq!(offsets.at(utc), Some(expected), "{utc}");
        }
        for at in 0..5_000_i64 {
            let utc = 1_577_836_800 + at * 7_919 % 3_650 * 86_400;
            let expected = if (SPRING..AUTUMN).contains(&utc) { -4 * 3600 } else { -5 * 3600 };
            assert_eq!(offsets.at(utc), Some(expected), "{utc}");
        }
        assert!(table.asked.get() < 1_200, "asked {} times", table.asked.get());
        assert!(offsets.known.len() < 10, "{:?}", offsets.known);
        assert!(offsets.known.windows(2).all(|pair| pair[0].until <= pair[1].from));
    }

    #[test]
    fn an_unknown_zone_is_none() {
        let zone = ShopZone { name: "Mars/Olympus".to_owned(), zones: Rc::new(Table::default()) };
        assert!(Offsets::of(zone).is_none());
    }
}
