//! Files whose columns a person must name, or names otherwise: what is proposed, tried, chosen and remembered.

use holdfast::i18n::PlainFormat;
use holdfast::protocol::{Event, FileChoices, FileKey, Opening, Page, Problem, RememberedColumns, Request, Setting};
use holdfast::session::Session;
use holdfast::views::PageBody;
use holdfast::views::mapping::{MappingView, TrialView};
use holdfast::views::question::Answer;

const UNKNOWN: &str = "Kundschaft;Wann gekauft;Wie viel;Notiz\n\
    ann@example.com;05.01.2024;10,00;x\n\
    ann@example.com;06.02.2024;20,00;\n\
    bea@example.com;25.02.2024;30,00;x\n\
    bea@example.com;gestern;1,00;x\n";

fn feed(session: &mut Session, name: &str, text: &str, piece: usize) {
    loop {
        session.begin_file(name, text.len() as u64);
        for part in text.as_bytes().chunks(piece) {
            if !session.push(part) {
                break;
            }
        }
        if !session.end_file(&PlainFormat) {
            break;
        }
    }
}

/// Opens files under the handles 1, 2 …
fn open(opening: Opening, files: &[(&str, &str)]) -> (Session, Event) {
    let mut session = Session::default();
    session.begin_with(opening);
    for ((name, text), handle) in files.iter().zip(1..) {
        session.begin_handle(handle);
        feed(&mut session, name, text, 1 << 20);
    }
    let event = session.finish(&PlainFormat);
    (session, event)
}

fn attempt(session: &mut Session, choices: FileChoices, name: &str, text: &str) -> TrialView {
    session.begin_trial(choices);
    feed(session, name, text, 1 << 20);
    match session.finish_trial(&PlainFormat) {
        Some(Event::Tried(view)) => *view,
        other => panic!("no trial: {other:?}"),
    }
}

fn problems(event: Event) -> Vec<Problem> {
    match event {
        Event::Refused { problems } | Event::Opened { problems } => problems,
        other => panic!("neither opened nor refused: {other:?}"),
    }
}

fn file(handle: u32) -> FileKey {
    FileKey { handle, member: 0 }
}

/// The columns as they are proposed.
fn proposed(mapping: &MappingView) -> Vec<(String, u32)> {
    (0..).zip(&mapping.columns).filter_map(|(at, column)| Some((column.role.clone()?, at))).collect()
}

fn choose(columns: &[(&str, u32)]) -> FileChoices {
    let columns = columns.iter().map(|(role, at)| ((*role).to_owned(), *at)).collect();
    FileChoices { file: file(1), columns: Some(columns), ..FileChoices::default() }
}

fn facts(session: &mut Session) -> (u64, u64, i128) {
    let m1 = session.report(&Request::default()).expect("orders").measures.M1;
    (m1.orders, m1.customers, i128::from(m1.revenue_minor))
}

#[test]
fn an_unknown_header_is_asked_about_with_a_proposal() {
    let (_, event) = open(Opening::default(), &[("liste.csv", UNKNOWN)]);
    let problems = problems(event);
    let [problem] = problems.as_slice() else { panic!("{problems:?}") };
    assert!(problem.ask && !problem.lost && problem.key == file(1), "{problem:?}");
    let mapping = problem.mapping.as_ref().expect("columns");
    assert_eq!(proposed(mapping), [("email".to_owned(), 0), ("date".to_owned(), 1), ("amount".to_owned(), 2)]);
    assert_eq!(mapping.columns[1].samples, ["05.01.2024", "06.02.2024", "25.02.2024"]);
    assert_eq!(mapping.columns[3].role, None);
    assert!(mapping.columns.iter().all(|column| column.role.is_none() == column.sure.is_empty()), "{mapping:?}");
    assert!(!mapping.headless && mapping.header.is_some());
}

