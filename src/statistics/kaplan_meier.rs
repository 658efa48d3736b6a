//! The share still waiting for an event, day by day, with those who have not been followed to it.
//!
//! S(t) = Π over event days s ≤ t of (1 − d(s) / n(s)), with d(s) events on day s and n(s) at risk: everyone whose event or end of following
//! is on day s or later. Whoever is followed to day s without an event counts as at risk on s.
//! Greenwood: Var S(t) = S(t)² Σ d / (n (n − d)). Band: log(−log S) ± z √(Σ d / (n (n − d))) / log S, which stays within 0…1.
//! Source: E. L. Kaplan and P. Meier (1958), JASA 53, 457–481, eq. 1b; M. Greenwood (1926); J. D. Kalbfleisch and R. L. Prentice (1980), The Statistical
//! Analysis of Failure Time Data, eq. 1.19 (the band). The same as lifelines 0.30 to 1e-9.
//! Tested by: `the_remission_times_of_freireich` below; tests/metrics_data.rs against lifelines on CDNOW.

use crate::units::{Interval, Share, Z_95};

use super::Estimate;

/// How long each was followed, and whether to an event: counts by whole days.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Durations {
    events: Vec<u32>,
    censored: Vec<u32>,
}

impl Durations {
    /// One with an event after so many days.
    #[inline(always)]
    pub fn event(&mut self, days: u32) {
        count(&mut self.events, days);
    }

    /// One followed for so many days without an event.
    #[inline(always)]
    pub fn censor(&mut self, days: u32) {
        count(&mut self.censored, days);
    }

    /// Adds what another has counted.
    pub fn absorb(&mut self, other: &Self) {
        for (own, others) in [(&mut self.events, &other.events), (&mut self.censored, &other.censored)] {
            own.resize(own.len().max(others.len()), 0);
            own.iter_mut().zip(others).for_each(|(own, other)| *own += other);
        }
    }

    /// Those who are not among others that are part of these.
    #[must_use]
    pub fn without(&self, part: &Self) -> Self {
        let less = |all: &[u32], part: &[u32]| -> Vec<u32> {
            let of_part = part.iter().copied().chain(core::iter::repeat(0));
            all.iter().zip(of_part).map(|(&all, part)| all.saturating_sub(part)).collect()
        };
        Self { events: less(&self.events, &part.events), censored: less(&self.censored, &part.censored) }
    }

    /// How many had an event.
    pub fn events(&self) -> u64 {
        self.events.iter().map(|&count| u64::from(count)).sum()
    }

    /// How many were followed.
    pub fn followed(&self) -> u64 {
        self.events() + self.censored.iter().map(|&count| u64::from(count)).sum::<u64>()
    }

    /// Events after so many days: day, count.
    pub fn event_days(&self) -> impl Iterator<Item = (u32, u64)> {
        self.events.iter().zip(0..).filter(|(count, _)| **count > 0).map(|(&count, day)| (day, u64::from(count)))
    }

    /// Events and ends of following on a day.
    pub(super) fn on(&self, day: usize) -> (u64, u64) {
        let at = |counts: &[u32]| counts.get(day).map_or(0, |&count| u64::from(count));
        (at(&self.events), at(&self.censored))
    }

    /// Days from 0 to the longest.
    pub(super) fn days(&self) -> usize {
        self.events.len().max(self.censored.len())
    }

    /// The share without an event, day by day.
    pub fn survival(&self) -> Survival {
        let starters = self.followed();
        let (mut at_risk, mut survival, mut sum) = (starters, 1.0_f64, 0.0_f64);
        let mut points = Vec::new();
        for day in 0..self.days() {
            let (events, ends) = self.on(day);
            if events > 0 {
                let (d, n) = (events as f64, at_risk as f64);
                survival *= (n - d) / n;
                sum += d / (n * (n - d));
                points.push(SurvivalPoint {
                    day: day as u32,
                    at_risk,
                    events,
                    survival,
                    standard_error: (events < at_risk).then(|| survival * libm::sqrt(sum)),
                    interval: band(survival, sum),
                });
            }
            at_risk -= events + ends;
        }
        Survival { starters, points }
    }

