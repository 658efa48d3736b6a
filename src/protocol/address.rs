//! What the address bar holds after `#`: page, scope and switches, so that a view can be bookmarked. Never data: what a filter names is in `views::filter`.

use super::{
    Basis, CohortMeasure, Comparison, FacetKey, FilterSpec, Page, Pick, ReachKey, Request, ScopeSpec, SwitchKey,
    SwitchSpec, Typed,
};

const PAGES: [(Page, &str); 9] = [
    (Page::Overview, "overview"),
    (Page::Cohorts, "cohorts"),
    (Page::Timing, "timing"),
    (Page::Customers, "customers"),
    (Page::Value, "value"),
    (Page::Products, "products"),
    (Page::Drivers, "drivers"),
    (Page::Data, "data"),
    (Page::Calculator, "calculator"),
];

const PICKS: [(Pick, &str); 24] = [
    (Pick::Step, "step"),
    (Pick::RetentionDays, "retention_days"),
    (Pick::DaysBack, "days_back"),
    (Pick::Group, "group"),
    (Pick::Sort, "sort"),
    (Pick::Retention, "retention"),
    (Pick::Sooner, "sooner"),
    (Pick::Discount, "discount"),
    (Pick::OrderValue, "order_value"),
    (Pick::Margin, "margin"),
    (Pick::Months, "months"),
    (Pick::HeldBack, "held_back"),
    (Pick::CompareBy, "compare"),
    (Pick::CompareOne, "one"),
    (Pick::CompareOther, "other"),
    (Pick::Grain, "grain"),
    (Pick::Ages, "ages"),
    (Pick::Rows, "rows"),
    (Pick::Hide, "hide"),
    (Pick::Age, "age"),
    (Pick::Row, "row"),
    (Pick::OtherRow, "other_row"),
    (Pick::CohortsFrom, "cohorts_from"),
    (Pick::AgesFrom, "ages_from"),
];

const COMPARISONS: [(Comparison, &str); 3] = [
    (Comparison::PreviousPeriod, "previous_period"),
    (Comparison::YearBefore, "year_before"),
    (Comparison::None, "none"),
];

const FACETS: [(FacetKey, &str); 11] = [
    (FacetKey::Country, "country"),
    (FacetKey::Region, "region"),
    (FacetKey::Channel, "channel"),
    (FacetKey::Payment, "payment"),
    (FacetKey::DiscountCode, "code"),
    (FacetKey::Discount, "discount"),
    (FacetKey::Product, "product"),
    (FacetKey::Sku, "sku"),
    (FacetKey::Vendor, "vendor"),
    (FacetKey::OrderValue, "value"),
    (FacetKey::Segment, "segment"),
];

const REACHES: [(ReachKey, &str); 3] =
    [(ReachKey::FirstOrder, "first"), (ReachKey::AnyOrder, "any"), (ReachKey::OrdersOnly, "only")];

/// Filters that an address may hold.
const MOST_FILTERS: usize = 8;

const BASES: [(Basis, &str); 4] = [
    (Basis::NetSales, "net_sales"),
    (Basis::TotalPaid, "total_paid"),
    (Basis::GrossSales, "gross_sales"),
    (Basis::GrossMargin, "gross_margin"),
];

const SWITCHES: [(SwitchKey, &str); 13] = [
    (SwitchKey::Cancelled, "cancelled"),
    (SwitchKey::Failed, "failed"),
    (SwitchKey::TestOrders, "test_orders"),
    (SwitchKey::Pending, "pending"),
    (SwitchKey::ZeroValue, "zero_value"),
    (SwitchKey::GiftCards, "gift_cards"),
    (SwitchKey::Guests, "guests"),
    (SwitchKey::CreditNotes, "credit_notes"),
    (SwitchKey::SharedKeys, "shared_keys"),
    (SwitchKey::JoinPhone, "join_phone"),
    (SwitchKey::NameAndPostcode, "name_and_postcode"),
    (SwitchKey::PlusTags, "plus_tags"),
    (SwitchKey::GmailDots, "gmail_dots"),
];

const MEASURES: [(CohortMeasure, &str); 9] = [
    (CohortMeasure::RetainedExactly, "retained_exactly"),
    (CohortMeasure::BoughtAgainBy, "bought_again_by"),
    (CohortMeasure::Revenue, "revenue"),
    (CohortMeasure::CumulativeRevenuePerCustomer, "cumulative_revenue_per_customer"),
    (CohortMeasure::Customers, "customers"),
    (CohortMeasure::RetainedOrLater, "retained_or_later"),
    (CohortMeasure::Orders, "orders"),
    (CohortMeasure::AverageOrder, "average_order"),
    (CohortMeasure::Margin, "margin"),
];