#[test]
fn what_cannot_be_helped_is_not_asked_about() {
    let cases = [
        ("stock.csv", "sku,shelf,weight\nA1,3,0.5\nA2,4,0.7\n", true),
        ("nobody.csv", "date,amount\n2024-01-01,1\n2024-01-02,2\n", true),
        ("empty.csv", "", false),
        ("receipt.pdf", "%PDF-1.7\n1 0 obj", false),
    ];
    for (name, text, helps) in cases {
        let problems = problems(open(Opening::default(), &[(name, text)]).1);
        assert_eq!(
            (problems[0].ask, problems[0].mapping.is_some(), problems[0].lost),
            (false, helps, !helps),
            "{name}"
        );
    }
}

#[test]
fn a_trial_says_what_the_columns_come_to_and_changes_nothing() {
    let (mut session, event) =
        open(Opening::default(), &[("liste.csv", UNKNOWN), ("log.csv", "customer,date,amount\nx,2024-01-01,1\n")]);
    assert_eq!(problems(event).len(), 1);
    let before = facts(&mut session);
    let view = attempt(&mut session, choose(&[("email", 0), ("date", 1), ("amount", 2)]), "liste.csv", UNKNOWN);
    assert!(view.usable, "{view:?}");
    assert_eq!(view.headline, "3 of 4 rows can be used");
    let values: Vec<&str> = view.figures.iter().map(|(_, value)| value.as_str()).collect();
    assert_eq!(values, ["3", "2", "5 Jan 2024", "25 Feb 2024", "60.00"]);
    assert_eq!(view.aside, [("The date cannot be read".to_owned(), "1 row".to_owned())]);
    assert_eq!((view.part.as_str(), view.choices.file), ("", file(1)));
    // The file itself is not read by a column that is not there, nor by one that says something else.
    for (wrong, words) in [
        (choose(&[("email", 0), ("date", 1)]), "needs a customer, a date and an amount"),
        (choose(&[("date", 1), ("amount", 2)]), "who bought"),
        (choose(&[("email", 0), ("date", 3), ("amount", 2)]), "No date in the column “Notiz”"),
        (choose(&[("email", 0), ("date", 9), ("amount", 2)]), "needs a customer, a date and an amount"),
    ] {
        let view = attempt(&mut session, wrong, "liste.csv", UNKNOWN);
        assert!(!view.usable && view.headline.contains(words) && !view.remedy.is_empty(), "{view:?}");
        assert!(view.mapping.is_some(), "the columns stay in sight");
    }
    assert_eq!(facts(&mut session), before);
}

#[test]
fn chosen_columns_are_read() {
    let opening = Opening { choices: vec![choose(&[("email", 0), ("date", 1), ("amount", 2)])], ..Opening::default() };
    let (mut session, event) = open(opening, &[("liste.csv", UNKNOWN)]);
    assert_eq!(event, Event::Opened { problems: Vec::new() });
    assert_eq!(facts(&mut session), (3, 2, 6_000));
    let PageBody::Data(data) =
        session.show(&Request { page: Page::Data, ..Request::default() }, &PlainFormat).expect("a page").page
    else {
        panic!("not Data")
    };
    assert_eq!(data.files[0].ignored, ["Notiz"]);
}

#[test]
fn quantity_and_price_do_instead_of_an_amount() {
    let text = "Wer,Wann,Stück,Preis\na@example.com,2024-01-05,2,10.00\nb@example.com,2024-01-06,-1,4.00\nb@example.com,2024-01-07,1,4.50\n";
    let choices = choose(&[("email", 0), ("date", 1), ("quantity", 2), ("unit_price", 3)]);
    let (mut session, _) = open(Opening { choices: vec![choices], ..Opening::default() }, &[("zeilen.csv", text)]);
    assert_eq!(facts(&mut session), (2, 2, 2_050));
}

