//! Where one finds the export, shop system by shop system; only what is understood today is promised.

use leptos::prelude::*;

use crate::i18n::Label;
use crate::ui::words::t;

struct Platform {
    name: Label,
    steps: &'static [Label],
    note: Label,
}

const PLATFORMS: [Platform; 4] = [
    Platform {
        name: Label::Shopify,
        steps: &[Label::ShopifyStep1, Label::ShopifyStep2, Label::ShopifyStep3, Label::ShopifyStep4],
        note: Label::ShopifyNote,
    },
    Platform {
        name: Label::WooCommerce,
        steps: &[Label::WooStep1, Label::WooStep2, Label::WooStep3],
        note: Label::WooNote,
    },
    Platform { name: Label::Etsy, steps: &[], note: Label::EtsyNote },
    Platform {
        name: Label::OtherShops,
        steps: &[Label::OtherStep1, Label::OtherStep2, Label::OtherStep3],
        note: Label::OtherNote,
    },
];

/// "Where do I find the export?"
#[component]
pub(super) fn ExportHelp() -> impl IntoView {
    view! {
        <section class="export-help" aria-labelledby="export-help-title">
            <h2 id="export-help-title" class="section-title">{t(Label::WhereIsTheExport)}</h2>
            <div class="export-help-list">
                {PLATFORMS
                    .map(|platform| {
                        let steps = platform.steps;
                        view! {
                            <details class="fold" name="export-help">
                                <summary>{t(platform.name)}</summary>
                                <div class="fold-body">
                                    {(!steps.is_empty())
                                        .then(|| {
                                            view! {
                                                <ol>
                                                    {steps.iter().map(|step| view! { <li>{t(*step)}</li> }).collect_view()}
                                                </ol>
                                            }
                                        })}
                                    <p class="quiet">{t(platform.note)}</p>
                                </div>
                            </details>
                        }
                    })}
            </div>
        </section>
    }
}
