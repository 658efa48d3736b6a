//! What the Overview tells after it was shown: what stands out, how sure the averages are, and the revenue mix.

mod shop;

use holdfast::i18n::PlainFormat;
use holdfast::protocol::{Event, Page, Pick, Request, ScopeSpec};
use holdfast::session::Session;
use holdfast::views::PageBody;
use holdfast::views::overview::{FindingView, FindingsView, OverviewMore, OverviewView};

use shop::open_log;

fn sample() -> Session {
    let mut session = Session::default();
    assert!(matches!(session.open_sample(&PlainFormat), Event::Opened { .. }));
    session
}

fn overview(session: &mut Session, request: &Request) -> OverviewView {
    match session.show(request, &PlainFormat).expect("files are read").page {
        PageBody::Overview(view) => *view,
        other => panic!("no Overview: {other:?}"),
    }
}

/// What comes after the Overview of a request, with the number of steps that it took.
fn more(session: &mut Session, request: &Request) -> (OverviewMore, usize) {
    overview(session, request);
    let mut figures = None;
    for step in 1..100 {
        assert!(session.is_working(), "step {step}");
        match session.work_on(&PlainFormat) {
            Some(Event::Found(more)) if more.findings.is_none() => {
                assert!(figures.replace(more.figures).is_none(), "the figures come first, once");
            }
            Some(Event::Found(more)) => {
                assert!(!session.is_working(), "it is told once");
                assert!(figures.is_none_or(|figures| figures == more.figures));
                return (*more, step);
            }
            Some(other) => panic!("{other:?}"),
            None => {}
        }
    }
    panic!("it never comes");
}

fn findings(more: &OverviewMore) -> FindingsView {
    more.findings.clone().expect("they came")
}

/// The percentages in a sentence.
fn percentages(sentence: &str) -> Vec<&str> {
    sentence
        .split_whitespace()
        .map(|word| word.trim_end_matches([',', ':', '.']))
        .filter(|word| word.ends_with('%'))
        .collect()
}

/// All that the place says that a finding leads to.
fn place(session: &mut Session, finding: &FindingView) -> String {
    let link = &finding.link;
    let picks = link.picks.iter().filter(|(_, value)| !value.is_empty()).cloned().collect();
    let request = Request { page: link.page, picks, ..Request::default() };
    if link.page == Page::Overview {
        let (more, _) = more(session, &request);
        let mut view = overview(session, &request);
        view.take(more);
        let figure = view.figures.iter().find(|figure| figure.key == link.section);
        return figure.map_or_else(|| format!("{:?}", view.mix), |figure| format!("{figure:?}"));
    }
    match session.show(&request, &PlainFormat).expect("files are read").page {
        PageBody::Answers(view) => {
            let section = view.sections.iter().find(|section| section.key == link.section);
            format!("{:?}", section.unwrap_or_else(|| panic!("no {} on the page", link.section)))
        }
        other => panic!("no page of answers: {other:?}"),
    }
}

