//! M21: unit economics.
//!
//! Question: what does a new customer cost, and when is that earned back?
//! Definition: CAC = marketing spend of the period / new customers of the period; the spend is the files', or one number that a reader gives in its place; CPA = the same spend / orders. By channel where spend has channels: spend / new customers whose first order
//! came from a channel of that name (letter case aside). Historical LTV = revenue of these new customers up to the as-of day, per customer; LTV:CAC = LTV × gross margin / CAC. Payback
//! = the first 30-day month m with gross margin × mean revenue of the first 30 m days ≥ CAC, over the new customers followed so long; its band is the same at both ends of the
//! means' intervals. Where a file says what goods cost, margin stands in place of revenue × gross margin: net sales less cost, order by order (see `gross_margin`).
//! Inputs and units: store columns, the spend file, gross margin 0..=1 (1 where none is given, and said so); minor units.
//! Window and censoring: customers whose first order lies in the period; spend dated in it. A month of payback is absent where nobody was followed to its end.
//! Edge cases: no new customers or no spend: absent. Guests are no customers: spend on them makes CAC too high. Spend is taken to be in the currency of the figures.
//! Numeric notes: exact sums; the mean revenue has its interval.
//! Complexity: one pass over the rows.
//! Source: SPEC M21.
//! Not the same as: what an advertising account reports, which counts the orders that it claims for itself.
//! Tested by: `a_channel_by_hand` and `bands_by_hand` below.

use crate::orders::{Facet, OrderBook, OrderStore, Row, Spend, Window};
use crate::statistics::{Estimate, Moments};
use crate::units::Exact;

use super::pass::Span;

/// Months of 30 days that are looked at for payback.
pub const PAYBACK_MONTHS: usize = 36;

/// One channel of the spend file.
#[derive(Debug, Clone, PartialEq)]
pub struct ChannelSpend {
    /// Its name in the spend file; empty where rows name none.
    pub channel: String,
    /// Spent, minor units.
    pub spend_minor: i128,
    /// New customers whose first order came from it; absent where no order names a channel of that name.
    pub new_customers: Option<u64>,
}

impl ChannelSpend {
    /// Spend per new customer, minor units.
    pub fn cac_minor(&self) -> Option<f64> {
        ratio(self.spend_minor, self.new_customers?)
    }
}

/// What a reader says of the shop's costs.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Economics {
    /// Gross margin, 0..=1.
    pub margin: Option<f64>,
    /// Marketing spend of the period in place of what the files say, in the currency of the figures.
    pub spend: Option<Exact>,
}

impl Economics {
    /// The gross margin in percent, where a reader says it.
    pub fn margin_percent(&self) -> Option<u32> {
        self.margin.map(whole_percent)
    }
}

/// A share of nothing or more in whole percent.
pub fn whole_percent(share: f64) -> u32 {
    (share * 100.0 + 0.5) as u32
}

/// What new customers have brought after the cost of goods, by a file of product costs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earned {
    /// Margin of each new customer up to the as-of day, minor units.
    pub ltv_minor: Moments,
    /// Margin of each new customer in the first 30, 60, … days, of those followed so long.
    pub by_month_minor: Vec<Moments>,
}

impl From<UnitEconomics> for Earned {
    /// What was worked out over orders in margin.
    fn from(found: UnitEconomics) -> Self {
        Self { ltv_minor: found.ltv_minor, by_month_minor: found.by_month_minor }
    }
}

/// M21.
#[derive(Debug, Clone, PartialEq)]
pub struct UnitEconomics {
    /// Spent in the period, minor units.
    pub spend_minor: i128,
    /// Whether a reader said so, and not the files.
    pub is_said: bool,
    /// New customers of the period.
    pub new_customers: u64,
    /// Orders of the period, guests' included.
    pub orders: u64,
    /// Revenue of each new customer up to the as-of day, minor units.
    pub ltv_minor: Moments,
    /// Revenue of each new customer in the first 30, 60, … days, of those followed so long.
    pub by_month_minor: Vec<Moments>,
    /// The gross margin taken, where goods' costs are not known.
    pub margin: f64,
    /// What was earned by the costs that are known, in place of revenue times margin.
    pub earned: Option<Earned>,
    /// By channel, the largest spend first.
    pub channels: Vec<ChannelSpend>,
}

