//! The made-up shop's customers: invented names, example addresses, telephone numbers that are nobody's.

use std::collections::BTreeMap;

use super::catalogue::Kind;
use super::random::Random;

const FIRST: [&str; 60] = [
    "Ada", "Alma", "Amir", "Ana", "Arlo", "Asa", "Bea", "Boris", "Carla", "Cleo", "Dario", "Delia", "Edgar", "Elif",
    "Emil", "Esra", "Fay", "Felix", "Flora", "Gita", "Greta", "Hana", "Hugo", "Ida", "Ines", "Iris", "Ivan", "Jana",
    "Jonas", "José", "Juno", "Kai", "Katya", "Lea", "Leo", "Lina", "Luca", "Maja", "Marek", "Mina", "Moira", "Nadia",
    "Nils", "Noor", "Olga", "Omar", "Otto", "Pia", "Quinn", "Remy", "Rosa", "Samir", "Selma", "Tara", "Theo", "Uma",
    "Vera", "Wanda", "Yara", "Zoë",
];
const LAST: [&str; 56] = [
    "Alder",
    "Ashdown",
    "Barrow",
    "Bellweather",
    "Birch",
    "Blakemoor",
    "Brack",
    "Bramley",
    "Calder",
    "Castellane",
    "Corbin",
    "Dale",
    "Dunmore",
    "Eastlake",
    "Elmsley",
    "Fairwind",
    "Fenn",
    "Fjord",
    "Garrow",
    "Glen",
    "Greenhalgh",
    "Harrow",
    "Heath",
    "Hollin",
    "Inkwell",
    "Juniper",
    "Keel",
    "Kestrel",
    "Lark",
    "Lindqvist",
    "Lowmoor",
    "Marsh",
    "Merriman",
    "Moss",
    "Nettle",
    "Northway",
    "Oakes",
    "Orchard",
    "Penhale",
    "Pike",
    "Quill",
    "Rainford",
    "Reed",
    "Rowan",
    "Sandoval",
    "Sedge",
    "Skerry",
    "Söderholm",
    "Tarn",
    "Thistle",
    "Underhill",
    "Vale",
    "Weir",
    "Whitlock",
    "Yarrow",
    "O'Moor",
];
const STREETS: [&str; 12] = [
    "Anchor Street",
    "Barley Row",
    "Cooper's Yard",
    "Dovecote Lane",
    "Elder Avenue",
    "Ferry Road",
    "Garden Court",
    "Hill Street",
    "Ivy Walk",
    "Kiln Lane",
    "Mill Road",
    "Orchard Way",
];
const DOMAINS: [&str; 6] =
    ["example.com", "example.com", "example.org", "example.net", "mail.example.com", "post.example.org"];

/// A place that does not exist, in a state that does.
#[derive(Debug, PartialEq)]
pub struct Place {
    /// Town.
    pub town: &'static str,
    /// Two letters of the state.
    pub province: &'static str,
    /// The state's name.
    pub province_name: &'static str,
    /// Country.
    pub country: &'static str,
    /// Start of the postal code.
    zip: &'static str,
    /// Sales tax in hundredths of a percent.
    pub tax: i64,
}

const fn place(
    town: &'static str,
    province: &'static str,
    province_name: &'static str,
    country: &'static str,
    zip: &'static str,
    tax: i64,
) -> Place {
    Place { town, province, province_name, country, zip, tax }
}

const PLACES: [Place; 10] = [
    place("Fernbrook", "NY", "New York", "US", "120", 800),
    place("Lakemoor", "NY", "New York", "US", "145", 800),
    place("Port Ellery", "MA", "Massachusetts", "US", "023", 625),
    place("Saltmarsh", "NJ", "New Jersey", "US", "076", 663),
    place("Greyfield", "PA", "Pennsylvania", "US", "191", 600),
    place("Millbridge", "CT", "Connecticut", "US", "061", 635),
    place("Highcombe", "VT", "Vermont", "US", "056", 600),
    place("Otterby", "OH", "Ohio", "US", "446", 725),
    place("Dunholm", "NC", "North Carolina", "US", "275", 475),
    place("Maple Landing", "ON", "Ontario", "CA", "K1A 0", 1_300),
];

/// How a customer can be recognised in the export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Contact {
    /// By a mail address.
    Mail(String),
    /// By a telephone number only.
    Phone(String),
    /// Not at all: a sale over the counter without a name.
    Nobody,
}

/// One customer.
#[derive(Debug, Clone)]
pub struct Person {
    /// First and last name; empty over the counter.
    pub name: String,
    /// How the export names them.
    pub contact: Contact,
    /// Street and house.
    pub street: String,
    /// Postal code.
    pub zip: String,
    /// Town and state.
    pub place: &'static Place,
    /// What they drink.
    pub taste: Kind,
    /// Comes back for years rather than weeks.
    pub loyal: bool,
    /// Pays the carrier at the door.
    pub pays_at_the_door: bool,
    /// Buys in the shop on the harbour rather than on the web.
    pub at_the_counter: bool,
    /// Types the mail address a little differently each time.
    pub careless: bool,
    /// Said yes to the newsletter.
    pub newsletter: bool,
}

/// Makes people, no two with the same address.
#[derive(Debug, Default)]
pub struct Register {
    taken: BTreeMap<String, u32>,
    phones: u32,
}

impl Register {
    /// The next customer.
    pub fn person(&mut self, random: &mut Random) -> Person {
        let (first, last) = (*random.pick(&FIRST), *random.pick(&LAST));
        let contact = if random.chance(0.02) {
            self.phones += 1;
            Contact::Phone(format!("+1{}55501{:02}", 201 + self.phones / 100 * 7, self.phones % 100))
        } else {
            Contact::Mail(self.mail(first, last, random))
        };
        let place = random.pick(&PLACES);
        Person {
            name: format!("{first} {last}"),
            contact,
            street: format!("{} {}", random.between(1, 240), random.pick(&STREETS)),
            zip: format!("{}{}", place.zip, if place.country == "CA" { "B1" } else { "01" }),
            place,
            taste: if random.chance(0.58) { Kind::Coffee } else { Kind::Tea },
            loyal: random.chance(0.09),
            pays_at_the_door: random.chance(0.02),
            at_the_counter: random.chance(0.06),
            careless: random.chance(0.04),
            newsletter: random.chance(0.45),
        }
    }

    fn mail(&mut self, first: &str, last: &str, random: &mut Random) -> String {
        let plain = |name: &str| -> String {
            name.to_lowercase()
                .chars()
                .filter_map(|letter| match letter {
                    'é' | 'ë' => Some('e'),
                    'ö' => Some('o'),
                    _ => letter.is_ascii_alphabetic().then_some(letter),
                })
                .collect()
        };
        let (first, last) = (plain(first), plain(last));
        let name = match random.below(4) {
            0 => format!("{first}{last}"),
            1 => format!("{last}.{first}"),
            _ => format!("{first}.{last}"),
        };
        let times = self.taken.entry(name.clone()).or_insert(0);
        *times += 1;
        let number = if *times > 1 { times.to_string() } else { String::new() };
        format!("{name}{number}@{}", random.pick(&DOMAINS))
    }
}

/// A walk-in customer without a name.
pub fn walk_in(random: &mut Random) -> Person {
    Person {
        name: String::new(),
        contact: Contact::Nobody,
        street: String::new(),
        zip: String::new(),
        place: &PLACES[0],
        taste: if random.chance(0.6) { Kind::Coffee } else { Kind::Tea },
        loyal: false,
        pays_at_the_door: false,
        at_the_counter: true,
        careless: false,
        newsletter: false,
    }
}
