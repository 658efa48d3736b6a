//! While files are read: one line a file, and the places of the first figures.

use leptos::prelude::*;

use super::figure_card::FigureSkeleton;
use crate::i18n::Label;
use crate::protocol::FileProgress;
use crate::ui::state::app_state;
use crate::ui::words::t;

/// How many places are kept for figures.
const PLACES: usize = 8;

/// The screen while files are read.
#[component]
pub(in crate::ui) fn Reading() -> impl IntoView {
    let state = app_state();
    let places = (0..PLACES).map(|_| view! { <FigureSkeleton /> }).collect_view();
    let count = Memo::new(move |_| state.progress.with(Vec::len));
    view! {
        // The same frame as around the pages, so that the figures are kept the places they will have.
        <div class="workspace">
            <div class="rail"></div>
            <main id="main" class="workspace-main reading" tabindex="-1" aria-busy="true">
                <div class="reading-head">
                    <h1>{t(Label::Reading)}</h1>
                    <button class="button" type="button" data-testid="cancel" on:click=move |_| state.stop_reading()>
                        {t(Label::Cancel)}
                    </button>
                </div>
                <ul class="reading-files">
                    <For each=move || 0..count.get() key=|at| *at let:at>
                        <FileLine at=at />
                    </For>
                </ul>
                <div class="figures" aria-hidden="true">{places}</div>
            </main>
        </div>
    }
}

#[component]
fn FileLine(at: usize) -> impl IntoView {
    let state = app_state();
    let read = move |read: fn(&FileProgress) -> String| {
        state.progress.with(|files| files.get(at).map(read).unwrap_or_default())
    };
    let name = Memo::new(move |_| read(|file| file.name.clone()));
    let share = move || state.progress.with(|files| files.get(at).map_or(0.0, |file| file.share));
    let done = move || state.progress.with(|files| files.get(at).is_some_and(|file| file.done));
    view! {
        <li class="file-line" class:done=done>
            <span class="file-name">{name}</span>
            <span class="file-kind quiet">{move || read(|file| file.recognised.clone().unwrap_or_default())}</span>
            <progress class="bar" max="1" prop:value=share aria-label=name></progress>
            <span class="file-words quiet figures-text">{move || read(|file| file.words.clone())}</span>
        </li>
    }
}
