//! One key figure: number, change, certainty, spark line, and the way to its definition.

use super::behind::behind_line;
use super::spark_line::spark_line;
use crate::i18n::{Label, fill};
use crate::ui::part::{IntoPart, Part, el};
use crate::ui::state::Shown;
use crate::ui::words::t;
use crate::views::chart::Direction;
use crate::views::figure::{Change, Figure};

/// A key figure as a card.
pub(in crate::ui) fn figure_card(
    // The figure.
    figure: Shown<Figure>,
    // Called when its definition is wanted.
    define: impl FnMut() + 'static,
) -> Part {
    let key = figure.with_untracked(|figure| figure.key.clone());
    let text = move |read: fn(&Figure) -> String| figure.with(read);
    let define_label = move || figure.with(|figure| fill(t(Label::DefinitionOf), &[("figure", &figure.label)]));
    let raw = move || figure.with(|figure| figure.raw.map(|raw| raw.to_string()));
    let note = move || {
        figure.with(|figure| figure.note.clone()).map(|note| el("p").class("figure-note").child(note).into_part())
    };
    let behind = move || figure.with(|figure| figure.behind.clone()).map(behind_line);
    let heading = format!("figure-{key}-label");
    let labelled_by = heading.clone();
    let testid = format!("figure-{key}");
    el("article")
        .class("card figure-card")
        .attr("aria-labelledby", labelled_by)
        .attr("data-testid", testid)
        .attr("tabindex", "-1")
        .attr("data-raw", raw)
        .child(
            el("header")
                .class("figure-head")
                .child(
                    el("h2")
                        .class("figure-label")
                        .attr("id", heading)
                        .child(move || text(|figure| figure.label.clone())),
                )
                .child(
                    el("button")
                        .class("icon-button")
                        .attr("type", "button")
                        .attr("aria-label", define_label)
                        .attr("aria-haspopup", "dialog")
                        .press(define)
                        .child(el("span").class("icon icon-info").attr("aria-hidden", "true")),
                ),
        )
        .child(el("p").class("figure-term").child(move || text(|figure| figure.term.clone())))
        .child(
            el("div")
                .class("figure-main")
                .child(el("p").class("figure-value").child(move || text(|figure| figure.value.clone())))
                .child(spark_line(figure)),
        )
        .child(
            el("div")
                .class("figure-change")
                .child(move || figure.with(|figure| figure.change.clone()).map(change_line)),
        )
        .child(
            el("p")
                .class("figure-certainty")
                .child(el("span").child(move || text(|figure| figure.interval.clone().unwrap_or_default())))
                .child(el("span").child(move || text(|figure| figure.base.clone().unwrap_or_default()))),
        )
        .child(el("div").class("figure-foot").child(note).child(behind))
        .child(
            el("p")
                .class("figure-term print-only")
                .child(move || text(|figure| figure.definition.with_numbers.clone())),
        )
        .into_part()
}

fn change_line(change: Change) -> Part {
    let class = match change.direction {
        Direction::Up => "icon icon-up",
        Direction::Down => "icon icon-down",
        Direction::Flat => "icon icon-flat",
    };
    el("p")
        .class("change")
        .child(el("span").class(class).attr("aria-hidden", "true"))
        .child(el("span").class("change-text").child(change.text))
        .child(el("span").class("change-detail").child(change.detail))
        .child(el("span").class("change-detail change-interval").child(change.interval.unwrap_or_default()))
        .into_part()
}

/// The place of a figure that is not there yet.
pub(in crate::ui) fn figure_skeleton() -> Part {
    el("div")
        .class("card figure-card skeleton")
        .child(el("span").class("ghost ghost-label"))
        .child(el("span").class("ghost ghost-term"))
        .child(el("span").class("ghost ghost-value"))
        .child(el("span").class("ghost ghost-line"))
        .into_part()
}
