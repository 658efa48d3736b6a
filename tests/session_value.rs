//! The Value page natively: the forecast that comes after the page, the levers, and what a reader types.

mod shop;

use holdfast::i18n::PlainFormat;
use holdfast::protocol::{Event, Page, Pick, Request, Typed};
use holdfast::session::Session;
use holdfast::views::PageBody;
use holdfast::views::answers::{AnswersView, SectionView};

use shop::open_log;

fn value(picks: &[(Pick, &str)]) -> Request {
    let picks = picks.iter().map(|(pick, value)| (*pick, (*value).to_owned())).collect();
    Request { page: Page::Value, picks, ..Request::default() }
}

fn answers(session: &mut Session, request: &Request) -> AnswersView {
    body(session.show(request, &PlainFormat).expect("files are read").page)
}

fn body(page: PageBody) -> AnswersView {
    match page {
        PageBody::Answers(view) => *view,
        other => panic!("no page of answers: {other:?}"),
    }
}

fn find<'a>(view: &'a AnswersView, key: &str) -> Option<&'a SectionView> {
    view.sections.iter().find(|section| section.key == key)
}

/// More orders than are studied at once: 12,000 customers in 40 weeks, each with one to three orders some weeks apart, by a rule without chance.
fn large_shop() -> String {
    let mut text = String::from("order_id,customer,date,amount\n");
    let mut order = 0;
    for customer in 0..12_000_u32 {
        let (week, times, gap) = (customer % 20, 1 + customer % 3, 2 + customer % 5);
        for time in 0..times {
            let day = 1 + 7 * (week + time * gap);
            let (month, day) = (1 + day / 28, 1 + day % 28);
            order += 1;
            text += &format!("{order},c{customer},2024-{month:02}-{day:02},{}\n", 10 + customer % 7);
        }
    }
    text + "0,late,2024-11-15,5\n"
}

