//! Filters: parts that add up to the whole, and the same figures as a file that holds only what the filter leaves.

mod shop;

use std::collections::{BTreeMap, BTreeSet};

use holdfast::i18n::PlainFormat;
use holdfast::orders::Filter;
use holdfast::protocol::{Address, FacetKey, FilterSpec, Page, Pick, ReachKey, Request, ScopeSpec};
use holdfast::session::Session;
use holdfast::views::PageView;
use holdfast::views::report::Report;
use shop::open;

const HEADER: &str = "Name,Email,Financial Status,Subtotal,Total,Discount Code,Discount Amount,Created at,Lineitem quantity,\
Lineitem name,Lineitem sku,Billing Country,Payment Method,Refunded Amount,Source,Shipping Province,Billing Province,Vendor\n";

/// One order of a made-up shop.
#[derive(Debug, Clone)]
struct Order {
    number: usize,
    customer: String,
    day: String,
    cents: u64,
    code: &'static str,
    country: &'static str,
    region: &'static str,
    channel: &'static str,
    payment: &'static str,
    product: &'static str,
    sku: &'static str,
    vendor: &'static str,
}

impl Order {
    fn row(&self) -> String {
        let Self { number, customer, day, cents, code, country, region, channel, payment, product, sku, vendor } = self;
        let money = |cents: u64| format!("{}.{:02}", cents / 100, cents % 100);
        let (amount, off) = (money(*cents), if code.is_empty() { "0.00".to_owned() } else { money(cents / 10) });
        // Every second order has no shipping address, and the region stands on its bill.
        let provinces = if number % 2 == 0 && !region.is_empty() { [*region, "ZZ"] } else { ["", *region] }.join(",");
        format!(
            "#{number},{customer},paid,{amount},{amount},{code},{off},{day} 12:00:00 +0000,1,{product},{sku},{country},{payment},0.00,{channel},{provinces},{vendor}\n"
        )
    }
}

fn text(orders: &[Order]) -> String {
    HEADER.to_owned() + &orders.iter().map(Order::row).collect::<String>()
}

fn session(orders: &[Order]) -> Session {
    open(&[("orders_export.csv", &text(orders))])
}

/// Four hundred orders of ninety customers and some guests over 2023 and 2024, in the order of their days. The first and the last order are of one customer who fits every
/// filter of these tests, so that files cut down to what fits have the same ends.
fn made_up(seed: u64) -> Vec<Order> {
    let mut state = seed;
    let mut below = |limit: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % limit
    };
    let mut orders: Vec<Order> = (0..400)
        .map(|_| {
            let who = below(90);
            let (product, sku, vendor) = [
                ("Tea", "T-1", "Ada & Co"),
                ("Tea", "T-2", "Bea Ltd"),
                ("Mug", "M-1", "Ada & Co"),
                ("Pot", "", "Bea Ltd"),
                ("Honey", "H-1", ""),
            ][below(5)];
            Order {
                number: 0,
                customer: if who < 4 { String::new() } else { format!("c{who}@example.com") },
                day: format!("{}-{:02}-{:02}", 2023 + below(2), below(12) + 1, below(28) + 1),
                cents: 500 + 100 * below(90) as u64,
                code: ["", "", "TEN", "MAY"][below(4)],
                country: ["DE", "AT", "", "CH"][below(4)],
                region: ["BY", "BE", "W", ""][below(4)],
                channel: ["web", "pos"][below(2)],
                payment: ["Card", "Invoice", ""][below(3)],
                product,
                sku,
                vendor,
            }
        })
        .collect();
    let end = |day: &str| Order {
        number: 0,
        customer: "end@example.com".to_owned(),
        day: day.to_owned(),
        cents: 5000,
        code: "TEN",
        country: "DE",
        region: "BY",
        channel: "web",
        payment: "Card",
        product: "Tea",
        sku: "T-1",
        vendor: "Ada & Co",
    };
    orders.extend([end("2023-01-01"), end("2024-12-31")]);
    orders.sort_by(|one, other| {
        (&one.day, &one.customer != "end@example.com").cmp(&(&other.day, &other.customer != "end@example.com"))
    });
    orders.iter_mut().zip(1000..).for_each(|(order, number)| order.number = number);
    orders
}

