//! Where one finds the export, shop system by shop system; only what is understood today is promised.

use crate::i18n::Label;
use crate::ui::part::{IntoPart, Part, Parts, el};
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
pub(super) fn export_help() -> Part {
    el("section")
        .class("export-help")
        .attr("aria-labelledby", "export-help-title")
        .child(el("h2").attr("id", "export-help-title").class("section-title").child(t(Label::WhereIsTheExport)))
        .child(el("div").class("export-help-list").child(PLATFORMS.map(|platform| {
            let steps = platform.steps;
            el("details")
                .class("fold")
                .attr("name", "export-help")
                .child(el("summary").child(t(platform.name)))
                .child(
                    el("div")
                        .class("fold-body")
                        .child((!steps.is_empty()).then(|| {
                            el("ol")
                                .child(steps.iter().map(|step| el("li").child(t(*step)).into_part()).parts())
                                .into_part()
                        }))
                        .child(el("p").class("quiet").child(t(platform.note))),
                )
                .into_part()
        })))
        .into_part()
}
