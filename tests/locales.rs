//! The message tables: each language has the same places, and every place is filled.

#![expect(clippy::disallowed_methods, reason = "the sources are files")]

use std::collections::BTreeSet;
use std::path::Path;

use holdfast::i18n::{
    CalculatorPage, CohortsPage, Compare, CustomersPage, DefinitionsCard, DriversPage, Filters, GroupNames, Language,
    LoyaltySection, Message, OverviewPage, PersonWords, ProductsPage, TimingPage, ValuePage, WhileReading,
};
use holdfast::ingest::Format;
use holdfast::welcome;

/// The names of the places in a template.
fn places(template: &str) -> BTreeSet<&str> {
    template
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'))
        .map(|(place, _)| place.split('|').next().unwrap_or(place))
        .collect()
}

#[test]
fn templates_are_well_formed() {
    for message in Message::ALL {
        let template = message.template(Language::English);
        assert!(!template.trim().is_empty(), "{message:?} is empty");
        assert_eq!(template.matches('{').count(), template.matches('}').count(), "{message:?}: braces do not match");
        assert!(!template.contains('!'), "{message:?}: no exclamation marks");
        for plural in
            template.split('{').skip(1).filter_map(|rest| rest.split('}').next()).filter(|place| place.contains('|'))
        {
            assert_eq!(plural.split('|').count(), 3, "{message:?}: English has two forms: {plural}");
        }
    }
}

#[test]
fn a_plural_form_has_its_count_beside_it() {
    for message in Message::ALL {
        let template = message.template(Language::English);
        for name in places(template) {
            let only_plural = template.contains(&format!("{{{name}|")) && !template.contains(&format!("{{{name}}}"));
            assert!(!only_plural, "{message:?}: {name} picks a word and is not said");
        }
    }
}

/// Nothing is read that the first screen keeps to itself, so that a merchant of any shop system knows at once.
#[test]
fn the_first_screen_names_every_shop_system() {
    let screen = welcome::invitation(Language::English).html().to_lowercase();
    for format in Format::ALL.iter().filter(|format| !format.is_beside_orders() && **format != Format::GenericLog) {
        let name = format.code().split('_').next().unwrap_or_default();
        assert!(screen.contains(name), "{name}");
    }
    for kind in [".xlsx", ".xls", ".ods", "zip", "csv", "folder"] {
        assert!(screen.contains(kind), "{kind}");
    }
}

/// Every source file outside the tables of words.
fn sources(folder: &Path, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).expect("the sources") {
        let path = entry.expect("readable").path();
        if path.is_dir() && !path.ends_with("i18n") {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(std::fs::read_to_string(&path).expect("readable"));
        }
    }
}

/// Which of the names nobody says: `Message::Name`, or `Say::Name` where a file calls the list otherwise.
fn unsaid(list: &str, names: &[String], sources: &[String]) -> Vec<String> {
    let mut said = BTreeSet::new();
    for source in sources.iter().filter(|source| source.contains(list)) {
        let prefixes = [format!("{list}::"), "Say::".to_owned()];
        for rest in prefixes.iter().flat_map(|prefix| source.split(prefix.as_str()).skip(1)) {
            said.insert(rest.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default());
        }
    }
    names.iter().filter(|name| !said.contains(name.as_str())).map(|name| format!("{list}::{name}")).collect()
}

#[test]
fn no_message_and_no_label_is_dead() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let names = |all: &[&dyn core::fmt::Debug]| all.iter().map(|name| format!("{name:?}")).collect::<Vec<_>>();
    macro_rules! lists {
        ($($list:ident),*) => {
            [$((stringify!($list), names(&$list::ALL.iter().map(|name| name as _).collect::<Vec<_>>()))),*]
        };
    }
    let mut lists = lists![
        Message,
        WhileReading,
        CohortsPage,
        TimingPage,
        CustomersPage,
        ValuePage,
        ProductsPage,
        DriversPage,
        GroupNames,
        OverviewPage,
        DefinitionsCard,
        CalculatorPage,
        LoyaltySection,
        PersonWords,
        Filters,
        Compare
    ]
    .to_vec();
    let labels = std::fs::read_to_string(root.join("i18n/label.rs")).expect("the labels");
    let (_, labels) = labels.split_once("pub enum Label {").expect("the list");
    let (labels, _) = labels.split_once("\n}").expect("its end");
    let labels = labels.lines().filter_map(|line| line.trim().strip_suffix(',')).map(str::to_owned).collect();
    lists.push(("Label", labels));
    assert!(lists.iter().all(|(_, names)| names.len() > 10));
    let dead: Vec<String> = lists.iter().flat_map(|(list, names)| unsaid(list, names, &files)).collect();
    assert!(dead.is_empty(), "nobody says {dead:?}");
}
