//! The files with what was assumed of each.

use crate::i18n::Label;
use crate::ui::part::{IntoPart, Part, Parts, el};
use crate::ui::state::Shown;
use crate::ui::words::t;
use crate::views::data::{DataView, FileView};

/// One card a file.
pub(in crate::ui) fn file_cards(
    // The page they stand on.
    view: Shown<DataView>,
) -> Part {
    el("ul")
        .class("file-cards")
        .child(move || view.with(|view| view.files.iter().cloned().map(file_card).parts()))
        .into_part()
}

fn file_card(file: FileView) -> Part {
    let assumed = file.assumed.into_iter().map(|(name, value)| {
        el("div").class("assumption").child(el("dt").child(name)).child(el("dd").child(value)).into_part()
    });
    let assumed = assumed.parts();
    let ignored = (!file.ignored.is_empty()).then(|| {
        let columns = file.ignored.into_iter().map(|column| el("li").class("chip").child(column).into_part()).parts();
        el("details")
            .class("examples")
            .child(el("summary").child(t(Label::IgnoredColumns)))
            .child(el("ul").class("chips").child(columns))
            .into_part()
    });
    el("li")
        .class("card file-card")
        .class_if("refused", file.refused)
        .child(el("h3").class("file-name").child(file.name))
        .child(
            el("p")
                .class("file-recognised")
                .child(
                    file.refused.then(|| el("span").class("icon icon-warning").attr("aria-hidden", "true").into_part()),
                )
                .child(file.recognised),
        )
        .child(el("p").class("quiet small figures-text").child(file.size))
        .child(el("dl").class("assumptions").child(assumed))
        .child(ignored)
        .into_part()
}
