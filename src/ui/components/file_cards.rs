//! The files with what was assumed of each.

use std::sync::Arc;

use leptos::prelude::*;

use crate::i18n::Label;
use crate::ui::words::t;
use crate::views::data::{DataView, FileView};

/// One card a file.
#[component]
pub(in crate::ui) fn FileCards(
    /// The page they stand on.
    view: Memo<Arc<DataView>>,
) -> impl IntoView {
    view! {
        <ul class="file-cards">
            {move || view.with(|view| view.files.iter().cloned().map(file_card).collect_view())}
        </ul>
    }
}

fn file_card(file: FileView) -> impl IntoView {
    let assumed = file.assumed.into_iter().map(|(name, value)| {
        view! {
            <div class="assumption">
                <dt>{name}</dt>
                <dd>{value}</dd>
            </div>
        }
    });
    let assumed = assumed.collect_view();
    let ignored = (!file.ignored.is_empty()).then(|| {
        let columns = file.ignored.into_iter().map(|column| view! { <li class="chip">{column}</li> }).collect_view();
        view! {
            <details class="examples">
                <summary>{t(Label::IgnoredColumns)}</summary>
                <ul class="chips">{columns}</ul>
            </details>
        }
    });
    view! {
        <li class="card file-card" class:refused=file.refused>
            <h3 class="file-name">{file.name}</h3>
            <p class="file-recognised">
                {file.refused.then(|| view! { <span class="icon icon-warning" aria-hidden="true"></span> })}
                {file.recognised}
            </p>
            <p class="quiet small figures-text">{file.size}</p>
            <dl class="assumptions">{assumed}</dl>
            {ignored}
        </li>
    }
}
