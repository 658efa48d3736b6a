//! The ledger: rows and money read, set aside by reason, and used.

use std::sync::Arc;

use leptos::prelude::*;

use crate::i18n::Label;
use crate::ui::words::t;
use crate::views::data::{DataView, LedgerKind, LedgerLine};

/// The ledger with examples of each reason.
#[component]
pub(in crate::ui) fn LedgerTable(
    /// The page it stands on.
    view: Memo<Arc<DataView>>,
) -> impl IntoView {
    let heads = move || {
        view.with(|view| {
            let (what, rows, money) = view.ledger_heads.clone();
            view! {
                <th scope="col">{what}</th>
                <th scope="col" class="number">{rows}</th>
                <th scope="col" class="number">{money}</th>
            }
        })
    };
    let lines = move || view.with(|view| view.ledger.iter().cloned().map(ledger_line).collect_view());
    view! {
        <div class="table-box" tabindex="0" role="group" aria-label=t(Label::Ledger)>
            <table class="table ledger">
                <caption class="visually-hidden">{t(Label::Ledger)}</caption>
                <thead>
                    <tr>{heads}</tr>
                </thead>
                <tbody>{lines}</tbody>
            </table>
        </div>
        <p class="ledger-check">
            <span class="icon icon-check" aria-hidden="true"></span>
            {move || view.with(|view| view.ledger_check.clone())}
        </p>
    }
}

fn ledger_line(line: LedgerLine) -> impl IntoView {
    let class = match line.kind {
        LedgerKind::Read => "ledger-line read",
        LedgerKind::SetAside => "ledger-line set-aside",
        LedgerKind::Used => "ledger-line used",
        LedgerKind::Note => "ledger-line note",
    };
    let examples = (!line.examples.is_empty()).then(|| {
        let examples = line.examples.into_iter().map(|example| view! { <li>{example}</li> }).collect_view();
        view! {
            <details class="examples">
                <summary>{t(Label::Examples)}</summary>
                <ul>{examples}</ul>
            </details>
        }
    });
    view! {
        <tr class=class data-testid=format!("ledger-{}", line.code) data-raw=line.rows_raw.to_string()>
            <th scope="row">
                <span class="ledger-label">{line.label}</span>
                {(!line.explanation.is_empty()).then(|| view! { <p class="ledger-explanation">{line.explanation}</p> })}
                {examples}
            </th>
            <td class="number">{line.rows}</td>
            <td class="number">{line.money}</td>
        </tr>
    }
}