fn spec(facet: FacetKey, reach: ReachKey, value: &str) -> FilterSpec {
    let is_typed = matches!(facet, FacetKey::Discount | FacetKey::OrderValue) || value.is_empty();
    FilterSpec { facet, reach, value: if is_typed { value.to_owned() } else { facet.token(value) } }
}

fn request(filters: &[FilterSpec]) -> Request {
    Request { scope: ScopeSpec { filters: filters.to_vec(), ..ScopeSpec::default() }, ..Request::default() }
}

fn report(session: &mut Session, filters: &[FilterSpec]) -> Report {
    session.report(&request(filters)).expect("files are read")
}

/// What a filter asks of an order, said once more and in another way.
fn fits(filter: &FilterSpec, order: &Order) -> bool {
    let is = |text: &str| filter.facet.token(text) == filter.value || (text.is_empty() && filter.value.is_empty());
    match filter.facet {
        FacetKey::Country => is(order.country),
        FacetKey::Region => is(order.region),
        FacetKey::Channel => is(order.channel),
        FacetKey::Payment => is(order.payment),
        FacetKey::DiscountCode => is(order.code),
        FacetKey::Product => is(order.product),
        FacetKey::Sku => is(order.sku),
        FacetKey::Vendor => is(order.vendor),
        FacetKey::Discount => (filter.value == "any") != order.code.is_empty(),
        FacetKey::OrderValue => {
            let (from, to) = filter.value.split_once('-').expect("two ends");
            let end = |text: &str, other: u64| text.parse::<u64>().map_or(other, |major| major * 100);
            (end(from, 0)..=end(to, u64::MAX)).contains(&order.cents)
        }
        FacetKey::Segment => false,
    }
}

/// The orders of the customers whom filters over customers leave, by all orders up to a day.
fn left(orders: &[Order], filters: &[FilterSpec], as_of: &str) -> Vec<Order> {
    let mut own: BTreeMap<&str, Vec<&Order>> = BTreeMap::new();
    let seen = orders.iter().filter(|order| order.day.as_str() <= as_of && !order.customer.is_empty());
    seen.for_each(|order| own.entry(&order.customer).or_default().push(order));
    let holds = |filter: &FilterSpec, orders: &[&Order]| match filter.reach {
        ReachKey::FirstOrder => fits(filter, orders[0]),
        _ => orders.iter().any(|order| fits(filter, order)),
    };
    let names: BTreeSet<&str> = own
        .iter()
        .filter(|(_, orders)| filters.iter().all(|filter| holds(filter, orders)))
        .map(|(name, _)| *name)
        .collect();
    orders
        .iter()
        .filter(|order| order.day.as_str() <= as_of && names.contains(order.customer.as_str()))
        .cloned()
        .collect()
}

fn filters() -> Vec<Vec<FilterSpec>> {
    use FacetKey::{Channel, Country, Discount, DiscountCode, OrderValue, Payment, Product, Region, Sku, Vendor};
    use ReachKey::{AnyOrder, FirstOrder};
    vec![
        vec![spec(Country, FirstOrder, "DE")],
        vec![spec(Country, AnyOrder, "DE")],
        vec![spec(DiscountCode, FirstOrder, "TEN")],
        vec![spec(Discount, AnyOrder, "any")],
        vec![spec(Product, FirstOrder, "Tea")],
        vec![spec(Product, AnyOrder, "Tea")],
        vec![spec(Region, FirstOrder, "BY")],
        vec![spec(Region, AnyOrder, "BY"), spec(Sku, AnyOrder, "T-1")],
        vec![spec(Sku, FirstOrder, "T-1")],
        vec![spec(Vendor, FirstOrder, "Ada & Co")],
        vec![spec(Vendor, AnyOrder, "Ada & Co"), spec(Country, AnyOrder, "DE")],
        vec![spec(OrderValue, FirstOrder, "20-60")],
        vec![spec(OrderValue, AnyOrder, "50-")],
        vec![spec(Country, FirstOrder, "DE"), spec(Channel, AnyOrder, "web"), spec(Payment, AnyOrder, "Card")],
    ]
}

/// Everything but what lies outside of the measures: spans of all files, the ledger.
fn same_measures(found: &Report, wanted: &Report, about: &str) {
    assert_eq!(
        (&found.scope.from, &found.scope.to, &found.scope.as_of),
        (&wanted.scope.from, &wanted.scope.to, &wanted.scope.as_of)
    );
    let (found, wanted) =
        [found, wanted].map(|report| serde_json::to_value(&report.measures).expect("plain data")).into();
    let (found, wanted) = (found.as_object().expect("by id"), wanted.as_object().expect("by id"));
    for (id, measure) in wanted {
        assert_eq!(found.get(id), Some(measure), "{id} of {about}");
    }
}

