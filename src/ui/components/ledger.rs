//! The ledger: rows and money read, set aside by reason, and used.

use crate::i18n::Label;
use crate::ui::part::{IntoPart, Part, Parts, all, el};
use crate::ui::state::Shown;
use crate::ui::words::t;
use crate::views::data::{DataView, LedgerKind, LedgerLine};

/// The ledger with examples of each reason.
pub(in crate::ui) fn ledger_table(
    // The page it stands on.
    view: Shown<DataView>,
) -> Part {
    let heads = move || {
        view.with(|view| {
            let (what, rows, money) = view.ledger_heads.clone();
            all![
                el("th").attr("scope", "col").child(what),
                el("th").attr("scope", "col").class("number").child(rows),
                el("th").attr("scope", "col").class("number").child(money)
            ]
        })
    };
    let lines = move || view.with(|view| view.ledger.iter().cloned().map(ledger_line).parts());
    all![
        el("div")
            .class("table-box")
            .attr("tabindex", "0")
            .attr("role", "group")
            .attr("aria-label", t(Label::Ledger))
            .child(
                el("table")
                    .class("table ledger")
                    .child(el("caption").class("visually-hidden").child(t(Label::Ledger)))
                    .child(el("thead").child(el("tr").child(heads)))
                    .child(el("tbody").child(lines))
            ),
        el("p")
            .class("ledger-check")
            .child(el("span").class("icon icon-check").attr("aria-hidden", "true"))
            .child(move || view.with(|view| view.ledger_check.clone()))
    ]
}

fn ledger_line(line: LedgerLine) -> Part {
    let class = match line.kind {
        LedgerKind::Read => "ledger-line read",
        LedgerKind::SetAside => "ledger-line set-aside",
        LedgerKind::Used => "ledger-line used",
        LedgerKind::Note => "ledger-line note",
    };
    let examples = (!line.examples.is_empty()).then(|| {
        let examples = line.examples.into_iter().map(|example| el("li").child(example).into_part()).parts();
        el("details")
            .class("examples")
            .child(el("summary").child(t(Label::Examples)))
            .child(el("ul").child(examples))
            .into_part()
    });
    el("tr")
        .class(class)
        .attr("data-testid", format!("ledger-{}", line.code))
        .attr("data-raw", line.rows_raw.to_string())
        .child(
            el("th")
                .attr("scope", "row")
                .child(el("span").class("ledger-label").child(line.label))
                .child(
                    (!line.explanation.is_empty())
                        .then(|| el("p").class("ledger-explanation").child(line.explanation).into_part()),
                )
                .child(examples),
        )
        .child(el("td").class("number").child(line.rows))
        .child(el("td").class("number").child(line.money))
        .into_part()
}