#[test]
fn a_known_export_keeps_its_meaning_with_another_column() {
    let text = "Name,Email,Financial Status,Total,Created at,Refunded Amount,Lineitem name,Phone\n\
                #1,shop@example.com,paid,10.00,2024-01-05 10:00:00 -0500,0.00,Tea,+12125550101\n\
                #1,shop@example.com,,,2024-01-05 10:00:00 -0500,,Cup,\n\
                #2,shop@example.com,paid,20.00,2024-01-06 10:00:00 -0500,0.00,Tea,+12125550102\n";
    let mut session = open(Opening::default(), &[("orders.csv", text)]).0;
    assert_eq!(facts(&mut session), (2, 1, 3_000));
    let found = attempt(&mut session, FileChoices { file: file(1), ..FileChoices::default() }, "orders.csv", text);
    let mapping = found.mapping.expect("columns");
    assert!(mapping.lead.contains("Shopify orders"), "{}", mapping.lead);
    let columns: Vec<(String, u32)> = proposed(&mapping).into_iter().filter(|(role, _)| role != "email").collect();
    let choices = FileChoices { file: file(1), columns: Some(columns), ..FileChoices::default() };
    let (mut session, _) = open(Opening { choices: vec![choices], ..Opening::default() }, &[("orders.csv", text)]);
    assert_eq!(facts(&mut session), (2, 2, 3_000));
    let report = session.report(&Request::default()).expect("orders");
    assert_eq!((report.ledger.rows_read, report.ledger.rows_used), (3, 3), "the further row is a further row");
}

#[test]
fn a_file_without_column_names_is_read_by_place() {
    let text = "2024-01-05,ann@example.com,10.00\n2024-02-05,ann@example.com,20.00\n2024-03-05,bea@example.com,5.00\n";
    let asked = problems(open(Opening::default(), &[("rows.csv", text)]).1);
    let mapping = asked[0].mapping.as_ref().expect("columns");
    assert!(asked[0].ask && mapping.headless && mapping.header.is_none());
    assert_eq!(mapping.columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>(), ["A", "B", "C"]);
    let mut choices = choose(&[("date", 0), ("email", 1), ("amount", 2)]);
    choices.set(Setting::FirstRow, Some("data".to_owned()));
    let (mut session, _) =
        open(Opening { choices: vec![choices.clone()], ..Opening::default() }, &[("rows.csv", text)]);
    assert_eq!(facts(&mut session), (3, 2, 3_500));
    // The reader knows better: the first row is names.
    choices.set(Setting::FirstRow, Some("names".to_owned()));
    let view = attempt(&mut session, choices, "rows.csv", text);
    assert_eq!(view.headline, "2 of 2 rows can be used");
    assert_eq!(view.mapping.expect("columns").columns[0].name, "2024-01-05");
}

#[test]
fn columns_are_remembered_by_their_names() {
    let asked = problems(open(Opening::default(), &[("liste.csv", UNKNOWN)]).1);
    let header = asked[0].mapping.as_ref().and_then(|mapping| mapping.header).expect("a header");
    let column = |role: &str, name: &str| (role.to_owned(), name.to_owned(), 0);
    let columns = vec![column("email", "Kundschaft"), column("date", "Wann gekauft"), column("amount", "Wie viel")];
    let remembered = vec![RememberedColumns { header, columns: columns.clone() }];
    let opening = Opening { remembered, ..Opening::default() };
    // The same names in another order, in a file of any length.
    let shuffled = UNKNOWN.lines().map(|line| line.split(';').rev().collect::<Vec<_>>().join(";") + "\n");
    let mut long: String = shuffled.collect();
    assert_eq!(facts(&mut open(opening.clone(), &[("neu.csv", &long)]).0), (3, 2, 6_000));
    for at in 0..20_000 {
        long += &format!("x;1,00;07.03.2024;c{at}@example.com\n");
    }
    assert!(long.len() > 600_000);
    assert_eq!(facts(&mut open(opening.clone(), &[("neu.csv", &long)]).0), (20_003, 20_002, 2_006_000));
    // Another header is still asked about.
    let other = UNKNOWN.replace("Notiz", "Vermerk");
    assert!(problems(open(opening.clone(), &[("anders.csv", &other)]).1)[0].ask);
    // What was chosen for this very file goes before what is remembered.
    let opening = Opening { choices: vec![choose(&[("email", 0), ("date", 1), ("unit_price", 2)])], ..opening };
    assert!(matches!(open(opening, &[("liste.csv", UNKNOWN)]).1, Event::Refused { .. }));
}

