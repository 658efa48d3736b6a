//! Two scopes side by side, in English.

use crate::i18n::Compare;

/// The text of a message.
pub(super) fn text(message: Compare) -> &'static str {
    match message {
        Compare::TitleSure => "Did it really change? {one} against {other}: {figures} surely did",
        Compare::TitleNone => "Did it really change? {one} against {other}: nothing surely did",
        Compare::TitleSureGroups => "Are they really different? {one} against {other}: {figures} surely differ",
        Compare::TitleNoneGroups => "Are they really different? {one} against {other}: nothing surely does",
        Compare::TitleAbsent => "Did it really change? There is no other period to compare with",
        Compare::Absent => {
            "Choose a period that the files reach back before, and what to compare it with, or compare customers by their first order."
        }
        Compare::Caption => "Two scopes side by side, the first less the second (compare · M23)",
        Compare::By => "Compare",
        Compare::ByPeriods => "This period and the one before",
        Compare::ByFacet => "Customers by {facet}",
        Compare::One => "These",
        Compare::Other => "with",
        Compare::Rest => "all others",
        Compare::ThisPeriod => "this period",
        Compare::PeriodBefore => "the period before",
        Compare::YearBefore => "the year before",
        Compare::Side => "{facet}: {value}",
        Compare::Figure => "Figure",
        Compare::Customers => "Customers",
        Compare::BothCustomers => "{one} · {other}",
        Compare::Difference => "Difference",
        Compare::Interval => "95 % interval",
        Compare::Adjusted => "Adjusted p",
        Compare::Verdict => "Really?",
        Compare::Higher => "yes, higher",
        Compare::Lower => "yes, lower",
        Compare::Chance => "could be chance",
        Compare::Few => "too few to tell",
        Compare::NotThere => "cannot be told",
        Compare::Repeat => "bought more than once (M2)",
        Compare::Frequency => "orders per customer (M3)",
        Compare::OrderValue => "order value (M4)",
        Compare::PerCustomer => "revenue per customer",
        Compare::Back90 => "back within 90 days (M10)",
        Compare::Retention => "stayed (strict retention · M7)",
        Compare::NotePeriods => {
            "The first column is {from} – {to}, the second {other_from} – {other_to}. A difference is called sure where its p value, adjusted for the figures of this table (Benjamini–Hochberg), is below 5 % and 30 customers or more stand behind both sides. Retention is told where the files reach back over both periods."
        }
        Compare::NoteGroups => {
            "Customers by their first order, both sides over the same days; who first bought later has had less time, which the share back within 90 days takes into account and the others do not. A difference is called sure where its p value, adjusted for the figures of this table (Benjamini–Hochberg), is below 5 % and 30 customers or more stand behind both sides. It is no cause."
        }
    }
}