/// Where the reader is: everything of a [`Request`] but the language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Address {
    /// The page.
    pub page: Page,
    /// Which orders.
    pub scope: ScopeSpec,
    /// By which rules.
    pub switches: SwitchSpec,
    /// What the cells of the cohort table hold.
    pub cohort_measure: CohortMeasure,
    /// What is picked on single pages.
    pub picks: Vec<(Pick, String)>,
}

impl Address {
    /// Reads `#cohorts?from=2024-01-01&flip=cancelled,guests`; what is not understood is left at its default.
    pub fn parse(hash: &str) -> Self {
        let hash = hash.trim_start_matches('#');
        let (page, rest) = hash.split_once('?').unwrap_or((hash, ""));
        let mut address = Self { page: named(&PAGES, page).unwrap_or_default(), ..Self::default() };
        for (name, value) in rest.split('&').filter_map(|pair| pair.split_once('=')) {
            match name {
                "from" => address.scope.from = day(value),
                "to" => address.scope.to = day(value),
                "as_of" => address.scope.as_of = day(value),
                "against" => address.scope.comparison = named(&COMPARISONS, value).unwrap_or_default(),
                "filter" => address.add_filter(filter(value)),
                "basis" => address.switches.basis = named(&BASES, value),
                "flip" => address.switches.flipped = flips(value),
                "currency" => address.switches.currency = Some(value.to_owned()).filter(|code| is_code(code)),
                "rates" => address.switches.rates = value.split(',').filter_map(rate).collect(),
                "cells" => address.cohort_measure = named(&MEASURES, value).unwrap_or_default(),
                _ => {
                    let pick = named(&PICKS, name).filter(|_| is_name(value));
                    address.picks.extend(pick.map(|pick| (pick, value.to_owned())));
                }
            }
        }
        address
    }

    /// Writes what [`Address::parse`] reads; what is at its default is left out.
    pub fn hash(&self) -> String {
        let mut parts = Vec::new();
        let days = [("from", &self.scope.from), ("to", &self.scope.to), ("as_of", &self.scope.as_of)];
        for (name, value) in days {
            parts.extend(value.as_ref().map(|value| format!("{name}={value}")));
        }
        if self.scope.comparison != Comparison::default() {
            parts.push(format!("against={}", name_of(&COMPARISONS, self.scope.comparison)));
        }
        parts.extend(self.scope.filters.iter().map(|filter| format!("filter={}", filter_text(filter))));
        if let Some(basis) = self.switches.basis {
            parts.push(format!("basis={}", name_of(&BASES, basis)));
        }
        if !self.switches.flipped.is_empty() {
            let names: Vec<&str> = self.switches.flipped.iter().map(|key| key.name()).collect();
            parts.push(format!("flip={}", names.join(",")));
        }
        if let Some(code) = &self.switches.currency {
            parts.push(format!("currency={code}"));
        }
        if !self.switches.rates.is_empty() {
            let rates: Vec<String> =
                self.switches.rates.iter().map(|(code, rate)| [code, ":", rate].concat()).collect();
            parts.push(format!("rates={}", rates.join(",")));
        }
        if self.cohort_measure != CohortMeasure::default() {
            parts.push(format!("cells={}", name_of(&MEASURES, self.cohort_measure)));
        }
        parts.extend(self.picks.iter().map(|(pick, value)| format!("{}={value}", name_of(&PICKS, *pick))));
        let page = self.page.name();
        if parts.is_empty() { format!("#{page}") } else { format!("#{page}?{}", parts.join("&")) }
    }

    /// The question to the analyst.
    pub fn request(&self, language: &str, today: Option<String>) -> Request {
        Request {
            page: self.page,
            scope: self.scope.clone(),
            switches: self.switches.clone(),
            cohort_measure: self.cohort_measure,
            picks: self.picks.clone(),
            search: String::new(),
            typed: Vec::new(),
            language: language.to_owned(),
            today,
        }
    }

    /// Picks a value, in place of what was picked before.
    pub fn pick(&mut self, pick: Pick, value: &str) {
        self.picks.retain(|(other, _)| *other != pick && !pick.ends().contains(other));
        if is_name(value) {
            self.picks.push((pick, value.to_owned()));
            self.picks.sort_unstable();
        }
    }

    /// Adds a filter, unless it is there or there is no room.
    pub fn add_filter(&mut self, filter: Option<FilterSpec>) {
        let filters = &mut self.scope.filters;
        let room = filters.len() < MOST_FILTERS;
        filters.extend(filter.filter(|filter| room && !filters.contains(filter)));
    }

    /// What is picked, where it is not left at its default.
    pub fn picked(&self, pick: Pick) -> Option<&str> {
        self.picks.iter().find(|(other, _)| *other == pick).map(|(_, value)| value.as_str())
    }