#[test]
fn a_trial_looks_at_the_beginning_of_a_long_file_only() {
    let mut text = String::from("customer,date,amount\n");
    while text.len() < 18_000_000 {
        text += "somebody with a rather long name,2024-01-05,10.00\n";
    }
    let (mut session, _) = open(Opening::default(), &[("log.csv", "customer,date,amount\nx,2024-01-01,1\n")]);
    let view = attempt(&mut session, FileChoices { file: file(7), ..FileChoices::default() }, "long.csv", &text);
    assert!(
        view.usable && view.part.starts_with("Counted over the first 16.") && view.part.contains("18.0"),
        "{view:?}"
    );
    assert!(view.aside.is_empty(), "the row that was cut through is not counted: {view:?}");
}

/// Dates that say nothing of their order, and amounts that say nothing of their mark.
const OPEN: &str = "customer,date,amount\nann,03/02/2024,1.234\nann,05/02/2024,2.500\nbea,07/03/2024,3.750\n";

fn page(session: &mut Session, page: Page) -> holdfast::views::PageView {
    session.show(&Request { page, ..Request::default() }, &PlainFormat).expect("a page")
}

#[test]
fn what_a_file_leaves_open_is_asked_with_both_readings() {
    let (mut session, _) = open(Opening::default(), &[("log.csv", OPEN)]);
    let questions = page(&mut session, Page::Overview).frame.questions;
    assert_eq!(questions.iter().map(|question| question.key.as_str()).collect::<Vec<_>>(), ["dates 1.0", "mark 1.0"]);
    let shown: Vec<(&str, bool)> =
        questions[0].answers.iter().map(|answer| (answer.detail.as_str(), answer.chosen)).collect();
    assert_eq!(
        shown.iter().map(|answer| answer.0).collect::<Vec<_>>(),
        ["3 Feb 2024 – 7 Mar 2024", "2 Mar 2024 – 3 Jul 2024"]
    );
    assert_eq!(shown.iter().filter(|answer| answer.1).count(), 1);
    assert!(questions[0].text.contains("“log.csv”"), "{}", questions[0].text);
    // Each answer is a setting of the file; with it the question is gone and the days are the ones that were shown.
    for question in &questions {
        for answer in &question.answers {
            let Answer::Setting(files, setting, value) = &answer.answer else { panic!("{answer:?}") };
            let mut choices = FileChoices { file: files[0], ..FileChoices::default() };
            choices.set(*setting, Some(value.clone()));
            let (mut session, _) = open(Opening { choices: vec![choices], ..Opening::default() }, &[("log.csv", OPEN)]);
            let frame = page(&mut session, Page::Overview).frame;
            assert_eq!(frame.questions.len(), 1, "{answer:?}");
            assert_ne!(frame.questions[0].key, question.key);
            if question.key.starts_with("dates") {
                let (from, to) = answer.detail.split_once(" – ").expect("two days");
                assert_eq!(frame.sentence, format!("All orders, {from} – {to}"));
            }
        }
    }
}

#[test]
fn files_that_are_alike_are_asked_about_once() {
    let other = OPEN.replace("ann", "cleo").replace("07/03", "11/04");
    let (mut session, _) = open(Opening::default(), &[("log_1.csv", OPEN), ("log_2.csv", &other)]);
    let questions = page(&mut session, Page::Overview).frame.questions;
    assert_eq!(questions.len(), 2);
    assert!(questions[0].text.contains("2 files like “log_1.csv”"), "{}", questions[0].text);
    assert_eq!(questions[0].answers[0].detail, "3 Feb 2024 – 11 Apr 2024");
    let Answer::Setting(files, ..) = &questions[0].answers[0].answer else { panic!("no setting") };
    assert_eq!(files, &[file(1), file(2)]);
    // What is proved is not asked.
    let (mut session, _) =
        open(Opening::default(), &[("log.csv", &OPEN.replace("03/02", "31/01").replace("1.234", "1.23"))]);
    assert_eq!(page(&mut session, Page::Overview).frame.questions, []);
}

