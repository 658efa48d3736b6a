//! Behind every number: whoever a figure, a bar or a cell names, the list has as many customers as the figure says.

mod shop;

use holdfast::i18n::PlainFormat;
use holdfast::protocol::{CohortMeasure, Event, Page, Pick, Request, ScopeSpec};
use holdfast::session::Session;
use holdfast::views::PageBody;
use holdfast::views::answers::SectionView;
use holdfast::views::chart::Chart;
use holdfast::views::cohorts::{HeatCell, HeatTable};
use holdfast::views::figure::Figure;
use holdfast::views::table::{Cell, Table};

use shop::open_log;

/// A group by its name, and what the page says of it: how many customers or orders it has, or how much money.
type Named = (String, f64);

fn of_table(table: &Table, found: &mut Vec<Named>) {
    let groups = |cell: &&Cell| cell.behind.as_ref().is_some_and(|group| !group.starts_with("customer:"));
    for cell in table.rows.iter().flatten().filter(groups) {
        found.extend(cell.behind.clone().map(|group| (group, cell.raw.expect("a number"))));
    }
}

fn of_chart(chart: &Chart, found: &mut Vec<Named>) {
    of_table(&chart.table, found);
    let in_table: Vec<String> = found.iter().map(|(group, _)| group.clone()).collect();
    for group in chart.series.iter().flat_map(|series| &series.points).filter_map(|point| point.behind.clone()) {
        assert!(in_table.contains(&group), "{}: a point that the table has not: {group}", chart.key);
    }
}

/// Of a rate the customers above the line are behind it, of an average those below it.
fn of_figure(figure: &Figure, found: &mut Vec<Named>) {
    let Some(group) = figure.behind.clone() else { return };
    let line = match figure.key.as_str() {
        "orders_per_customer" | "historical_ltv" => &figure.definition.denominator,
        _ => &figure.definition.numerator,
    };
    let digits = |text: &str| text.replace(',', "").parse::<f64>().ok();
    let count = line.as_ref().map_or(figure.raw, |(_, number)| digits(number));
    found.extend(count.map(|count| (group, count)));
}

fn of_section(section: &SectionView, found: &mut Vec<Named>) {
    section.figures.iter().for_each(|figure| of_figure(figure, found));
    section.tables.iter().for_each(|table| of_table(table, found));
    section.chart.iter().for_each(|chart| of_chart(chart, found));
}

/// Rows by their sizes; the cells hold counts where the request asks for them.
fn of_heat(heat: &HeatTable, found: &mut Vec<Named>) {
    for row in heat.rows.iter().chain([&heat.pooled]) {
        found.extend(row.behind.clone().map(|group| (group, row.size_raw)));
        let counted = |cell: &HeatCell| Some((cell.behind.clone()?, cell.raw?));
        found.extend(row.cells.iter().filter_map(counted));
    }
}

fn named_by(session: &mut Session, request: &Request) -> Vec<Named> {
    let mut found = Vec::new();
    match session.show(request, &PlainFormat).expect("files are read").page {
        PageBody::Overview(mut view) => {
            while let Some(Event::Found(more)) = next_of(session) {
                view.take(*more);
            }
            view.figures.iter().chain(&view.sold).for_each(|figure| of_figure(figure, &mut found));
            view.customers.iter().chain(&view.revenue).for_each(|chart| of_chart(chart, &mut found));
            of_table(&view.order_value, &mut found);
        }
        PageBody::Answers(view) => view.sections.iter().for_each(|section| of_section(section, &mut found)),
        PageBody::Cohorts(view) => {
            view.heat.iter().for_each(|heat| of_heat(heat, &mut found));
            view.sections.iter().for_each(|section| of_section(section, &mut found));
        }
        PageBody::Data(view) => of_section(&view.definitions, &mut found),
    }
    found
}

/// What comes next after a page.
fn next_of(session: &mut Session) -> Option<Event> {
    while session.is_working() {
        if let Some(event) = session.work_on(&PlainFormat) {
            return Some(event);
        }
    }
    None
}

/// The list of a group, as a file.
fn list_of(session: &mut Session, request: &Request, group: &str) -> String {
    let mut picks = request.picks.clone();
    picks.push((Pick::Group, group.to_owned()));
    let listed = session
        .customers_csv(&Request { page: Page::Customers, picks, ..request.clone() }, &PlainFormat)
        .expect("files are read");
    String::from_utf8(listed).expect("text")
}

/// Every number of every page against the list of customers that it names; how many there were.
fn check(session: &mut Session, request: &Request) -> usize {
    let mut all = Vec::new();
    for page in Page::ALL.into_iter().filter(|page| !matches!(page, Page::Value | Page::Calculator)) {
        let cohort_measure = CohortMeasure::Customers;
        all.extend(named_by(session, &Request { page, cohort_measure, ..request.clone() }));
    }
    compare(session, request, &all);
    all.len()
}