    /// Sets a switch off its default, or back to it.
    pub fn flip(&mut self, key: SwitchKey) {
        let flipped = &mut self.switches.flipped;
        match flipped.iter().position(|other| *other == key) {
            Some(at) => drop(flipped.remove(at)),
            None => flipped.push(key),
        }
        flipped.sort_unstable();
    }
}

impl Page {
    /// All pages, in the order of the rail.
    pub const ALL: [Self; 8] = [
        Self::Overview,
        Self::Cohorts,
        Self::Timing,
        Self::Customers,
        Self::Value,
        Self::Products,
        Self::Drivers,
        Self::Data,
    ];

    /// Its name in the address and in tests.
    pub fn name(self) -> &'static str {
        name_of(&PAGES, self)
    }
}

impl Comparison {
    /// All comparisons, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::PreviousPeriod, Self::YearBefore, Self::None];

    /// Its name in the address and as the value of a choice.
    pub fn name(self) -> &'static str {
        name_of(&COMPARISONS, self)
    }

    /// The comparison of that name; the default where there is none.
    pub fn from_name(name: &str) -> Self {
        named(&COMPARISONS, name).unwrap_or_default()
    }
}

impl FacetKey {
    /// Its name in the address and in tests.
    pub fn name(self) -> &'static str {
        name_of(&FACETS, self)
    }

    /// The facet of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        named(&FACETS, name)
    }
}

impl ReachKey {
    /// All reaches, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::FirstOrder, Self::AnyOrder, Self::OrdersOnly];

    /// Its name in the address and in tests.
    pub fn name(self) -> &'static str {
        name_of(&REACHES, self)
    }

    /// The reach of that name; the default where there is none.
    pub fn from_name(name: &str) -> Self {
        named(&REACHES, name).unwrap_or_default()
    }
}

impl Basis {
    /// Its name in the address and in tests.
    pub fn name(self) -> &'static str {
        name_of(&BASES, self)
    }
}

impl SwitchKey {
    /// Its name in the address and in tests.
    pub fn name(self) -> &'static str {
        name_of(&SWITCHES, self)
    }
}

impl Pick {
    /// What is left behind when this is picked anew: other cohorts have other rows and ages, another facet has other values.
    fn ends(self) -> &'static [Self] {
        const ROWS: &[Pick] =
            &[Pick::Hide, Pick::Row, Pick::OtherRow, Pick::CohortsFrom, Pick::AgesFrom, Pick::Age, Pick::Rows];
        match self {
            Self::Grain => ROWS,
            Self::Ages => &[Self::AgesFrom, Self::Age],
            Self::Rows => &[Self::Hide, Self::Row, Self::OtherRow, Self::CohortsFrom],
            Self::Hide => &[Self::CohortsFrom],
            Self::CompareBy => &[Self::CompareOne, Self::CompareOther],
            _ => &[],
        }
    }

    /// Its name in the address and in tests.
    pub fn name(self) -> &'static str {
        name_of(&PICKS, self)
    }
}

impl Typed {
    /// Its name in tests.
    pub fn name(self) -> &'static str {
        match self {
            Self::Spend => "spend",
            Self::RetentionStart => "retention_start",
            Self::RetentionEnd => "retention_end",
            Self::RetentionNew => "retention_new",
        }
    }
}

impl CohortMeasure {
    /// Its name in the address and in names of files.
    pub fn name(self) -> &'static str {
        name_of(&MEASURES, self)
    }
}

fn named<T: Copy>(table: &[(T, &str)], name: &str) -> Option<T> {
    table.iter().find(|(_, other)| *other == name).map(|(value, _)| *value)
}