fn ratio(above: i128, below: u64) -> Option<f64> {
    (below > 0).then(|| above as f64 / below as f64)
}

impl UnitEconomics {
    /// Spend per new customer, minor units; absent without spend.
    pub fn cac_minor(&self) -> Option<f64> {
        ratio(self.spend_minor, self.new_customers).filter(|_| self.spend_minor > 0)
    }

    /// Spend per order, minor units.
    pub fn cpa_minor(&self) -> Option<f64> {
        ratio(self.spend_minor, self.orders).filter(|_| self.spend_minor > 0)
    }

    /// Margin per new customer up to the as-of day: by known costs, else historical LTV × margin.
    pub fn margin_minor(&self) -> Option<Estimate> {
        match &self.earned {
            Some(earned) => earned.ltv_minor.mean(),
            None => Some(self.ltv_minor.mean()?.times(self.margin)),
        }
    }

    /// The gross margin of what new customers have brought.
    pub fn margin_share(&self) -> f64 {
        let whole = self.ltv_minor.mean().map(|mean| mean.value).filter(|whole| *whole > 0.0);
        let shares = self.earned.as_ref().and_then(|_| Some(self.margin_minor()?.value / whole?));
        shares.unwrap_or(self.margin)
    }

    /// Margin per new customer / CAC.
    pub fn ltv_to_cac(&self) -> Option<Estimate> {
        Some(self.margin_minor()?.times(1.0 / self.cac_minor()?))
    }

    /// The first month of 30 days by whose end CAC is earned back.
    pub fn payback_month(&self) -> Option<usize> {
        self.earned_back(|mean| Some(mean.value))
    }

    /// The same at the upper and at the lower end of the means' intervals: at best, at worst.
    pub fn payback_band(&self) -> [Option<usize>; 2] {
        [self.earned_back(|mean| Some(mean.interval?.high)), self.earned_back(|mean| Some(mean.interval?.low))]
    }

    fn earned_back(&self, of: fn(&Estimate) -> Option<f64>) -> Option<usize> {
        let cac = self.cac_minor()?;
        let (months, margin) = match &self.earned {
            Some(earned) => (&earned.by_month_minor, 1.0),
            None => (&self.by_month_minor, self.margin),
        };
        let earned =
            |moments: &Moments| moments.mean().and_then(|mean| of(&mean)).is_some_and(|earned| earned * margin >= cac);
        months.iter().position(earned).map(|at| at + 1)
    }
}

