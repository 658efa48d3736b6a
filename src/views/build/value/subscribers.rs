//! Shops whose orders come in a fixed rhythm: how many stay, and how well that would have been known.

use crate::i18n::{TimingPage, Value, ValuePage};
use crate::models::{NoSubscriptions, REGULAR, RenewalProof, RenewalWay, Subscriptions};
use crate::views::answers::SectionView;
use crate::views::build::tell::{NOTHING, Tell};
use crate::views::chart::{Chart, Role};
use crate::views::table::{Cell, Table};

use super::Teller;
use super::lines::{Line, Lines, Unit};

impl Teller<'_> {
    /// The answer for subscribers; nothing for a shop that has none.
    pub(super) fn subscribers(
        &self,
        found: &Result<Subscriptions, NoSubscriptions>,
        bills_them: bool,
    ) -> Option<SectionView> {
        let words = self.words;
        let key = "subscribers".to_owned();
        let why_not = |absent: String| {
            let title = words.text(ValuePage::SubscribersNone);
            SectionView { key: key.clone(), title, absent: Some(absent), ..SectionView::default() }
        };
        let subscriptions = match found {
            Ok(subscriptions) => subscriptions,
            Err(_) if !bills_them => return None,
            Err(NoSubscriptions::FewGaps) => return Some(why_not(words.text(ValuePage::SubscribersFew))),
            Err(NoSubscriptions::NoRhythm(rhythm)) => {
                let values = [
                    ("share", Value::Percent(rhythm.share())),
                    ("days", Value::Count(libm::rint(rhythm.period_days) as u64)),
                    ("needed", Value::Percent(REGULAR)),
                ];
                return Some(why_not(words.say(ValuePage::SubscribersNoRhythm, &values)));
            }
        };
        let rhythm = &subscriptions.rhythm;
        let days = Value::Count(libm::rint(rhythm.period_days) as u64);
        let stays = [
            ("days", days),
            ("staying", Value::Count(subscriptions.staying)),
            ("customers", Value::Count(subscriptions.customers)),
        ];
        let mut notes = vec![words.say(
            ValuePage::SubscribersNote,
            &[("days", days), ("share", Value::Percent(rhythm.share())), ("gaps", Value::Count(rhythm.gaps))],
        )];
        if let Err(refusal) = &subscriptions.estimates {
            notes.push(self.refused(*refusal));
        }
        let mut tables: Vec<Table> = self.staying(subscriptions).into_iter().collect();
        let chart = match &subscriptions.proof {
            Ok(proof) => {
                tables.insert(0, self.renewal_ways(proof));
                notes.push(words.say(ValuePage::RenewalsNote, &[("cut", Value::Day(proof.cut))]));
                Some(self.renewals(proof))
            }
            Err(refusal) => {
                notes.push(self.refused(*refusal));
                None
            }
        };
        let title = words.say(ValuePage::SubscribersTitle, &stays);
        Some(SectionView { key, title, chart, tables, notes, ..SectionView::default() })
    }

    fn renewal_way(&self, way: RenewalWay) -> String {
        self.words.text(match way {
            RenewalWay::ShiftedBetaGeometric => ValuePage::RenewalSbg,
            RenewalWay::BgBb => ValuePage::RenewalBgBb,
            RenewalWay::SameRate => ValuePage::RenewalRate,
        })
    }

    fn renewal_ways(&self, proof: &RenewalProof) -> Table {
        let tell = self.tell;
        let heads = [
            Tell::named(ValuePage::WayHead),
            Tell::numbers(ValuePage::WayForetold),
            Tell::numbers(ValuePage::RenewalCame),
            Tell::numbers(ValuePage::WayError),
            Tell::numbers(ValuePage::WayRmse),
        ];
        let came = proof.came.last().copied().unwrap_or(0);
        let rows = proof.ways.iter().map(|score| {
            let name = Cell::words(self.renewal_way(score.way));
            let total = score.by_period.as_ref().ok().and_then(|sums| sums.last().copied());
            let error = total.filter(|_| came > 0).map(|total| total / came as f64 - 1.0);
            vec![
                name,
                match total {
                    Some(total) => Cell::number(self.orders(total), Some(total)),
                    None => Cell::number(self.words.text(ValuePage::WayNone), None),
                },
                tell.count(came),
                Cell::number(error.map_or_else(|| NOTHING.to_owned(), |error| self.signed(error)), error),
                score.root_mean_squared_error.map_or_else(Tell::nothing, |error| self.tell.decimal(error, 3)),
            ]
        });
        tell.table(ValuePage::RenewalsCaption, &heads, rows.collect())
    }

    /// Renewals by the end of each period: as they came, and as the best way foretold them.
    fn renewals(&self, proof: &RenewalProof) -> Chart {
        let (words, tell) = (self.words, self.tell);
        let best = proof.ways.iter().find_map(|score| Some((score.way, score.by_period.as_ref().ok()?)));
        let (way, sums) = best.map_or((RenewalWay::SameRate, Vec::new()), |(way, sums)| (way, sums.clone()));
        let came = proof.came.last().copied().unwrap_or(0);
        let (way, foretold) = (self.renewal_way(way), self.orders(sums.last().copied().unwrap_or(0.0)));
        let values = [
            ("way", Value::Text(&way)),
            ("foretold", Value::Text(&foretold)),
            ("came", Value::Count(came)),
            ("periods", Value::Count(u64::from(proof.periods))),
        ];
        let title = words.say(ValuePage::RenewalsTitle, &values);
        let heads = [
            Tell::numbers(ValuePage::RenewalsName),
            Tell::numbers(ValuePage::ProofForecast),
            Tell::numbers(ValuePage::ProofActual),
        ];
        let pairs = || sums.iter().zip(&proof.came);
        let rows = pairs().zip(1_u64..).map(|((sum, came), period)| {
            vec![tell.count(period), Cell::number(self.orders(*sum), Some(*sum)), tell.count(*came)]
        });
        self.lines(
            Lines {
                key: "renewals",
                title,
                caption: words.text(ValuePage::RenewalsChart),
                positions: (1..=pairs().count()).map(|period| words.count(period as u64)).collect(),
                positions_name: ValuePage::RenewalsName.into(),
                lines: vec![
                    Line {
                        key: "foretold",
                        label: ValuePage::ProofForecast,
                        role: Role::Returning,
                        points: pairs().map(|(sum, _)| (*sum, None)).collect(),
                    },
                    Line {
                        key: "came",
                        label: ValuePage::ProofActual,
                        role: Role::New,
                        points: pairs().map(|(_, came)| (*came as f64, None)).collect(),
                    },
                ],
                table: tell.table(ValuePage::RenewalsChart, &heads, rows.collect()),
            },
            Unit::Count,
        )
    }

    /// How many of a hundred new subscribers stay, by the model.
    fn staying(&self, subscriptions: &Subscriptions) -> Option<Table> {
        let (words, tell) = (self.words, self.tell);
        if subscriptions.survival.is_empty() {
            return None;
        }
        let heads = [
            Tell::numbers(ValuePage::StayPeriods),
            Tell::numbers(ValuePage::StayDays),
            Tell::numbers(ValuePage::StayShare),
        ];
        let rows = subscriptions.survival.iter().zip(1_u64..).map(|(share, period)| {
            let days = libm::rint(subscriptions.rhythm.period_days * period as f64) as u64;
            vec![
                tell.count(period),
                Cell::number(words.say(TimingPage::Days, &[("days", Value::Count(days))]), Some(days as f64)),
                tell.rate(Some(*share)),
            ]
        });
        Some(tell.table(ValuePage::StayCaption, &heads, rows.collect()))
    }
}
