//! Filters in words, and from what is asked for to what the orders understand.

use crate::analysis::{Analysis, Context, LeftOut, OfferedFacet};
use crate::i18n::{Filters as Say, Message, Value, Words};
use crate::orders::{Condition, Facet, FilterPart, Reach, Rules};
use crate::units::{Currency, Exact};
use crate::views::choice::Page;
use crate::views::filter::{FacetKey, FilterChip, FilterFacet, FilterSpec, FilterValue, ReachKey};
use crate::views::measures::GroupsNamed;
use crate::views::report::FilterReport;

const ANY: &str = "any";
const NONE: &str = "none";
/// What stands between the column and the value of a segment.
const SEGMENT_JOINT: &str = ":";

/// What a filter asks of the orders; nothing where the files do not know its value.
pub fn filter_part(spec: &FilterSpec, analysis: &Analysis, rules: &Rules) -> Option<FilterPart> {
    let reach = match spec.reach {
        ReachKey::FirstOrder => Reach::FirstOrder,
        ReachKey::AnyOrder => Reach::AnyOrder,
        ReachKey::OrdersOnly => Reach::OrdersOnly,
    };
    condition(spec.facet, &spec.value, analysis, rules).map(|condition| FilterPart { condition, reach })
}

/// The condition that a value of a facet stands for.
pub fn condition(facet: FacetKey, value: &str, analysis: &Analysis, rules: &Rules) -> Option<Condition> {
    let catalogue = analysis.book().catalogue();
    match facet {
        FacetKey::Discount => match value {
            ANY => Some(Condition::Discount(true)),
            NONE => Some(Condition::Discount(false)),
            _ => None,
        },
        FacetKey::OrderValue => {
            let currency = rules.currency_of(analysis.book());
            let (from, to) = value.split_once('-')?;
            let [from, to] =
                [from, to].map(|end| if end.is_empty() { Some(None) } else { minor(end, currency).map(Some) });
            let (from, to) = (from?, to?);
            (from.is_some() || to.is_some()).then_some(Condition::Value(from, to))
        }
        FacetKey::Product => {
            let named = |product: &u32| facet.token(&lossy(catalogue.product(*product))) == value;
            (0..catalogue.products() as u32).find(named).map(Condition::Product)
        }
        FacetKey::Sku => {
            let named = |sku: &u32| facet.token(&lossy(catalogue.sku(*sku))) == value;
            (0..catalogue.skus() as u32).find(named).map(Condition::Sku)
        }
        FacetKey::Vendor => {
            let named = |vendor: &u32| facet.token(&lossy(catalogue.vendor(*vendor))) == value;
            (0..catalogue.vendors() as u32).find(named).map(Condition::Vendor)
        }
        FacetKey::Segment => {
            let named = |segment: &u32| segment_token(analysis, *segment).as_deref() == Some(value);
            (0..analysis.segments().len() as u32).find(named).map(Condition::Segment)
        }
        FacetKey::Country | FacetKey::Region | FacetKey::Channel | FacetKey::Payment | FacetKey::DiscountCode => {
            let of_orders = of_orders(facet)?;
            let texts = catalogue.texts(of_orders) as u32;
            if value.is_empty() {
                return (texts > 0).then_some(Condition::Text(of_orders, None));
            }
            let named = |number: &u32| facet.token(&lossy(catalogue.text(of_orders, *number))) == value;
            (0..texts).find(named).map(|number| Condition::Text(of_orders, Some(number)))
        }
    }
}

/// The facet of orders that goes by a text.
fn of_orders(facet: FacetKey) -> Option<Facet> {
    match facet {
        FacetKey::Country => Some(Facet::Country),
        FacetKey::Region => Some(Facet::Region),
        FacetKey::Channel => Some(Facet::Channel),
        FacetKey::Payment => Some(Facet::Payment),
        FacetKey::DiscountCode => Some(Facet::DiscountCode),
        FacetKey::Discount
        | FacetKey::Product
        | FacetKey::Sku
        | FacetKey::Vendor
        | FacetKey::OrderValue
        | FacetKey::Segment => None,
    }
}

/// What a condition looks at.
pub fn facet_of(condition: Condition) -> FacetKey {
    match condition {
        Condition::Text(Facet::Country, _) => FacetKey::Country,
        Condition::Text(Facet::Region, _) => FacetKey::Region,
        Condition::Text(Facet::Channel, _) => FacetKey::Channel,
        Condition::Text(Facet::Payment, _) => FacetKey::Payment,
        Condition::Text(Facet::DiscountCode, _) => FacetKey::DiscountCode,
        Condition::Discount(_) => FacetKey::Discount,
        Condition::Product(_) => FacetKey::Product,
        Condition::Sku(_) => FacetKey::Sku,
        Condition::Vendor(_) => FacetKey::Vendor,
        Condition::Value(..) => FacetKey::OrderValue,
        Condition::Segment(_) => FacetKey::Segment,
    }
}