#[test]
fn a_filter_over_customers_is_a_file_with_their_rows_only() {
    for seed in 1..4 {
        let orders = made_up(seed);
        let mut whole = session(&orders);
        for filters in filters() {
            let kept = left(&orders, &filters, "2024-12-31");
            assert!(kept.len() > 40 && kept.len() < orders.len() - 10, "{} of {}", kept.len(), orders.len());
            let mut request = request(&filters);
            request.scope.from = Some("2024-01-02".to_owned());
            let wanted = session(&kept).report(&Request {
                scope: ScopeSpec { filters: Vec::new(), ..request.scope.clone() },
                ..Request::default()
            });
            let found = whole.report(&request).expect("files are read");
            same_measures(&found, &wanted.expect("files are read"), &format!("{filters:?}, seed {seed}"));
            assert!(found.measures.M23.periods.is_some(), "2023 is filtered in the same way");
        }
    }
}

/// An order that fits only later lets nobody in before.
#[test]
fn a_past_day_of_a_filtered_shop_is_a_filtered_file_cut_at_that_day() {
    let orders = made_up(7);
    let mut whole = session(&orders);
    let day = orders[orders.len() / 2].day.clone();
    let past: Vec<Order> = orders.iter().filter(|order| order.day <= day).cloned().collect();
    let mut cut = session(&past);
    for filters in filters() {
        let mut as_of = request(&filters);
        as_of.scope.as_of = Some(day.clone());
        let found = whole.report(&as_of).expect("files are read");
        same_measures(&found, &report(&mut cut, &filters), &format!("{filters:?} as of {day}"));
        assert_eq!(found.measures.M1.customers as usize, {
            let kept = left(&orders, &filters, &day);
            kept.iter().map(|order| order.customer.as_str()).collect::<BTreeSet<_>>().len()
        });
    }
}

#[test]
fn parts_add_up_to_the_whole() {
    let orders = made_up(11);
    let mut session = session(&orders);
    let all = report(&mut session, &[]).measures.M1;
    let countries = ["DE", "AT", "CH", ""].map(|value| (FacetKey::Country, value));
    let discounts = ["any", "none"].map(|value| (FacetKey::Discount, value));
    let products = ["Tea", "Mug", "Pot", "Honey"].map(|value| (FacetKey::Product, value));
    let values = ["-30", "30.01-60", "60.01-"].map(|value| (FacetKey::OrderValue, value));
    let regions = ["BY", "BE", "W", ""].map(|value| (FacetKey::Region, value));
    for parts in [&countries[..], &regions, &discounts, &products, &values] {
        let (mut customers, mut new, mut orders, mut revenue) = (0, 0, 0, 0);
        for (facet, value) in parts {
            let first = report(&mut session, &[spec(*facet, ReachKey::FirstOrder, value)]);
            customers += first.measures.M1.customers;
            let only = report(&mut session, &[spec(*facet, ReachKey::OrdersOnly, value)]);
            let own = &only.measures.M1;
            (new, orders, revenue) = (new + own.new_customers, orders + own.orders, revenue + own.revenue_minor);
            // What is filtered out and what is left are everything.
            let out = (only.scope.filtered_out_orders, only.scope.filtered_out_revenue_minor);
            assert_eq!(out, (Some(all.orders - own.orders), Some(all.revenue_minor - own.revenue_minor)));
            assert_eq!(only.ledger, report(&mut session, &[]).ledger, "a filter takes nothing out of the ledger");
        }
        // Each customer began once; each first order is in one part, also where only orders are picked.
        assert_eq!((customers, new), (all.customers, all.new_customers), "{parts:?}");
        assert_eq!((orders, revenue), (all.orders, all.revenue_minor), "{parts:?}");
        // All parts as alternatives are no filter, but for guests, whom filters over customers leave out.
        let every: Vec<FilterSpec> =
            parts.iter().map(|(facet, value)| spec(*facet, ReachKey::FirstOrder, value)).collect();
        let together = report(&mut session, &every).measures.M1;
        assert_eq!((together.customers, together.orders), (all.customers, all.orders - all.guest_orders));
    }
}