#[test]
fn the_age_of_the_files_is_counted_from_the_readers_day() {
    let (mut session, _) =
        open(Opening::default(), &[("log.csv", "customer,date,amount\nann,2024-01-05,1\nbea,2024-01-31,2\n")]);
    for (today, words, matters) in [
        (None, "Newest order 31 Jan 2024", false),
        (Some("2024-01-31"), "Newest order 31 Jan 2024, today", false),
        (Some("2024-02-01"), "Newest order 31 Jan 2024, 1 day before today", false),
        (Some("2024-05-01"), "Newest order 31 Jan 2024, 91 days before today", true),
        (Some("2024-01-30"), "Newest order 31 Jan 2024, 1 day after today", true),
    ] {
        let request = Request { page: Page::Data, today: today.map(str::to_owned), ..Request::default() };
        let view = session.show(&request, &PlainFormat).expect("a page");
        assert_eq!((view.frame.data_age.as_str(), view.frame.data_age_matters), (words, matters));
        let PageBody::Data(data) = view.page else { panic!("not Data") };
        assert_eq!((data.facts[0].value.as_str(), data.facts[0].matters), (words, matters));
        assert_eq!(
            data.facts.iter().map(|fact| fact.code.as_str()).collect::<Vec<_>>(),
            ["newest", "oldest", "coverage"]
        );
        assert_eq!((data.facts[1].value.as_str(), data.facts[2].value.as_str()), ("5 Jan 2024", "100.0%"));
    }
    // A made-up shop has no age.
    session.open_sample(&PlainFormat);
    let request = Request { today: Some("2019-01-01".to_owned()), ..Request::default() };
    assert!(!session.show(&request, &PlainFormat).expect("a page").frame.data_age_matters);
}

#[test]
fn what_was_assumed_can_be_set_otherwise() {
    let set = |setting: Setting, value: &str| {
        let mut choices = FileChoices { file: file(1), ..FileChoices::default() };
        choices.set(setting, Some(value.to_owned()));
        choices
    };
    let data = |session: &mut Session| match page(session, Page::Data).page {
        PageBody::Data(data) => *data,
        other => panic!("not Data: {other:?}"),
    };
    let chosen = |session: &mut Session, setting: Setting| {
        let view = data(session);
        let assumption = view.files[0].assumed.iter().find(|assumption| assumption.setting == Some(setting)).cloned();
        let assumption = assumption.unwrap_or_else(|| panic!("{setting:?} cannot be set"));
        let chosen: Vec<String> =
            assumption.options.iter().filter(|option| option.chosen).map(|option| option.value.clone()).collect();
        assert_eq!(chosen.len(), 1, "{assumption:?}");
        (assumption.value, chosen.concat())
    };
    let text = "customer;date;amount\nJosé;03/02/2024 10:00;1.234\nZoë;05/02/2024 23:30;2.500\n";
    let settings = [
        (Setting::Encoding, "windows-1252"),
        (Setting::Delimiter, ";"),
        (Setting::DateOrder, "month_first"),
        (Setting::Clock, "utc"),
        (Setting::DecimalMark, ","),
        (Setting::Currency, "EUR"),
    ];
    let (mut plain, _) = open(Opening::default(), &[("log.csv", text)]);
    assert_eq!(chosen(&mut plain, Setting::Encoding).0, "UTF-8: “José”, “Zoë”");
    for (setting, value) in settings {
        assert_eq!(chosen(&mut plain, setting).1, "", "{setting:?} is found out");
        let opening = Opening { choices: vec![set(setting, value)], ..Opening::default() };
        let (mut session, event) = open(opening, &[("log.csv", text)]);
        assert_eq!(event, Event::Opened { problems: Vec::new() });
        assert_eq!(chosen(&mut session, setting).1, value);
    }
    let facts_with = |setting: Setting, value: &str| {
        let opening = Opening { choices: vec![set(setting, value)], ..Opening::default() };
        let mut session = open(opening, &[("log.csv", text)]).0;
        (facts(&mut session).2, page(&mut session, Page::Overview).frame)
    };
    assert_eq!(facts_with(Setting::DecimalMark, ",").0, 373_400);
    assert_eq!(facts_with(Setting::DecimalMark, ".").0, 373);
    assert_eq!(facts_with(Setting::Currency, "EUR").1.currency.as_deref(), Some("EUR"));
    assert_eq!(facts_with(Setting::DateOrder, "month_first").1.oldest, "2024-03-02");
    assert_eq!(facts_with(Setting::DateOrder, "day_first").1.oldest, "2024-02-03");
    // The wrong delimiter leaves nothing to read, and says so.
    let opening = Opening { choices: vec![set(Setting::Delimiter, ",")], ..Opening::default() };
    assert!(matches!(open(opening, &[("log.csv", text)]).1, Event::Refused { .. }));
}

