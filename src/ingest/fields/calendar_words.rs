//! Names of months and days of the week, and the small words between the parts of a date.
//!
//! Names are known by their beginnings, folded to ASCII, so that `Dez`, `dez.`, `Dezember` and `DEZEMBER` are one; where several
//! beginnings fit, the longest counts (`marraskuu` is no March). The languages: English, German, French, Spanish, Catalan,
//! Italian, Portuguese, Romanian, Dutch, Swedish, Danish, Norwegian, Icelandic, Finnish, Estonian, Polish, Czech, Slovak,
//! Slovene, Hungarian, Lithuanian, Latvian, Turkish, Indonesian, Greek, Russian, Ukrainian and Bulgarian. Croatian is not among
//! them: its `lipanj` and `listopad` are a month away from the Polish ones.

use super::letters::letter;

const MONTHS: [&str; 12] = [
    "jan ian gen ene sty led oca tam yn jaa sau sic",
    "feb fev lut uno sub hel vee vas",
    "mar maa mae mrt mrz bre ber kov",
    "apr abr avr kwi kvi dub huh nis bal",
    "may mai maj mei mag kve tou geg tra",
    "jun juin juun giu cze cerv cvn kes haz iun ioyn uni bir",
    "jul juil juul lug lip cervenc cervenec cvc hei tem iul ioyl uli lie",
    "aug ago aou avg ayg agu srp sie ser elo rugp",
    "sep set sen sze zar wrz syy eyl ver rugs",
    "oct okt out ott rij paz lok eki zov spa",
    "nov noi noy noe lis marra kas lap",
    "dec dez dic des det dek pro gru jou ara",
];
const WEEKDAYS: &str = "mon tue wed thu fri sat sun die mit don fre sam son lun mar mer jeu ven dim mie jue vie sab dom gio seg \
    ter qua qui sex maa din woe vri zat zon man tis tir ons tor lor sun tii kes per lau pon wto sro czw pia sob nie ute str ctv \
    pat ned uto stv paz sal car cum het ked sze csu pen szo vas kyr dey tri tet pem par vto sre cet pyt sub vos joi dum vin";
const SHORT_WEEKDAYS: &str = "mo di mi do fr sa so ma wo vr za zo po ut st ct pa ne pn wt sr cz pt sb nd ti ke to pe la su vt \
    vs tu we th lu me je ve";
const FILLERS: &str = "de del of the den le la el d g r m a at um kl klo am om o ob alle on v goda roku i feira";

/// What a word says about a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Meaning {
    /// The month it names, 1–12.
    pub(super) month: Option<u32>,
    /// Whether it can name a day of the week, or says nothing.
    pub(super) passed_over: bool,
}

/// The longest name that is known has this many letters; what follows is not looked at.
const LETTERS: usize = 16;

/// The word at the front of a text, and what stands behind it and the dot that may close it; nothing where no word stands there.
pub(super) fn word(text: &[u8]) -> Option<(Meaning, &[u8])> {
    let mut folded = [0; LETTERS];
    let (mut length, mut rest) = (0, text);
    while let Some((byte, width)) = letter(rest) {
        if let Some(place) = folded.get_mut(length) {
            *place = byte;
        }
        length += 1;
        rest = &rest[width..];
        // An accent that stands on its own behind its letter.
        while let [0xCC, 0x80..=0xBF, after @ ..] | [0xCD, 0x80..=0xAF, after @ ..] = rest {
            rest = after;
        }
    }
    let folded = folded.get(..length).filter(|folded| !folded.is_empty())?;
    Some((meaning(folded), rest.strip_prefix(b".").unwrap_or(rest)))
}

fn meaning(folded: &[u8]) -> Meaning {
    let is = |words: &str| words.split(' ').any(|word| word.as_bytes() == folded);
    let begins = |words: &str| {
        words.split(' ').filter(|word| !word.is_empty() && folded.starts_with(word.as_bytes())).map(str::len).max()
    };
    let month = (1..).zip(MONTHS).filter_map(|(month, names)| Some((begins(names)?, month))).max();
    Meaning {
        month: month.map(|(_, month)| month),
        passed_over: is(FILLERS) || is(SHORT_WEEKDAYS) || begins(WEEKDAYS).is_some(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Names of each month, long and short, as the Unicode locale data and the platforms write them.
    const NAMES: [(&str, &str); 30] = [
        ("en", "January February March April May June July August September October November December"),
        ("en short", "Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec"),
        ("de", "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
        ("de short", "Jän Feb. Mrz Apr. Mai Jun Jul Aug. Sep Okt. Nov. Dez."),
        ("fr", "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
        ("fr short", "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc."),
        ("es", "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
        ("it", "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"),
        ("nl", "januari februari maart april mei juni juli augustus september oktober november december"),
        ("nl short", "jan. feb. mrt. apr. mei jun. jul. aug. sep. okt. nov. dec."),
        ("pt", "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"),
        ("pl", "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia"),
        ("pl short", "sty lut mar kwi maj cze lip sie wrz paź lis gru"),
        ("sv", "januari februari mars april maj juni juli augusti september oktober november december"),
        ("da", "januar februar marts april maj juni juli august september oktober november december"),
        ("nb short", "jan. feb. mars apr. mai juni juli aug. sep. okt. nov. des."),
        (
            "fi",
            "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta",
        ),
        ("cs", "ledna února března dubna května června července srpna září října listopadu prosince"),
        ("cs short", "led úno bře dub kvě čvn čvc srp zář říj lis pro"),
        ("cs alone", "leden únor březen duben květen červen červenec srpen září říjen listopad prosinec"),
        ("tr", "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık"),
        ("hu", "január február március április május június július augusztus szeptember október november december"),
        ("ro", "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie"),
        ("et", "jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember"),
        ("lt", "sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio"),
        ("id", "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"),
        (
            "el",
            "Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου Σεπτεμβρίου Οκτωβρίου Νοεμβρίου Δεκεμβρίου",
        ),
        ("ru", "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"),
        ("ru short", "янв. февр. март апр. май июн. июл. авг. сент. окт. нояб. дек."),
        ("uk", "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня"),
    ];

    #[test]
    fn months_are_known_in_their_languages() {
        for (language, names) in NAMES {
            for (number, name) in (1..).zip(names.split(' ')) {
                for spelling in [name.to_owned(), name.to_uppercase()] {
                    let (meaning, rest) = word(spelling.as_bytes()).unwrap_or_else(|| panic!("{spelling}"));
                    assert_eq!((meaning.month, rest), (Some(number), &b""[..]), "{language} {spelling}");
                }
            }
        }
    }

    #[test]
    fn days_of_the_week_are_passed_over() {
        for name in [
            "Tuesday",
            "Di.",
            "Dienstag",
            "mardi",
            "mar.",
            "martes",
            "sab",
            "środa",
            "czw.",
            "úterý",
            "Pazartesi",
            "пн",
            "вторник",
            "mie\u{301}rcoles",
            "Κυριακή",
            "maanantai",
            "tis",
            "lördag",
            "zaterdag",
            "of",
            "de",
            "г.",
        ] {
            assert!(word(name.as_bytes()).is_some_and(|(meaning, _)| meaning.passed_over), "{name}");
        }
        for name in ["yesterday", "Order", "nonsense", "refund", "Bestellung", "abcdefghijklmnopqrstuvwxyz", "12", ""] {
            let known =
                word(name.as_bytes()).is_some_and(|(meaning, _)| meaning.passed_over || meaning.month.is_some());
            assert!(!known, "{name}");
        }
    }
}