    /// Events in bins of so many days over those at risk at the bin's beginning; a bin is shown while anyone is at risk. Day 0 is in the first bin
    /// and bin j holds the days from `width` · j + 1 to `width` · (j + 1).
    pub fn hazard(&self, width: u32) -> Vec<HazardBin> {
        let width = width.max(1);
        let mut at_risk = self.followed();
        let mut bins: Vec<HazardBin> = Vec::new();
        for day in 0..self.days() {
            let (events, ends) = self.on(day);
            let bin = (day as u32).saturating_sub(1) / width;
            match bins.last_mut() {
                Some(last) if last.bin == bin => last.rate.part += events,
                _ => bins.push(HazardBin {
                    bin,
                    from_day: if bin == 0 { 0 } else { bin * width + 1 },
                    to_day: (bin + 1) * width,
                    rate: Share::new(events, at_risk),
                }),
            }
            at_risk -= events + ends;
        }
        bins
    }
}

#[inline(always)]
fn count(counts: &mut Vec<u32>, days: u32) {
    let at = days as usize;
    if at >= counts.len() {
        counts.resize(at + 1, 0);
    }
    counts[at] += 1;
}

fn band(survival: f64, sum: f64) -> Option<Interval> {
    let log = libm::log(survival);
    if survival <= 0.0 || log >= 0.0 {
        return None;
    }
    let (centre, spread) = (libm::log(-log), Z_95 * libm::sqrt(sum) / -log);
    let at = |exponent: f64| libm::exp(-libm::exp(exponent));
    Some(Interval { low: at(centre + spread), high: at(centre - spread) })
}

/// One bin of the hazard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HazardBin {
    /// Its place, from 0.
    pub bin: u32,
    /// Its first day.
    pub from_day: u32,
    /// Its last day.
    pub to_day: u32,
    /// Events in it, of those at risk when it began.
    pub rate: Share,
}

/// The curve after one day with events.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SurvivalPoint {
    /// The day.
    pub day: u32,
    /// At risk on it.
    pub at_risk: u64,
    /// Events on it.
    pub events: u64,
    /// Share without an event after it.
    pub survival: f64,
    /// Greenwood's standard error; absent where nobody is left.
    pub standard_error: Option<f64>,
    /// The log-log 95 % band; absent where nobody is left.
    pub interval: Option<Interval>,
}

/// A day by which a share has had the event, with its interval; absent: not reached while anyone was followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Quantile {
    /// The day.
    pub day: Option<u32>,
    /// Where the lower end of the band reaches the share.
    pub low: Option<u32>,
    /// Where the upper end does.
    pub high: Option<u32>,
}

/// The whole curve.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Survival {
    /// How many began.
    pub starters: u64,
    /// One point for each day with events.
    pub points: Vec<SurvivalPoint>,
}

/// Sums of products of fractions miss a round share by a last digit.
const CLOSE: f64 = 1e-12;

impl Survival {
    /// The point that holds on a day; none before the first event.
    pub fn at(&self, day: u32) -> Option<&SurvivalPoint> {
        self.points[..self.points.partition_point(|point| point.day <= day)].last()
    }

    /// The share with an event up to a day, 1 − S, with its band.
    pub fn reached_by(&self, day: u32) -> Estimate {
        self.at(day).map_or(Estimate { value: 0.0, standard_error: None, interval: None }, |point| Estimate {
            value: 1.0 - point.survival,
            standard_error: point.standard_error,
            interval: point.interval.map(|band| Interval { low: 1.0 - band.high, high: 1.0 - band.low }),
        })
    }