/// Numbers against the lists that they name.
fn compare(session: &mut Session, request: &Request, all: &[Named]) {
    for (group, count) in all {
        let text = list_of(session, request, group);
        let rows: Vec<&str> = text.lines().skip(1).collect();
        if !group.starts_with("orders:") {
            assert_eq!(rows.len() as f64, *count, "{group} {:?}", request.picks);
            continue;
        }
        // A number of orders, or their money with that of credit notes.
        let orders = rows.iter().filter(|row| !row.starts_with("credit note")).count() as f64;
        let money: f64 = rows.iter().filter_map(|row| row.rsplit(',').next()?.parse::<f64>().ok()).sum();
        assert!(orders == *count || (money - count).abs() < 0.005, "{group}: {count}, not {orders} or {money}");
    }
}

/// The numbers that name a group whose name begins so.
fn named_so(all: &[Named], beginning: &str) -> usize {
    all.iter().filter(|(group, _)| group.starts_with(beginning)).count()
}

/// Forty customers of three countries and two products: each third comes back after ten days, each fifth again after forty.
fn shop() -> String {
    let mut text = String::from("order_id,customer,date,amount,product,country\n");
    for at in 0..40 {
        let (month, day) = (at % 5 + 1, at % 18 + 1);
        let (product, country) = (["Tea", "Soap"][at % 2], ["AT", "BE", ""][at % 3]);
        text += &format!("{at},c{at}@example.com,2024-{month:02}-{day:02},{at}.50,{product},{country}\n");
        if at % 3 == 0 {
            text += &format!("{},c{at}@example.com,2024-{month:02}-{:02},9.00,Tea,{country}\n", at + 100, day + 10);
        }
        if at % 5 == 0 {
            text += &format!("{},c{at}@example.com,2024-{:02}-20,5.00,{product},\n", at + 200, month + 2);
        }
    }
    text + "999,late@example.com,2024-09-30,1.00,Soap,AT\n998,,2024-09-29,7.00,Soap,AT\n"
}

#[test]
fn every_number_has_as_many_customers_behind_it() {
    let mut session = open_log(&shop());
    let all = check(&mut session, &Request::default());
    assert!(all > 60, "only {all} numbers have customers behind them");
    let part = ScopeSpec {
        from: Some("2024-02-10".to_owned()),
        to: Some("2024-06-30".to_owned()),
        as_of: Some("2024-07-05".to_owned()),
        ..ScopeSpec::default()
    };
    let picks =
        vec![(Pick::Step, "2".to_owned()), (Pick::RetentionDays, "30".to_owned()), (Pick::DaysBack, "30".to_owned())];
    assert!(check(&mut session, &Request { scope: part, picks, ..Request::default() }) > 60);
}

/// Rows, cells and the pooled row, of cohorts of every grain and age, joined and hidden.
#[test]
fn every_cell_of_the_cohorts_has_its_customers_behind_it() {
    let mut session = open_log(&shop());
    for picked in [
        &[(Pick::Grain, "week")][..],
        &[(Pick::Grain, "quarter")],
        &[(Pick::Ages, "30")],
        &[(Pick::Rows, "quarter")],
        &[(Pick::Grain, "week"), (Pick::Ages, "7"), (Pick::Rows, "month"), (Pick::Hide, "2024-02-05")],
    ] {
        let picks = picked.iter().map(|(pick, value)| (*pick, (*value).to_owned())).collect();
        let cohort_measure = CohortMeasure::Customers;
        let request = Request { page: Page::Cohorts, cohort_measure, picks, ..Request::default() };
        let found = named_by(&mut session, &request);
        assert!(found.len() > 3, "{picked:?}");
        compare(&mut session, &request, &found);
    }
}