fn name_of<T: Copy + PartialEq>(table: &[(T, &'static str)], value: T) -> &'static str {
    table.iter().find(|(other, _)| *other == value).map_or("", |(_, name)| name)
}

fn flips(text: &str) -> Vec<SwitchKey> {
    let mut keys: Vec<SwitchKey> = text.split(',').filter_map(|name| named(&SWITCHES, name)).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// A stable name of a choice; nothing that comes from a file looks like it by chance and gets into the address.
fn is_name(text: &str) -> bool {
    (1..=240).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_:-".contains(&byte))
}

/// `country.first.DE`: facet, reach, and what it must be in percent-encoding.
fn filter(text: &str) -> Option<FilterSpec> {
    let mut parts = text.splitn(3, '.');
    let (facet, reach) = (named(&FACETS, parts.next()?)?, named(&REACHES, parts.next()?)?);
    let value = decoded(parts.next()?)?;
    (value.len() <= LONGEST_VALUE).then_some(FilterSpec { facet, value, reach })
}

/// The longest value of a filter in bytes.
const LONGEST_VALUE: usize = 120;

fn filter_text(filter: &FilterSpec) -> String {
    let mut text = [filter.facet.name(), ".", filter.reach.name(), "."].concat();
    for byte in filter.value.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'~' => text.push(char::from(byte)),
            _ => text += &format!("%{byte:02X}"),
        }
    }
    text
}

fn decoded(text: &str) -> Option<String> {
    let digit = |byte: Option<u8>| byte.and_then(|byte| char::from(byte).to_digit(16)).map(|digit| digit as u8);
    let (mut bytes, mut out) = (text.bytes(), Vec::new());
    while let Some(byte) = bytes.next() {
        out.push(if byte == b'%' { digit(bytes.next())? * 16 + digit(bytes.next())? } else { byte });
    }
    String::from_utf8(out).ok()
}

/// Three letters; whether there is such a currency is the analyst's to say.
fn is_code(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// `USD:0.92`.
fn rate(text: &str) -> Option<(String, String)> {
    let (code, rate) = text.split_once(':').filter(|(code, _)| is_code(code))?;
    let number = !rate.is_empty() && rate.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    number.then(|| (code.to_owned(), rate.to_owned()))
}

/// An ISO day by its shape; whether the calendar has it is the analyst's to say.
fn day(text: &str) -> Option<String> {
    let shape = text.len() == 10
        && text
            .bytes()
            .enumerate()
            .all(|(at, byte)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() });
    shape.then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let address = Address {
            page: Page::Cohorts,
            scope: ScopeSpec {
                from: Some("2011-01-01".to_owned()),
                to: Some("2011-06-30".to_owned()),
                as_of: Some("2011-12-09".to_owned()),
                comparison: Comparison::YearBefore,
                filters: vec![
                    FilterSpec {
                        facet: FacetKey::Country,
                        value: "Côte d'Ivoire".to_owned(),
                        reach: ReachKey::FirstOrder,
                    },
                    FilterSpec { facet: FacetKey::Channel, value: String::new(), reach: ReachKey::OrdersOnly },
                ],
            },
            switches: SwitchSpec {
                basis: Some(Basis::GrossSales),
                flipped: vec![SwitchKey::Cancelled, SwitchKey::Guests],
                currency: Some("EUR".to_owned()),
                rates: vec![("GBP".to_owned(), "1.17".to_owned()), ("USD".to_owned(), "0.92".to_owned())],
            },
            cohort_measure: CohortMeasure::Revenue,
            picks: vec![(Pick::Step, "2".to_owned())],
        };
        let hash = address.hash();
        assert_eq!(
            hash,
            "#cohorts?from=2011-01-01&to=2011-06-30&as_of=2011-12-09&against=year_before\
             &filter=country.first.C%C3%B4te%20d%27Ivoire&filter=channel.only.&basis=gross_sales\
             &flip=cancelled,guests&currency=EUR&rates=GBP:1.17,USD:0.92&cells=revenue&step=2"
        );
        assert_eq!(Address::parse(&hash), address);
    }

    #[test]
    fn the_start_is_short() {
        assert_eq!(Address::default().hash(), "#overview");
        assert_eq!(Address::parse(""), Address::default());
    }

    #[test]
    fn what_is_not_understood_is_left_alone() {
        let address = Address::parse(
            "#nowhere?from=yesterday&to=2011-1-1&against=x&flip=x,guests,guests&currency=euro&rates=USD,EUR:x&y&z=1&step=A@B\
             &filter=country&filter=size.first.L&filter=code.any.%G0&filter=code.any.%FF&filter=code.any.%C3",
        );
        let expected = SwitchSpec { flipped: vec![SwitchKey::Guests], ..SwitchSpec::default() };
        assert_eq!(address, Address { switches: expected, ..Address::default() });
    }

    #[test]
    fn other_cohorts_have_other_rows() {
        let mut address =
            Address::parse("#cohorts?age=3&group=all&hide=small_2011-01-01&other_row=2011-02-01&rows=year");
        address.pick(Pick::Grain, "week");
        assert_eq!(address.hash(), "#cohorts?group=all&grain=week");
    }

    #[test]
    fn flipping_twice_changes_nothing() {
        let mut address = Address::default();
        address.flip(SwitchKey::Guests);
        address.flip(SwitchKey::Cancelled);
        assert_eq!(address.switches.flipped, [SwitchKey::Cancelled, SwitchKey::Guests]);
        address.flip(SwitchKey::Guests);
        address.flip(SwitchKey::Cancelled);
        assert_eq!(address, Address::default());
    }

    #[test]
    fn every_choice_has_a_name() {
        for page in Page::ALL {
            assert_eq!(Address::parse(page.name()).page, page);
        }
        assert_eq!(Address::parse("#calculator").page, Page::Calculator);
        for comparison in Comparison::ALL {
            assert_eq!(Comparison::from_name(comparison.name()), comparison);
        }
    }
}
