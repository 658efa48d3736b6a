//! What the made-up shop sells.

use super::random::Random;

/// What becomes of a product after the sale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Coffee: a bag lasts about a month.
    Coffee,
    /// Tea and cocoa: a bag lasts six weeks.
    Tea,
    /// Things that last.
    Accessory,
    /// A gift card.
    GiftCard,
    /// A free sample.
    Sample,
}

/// One product.
#[derive(Debug, PartialEq, Eq)]
pub struct Product {
    /// Name and variant, as the export writes them.
    pub name: &'static str,
    /// The shop's own number.
    pub sku: &'static str,
    /// Who makes it.
    pub vendor: &'static str,
    /// Price in cents.
    pub price: i64,
    /// What becomes of it.
    pub kind: Kind,
    /// How often it is chosen among its kind.
    weight: u32,
}

const fn product(
    name: &'static str,
    sku: &'static str,
    vendor: &'static str,
    price: i64,
    kind: Kind,
    weight: u32,
) -> Product {
    Product { name, sku, vendor, price, kind, weight }
}

/// Everything on the shelf.
const SHELF: [Product; 23] = [
    product("Harbour Blend Coffee - 12 oz / Whole bean", "COF-HAR-12B", "Lantern Roasters", 1_650, Kind::Coffee, 30),
    product("Harbour Blend Coffee - 12 oz / Ground", "COF-HAR-12G", "Lantern Roasters", 1_650, Kind::Coffee, 22),
    product("Night Ferry Espresso - 12 oz / Whole bean", "COF-NIG-12B", "Lantern Roasters", 1_790, Kind::Coffee, 18),
    product("Decaf Drift - 12 oz / Ground", "COF-DEC-12G", "Lantern Roasters", 1_720, Kind::Coffee, 10),
    product("Single Farm No. 7 - 8 oz / Whole bean", "COF-SF7-08B", "Lantern Roasters", 2_150, Kind::Coffee, 8),
    product("Cold Brew Packs - Box of 6", "COF-CBP-06", "Lantern Roasters", 1_990, Kind::Coffee, 12),
    product("Breakfast Tea - 100 g loose", "TEA-BRE-100", "Willow & Steam", 1_290, Kind::Tea, 26),
    product("Earl Grey, blue flowers - 100 g loose", "TEA-EAR-100", "Willow & Steam", 1_390, Kind::Tea, 22),
    product("Jasmine Pearls - 75 g loose", "TEA-JAS-075", "Willow & Steam", 1_890, Kind::Tea, 12),
    product("Peppermint - 60 g loose", "TEA-PEP-060", "Willow & Steam", 990, Kind::Tea, 16),
    product("Rooibos \"Evening\" - 100 g loose", "TEA-ROO-100", "Willow & Steam", 1_190, Kind::Tea, 14),
    product("Drinking Cocoa 70 % - 250 g", "COC-DRI-250", "Willow & Steam", 1_450, Kind::Tea, 10),
    product("Paper Filters - Pack of 100", "ACC-FIL-100", "Plain Goods", 790, Kind::Accessory, 26),
    product("Hand Grinder", "ACC-GRI-001", "Plain Goods", 5_900, Kind::Accessory, 8),
    product("French Press - 1 l", "ACC-FRP-1L", "Plain Goods", 3_900, Kind::Accessory, 10),
    product("Gooseneck Kettle, black", "ACC-KET-BLK", "Plain Goods", 7_900, Kind::Accessory, 5),
    product("Stoneware Mug, sand", "ACC-MUG-SND", "Plain Goods", 1_800, Kind::Accessory, 20),
    product("Tea Strainer with lid", "ACC-STR-001", "Plain Goods", 1_200, Kind::Accessory, 16),
    product("Storage Tin - 500 g", "ACC-TIN-500", "Plain Goods", 1_500, Kind::Accessory, 14),
    product("Gift Card - $25.00", "", "Lantern & Willow", 2_500, Kind::GiftCard, 6),
    product("Gift Card - $50.00", "", "Lantern & Willow", 5_000, Kind::GiftCard, 4),
    product("Sample Tin, coffee", "SMP-COF", "Lantern Roasters", 0, Kind::Sample, 5),
    product("Sample Tin, tea", "SMP-TEA", "Willow & Steam", 0, Kind::Sample, 5),
];

/// A product of a kind, the popular ones more often.
pub fn choose(kind: Kind, random: &mut Random) -> &'static Product {
    let of_kind = || SHELF.iter().filter(|product| product.kind == kind);
    let mut left = random.below(of_kind().map(|product| product.weight).sum());
    of_kind()
        .find(|product| {
            let found = left < product.weight;
            left = left.saturating_sub(product.weight);
            found
        })
        .unwrap_or(&SHELF[0])
}
