//! The message tables: each language has the same places, and every place is filled.

use std::collections::BTreeSet;

use holdfast::i18n::{Language, Message};
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