/// The value that stands for a condition.
pub fn token_of(condition: Condition, analysis: &Analysis) -> String {
    let catalogue = analysis.book().catalogue();
    let facet = facet_of(condition);
    match condition {
        Condition::Text(of_orders, Some(number)) => facet.token(&lossy(catalogue.text(of_orders, number))),
        Condition::Text(_, None) | Condition::Value(..) => String::new(),
        Condition::Discount(any) => if any { ANY } else { NONE }.to_owned(),
        Condition::Product(product) => facet.token(&lossy(catalogue.product(product))),
        Condition::Sku(sku) => facet.token(&lossy(catalogue.sku(sku))),
        Condition::Vendor(vendor) => facet.token(&lossy(catalogue.vendor(vendor))),
        Condition::Segment(segment) => segment_token(analysis, segment).unwrap_or_default(),
    }
}

fn segment_token(analysis: &Analysis, segment: u32) -> Option<String> {
    segment_name(analysis, segment).map(|(column, value)| FacetKey::Segment.token(&[column, value].join(SEGMENT_JOINT)))
}

fn segment_name(analysis: &Analysis, segment: u32) -> Option<(String, String)> {
    let (column, value) = analysis.segments().name(segment)?;
    let column = analysis.book().side_files().attribute_names().get(column as usize)?;
    Some((column.clone(), value.to_owned()))
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// `12.50` in minor units.
fn minor(text: &str, currency: Currency) -> Option<i64> {
    Exact::parse(text).map(|exact| exact.to_minor(currency))
}

/// What a facet is called.
pub(super) fn facet_name(facet: FacetKey, words: &Words<'_>) -> String {
    words.text(match facet {
        FacetKey::Country => Say::Country,
        FacetKey::Region => Say::Region,
        FacetKey::Channel => Say::Channel,
        FacetKey::Payment => Say::Payment,
        FacetKey::DiscountCode => Say::DiscountCode,
        FacetKey::Discount => Say::Discount,
        FacetKey::Product => Say::Product,
        FacetKey::Sku => Say::Sku,
        FacetKey::Vendor => Say::Vendor,
        FacetKey::OrderValue => Say::OrderValue,
        FacetKey::Segment => Say::Segment,
    })
}

/// What a condition asks for, by its name.
pub(super) fn value_name(condition: Condition, analysis: &Analysis, words: &Words<'_>) -> String {
    let catalogue = analysis.book().catalogue();
    match condition {
        Condition::Text(facet, Some(number)) => lossy(catalogue.text(facet, number)),
        Condition::Text(_, None) => words.text(Say::NotSaid),
        Condition::Discount(true) => words.text(Say::DiscountAny),
        Condition::Discount(false) => words.text(Say::DiscountNone),
        Condition::Product(product) => lossy(catalogue.product(product)),
        Condition::Sku(sku) => lossy(catalogue.sku(sku)),
        Condition::Vendor(vendor) => lossy(catalogue.vendor(vendor)),
        Condition::Value(from, to) => {
            let [low, high] = [from, to].map(|end| end.map(|minor| words.money(i128::from(minor))).unwrap_or_default());
            let values = [("from", Value::Text(&low)), ("to", Value::Text(&high))];
            let message = match (from, to) {
                (Some(_), Some(_)) => Say::ValueBetween,
                (Some(_), None) => Say::ValueFrom,
                (None, _) => Say::ValueTo,
            };
            words.say(message, &values)
        }
        Condition::Segment(segment) => {
            let (column, value) = segment_name(analysis, segment).unwrap_or_default();
            words.say(Say::SegmentValue, &[("column", Value::Text(&column)), ("value", Value::Text(&value))])
        }
    }
}

/// A condition of the filter in the report.
pub(super) fn filter_report(part: FilterPart, analysis: &Analysis) -> FilterReport {
    let reach = match part.reach {
        Reach::FirstOrder => ReachKey::FirstOrder,
        Reach::AnyOrder => ReachKey::AnyOrder,
        Reach::OrdersOnly => ReachKey::OrdersOnly,
    };
    FilterReport {
        facet: facet_of(part.condition).name(),
        reach: reach.name(),
        value: plain_value(part.condition, analysis),
    }
}

/// Which customers are compared, in the report.
pub(super) fn groups_named(one: Condition, other: Option<Condition>, analysis: &Analysis) -> GroupsNamed {
    GroupsNamed {
        facet: facet_of(one).name(),
        one_is: plain_value(one, analysis),
        other_is: other.and_then(|other| plain_value(other, analysis)),
        other_is_rest: other.is_none(),
    }
}

/// What a condition asks for, for programs; absent where orders do not say it.
fn plain_value(condition: Condition, analysis: &Analysis) -> Option<String> {
    let catalogue = analysis.book().catalogue();
    match condition {
        Condition::Text(of_orders, number) => number.map(|number| lossy(catalogue.text(of_orders, number))),
        Condition::Discount(_) => Some(token_of(condition, analysis)),
        Condition::Product(product) => Some(lossy(catalogue.product(product))),
        Condition::Sku(sku) => Some(lossy(catalogue.sku(sku))),
        Condition::Vendor(vendor) => Some(lossy(catalogue.vendor(vendor))),
        Condition::Value(from, to) => {
            let [from, to] = [from, to].map(|end| end.map(|minor| minor.to_string()).unwrap_or_default());
            Some([from, to].join("-"))
        }
        Condition::Segment(segment) => {
            segment_name(analysis, segment).map(|(column, value)| [column, value].join(SEGMENT_JOINT))
        }
    }
}

/// The filters that are asked for, whether the files know them or not.
pub(super) fn chips(specs: &[FilterSpec], analysis: &Analysis, rules: &Rules, words: &Words<'_>) -> Vec<FilterChip> {
    let chip = |spec: &FilterSpec| {
        let condition = condition(spec.facet, &spec.value, analysis, rules);
        let facet = facet_name(spec.facet, words);
        let value = match condition {
            Some(condition) => value_name(condition, analysis, words),
            // A fingerprint tells nobody anything.
            None if spec.value.starts_with('~') || spec.value.is_empty() => words.text(Say::SomeOther),
            None => spec.value.clone(),
        };
        let values = [("facet", Value::Text(&facet)), ("value", Value::Text(&value))];
        let message = match (spec.facet, spec.reach) {
            (FacetKey::Segment, _) => Say::ChipSegment,
            (_, ReachKey::FirstOrder) => Say::ChipFirst,
            (_, ReachKey::AnyOrder) => Say::ChipAny,
            (_, ReachKey::OrdersOnly) => Say::ChipOnly,
        };
        let label = words.say(message, &values);
        let take_off = words.say(Say::TakeOff, &[("filter", Value::Text(&label))]);
        FilterChip { spec: spec.clone(), take_off, label, known: condition.is_some() }
    };
    specs.iter().map(chip).collect()
}

/// What the filters do to a page, in sentences; nothing where there are none.
pub(super) fn note(chips: &[FilterChip], context: &Context, page: Page, words: &Words<'_>) -> Option<String> {
    let mut sentences: Vec<String> = Vec::new();
    for chip in chips.iter().filter(|chip| !chip.known) {
        sentences.push(words.say(Say::Unknown, &[("filter", Value::Text(&chip.label))]));
    }
    sentences.extend(context.left_out.map(|left_out| what_is_left_out(left_out, words)));
    let counts_orders = matches!(page, Page::Overview | Page::Data);
    if context.scope.filter.is_of_orders() && !counts_orders {
        sentences.push(words.text(Say::Histories));
    }
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

/// "The filter leaves out 1,204 of 3,000 orders of this period (EUR 12,000.00)."
pub(super) fn what_is_left_out(left_out: LeftOut, words: &Words<'_>) -> String {
    let LeftOut { orders, of_orders, revenue_minor } = left_out;
    let money = words.money(revenue_minor);
    let values = [("orders", Value::Count(orders)), ("all", Value::Count(of_orders)), ("money", Value::Text(&money))];
    words.say(
        match (orders, revenue_minor) {
            (0, 0) => Say::LeftNothing,
            _ if orders == of_orders => Say::LeftAll,
            _ => Say::LeftOut,
        },
        &values,
    )
}

/// The filters as a part of a sentence.
pub(super) fn in_words(chips: &[FilterChip], words: &Words<'_>) -> String {
    let known: Vec<&str> = chips.iter().filter(|chip| chip.known).map(|chip| chip.label.as_str()).collect();
    if known.is_empty() {
        return String::new();
    }
    let all = known.join(&words.text(Message::ListAnd));
    words.say(Say::Sentence, &[("filters", Value::Text(&all))])
}

/// What can be filtered by.
pub(super) fn facets(analysis: &Analysis, words: &Words<'_>) -> Vec<FilterFacet> {
    let facet = |offered: &OfferedFacet| {
        let key = facet_of(offered.values.first()?.0);
        let value = |&(condition, count): &(Condition, u64)| FilterValue {
            value: token_of(condition, analysis),
            name: value_name(condition, analysis, words),
            count: words.say(
                if key == FacetKey::Segment { Say::CountCustomers } else { Say::CountOrders },
                &[("count", Value::Count(count))],
            ),
        };
        // What a file says about customers is picked, not typed.
        let rarer = (offered.rarer > 0 && key != FacetKey::Segment)
            .then(|| words.say(Say::Rarer, &[("count", Value::Count(offered.rarer))]));
        let values = offered.values.iter().map(value).collect();
        Some(FilterFacet { facet: key, label: facet_name(key, words), values, rarer })
    };
    let amount = FilterFacet {
        facet: FacetKey::OrderValue,
        label: facet_name(FacetKey::OrderValue, words),
        values: Vec::new(),
        rarer: None,
    };
    analysis.offered().iter().filter_map(facet).chain([amount]).collect()
}