/// By hand: ann began in DE and bought twice in AT, bea began in AT, a guest bought in AT. Of the orders in AT (2 of ann, 1 of bea, the guest's) only bea's is a first one;
/// ann has more than one of them, both have come to 2 of 2 … but bea has one order ever, so of all to date half bought again.
#[test]
fn picked_orders_keep_the_numbers_of_the_whole_history() {
    let order = |number: usize, customer: &str, day: &str, country: &'static str| Order {
        number,
        customer: customer.to_owned(),
        day: day.to_owned(),
        cents: 1000 * number as u64,
        code: "",
        country,
        region: "",
        channel: "web",
        payment: "Card",
        product: "Tea",
        sku: "",
        vendor: "",
    };
    let mut session = session(&[
        order(1, "ann@example.com", "2024-01-01", "DE"),
        order(2, "ann@example.com", "2024-02-01", "AT"),
        order(3, "ann@example.com", "2024-03-01", "AT"),
        order(4, "bea@example.com", "2024-03-02", "AT"),
        order(5, "", "2024-03-03", "AT"),
        order(6, "cleo@example.com", "2024-03-04", "DE"),
    ]);
    let filter = [spec(FacetKey::Country, ReachKey::OrdersOnly, "AT")];
    let found = report(&mut session, &filter);
    let one = &found.measures.M1;
    assert_eq!((one.orders, one.customers, one.new_customers, one.guest_orders), (4, 2, 1, 1));
    assert_eq!((one.revenue_minor, one.revenue_first_orders_minor), (14_000, 4_000));
    let two = &found.measures.M2;
    let counts = [&two.in_period, &two.all_time_flag, &two.to_date].map(|share| (share.numerator, share.denominator));
    assert_eq!(counts, [(1, 2), (1, 2), (1, 2)]);
    // What follows customers has their whole histories: ann's first order is the one in DE.
    let cohorts: Vec<(String, u64)> = found
        .measures
        .M9
        .cohorts
        .iter()
        .filter(|cohort| cohort.customers > 0)
        .map(|cohort| (cohort.month.clone(), cohort.customers))
        .collect();
    assert_eq!(cohorts, [("2024-01".to_owned(), 1), ("2024-03".to_owned(), 1)]);
    // By the first order, ann is in DE with all that she bought.
    let germany = report(&mut session, &[spec(FacetKey::Country, ReachKey::FirstOrder, "DE")]).measures.M1;
    assert_eq!((germany.orders, germany.customers, germany.revenue_minor), (4, 2, 12_000));
}

fn show(session: &mut Session, page: Page, filters: &[FilterSpec]) -> PageView {
    session.show(&Request { page, ..request(filters) }, &PlainFormat).expect("files are read")
}

#[test]
fn the_frame_says_what_is_filtered_out_and_what_the_files_do_not_know() {
    let orders = made_up(3);
    let mut session = session(&orders);
    let known = spec(FacetKey::Country, ReachKey::FirstOrder, "DE");
    let frame = show(&mut session, Page::Overview, std::slice::from_ref(&known)).frame;
    assert_eq!(frame.filters[0].label, "First order · Country: DE");
    assert!(frame.sentence.ends_with(", filtered by First order · Country: DE"), "{}", frame.sentence);
    let kept = left(&orders, std::slice::from_ref(&known), "2024-12-31");
    let out = orders.len() - kept.len();
    let cents: u64 =
        orders.iter().map(|order| order.cents).sum::<u64>() - kept.iter().map(|order| order.cents).sum::<u64>();
    let note = frame.filter_note.expect("a note");
    let wanted = format!("Filtered out: {out} of {} orders in this period (", orders.len());
    assert!(note.starts_with(&wanted), "{note}");
    let digits: String = note.rsplit('(').next().unwrap_or_default().chars().filter(char::is_ascii_digit).collect();
    assert_eq!(digits, cents.to_string());

    let unknown =
        [spec(FacetKey::Country, ReachKey::FirstOrder, "XX"), spec(FacetKey::Product, ReachKey::AnyOrder, "Boat")];
    let view = show(&mut session, Page::Overview, &unknown);
    assert!(view.frame.filters.iter().all(|chip| !chip.known));
    let note = view.frame.filter_note.clone().expect("a note");
    assert!(
        note.contains("No order in these files fits “First order · Country: XX”, so this filter is left alone."),
        "{note}"
    );
    assert!(!note.contains('~') && !view.frame.sentence.contains("filtered"), "{note}");
    assert_eq!(view.page, show(&mut session, Page::Overview, &[]).page);

    let only = [spec(FacetKey::Country, ReachKey::OrdersOnly, "DE")];
    let says = |view: PageView| view.frame.filter_note.unwrap_or_default().contains("all orders of the customers");
    assert!(!says(show(&mut session, Page::Overview, &only)) && says(show(&mut session, Page::Timing, &only)));
}