/// The layer cake's bars, by every grain and with years in a row, of the whole and of a part whose customers began before it; the points of the trend.
#[test]
fn layers_and_the_trend_have_theirs() {
    let mut session = open_log(&shop());
    let part =
        ScopeSpec { from: Some("2024-02-10".to_owned()), to: Some("2024-06-30".to_owned()), ..ScopeSpec::default() };
    for scope in [ScopeSpec::default(), part] {
        for (grain, rows) in
            [("week", "month"), ("week", ""), ("month", ""), ("month", "year"), ("quarter", ""), ("year", "")]
        {
            let picks = [(Pick::Grain, grain), (Pick::Rows, rows)].map(|(pick, value)| (pick, value.to_owned()));
            let picks = picks.into_iter().filter(|(_, value)| !value.is_empty()).collect();
            let cohort_measure = CohortMeasure::Customers;
            let request =
                Request { page: Page::Cohorts, cohort_measure, picks, scope: scope.clone(), ..Request::default() };
            let found = named_by(&mut session, &request);
            assert!(
                named_so(&found, "orders:cohort_") > 0 && named_so(&found, "orders:everybody:") > 0,
                "{grain} {rows}"
            );
            compare(&mut session, &request, &found);
        }
    }
    // Orders before the period, of a customer who is not known, and the trend.
    let from = ScopeSpec { from: Some("2024-03-01".to_owned()), ..ScopeSpec::default() };
    let request = Request { page: Page::Cohorts, scope: from, ..Request::default() };
    let found = named_by(&mut session, &request);
    assert!(named_so(&found, "orders:before_2024-03-01:") > 0 && named_so(&found, "orders:unknown:") > 0, "{found:?}");
    // Those who began in January come back in March.
    let picks = vec![(Pick::Age, "2".to_owned())];
    let cohort_measure = CohortMeasure::Customers;
    let request = Request { page: Page::Cohorts, picks, cohort_measure, ..Request::default() };
    let PageBody::Cohorts(view) = session.show(&request, &PlainFormat).expect("read").page else {
        panic!("no cohorts")
    };
    let trend = view.sections.iter().find(|section| section.key == "trend").expect("a trend");
    let points = &trend.chart.as_ref().expect("a picture").series[0].points;
    let behind: Vec<bool> = points.iter().map(|point| point.behind.is_some()).collect();
    assert_eq!(behind, points.iter().map(|point| point.value > Some(0.0)).collect::<Vec<_>>());
    assert!(behind.contains(&true), "{points:?}");
    let mut found = Vec::new();
    of_section(trend, &mut found);
    compare(&mut session, &request, &found);
}

/// 24 customers buy tea and a cup together, and soap ten days later; 12 others soap alone and tea after it: the pairs, their orders, and a customer's name in each row.
#[test]
fn pairs_of_products_have_their_orders() {
    let mut text = String::from("order_id,customer,date,amount,product\n");
    for at in 0..36 {
        let day = at % 18 + 1;
        let (first, then): (&[&str], &str) = if at < 24 { (&["Tea", "Cup"], "Soap") } else { (&["Soap"], "Tea") };
        for item in first {
            text += &format!("{at},c{at}@example.com,2024-01-{day:02},5.00,{item}\n");
        }
        text += &format!("{},c{at}@example.com,2024-01-{:02},7.00,{then}\n", at + 100, day + 10);
    }
    let mut session = open_log(&text);
    let request = Request { page: Page::Products, ..Request::default() };
    let found = named_by(&mut session, &request);
    assert!(named_so(&found, "orders:next_") > 1 && named_so(&found, "orders:both_") == 1, "{found:?}");
    compare(&mut session, &request, &found);
    let both = found.iter().find(|(group, _)| group.starts_with("orders:both_")).expect("a pair");
    assert_eq!(both.1, 24.0);
    let picks = vec![(Pick::Group, both.0.clone())];
    let request = Request { page: Page::Customers, picks, ..Request::default() };
    let PageBody::Answers(view) = session.show(&request, &PlainFormat).expect("read").page else {
        panic!("no answers")
    };
    let list = view.sections.last().expect("a list");
    assert!(list.title.contains("both") && list.title.contains("Tea") && list.title.contains("Cup"), "{}", list.title);
    for row in &list.tables[0].rows {
        let place = row[2].behind.as_ref().and_then(|behind| behind.strip_prefix("customer:")).expect("a customer");
        let event = session.person(&request, place.parse().expect("a place"), &PlainFormat);
        let Some(Event::Person(person)) = event else { panic!("{event:?}") };
        assert!(person.title.contains(&row[2].text), "{} is not {}", person.title, row[2].text);
    }
}

#[test]
fn the_list_says_whom_it_shows() {
    let mut session = open_log(&shop());
    let title = |session: &mut Session, group: &str| {
        let picks = vec![(Pick::Group, group.to_owned())];
        let request = Request { page: Page::Customers, picks, ..Request::default() };
        match session.show(&request, &PlainFormat).expect("files are read").page {
            PageBody::Answers(view) => view.sections.last().map(|section| section.title.clone()).unwrap_or_default(),
            _ => String::new(),
        }
    };
    // AT: those of 0 … 39 that 3 divides, fourteen, and the late one; tea: the even ones.
    assert_eq!(title(&mut session, "driver:country:text:0"), "15 customers: First order, Country: AT");
    assert_eq!(title(&mut session, "product:first:0"), "20 customers: Began with Tea");
    assert_eq!(title(&mut session, "new:2024-09"), "1 customer: New: first order in Sep 2024");
    // What is no group, and numbers that the files do not have, lead nowhere.
    assert_eq!(title(&mut session, "nonsense"), "41 customers");
    assert_eq!(title(&mut session, "product:first:99"), "0 customers: Began with –");
    assert_eq!(title(&mut session, "driver:country:text:99"), "0 customers: First order, Country: –");
}