#[test]
fn a_file_that_names_no_currency_is_asked_about_where_others_name_several() {
    let shop = "customer,date,amount,currency\nann,2024-01-05,1,EUR\nbea,2024-01-06,2,EUR\n";
    let dollars = "customer,date,amount,currency\ndan,2024-01-05,9,USD\n";
    let till = "customer,date,amount\ncleo,2024-01-07,4\n";
    // Beside one currency there is nothing to ask.
    let (mut session, _) = open(Opening::default(), &[("shop.csv", shop), ("till.csv", till)]);
    assert_eq!(facts(&mut session), (3, 3, 700));
    assert_eq!(page(&mut session, Page::Overview).frame.questions, []);

    let files = [("shop.csv", shop), ("till.csv", till), ("dollars.csv", dollars)];
    let (mut session, _) = open(Opening::default(), &files);
    assert_eq!(facts(&mut session), (2, 2, 300));
    let questions = page(&mut session, Page::Overview).frame.questions;
    let question = questions.iter().find(|one| one.key.starts_with("unnamed")).expect("a question");
    assert!(question.text.contains("“till.csv”"), "{}", question.text);
    let answers: Vec<(&str, bool)> =
        question.answers.iter().map(|answer| (answer.label.as_str(), answer.chosen)).collect();
    assert_eq!(answers, [("EUR", false), ("USD", false), ("Another one: set them aside", true)]);
    let Answer::Setting(keys, setting, value) = &question.answers[0].answer else { panic!("{question:?}") };
    let mut said = FileChoices { file: keys[0], ..FileChoices::default() };
    said.set(*setting, Some(value.clone()));
    let (mut session, _) = open(Opening { choices: vec![said], ..Opening::default() }, &files);
    assert_eq!(facts(&mut session), (3, 3, 700));
    let questions = page(&mut session, Page::Overview).frame.questions;
    assert!(questions.iter().all(|one| !one.key.starts_with("unnamed")), "{questions:?}");
}

#[test]
fn several_currencies_are_never_added_and_one_is_picked() {
    let text = "customer,date,amount,currency\nann,2024-01-05,1,EUR\nbea,2024-01-06,2,EUR\ncleo,2024-01-07,4,USD\n";
    let (mut session, _) = open(Opening::default(), &[("shop.csv", text)]);
    let questions = page(&mut session, Page::Overview).frame.questions;
    let [question] = questions.as_slice() else { panic!("{questions:?}") };
    let answers: Vec<(&str, &str, bool, &Answer)> =
        question.answers.iter().map(|one| (one.label.as_str(), one.detail.as_str(), one.chosen, &one.answer)).collect();
    let (eur, usd) = (Answer::Currency("EUR".to_owned()), Answer::Currency("USD".to_owned()));
    assert_eq!(answers, [("EUR", "2 orders, EUR 3.00", true, &eur), ("USD", "1 order, USD 4.00", false, &usd)]);
    let mut request = Request { page: Page::Data, ..Request::default() };
    request.switches.currency = Some("USD".to_owned());
    let view = session.show(&request, &PlainFormat).expect("a page");
    assert_eq!(view.frame.questions, []);
    let PageBody::Data(data) = view.page else { panic!("not Data") };
    let states: Vec<(&str, bool, &str)> =
        data.currencies.iter().map(|one| (one.code.as_str(), one.chosen, one.state.as_str())).collect();
    assert_eq!(states, [("EUR", false, "set aside"), ("USD", true, "the currency of all figures")]);
    assert_eq!(data.currencies[0].rate_label, "1 EUR in USD");
    request.switches.rates = vec![("EUR".to_owned(), "1.1".to_owned())];
    let PageBody::Data(data) = session.show(&request, &PlainFormat).expect("a page").page else { panic!("not Data") };
    assert_eq!(
        (data.currencies[0].state.as_str(), data.currencies[0].rate.as_str()),
        ("converted at this rate", "1.1")
    );
}