/// Facets of which all orders say the same tell nobody apart; values come by their orders, the unsaid last.
#[test]
fn what_the_files_have_is_offered() {
    let orders = made_up(5);
    let frame = show(&mut session(&orders), Page::Overview, &[]).frame;
    let facets: Vec<FacetKey> = frame.filter_facets.iter().map(|facet| facet.facet).collect();
    use FacetKey::{Channel, Country, Discount, DiscountCode, OrderValue, Payment, Product, Region, Sku, Vendor};
    assert_eq!(facets, [Country, Region, Channel, Payment, DiscountCode, Discount, Product, Sku, Vendor, OrderValue]);
    let countries = &frame.filter_facets[0].values;
    let count = |country: &str| orders.iter().filter(|order| order.country == country).count();
    assert_eq!(countries.len(), 4);
    for value in countries {
        let name = if value.value.is_empty() { "" } else { value.name.as_str() };
        assert_eq!(value.count, format!("{} orders", count(name)), "{name}");
    }
    assert_eq!((countries[3].name.as_str(), countries[3].value.as_str()), ("not said", ""));
    assert!(count(&countries[0].name) >= count(&countries[1].name));
    let plain = open(&[("log.csv", "order_id,customer,date,amount\n1,ann@example.com,2024-01-01,10\n")]);
    let mut plain = plain;
    let facets = show(&mut plain, Page::Overview, &[]).frame.filter_facets;
    assert_eq!(facets.iter().map(|facet| facet.facet).collect::<Vec<_>>(), [OrderValue]);
}

/// By hand: #1 has tea and a mug of Ada, #2 tea of Bea, #3 a pot of nobody's, without a number. A part of an order that holds several articles is the whole order, so
/// vendors' orders add up to more than all; what is neither Ada's nor Bea's is not asked for by a vendor.
#[test]
fn orders_are_picked_by_what_is_in_them() {
    let rows = "\
#1,ann@example.com,paid,30.00,30.00,,0.00,2024-01-05 12:00:00 +0000,1,Tea,T-1,CA,Card,0.00,web,ON,QC,Ada\n\
#1,ann@example.com,,,,,,2024-01-05 12:00:00 +0000,2,Mug,M-1,,,,,,,Ada\n\
#1,ann@example.com,,,,,,2024-01-05 12:00:00 +0000,1,Tea,T-2,,,,,,,Bea\n\
#2,bea@example.com,paid,20.00,20.00,,0.00,2024-01-06 12:00:00 +0000,1,Tea,T-2,CA,Card,0.00,web,,QC,Bea\n\
#3,cleo@example.com,paid,50.00,50.00,,0.00,2024-01-07 12:00:00 +0000,1,Pot,,CA,Card,0.00,web,,,\n";
    let mut session = open(&[("orders_export.csv", &(HEADER.to_owned() + rows))]);
    for (facet, value, revenue) in [
        (FacetKey::Vendor, "Ada", 3_000),
        (FacetKey::Vendor, "Bea", 5_000),
        (FacetKey::Sku, "T-1", 3_000),
        (FacetKey::Sku, "T-2", 5_000),
        (FacetKey::Product, "Tea", 5_000),
        (FacetKey::Region, "ON", 3_000),
        (FacetKey::Region, "QC", 2_000),
        (FacetKey::Region, "", 5_000),
    ] {
        let found = report(&mut session, &[spec(facet, ReachKey::OrdersOnly, value)]);
        assert_eq!(found.measures.M1.revenue_minor, revenue, "{facet:?} {value}");
        let filter = &found.scope.filters[0];
        let named = (filter.facet, filter.value.as_deref().unwrap_or_default());
        assert_eq!(named, (facet.name(), value));
    }
    // Neither number nor vendor stands in the address or is shown before the files are there.
    let filters =
        [spec(FacetKey::Vendor, ReachKey::FirstOrder, "Ada"), spec(FacetKey::Sku, ReachKey::FirstOrder, "T-1")];
    assert!(filters.iter().all(|filter| filter.value.starts_with('~')), "{filters:?}");
    let labels: Vec<String> =
        show(&mut session, Page::Overview, &filters).frame.filters.into_iter().map(|chip| chip.label).collect();
    assert_eq!(labels, ["First order · Vendor: Ada", "First order · Item number (SKU): T-1"]);
}

