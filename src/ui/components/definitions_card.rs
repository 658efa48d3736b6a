//! Why another tool shows another number.

use super::data_table::data_table;
use crate::ui::part::{IntoPart, Part, Parts, el, when};
use crate::ui::state::Shown;
use crate::views::PageBody;
use crate::views::answers::SectionView;
use crate::views::table::Table;

/// The same questions by the definitions of other tools.
pub(in crate::ui) fn definitions_card() -> Part {
    let view = Shown::new(card);
    let title = move || view.with(|view| view.title.clone());
    let notes = move || {
        view.with(|view| {
            let absent = view.absent.iter().map(|words| el("p").class("absence").child(words.clone()).into_part());
            let note = |note: &String| el("p").class("quiet small").child(note.clone()).into_part();
            absent.chain(view.notes.iter().map(note)).parts()
        })
    };
    el("section")
        .class("card finding-body")
        .attr("aria-labelledby", "definitions-title")
        .attr("data-testid", "answer-definitions")
        .attr("tabindex", "-1")
        .child(el("h2").class("chart-title").attr("id", "definitions-title").child(title))
        .child((0..2).map(table).parts())
        .child(notes)
        .into_part()
}

fn table(at: usize) -> Part {
    let table: Shown<Table> = Shown::nth(at, |body, at| card(body, 0)?.tables.get(at));
    when(move || table.with(|_| true), move || data_table(table, false, false))
}

fn card(body: &PageBody, _: usize) -> Option<&SectionView> {
    if let PageBody::Data(view) = body { Some(&view.definitions) } else { None }
}