#[test]
fn the_forecast_of_a_large_shop_comes_step_by_step_after_the_page() {
    let mut session = open_log(&large_shop());
    let view = answers(&mut session, &value(&[]));
    let study = find(&view, "forecast").and_then(|section| section.study.clone()).expect("on its way");
    assert_eq!((study.words.as_str(), study.stopped), ("Reading the customers’ histories: step 1 of 15", false));
    assert!(find(&view, "so_far").is_some(), "what needs no model is there at once");
    let Some(Event::Simulated(alone)) = session.simulate(&value(&[]), &PlainFormat) else { panic!("no answer") };
    assert!(alone.iter().all(|section| section.key != "simulator"), "nothing to move yet");
    // A lever that is moved meanwhile stands where it was put when the page comes again.
    assert!(session.simulate(&value(&[(Pick::Margin, "30")]), &PlainFormat).is_some());

    let mut told = Vec::new();
    let page = loop {
        match session.work_on(&PlainFormat).expect("it goes on") {
            Event::Studying(study) => told.push(study),
            Event::Shown(view) => break body(view.page),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(told.first().map(|study| study.words.as_str()), Some("Fitting the MBG/NBD model: step 2 of 15"));
    assert_eq!(
        told.last().map(|study| study.words.as_str()),
        Some("Adding up what all customers will bring: step 15 of 15")
    );
    // A long step comes in parts.
    assert!(told.len() > 15 && told.windows(2).all(|pair| pair[0].share <= pair[1].share), "{told:?}");
    assert!(find(&page, "forecast").is_none() && find(&page, "proof").is_some() && !session.is_studying());
    let levers = &find(&page, "simulator").expect("a simulator").sliders;
    assert!(levers.iter().any(|lever| lever.pick == Pick::Margin && lever.value == 30), "{levers:?}");
    // It is kept: the page is whole at once from now on.
    assert!(find(&answers(&mut session, &value(&[])), "proof").is_some());
}

#[test]
fn a_forecast_is_dropped_by_turning_away_and_stays_stopped() {
    let mut session = open_log(&large_shop());
    let progress = |view: &AnswersView| find(view, "forecast").and_then(|section| section.study.clone()).expect("none");
    answers(&mut session, &value(&[]));
    assert!(matches!(session.work_on(&PlainFormat), Some(Event::Studying(_))));
    // Other pages are answered in between; with that the forecast is dropped, and begins anew.
    assert!(session.show(&Request::default(), &PlainFormat).is_some());
    assert!(!session.is_studying() && session.work_on(&PlainFormat).is_none());
    assert!(progress(&answers(&mut session, &value(&[]))).words.contains("step 1 of"));

    assert!(matches!(session.work_on(&PlainFormat), Some(Event::Studying(_))));
    session.stop_study();
    let stopped = progress(&answers(&mut session, &value(&[])));
    assert!(stopped.stopped && stopped.words == "The forecast was stopped.", "{stopped:?}");
    assert!(!session.is_studying());
    session.show(&Request::default(), &PlainFormat);
    assert!(progress(&answers(&mut session, &value(&[]))).stopped, "also after another page");
    session.resume_study();
    assert!(!progress(&answers(&mut session, &value(&[]))).stopped && session.is_studying());
}

/// The levers' own answers are those of the whole page.
#[test]
fn the_levers_alone_say_what_the_page_says() {
    let mut session = Session::default();
    assert!(matches!(session.open_sample(&PlainFormat), Event::Opened { .. }));
    answers(&mut session, &value(&[]));
    let moved: [&[(Pick, &str)]; 3] =
        [&[], &[(Pick::Retention, "7"), (Pick::Months, "24")], &[(Pick::Sooner, "13"), (Pick::Margin, "37")]];
    for picks in moved {
        let Some(Event::Simulated(alone)) = session.simulate(&value(picks), &PlainFormat) else { panic!("no answer") };
        let view = answers(&mut session, &value(picks));
        assert_eq!(
            alone.iter().map(|section| &*section.key).collect::<Vec<_>>(),
            ["simulator", "acquisition", "brought"]
        );
        assert!(alone.iter().all(|section| find(&view, &section.key) == Some(section)));
        for slider in &alone[0].sliders {
            let picked = picks.iter().find(|(pick, _)| *pick == slider.pick);
            assert_eq!(slider.value, picked.map_or(slider.rest, |(_, value)| value.parse().expect("a number")));
        }
    }
}

/// A on 1 January for 10.00 and on 11 February for 30.00; B on 2 January for 20.00; the newest day is 30 April.
/// Typed: 30.00 for two new customers, 15.00 each, and 10.00 for each of three orders. LTV 60 / 2 = 30.00, at a margin of a half 15.00: once the cost.
/// By month of 30 days, margin: 7.50 after the first (30.00 / 2 / 2), 15.00 after the second, which earns it back.
#[test]
fn typed_spend_makes_costs_by_hand() {
    let mut session =
        open_log("order_id,customer,date,amount\n1,a,2024-01-01,10\n2,a,2024-02-11,30\n3,b,2024-01-02,20\n");
    let mut request = value(&[]);
    request.scope.as_of = Some("2024-02-11".to_owned());
    let view = answers(&mut session, &request);
    let costs = find(&view, "acquisition").expect("always there");
    assert!(costs.absent.as_ref().is_some_and(|words| words.contains("columns date, channel and spend")));
    assert!(costs.figures.is_empty() && costs.fields[0].value.is_empty());
    // Without a forecast the margin is moved here.
    assert_eq!(costs.sliders.iter().map(|slider| slider.pick).collect::<Vec<_>>(), [Pick::Margin]);

    request.typed = vec![(Typed::Spend, "30".to_owned())];
    let view = answers(&mut session, &request);
    let costs = find(&view, "acquisition").expect("always there");
    let shown: Vec<(&str, &str)> =
        costs.figures.iter().map(|figure| (figure.key.as_str(), figure.value.as_str())).collect();
    assert_eq!(shown, [("cac", "15.00"), ("ltv_to_cac", "1.00"), ("payback", "–"), ("cpa", "10.00")]);
    assert_eq!(costs.fields[0].value, "30");
    let payback = costs.figures[2].note.as_deref().expect("why not");
    assert!(payback.starts_with("Not within the 1 month for which"), "{payback}");

    // Moved by the lever alone: a margin of all brings it back in the first month, 15.00 a customer.
    request.picks = vec![(Pick::Margin, "100".to_owned())];
    let Some(Event::Simulated(alone)) = session.simulate(&request, &PlainFormat) else { panic!("no answer") };
    let moved = alone.iter().find(|section| section.key == "acquisition").expect("costs");
    assert_eq!((&*moved.figures[1].value, &*moved.figures[2].value), ("2.00", "month 1"));
    // What is no number counts as not typed.
    request.typed = vec![(Typed::Spend, "much".to_owned())];
    assert!(find(&answers(&mut session, &request), "acquisition").is_some_and(|costs| costs.absent.is_some()));

    // The report has the same.
    request.typed = vec![(Typed::Spend, "30".to_owned())];
    let report = session.report(&request).expect("orders").measures.M21.expect("costs");
    assert_eq!(
        (report.spend_minor, report.spend_by, report.cac, report.payback_month),
        (3_000, "said", Some(15.0), Some(1))
    );
}

#[test]
fn a_spend_file_is_told_by_channel() {
    let mut session = Session::default();
    session.begin();
    let files = [
        ("log.csv", "order_id,customer,date,amount,channel\n1,a,2024-01-01,10,Web\n2,b,2024-01-02,20,Shop\n"),
        ("spend.csv", "date,channel,spend\n2024-01-01,web,5\n2024-01-02,mail,4\n"),
    ];
    for (name, text) in files {
        session.begin_file(name, text.len() as u64);
        session.push(text.as_bytes());
        assert!(!session.end_file(&PlainFormat));
    }
    assert!(matches!(session.finish(&PlainFormat), Event::Opened { .. }));
    let view = answers(&mut session, &value(&[]));
    let costs = find(&view, "acquisition").expect("always there");
    let rows: Vec<Vec<&str>> =
        costs.tables[0].rows.iter().map(|row| row.iter().map(|cell| &*cell.text).collect()).collect();
    assert_eq!(rows, [["web", "5.00", "1", "5.00"], ["mail", "4.00", "–", "–"]]);
    assert_eq!(costs.figures[0].definition.with_numbers, "9.00 ÷ 2 new customers = 4.50");
}

/// The proof as pictures, and with another part held back.
#[test]
fn the_proof_is_pictured_and_can_hold_back_more_or_less() {
    let mut session = Session::default();
    assert!(matches!(session.open_sample(&PlainFormat), Event::Opened { .. }));
    let view = answers(&mut session, &value(&[]));
    let proof = find(&view, "proof").expect("a proof");
    let offered: Vec<(&str, bool)> =
        proof.choices[0].options.iter().map(|option| (option.value.as_str(), option.chosen)).collect();
    assert_eq!(offered[0], ("", true));
    assert!(
        offered.len() > 1 && offered.iter().all(|(value, _)| ["", "90", "180", "365"].contains(value)),
        "{offered:?}"
    );
    for key in ["by_count", "calibration", "months", "brought", "textbook"] {
        let chart = find(&view, key).and_then(|section| section.chart.as_ref()).unwrap_or_else(|| panic!("no {key}"));
        let points = chart.positions.len();
        assert!(points > 1 && chart.series.iter().all(|series| series.points.len() == points), "{key}");
        assert_eq!(chart.table.rows.len(), points, "{key}");
    }
    let tenths = find(&view, "calibration").and_then(|section| section.chart.as_ref()).expect("tenths");
    assert_eq!(tenths.positions.len(), 10);
    let foretold: Vec<f64> = tenths.series[0].points.iter().filter_map(|point| point.value).collect();
    assert!(foretold.windows(2).all(|pair| pair[0] <= pair[1]), "in the order of the forecast: {foretold:?}");

    let shorter = answers(&mut session, &value(&[(Pick::HeldBack, "90")]));
    let chart = find(&shorter, "proof").and_then(|section| section.chart.as_ref()).expect("a proof");
    assert_eq!(chart.positions.len(), 13, "90 days are twelve weeks and six days");
}

/// The list's file has what is seen and beside it both horizons with their bands; every line is whole, and expectations lie between least and most.
#[test]
fn the_saved_list_has_every_forecast_with_its_band() {
    let mut session = Session::default();
    assert!(matches!(session.open_sample(&PlainFormat), Event::Opened { .. }));
    let _ = answers(&mut session, &value(&[]));
    let customers = Request { page: Page::Customers, ..Request::default() };
    let bytes = session.customers_csv(&customers, &PlainFormat).expect("a file");
    let mut file = csv::Reader::from_reader(bytes.strip_prefix(b"\xef\xbb\xbf").expect("a mark"));
    let heads: Vec<String> = file.headers().expect("heads").iter().map(str::to_owned).collect();
    let at = |head: &str| heads.iter().position(|other| other == head).unwrap_or_else(|| panic!("no {head}"));
    let [expected, least, most] =
        ["Orders expected, 365 days", "Orders, 365 days: at least", "Orders, 365 days: at most"].map(at);
    let (spend, low, high) =
        (at("Spend expected, 90 days"), at("Spend, 90 days: at least"), at("Spend, 90 days: at most"));
    let (next, alive) = (at("Next order by, if still a customer"), at("P(alive)"));
    let mut lines = 0;
    for record in file.records() {
        let record = record.expect("as many cells as heads");
        let number = |at: usize| record[at].parse::<f64>().unwrap_or_else(|_| panic!("{record:?}"));
        assert!(number(least) <= number(expected) && number(expected) <= number(most) + 1.0, "{record:?}");
        assert!(number(low) <= number(spend) + 0.01 && number(low) <= number(high), "{record:?}");
        let gone = record[alive].parse().is_ok_and(|alive: f64| alive < 0.05);
        assert_eq!(holdfast::units::Day::parse_iso(&record[next]).is_none(), gone, "{record:?}");
        lines += 1;
    }
    // Of more than a part's customers, and of everyone.
    let all = session.customers_csv(&Request { page: Page::Cohorts, ..Request::default() }, &PlainFormat);
    assert!(lines > 1_000 && all.is_some_and(|bytes| bytes.split(|byte| *byte == b'\n').count() == lines + 2));
}

/// 100 new customers a month who each spend 10: with 5 % back 1,000 and 1,050 in the first months, with 10 % 1,000 and 1,100.
#[test]
fn the_textbook_picture_is_there_for_any_file() {
    let mut session = open_log("customer,date,amount\nann,2024-01-05,10\n");
    let view = answers(&mut session, &value(&[]));
    let chart = find(&view, "textbook").and_then(|section| section.chart.as_ref()).expect("always there");
    let rows: Vec<Vec<&str>> =
        chart.table.rows.iter().map(|row| row.iter().map(|cell| &*cell.text).collect()).collect();
    assert_eq!(rows[..2], [["1", "1,000.00", "1,000.00"], ["2", "1,050.00", "1,100.00"]]);
}

/// 200 subscribers who come through half a year and pay every 30 days; every third leaves after two payments, every third after four.
#[test]
fn subscribers_are_told_from_other_customers() {
    let mut text = String::from("order_id,customer,date,amount\n");
    let mut order = 0;
    for customer in 0..200_i32 {
        let payments = [2, 4, 99][customer as usize % 3];
        for payment in 0..payments {
            let days = customer % 150 + 30 * payment;
            if days > 330 {
                break;
            }
            order += 1;
            let (month, day) = (1 + days / 28, 1 + days % 28);
            // Months of 28 days: the gaps are 30 or a few days more.
            text += &format!("{order},s{customer},2024-{month:02}-{day:02},20\n");
        }
    }
    let mut session = open_log(&text);
    let view = answers(&mut session, &value(&[]));
    let found = find(&view, "subscribers").expect("a rhythm");
    assert!(found.title.contains("of 200 customers still order every"), "{}", found.title);
    let ways = &found.tables[0].rows;
    assert_eq!(ways.len(), 3);
    assert!(found.chart.as_ref().is_some_and(|chart| chart.series.len() == 2 && chart.positions.len() > 1));
    // A shop without a rhythm has no such answer.
    let mut sample = Session::default();
    sample.open_sample(&PlainFormat);
    assert!(find(&answers(&mut sample, &value(&[])), "subscribers").is_none());
}

/// A billing system's list of charges too few to tell a rhythm says why its models are not used.
#[test]
fn a_list_of_subscription_charges_without_a_rhythm_says_why() {
    let mut session = open_log(
        "Charge ID,Customer Email,Processed At,Scheduled At,Total Price,Status\n\
         1,ann@example.com,2024-01-05,2024-01-05,20.00,success\n2,ann@example.com,2024-02-05,2024-02-05,20.00,success\n",
    );
    let view = answers(&mut session, &value(&[]));
    let found = find(&view, "subscribers").expect("a sentence");
    assert!(found.absent.as_ref().is_some_and(|words| words.starts_with("Too few orders follow")), "{found:?}");
}