/// A file of orders, and some without a customer up to April 2024, so that everybody is followed for long.
fn orders(rows: impl IntoIterator<Item = (String, &'static str, &'static str, &'static str)>) -> String {
    let guests = ["2022-08-01", "2023-01-01", "2023-06-01", "2023-12-31", "2024-04-01"];
    let guests = guests.map(|day| (String::new(), day, "1.00", ""));
    let mut text = String::from("order_id,customer,date,amount,country\n");
    for (at, (customer, day, amount, country)) in rows.into_iter().chain(guests).enumerate() {
        text += &format!("{},{customer},{day},{amount},{country}\n", at + 1);
    }
    text
}

/// 60 customers from AT and 60 from BE on one day. 45 from AT come back on day 10, 40 of these again on day 50.
fn shop_of_returns() -> String {
    let rows = (0..120).flat_map(|at| {
        let country = if at < 60 { "AT" } else { "BE" };
        let row = move |day, amount| (format!("a{at}@example.com"), day, amount, country);
        let times = 1 + usize::from(at < 45) + usize::from(at < 40);
        [row("2022-03-01", "10.00"), row("2022-03-11", "10.00"), row("2022-04-20", "400.00")].into_iter().take(times)
    });
    orders(rows)
}

/// 100 customers who never come back; 20 of them bring 1,000.00 each, the others 10.00.
fn shop_of_a_few() -> String {
    let row = |at| (format!("a{at}@example.com"), "2022-03-01", if at < 20 { "1000.00" } else { "10.00" }, "AT");
    orders((0..100).map(row))
}

#[test]
fn what_stands_out_is_what_its_page_says() {
    let mut kinds = Vec::new();
    for mut session in [sample(), open_log(&shop_of_returns()), open_log(&shop_of_a_few())] {
        let (more, _) = more(&mut session, &Request::default());
        let told = findings(&more);
        assert!(told.absent.is_none() && told.findings.len() <= 3);
        for finding in told.findings {
            let there = place(&mut session, &finding);
            let told = percentages(&finding.sentence)[0];
            assert!(there.contains(told), "{told} of {finding:#?} is not in {there}");
            assert!(finding.base.starts_with("n = ") && finding.interval.starts_with("95% interval"), "{finding:?}");
            assert!(finding.depends.starts_with("Depends on"), "{finding:?}");
            kinds.push(finding.key);
        }
    }
    kinds.sort();
    kinds.dedup();
    assert_eq!(kinds, ["benchmark", "best_week", "driver", "ladder", "top_fifth"]);
}

/// By hand. Back within 90 days: 45 of 60 from AT, none of the 60 others. Week 2: 45 of 120; the first thirteen weeks 45 of 120 + 120 + 11 · 75 = 1,065. A second order within a
/// year: 45 of 120, a third 40 of 45.
#[test]
fn findings_of_a_plain_shop_by_hand() {
    let mut session = open_log(&shop_of_returns());
    let (told, steps) = more(&mut session, &Request::default());
    assert!(steps > 20, "each step is short: {steps}");
    let all = findings(&told).findings;
    let sentences: Vec<&str> = all.iter().map(|finding| finding.sentence.as_str()).collect();
    assert_eq!(
        sentences,
        [
            "Country – AT: 75.0% come back within 90 days, against 0.0% of all others",
            "Write in week 2 after the first order: 37.5% of those still waiting come back then, against 4.2% in an average week",
            "More are lost after the first order than after the second: 37.5% order again within 365 days, against 88.9%",
        ]
    );
    let bases: Vec<&str> = all.iter().map(|finding| finding.base.as_str()).collect();
    assert_eq!(bases, ["n = 60 customers", "n = 120 customers", "n = 120 customers"]);
    // The same answer a second time is there at once, after the rests.
    let (again, steps) = more(&mut session, &Request::default());
    assert_eq!((again, steps), (told, 11));

    // 20 of 100 bring 20,000 of 20,800; nobody comes back, of whom 32 % do elsewhere.
    let (told, _) = more(&mut open_log(&shop_of_a_few()), &Request::default());
    let all = findings(&told).findings;
    let sentences: Vec<&str> = all.iter().map(|finding| finding.sentence.as_str()).collect();
    assert!(
        sentences[0].starts_with("Fewer come back than elsewhere: 0.0% order again within a year, against 32.0%"),
        "{sentences:?}"
    );
    assert_eq!(sentences[1..], ["The best fifth of customers bring 96.2% of revenue"]);
}

/// By hand: 60 customers begin with tea, of whom 45 are back on day 10; 60 with soap, of whom 12 are. Every second one takes a cup too, which makes no difference: 29 of 60 against
/// 28 of 60. Tea and soap are each the other's rest; the heavier of the two is told.
#[test]
fn a_first_product_stands_out() {
    let mut text = String::from("order_id,customer,date,amount,product\n");
    for at in 0..120 {
        let (product, back) = if at < 60 { ("Tea", at < 45) } else { ("Soap", at < 72) };
        text += &format!("{at},a{at}@example.com,2022-03-01,10.00,{product}\n");
        if at % 2 == 0 {
            text += &format!("{at},a{at}@example.com,2022-03-01,10.00,Cup\n");
        }
        if back {
            text += &format!("{},a{at}@example.com,2022-03-11,10.00,Plate\n", at + 200);
        }
    }
    for day in ["2022-08-01", "2023-01-01", "2023-06-01"] {
        text += &format!("{day},,{day},1.00,Tea\n");
    }
    let mut session = open_log(&text);
    let (told, _) = more(&mut session, &Request::default());
    let all = findings(&told).findings;
    let product = all.iter().find(|finding| finding.key == "first_product").expect("it stands out");
    let sentences = [
        "Customers who begin with Tea come back more often: 75.0% within 90 days, against 20.0% of all others",
        "Customers who begin with Soap come back less often: 20.0% within 90 days, against 75.0% of all others",
    ];
    assert!(sentences.contains(&&*product.sentence), "{product:?}");
    assert_eq!((product.base.as_str(), product.link.page), ("n = 60 customers", Page::Products));
    assert!(place(&mut session, product).contains(percentages(&product.sentence)[0]));
    // Nothing of the kind where the products make no difference.
    let mut even = open_log(&text.replace("Soap", "Tea"));
    let (told, _) = more(&mut even, &Request::default());
    assert!(findings(&told).findings.iter().all(|finding| finding.key != "first_product"));
}

#[test]
fn nothing_stands_out_where_there_is_little() {
    let mut session = open_log("customer,date,amount\nann,2024-01-05,10\nbea,2024-02-05,20\n");
    let (more, _) = more(&mut session, &Request::default());
    assert!(findings(&more).findings.is_empty());
    assert!(findings(&more).absent.is_some_and(|words| words.contains("surely")));
    assert!(more.certainty.iter().all(|figure| figure.interval.is_none()), "two customers say nothing of a mean");
}

/// Another page needs nothing after it, and a new question ends what was under way.
#[test]
fn only_the_overview_waits_for_more() {
    let mut session = sample();
    session.show(&Request { page: Page::Timing, ..Request::default() }, &PlainFormat);
    assert!(!session.is_working());
    session.show(&Request::default(), &PlainFormat);
    assert!(session.is_working() && session.rest_ms() > 0);
    assert!(session.work_on(&PlainFormat).is_none());
    session.show(&Request { page: Page::Data, ..Request::default() }, &PlainFormat);
    assert!(!session.is_working());
}

/// The mix that comes at once and the one with its intervals say the same shares.
#[test]
fn the_revenue_mix_only_gains_its_intervals() {
    let mut session = sample();
    let (more, _) = more(&mut session, &Request::default());
    let mut view = overview(&mut session, &Request::default());
    let (first, then) = (view.mix.clone().expect("a mix"), more.mix.clone().expect("a mix"));
    assert_eq!((&first.title, first.table.rows.len()), (&then.title, then.table.rows.len()));
    for (one, other) in first.table.rows.iter().zip(&then.table.rows) {
        assert_eq!(one[..6], other[..6]);
    }
    for (one, other) in first.series.iter().zip(&then.series) {
        let values =
            |points: &[holdfast::views::chart::Point]| -> Vec<_> { points.iter().map(|one| one.value).collect() };
        assert_eq!(values(&one.points), values(&other.points));
    }
    assert!(then.series[0].points.iter().any(|point| point.low.is_some()));
    view.take(more);
    assert_eq!(view.mix, Some(then));
    let average = view.figures.iter().find(|figure| figure.key == "order_value").expect("a figure");
    assert!(average.interval.as_ref().is_some_and(|words| words.starts_with("95% interval")), "{average:?}");
}

/// By hand, January against December: 45 of 60 against 15 of 60 order twice, Wilson 62.8 to 84.2 % and 15.8 to 37.2 %: Newcombe's interval of the difference is 50 points
/// − √(12.2² + 12.2²) = 32.7 and + √(9.2² + 9.2²) = 63.0. Orders per customer 1.75 against 1.25, each with the deviation √(.1875 · 60 / 59): the difference ± 1.96 · 0.0797.
#[test]
fn a_change_has_its_interval() {
    let mut text = String::from("order_id,customer,date,amount\n");
    let mut row = |key: String, day: String| {
        let id = text.lines().count();
        text += &format!("{id},{key}@example.com,{day},{}.00\n", id % 7 + 1);
    };
    for (month, twice, key) in [("2023-12", 15, "a"), ("2024-01", 45, "b")] {
        for at in 0..60 {
            row(format!("{key}{at}"), format!("{month}-{:02}", at % 28 + 1));
            if at < twice {
                row(format!("{key}{at}"), format!("{month}-31"));
            }
        }
    }
    let mut session = open_log(&text);
    let scope = ScopeSpec { from: Some("2024-01-01".to_owned()), ..ScopeSpec::default() };
    let request = Request { scope, ..Request::default() };
    let (more, _) = more(&mut session, &request);
    let mut view = overview(&mut session, &request);
    let repeat = view.figures[0].change.clone().expect("a change");
    assert_eq!(repeat.text, "+50.0 points");
    assert_eq!(repeat.interval.as_deref(), Some("95% interval of the difference +32.7 to +63.0 points"));
    assert!(
        view.figures.iter().all(|figure| figure.key == "repeat_rate"
            || figure.change.as_ref().is_none_or(|change| change.interval.is_none()))
    );
    view.take(more);
    let change =
        |key: &str| view.figures.iter().find(|figure| figure.key == key).and_then(|figure| figure.change.clone());
    let per_customer = change("orders_per_customer").and_then(|change| change.interval);
    assert_eq!(per_customer.as_deref(), Some("95% interval of the difference +0.34 to +0.66"));
    let found = view.findings.expect("they came").findings;
    assert!(
        found
            .iter()
            .any(|finding| finding.key == "repeat" && finding.sentence.starts_with("More customers buy again: 75.0%")),
        "{found:?}"
    );
}

/// By hand, as of 1 May 2024. Ten customers began on 5 January with 10.00, six of them came back after 96 days with 20.00, two are new on 1 May with 5.00. Over the last 90 days:
/// S = 10, E = 8 with 2 new, so (8 − 2) ÷ 10. To date (100 + 120 + 10) ÷ 12. Those who ever return do so by day 96: the four others, silent for 117 days, have lapsed.
#[test]
fn the_eight_key_figures_by_hand() {
    let row = |at: usize, day: &str, amount: &str| format!("c{at}@example.com,{day},{amount}\n");
    let first: String = (0..10).map(|at| row(at, "2024-01-05", "10.00")).collect();
    let again: String = (0..6).map(|at| row(at, "2024-04-10", "20.00")).collect();
    let new: String = (10..12).map(|at| row(at, "2024-05-01", "5.00")).collect();
    let mut session = open_log(&["customer,date,amount\n,2023-11-01,1.00\n", &first, &again, &new].concat());
    let (told, _) = more(&mut session, &Request::default());
    let mut view = overview(&mut session, &Request::default());
    let keys = |view: &OverviewView| -> Vec<String> { view.figures.iter().map(|figure| figure.key.clone()).collect() };
    let wanted = [
        "repeat_rate",
        "retention",
        "orders_per_customer",
        "order_value",
        "customers",
        "new_customers",
        "historical_ltv",
        "lapsed",
    ];
    assert_eq!(keys(&view), wanted);
    assert!(view.figures[1].raw.is_none() && view.figures[1].value == "…", "its place is there before it comes");
    view.take(told);
    assert_eq!(keys(&view), wanted);
    let figure = |key: &str| view.figures.iter().find(|figure| figure.key == key).cloned().expect("a figure");
    let (kept, to_date, lapsed) = (figure("retention"), figure("historical_ltv"), figure("lapsed"));
    assert_eq!((&*kept.value, &*to_date.value, &*lapsed.value), ("60.0%", "19.17", "33.3%"));
    assert_eq!(
        kept.definition.with_numbers,
        "(8 active at the end − 2 new) ÷ 10 active at the start = 60.0%, over the 90 days up to 1 May 2024"
    );
    assert_eq!(to_date.definition.with_numbers, "230.00 up to 1 May 2024 ÷ 12 customers = 19.17");
    assert_eq!(
        lapsed.definition.with_numbers,
        "4 of 12 customers = 33.3%. Lapsed: more than 96 days without an order after one order, 96 after two, 96 after three or more"
    );
    for (figure, group) in [(&kept, "retention:kept"), (&to_date, "all"), (&lapsed, "silence:lapsed")] {
        assert_eq!(figure.behind.as_deref(), Some(group));
        assert!(figure.interval.is_some() && figure.base.is_some() && figure.spark.is_some(), "{figure:?}");
    }
    // The line ends where the card is: at the last month's end.
    for figure in [&kept, &to_date, &lapsed] {
        let last = figure.spark.as_ref().and_then(|spark| *spark.points.last()?).expect("a last month");
        let scale = if figure.key == "historical_ltv" { 100.0 } else { 1.0 };
        assert!((last / scale - figure.raw.expect("a number")).abs() < 1e-9, "{figure:?}");
    }
    // Over 30 days nobody was there a month before.
    let picks = vec![(Pick::RetentionDays, "30".to_owned())];
    let (short, _) = more(&mut session, &Request { picks, ..Request::default() });
    let kept = short.figures.iter().find(|figure| figure.key == "retention").expect("a figure");
    assert_eq!((kept.raw, kept.behind.as_deref()), (None, None));
    assert!(kept.note.as_deref().is_some_and(|note| note.starts_with("Fewer than 5")), "{kept:?}");
    // What was sold stands beside the cards.
    let sold: Vec<(&str, &str)> = view.sold.iter().map(|figure| (&*figure.key, &*figure.value)).collect();
    assert_eq!(sold, [("revenue", "231.00"), ("orders", "19"), ("returning_customers", "0")]);
}