/// The unit economics of a window; nothing where no spend is known.
pub fn unit_economics(
    store: &OrderStore,
    book: &OrderBook,
    window: Window,
    economics: &Economics,
) -> Option<UnitEconomics> {
    let (span, as_of) = (Span::seen_of(window), window.as_of);
    let mut channels: Vec<ChannelSpend> = Vec::new();
    // One number for the whole period stands for no channel.
    let read = economics.spend.is_none();
    let spend = book.side_files().spend().filter(|spend| read && span.holds(spend.day));
    for Spend { channel, amount, .. } in spend {
        let minor = i128::from(amount.to_minor(store.currency()));
        match channels.iter_mut().find(|known| known.channel.eq_ignore_ascii_case(channel)) {
            Some(known) => known.spend_minor += minor,
            None => {
                channels.push(ChannelSpend { channel: channel.clone(), spend_minor: minor, new_customers: None });
            }
        }
    }
    if channels.is_empty() && read {
        return None;
    }
    let said = economics.spend.map(|spend| i128::from(spend.to_minor(store.currency())));
    // Which channel of the spend file each text of the orders is.
    let catalogue = book.catalogue();
    let place_of: Vec<Option<usize>> = (0..catalogue.texts(Facet::Channel) as u32)
        .map(|number| {
            let text = catalogue.text(Facet::Channel, number);
            channels.iter().position(|known| known.channel.as_bytes().eq_ignore_ascii_case(text))
        })
        .collect();
    place_of.iter().flatten().for_each(|&at| channels[at].new_customers = Some(0));
    let mut found = UnitEconomics {
        spend_minor: said.unwrap_or_else(|| channels.iter().map(|channel| channel.spend_minor).sum()),
        is_said: said.is_some(),
        new_customers: 0,
        orders: store.of_guests().filter(|row| row.mark.is_order() && span.holds(row.day)).count() as u64,
        ltv_minor: Moments::default(),
        by_month_minor: Vec::new(),
        margin: economics.margin.unwrap_or(1.0),
        earned: None,
        channels: Vec::new(),
    };
    // Revenue by month of the present customer.
    let mut months = [0_i64; PAYBACK_MONTHS];
    for rows in store.customers() {
        let from = rows.start;
        let (mut first, mut all) = (None, 0_i64);
        months.fill(0);
        for (Row { day, amount_minor, mark }, at) in store.rows_of(rows).zip(from..) {
            if day > as_of {
                break;
            }
            found.orders += u64::from(mark.is_order() && span.holds(day));
            if mark.is_order() && first.is_none() {
                first = Some(day);
                let number = book.entry(store.entries()[at]).facets.text(Facet::Channel);
                let place = number.and_then(|number| place_of.get(number as usize).copied().flatten());
                let channel = place.filter(|_| span.holds(day)).and_then(|at| channels.get_mut(at));
                if let Some(count) = channel.and_then(|channel| channel.new_customers.as_mut()) {
                    *count += 1;
                }
            }
            all = all.saturating_add(amount_minor);
            let month = first.map_or(0, |first| day.since(first) as usize / 30);
            if let Some(month) = months.get_mut(month) {
                *month = month.saturating_add(amount_minor);
            }
        }
        let Some(first) = first.filter(|first| span.holds(*first)) else { continue };
        found.new_customers += 1;
        found.ltv_minor.add(all);
        let mut so_far = 0_i64;
        // A month of 30 days from day 0 is over on day 29.
        let followed = (as_of.since(first) as usize + 1) / 30;
        for (month, at) in months.iter().zip(0..followed.min(PAYBACK_MONTHS)) {
            so_far = so_far.saturating_add(*month);
            if found.by_month_minor.len() <= at {
                found.by_month_minor.push(Moments::default());
            }
            found.by_month_minor[at].add(so_far);
        }
    }
    for end in 1..channels.len() {
        let mut at = end;
        while at > 0 && channels[at - 1].spend_minor < channels[at].spend_minor {
            channels.swap(at - 1, at);
            at -= 1;
        }
    }
    found.channels = channels;
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Position;
    use crate::ingest::{LineSink, OrderLine, Said, SideRow};
    use crate::orders::testing::{line, window};
    use crate::orders::{Basis, OrderBookBuilder, Rules};
    use crate::units::Day;

    /// By hand, the first quarter of 2024, as of 30 June. Spend: 30.00 on web, 10.00 on mail, 20.00 in April (too late). New: A by Web, 20.00 on 1 January and 10.00 on 31 January (day 30, month 2), B by pos
    /// 30.00 on 15 January; C in April. CAC 40 / 2 = 20.00; CPA 40 / 3; LTV (30 + 30) / 2 = 30.00, LTV:CAC at margin 1/2: .75. By month 1: 20 and 30: 25.00; by 2: 30.00.
    #[test]
    fn a_channel_by_hand() {
        let mut builder = OrderBookBuilder::default();
        let rows = [
            ("A", "2024-01-01", 2000, "Web"),
            ("A", "2024-01-31", 1000, "pos"),
            ("B", "2024-01-15", 3000, "pos"),
            ("C", "2024-04-02", 900, "Web"),
        ];
        for (at, (customer, when, amount, channel)) in rows.into_iter().enumerate() {
            let said = Said { channel: channel.as_bytes(), ..Said::default() };
            builder.line(OrderLine { said, ..line(at, customer, when, amount) });
        }
        for (day, channel, amount) in [("2024-01-01", "web", 30), ("2024-03-31", "mail", 10), ("2024-04-01", "web", 20)]
        {
            let day = Day::parse_iso(day).expect("a day");
            let row = SideRow::Spend { day, channel, amount: Exact(amount * 10_000) };
            builder.side(Position { file: 1, record: 1, line: 1 }, row);
        }
        let book = builder.seal();
        let store = OrderStore::new(&book, &Rules::new(Basis::TotalPaid));
        let quarter = window("2024-01-01", "2024-03-31", "2024-06-30");
        let with = |window, margin, spend| unit_economics(&store, &book, window, &Economics { margin, spend });
        let found = with(quarter, Some(0.5), None).expect("spend");
        assert_eq!((found.spend_minor, found.new_customers, found.orders), (4000, 2, 3));
        assert_eq!((found.cac_minor(), found.ltv_to_cac().map(|ratio| ratio.value)), (Some(2000.0), Some(0.75)));
        let months: Vec<_> = found.by_month_minor.iter().map(|month| (month.count, month.sum)).collect();
        assert_eq!(&months[..3], [(2, 5000), (2, 6000), (2, 6000)]);
        // A is followed for 182 days, six months of 30; B for 168, five.
        assert_eq!((months.len(), months[5].0), (6, 1));
        assert_eq!(found.payback_month(), None, "15.00 of 20.00");
        let whole = with(quarter, None, None).expect("spend");
        assert_eq!(whole.payback_month(), Some(1));
        let channels: Vec<_> =
            found.channels.iter().map(|one| (&*one.channel, one.new_customers, one.cac_minor())).collect();
        assert_eq!(channels, [("web", Some(1), Some(3000.0)), ("mail", None, None)]);
        let later = window("2024-05-01", "2024-05-31", "2024-06-30");
        assert!(with(later, None, None).is_none());

        // A number that a reader gives stands in place of the files', and of no channel: 50.00 / 2 new customers.
        let said = with(quarter, None, Some(Exact(500_000))).expect("spend");
        assert_eq!((said.spend_minor, said.is_said, said.channels.len()), (5000, true, 0));
        assert_eq!((said.cac_minor(), said.payback_month()), (Some(2500.0), Some(1)), "25.00 by month 1");
        assert_eq!(with(later, None, Some(Exact(500_000))).and_then(|none| none.cac_minor()), None, "nobody is new");
    }

    /// Two new customers with 10.00 and 30.00: a mean of 20.00, deviation √200 = 14.14, error 10.00, 95 % from 0.40 to 39.60. At half of it as
    /// margin not even the upper end pays back 30.00 each, the upper end pays back 15.00 in month 1, the lower end too 0.15. LTV:CAC at 30.00 and margin ½: 0.33, from 0.0067 to 0.66.
    #[test]
    fn bands_by_hand() {
        let mut builder = OrderBookBuilder::default();
        for (at, (customer, amount)) in [("A", 1000), ("B", 3000)].into_iter().enumerate() {
            builder.line(line(at, customer, "2024-01-01", amount));
        }
        let book = builder.seal();
        let store = OrderStore::new(&book, &Rules::new(Basis::TotalPaid));
        let year = window("2024-01-01", "2024-12-31", "2024-03-31");
        let with = |spend| {
            let economics = Economics { margin: Some(0.5), spend: Some(Exact(spend)) };
            unit_economics(&store, &book, year, &economics).expect("spend")
        };
        let dear = with(600_000);
        assert_eq!((dear.payback_month(), dear.payback_band()), (None, [None, None]), "half of 39.60 is no 30.00");
        let ratio = dear.ltv_to_cac().expect("a ratio");
        let interval = ratio.interval.expect("two customers");
        for (found, expected) in [(ratio.value, 1.0 / 3.0), (interval.low, 0.2 / 30.0), (interval.high, 19.8 / 30.0)] {
            assert!((found - expected).abs() < 2e-3, "{found} is not {expected}");
        }
        let middle = with(300_000);
        assert_eq!((middle.payback_month(), middle.payback_band()), (None, [Some(1), None]), "15.00");
        let cheap = with(3_000);
        assert_eq!((cheap.payback_month(), cheap.payback_band()), (Some(1), [Some(1), Some(1)]), "0.15");
    }
}
