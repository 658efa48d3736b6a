//! Where one finds the export, shop system by shop system; only what is understood today is promised.

use super::element::Element;
use crate::i18n::{Label, Language};

struct Platform {
    name: Label,
    steps: &'static [Label],
    note: Label,
}

const PLATFORMS: [Platform; 7] = [
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
    Platform { name: Label::Marketplaces, steps: &[], note: Label::MarketplacesNote },
    Platform { name: Label::Payments, steps: &[], note: Label::PaymentsNote },
    Platform { name: Label::ShopSystems, steps: &[], note: Label::ShopSystemsNote },
    Platform {
        name: Label::OtherShops,
        steps: &[Label::OtherStep1, Label::OtherStep2, Label::OtherStep3],
        note: Label::OtherNote,
    },
];

/// "Where do I find the export?"
pub fn export_help(language: Language) -> Element {
    let folds = PLATFORMS.iter().map(|platform| {
        let mut body = Element::new("div").class("fold-body");
        if !platform.steps.is_empty() {
            let steps = platform.steps.iter().map(|step| Element::new("li").child(step.text(language)));
            body = body.child(Element::new("ol").children(steps));
        }
        Element::new("details")
            .class("fold")
            .attr("name", "export-help")
            .child(Element::new("summary").child(platform.name.text(language)))
            .child(body.child(Element::new("p").class("quiet").child(platform.note.text(language))))
    });
    let title = Element::new("h2").attr("id", "export-help-title").class("section-title");
    Element::new("section")
        .class("export-help")
        .attr("aria-labelledby", "export-help-title")
        .child(title.child(Label::WhereIsTheExport.text(language)))
        .child(Element::new("div").class("export-help-list").children(folds))
}