    /// The first day by which so large a share has had the event.
    pub fn quantile(&self, share: f64) -> Quantile {
        let left = 1.0 - share + CLOSE;
        let first = |survival: &dyn Fn(&SurvivalPoint) -> f64| {
            self.points.iter().find(|point| survival(point) <= left).map(|point| point.day)
        };
        Quantile {
            day: first(&|point| point.survival),
            low: first(&|point| point.interval.map_or(point.survival, |band| band.low)),
            high: first(&|point| point.interval.map_or(1.0, |band| band.high)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Freireich et al. (1963), remission of 21 patients on 6-MP in weeks, + without relapse: 6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+
    /// 35+. Published in Cox & Oakes (1984), table 1.1, and Kleinbaum & Klein, chapter 2: S = .8571 .8067 .7529 .6902 .6275 .5378 .4482.
    fn remission() -> Durations {
        let mut durations = Durations::default();
        [6, 6, 6, 7, 10, 13, 16, 22, 23].into_iter().for_each(|weeks| durations.event(weeks));
        [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].into_iter().for_each(|weeks| durations.censor(weeks));
        durations
    }

    #[test]
    fn the_remission_times_of_freireich() {
        let survival = remission().survival();
        let published = [
            (6, 21, 0.8571),
            (7, 17, 0.8067),
            (10, 15, 0.7529),
            (13, 12, 0.6902),
            (16, 11, 0.6275),
            (22, 7, 0.5378),
            (23, 6, 0.4482),
        ];
        assert_eq!(survival.points.len(), published.len());
        for (point, (day, at_risk, expected)) in survival.points.iter().zip(published) {
            assert_eq!((point.day, point.at_risk), (day, at_risk));
            assert!((point.survival - expected).abs() < 5e-5, "{point:?}");
        }
        // Greenwood by hand at week 7: .8067 √(3/(21·18) + 1/(17·16)) = .0869. The band at week 6 as lifelines gives it: .6197 … .9516.
        assert!((survival.points[1].standard_error.expect("some are left") - 0.0869).abs() < 5e-5);
        let band = survival.points[0].interval.expect("some are left");
        assert!((band.low - 0.619_718).abs() < 5e-7 && (band.high - 0.951_551).abs() < 5e-6, "{band:?}");
        // The median is 23 weeks, its interval from 13 to beyond the end.
        assert_eq!(survival.quantile(0.5), Quantile { day: Some(23), low: Some(13), high: None });
        assert_eq!(survival.quantile(0.9).day, None, "not reached");
        assert!((survival.reached_by(9).value - (1.0 - 0.8067)).abs() < 5e-5);
        assert_eq!(survival.reached_by(5).value, 0.0);
    }

    /// By hand, bins of 7: day 0 to 7: 4 of 21; 8 to 14: 21 − 4 − 1 (6+) = 16 at risk, events on 10 and 13.
    #[test]
    fn the_hazard_is_over_those_at_risk_when_the_bin_begins() {
        let bins = remission().hazard(7);
        let found: Vec<_> = bins.iter().map(|bin| (bin.from_day, bin.to_day, bin.rate.part, bin.rate.whole)).collect();
        assert_eq!(found, [(0, 7, 4, 21), (8, 14, 2, 16), (15, 21, 1, 11), (22, 28, 2, 7), (29, 35, 0, 4)]);
    }

    #[test]
    fn the_last_one_leaves_nobody() {
        let mut durations = Durations::default();
        durations.event(0);
        durations.event(4);
        let survival = durations.survival();
        assert_eq!(survival.quantile(0.5).day, Some(0));
        let last = survival.points[1];
        assert_eq!((last.survival, last.standard_error, last.interval), (0.0, None, None));
        assert!(Durations::default().survival().points.is_empty());
        assert!(Durations::default().hazard(7).is_empty());
        durations.absorb(&remission());
        assert_eq!((durations.followed(), durations.events()), (23, 11));
    }
}