#[test]
fn an_address_holds_as_many_filters_as_there_is_room_for() {
    let all: Vec<FilterSpec> =
        (0..12).map(|at| spec(FacetKey::OrderValue, ReachKey::AnyOrder, &format!("{at}-"))).collect();
    let mut address = Address::default();
    all.iter().chain(&all).for_each(|filter| address.add_filter(Some(filter.clone())));
    assert_eq!(address.scope.filters, all[..Filter::MOST]);
    assert_eq!(Address::parse(&address.hash()), address);
}

#[test]
fn nothing_fits_and_every_page_says_so() {
    let mut session = session(&made_up(9));
    for reach in ReachKey::ALL {
        let filters = [spec(FacetKey::OrderValue, reach, "100000-")];
        for page in Page::ALL {
            let view = show(&mut session, page, &filters);
            let note = view.frame.filter_note.clone().unwrap_or_default();
            assert!(note.starts_with("Nothing in this period fits the filter"), "{note}");
            let text = format!("{view:?}");
            assert!(!text.contains("NaN") && !text.contains("inf,"), "{page:?}: {text}");
        }
    }
}

/// Who is behind a figure is as many as the figure says, whichever orders are picked.
#[test]
fn the_customers_behind_a_figure_are_as_many_as_it_says() {
    let mut session = session(&made_up(13));
    for reach in ReachKey::ALL {
        let mut asked = request(&[spec(FacetKey::Country, reach, "AT")]);
        asked.page = Page::Customers;
        asked.scope.from = Some("2024-01-01".to_owned());
        let found = session.report(&asked).expect("files are read").measures;
        let (one, two) = (&found.M1, &found.M2);
        for (group, wanted) in [
            ("period", one.customers),
            ("new", one.new_customers),
            ("returning", one.returning_customers),
            ("repeat:in_period", two.in_period.numerator),
            ("repeat:ever", two.all_time_flag.numerator),
            ("repeat:ever_only", two.all_time_flag.numerator - two.in_period.numerator),
            ("repeat:to_date", two.to_date.numerator),
        ] {
            let listed = Request { picks: vec![(Pick::Group, group.to_owned())], ..asked.clone() };
            let file = session.customers_csv(&listed, &PlainFormat).expect("files are read");
            let rows = String::from_utf8(file).expect("text").lines().count() as u64 - 1;
            assert_eq!(rows, wanted, "{group} by {reach:?}");
        }
    }
}

#[test]
fn customers_of_a_segment() {
    let orders = "order_id,customer,date,amount\n1,ann@example.com,2024-01-01,10\n2,bea@example.com,2024-01-02,20\n3,cleo@example.com,2024-01-03,40\n\
                  4,ann@example.com,2024-02-01,80\n";
    let known =
        "email,tier,tags\nann@example.com,gold,\"vip, early\"\nbea@example.com,gold,\ncleo@example.com,silver,vip\n";
    let mut session = open(&[("log.csv", orders), ("customers.csv", known)]);
    for (segment, wanted) in [("tier:gold", 3), ("tags:vip", 3), ("tags:early", 2), ("tier:silver", 1)] {
        for reach in ReachKey::ALL {
            let found = report(&mut session, &[spec(FacetKey::Segment, reach, segment)]);
            assert_eq!(found.measures.M1.orders, wanted, "{segment}");
            assert_eq!(found.scope.filters[0].value.as_deref(), Some(segment));
        }
    }
    let frame = show(&mut session, Page::Overview, &[spec(FacetKey::Segment, ReachKey::FirstOrder, "tier:gold")]).frame;
    assert_eq!(frame.filters[0].label, "Customers · tier: gold");
    // Early and silver have one customer each: not offered, since it could be anybody's name.
    let segments = frame.filter_facets.iter().find(|facet| facet.facet == FacetKey::Segment).expect("segments");
    let names: Vec<&str> = segments.values.iter().map(|value| value.name.as_str()).collect();
    assert_eq!(names, ["tier: gold", "tags: vip"]);
}
