//! The names of pages, choices, switches and facets: in the address, in names of files and in tests.

use crate::protocol::{Basis, CohortMeasure, Comparison, FacetKey, Page, Pick, ReachKey, SwitchKey, Typed};

pub(super) const PAGES: [(Page, &str); 9] = [
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

pub(super) const PICKS: [(Pick, &str); 24] = [
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

pub(super) const COMPARISONS: [(Comparison, &str); 3] = [
    (Comparison::PreviousPeriod, "previous_period"),
    (Comparison::YearBefore, "year_before"),
    (Comparison::None, "none"),
];

pub(super) const FACETS: [(FacetKey, &str); 11] = [
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

pub(super) const REACHES: [(ReachKey, &str); 3] =
    [(ReachKey::FirstOrder, "first"), (ReachKey::AnyOrder, "any"), (ReachKey::OrdersOnly, "only")];

pub(super) const BASES: [(Basis, &str); 4] = [
    (Basis::NetSales, "net_sales"),
    (Basis::TotalPaid, "total_paid"),
    (Basis::GrossSales, "gross_sales"),
    (Basis::GrossMargin, "gross_margin"),
];

pub(super) const SWITCHES: [(SwitchKey, &str); 14] = [
    (SwitchKey::Cancelled, "cancelled"),
    (SwitchKey::Failed, "failed"),
    (SwitchKey::TestOrders, "test_orders"),
    (SwitchKey::Pending, "pending"),
    (SwitchKey::ZeroValue, "zero_value"),
    (SwitchKey::GiftCards, "gift_cards"),
    (SwitchKey::Guests, "guests"),
    (SwitchKey::CreditNotes, "credit_notes"),
    (SwitchKey::RefundDay, "refund_day"),
    (SwitchKey::SharedKeys, "shared_keys"),
    (SwitchKey::JoinPhone, "join_phone"),
    (SwitchKey::NameAndPostcode, "name_and_postcode"),
    (SwitchKey::PlusTags, "plus_tags"),
    (SwitchKey::GmailDots, "gmail_dots"),
];

pub(super) const MEASURES: [(CohortMeasure, &str); 9] = [
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
    pub(super) fn ends(self) -> &'static [Self] {
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

pub(super) fn named<T: Copy>(table: &[(T, &str)], name: &str) -> Option<T> {
    table.iter().find(|(_, other)| *other == name).map(|(value, _)| *value)
}

pub(super) fn name_of<T: Copy + PartialEq>(table: &[(T, &'static str)], value: T) -> &'static str {
    table.iter().find(|(other, _)| *other == value).map_or("", |(_, name)| name)
}
