//! The Value page natively: the forecast that comes after the page, the levers, and what a reader types.

use holdfast::i18n::PlainFormat;
use holdfast::protocol::{Event, Page, Pick, Request};
use holdfast::session::Session;
use holdfast::views::PageBody;
use holdfast::views::answers::{AnswersView, SectionView};

fn open(text: &str) -> Session {
    let mut session = Session::default();
    session.begin();
    session.begin_file("log.csv", text.len() as u64);
    session.push(text.as_bytes());
    assert!(!session.end_file(&PlainFormat), "read once");
    assert!(matches!(session.finish(&PlainFormat), Event::Opened { .. }));
    session
}

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
    let mut session = open(&large_shop());
    let view = answers(&mut session, &value(&[]));
    let study = find(&view, "forecast").and_then(|section| section.study.clone()).expect("on its way");
    assert_eq!((study.words.as_str(), study.stopped), ("Reading the customers’ histories: step 1 of 11", false));
    assert!(find(&view, "so_far").is_some(), "what needs no model is there at once");
    assert!(session.simulate(&value(&[]), &PlainFormat).is_none(), "nothing to move yet");

    let mut told = Vec::new();
    let page = loop {
        match session.study_on(&PlainFormat).expect("it goes on") {
            Event::Studying(study) => told.push(study),
            Event::Shown(view) => break body(view.page),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(told.first().map(|study| study.words.as_str()), Some("Fitting the MBG/NBD model: step 2 of 11"));
    assert_eq!(
        told.last().map(|study| study.words.as_str()),
        Some("Adding up what all customers will bring: step 11 of 11")
    );
    assert!(told.windows(2).all(|pair| pair[0].share < pair[1].share), "{told:?}");
    assert!(find(&page, "forecast").is_none() && find(&page, "proof").is_some() && !session.is_studying());
    // It is kept: the page is whole at once from now on.
    assert!(find(&answers(&mut session, &value(&[])), "proof").is_some());
}

#[test]
fn a_forecast_is_dropped_by_turning_away_and_stays_stopped() {
    let mut session = open(&large_shop());
    let progress = |view: &AnswersView| find(view, "forecast").and_then(|section| section.study.clone()).expect("none");
    answers(&mut session, &value(&[]));
    assert!(matches!(session.study_on(&PlainFormat), Some(Event::Studying(_))));
    // Other pages are answered in between; with that the forecast is dropped, and begins anew.
    assert!(session.show(&Request::default(), &PlainFormat).is_some());
    assert!(!session.is_studying() && session.study_on(&PlainFormat).is_none());
    assert!(progress(&answers(&mut session, &value(&[]))).words.contains("step 1 of"));

    assert!(matches!(session.study_on(&PlainFormat), Some(Event::Studying(_))));
    session.stop_study();
    let stopped = progress(&answers(&mut session, &value(&[])));
    assert!(stopped.stopped && stopped.words == "The forecast was stopped.", "{stopped:?}");
    assert!(!session.is_studying());
    session.show(&Request::default(), &PlainFormat);
    assert!(progress(&answers(&mut session, &value(&[]))).stopped, "also after another page");
    session.resume_study();
    assert!(!progress(&answers(&mut session, &value(&[]))).stopped && session.is_studying());
}

/// The levers' own answer is the simulator of the whole page, and the lever at its end is the lever past it.
#[test]
fn the_simulator_alone_says_what_the_page_says() {
    let mut session = Session::default();
    assert!(matches!(session.open_sample(&PlainFormat), Event::Opened { .. }));
    answers(&mut session, &value(&[]));
    for picks in
        [&[][..], &[(Pick::Retention, "7"), (Pick::Months, "24")], &[(Pick::Sooner, "13"), (Pick::Margin, "37")]]
    {
        let Some(Event::Simulated(alone)) = session.simulate(&value(picks), &PlainFormat) else {
            panic!("no simulator")
        };
        assert_eq!(find(&answers(&mut session, &value(picks)), "simulator"), Some(&*alone));
        for slider in &alone.sliders {
            let picked = picks.iter().find(|(pick, _)| *pick == slider.pick);
            assert_eq!(slider.value, picked.map_or(slider.rest, |(_, value)| value.parse().expect("a number")));
        }
    }
}
