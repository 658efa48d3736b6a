//! The colours, by meaning, for a light page, a dark page and print; nowhere else is a colour named.

use plotters::prelude::RGBAColor;

use crate::views::chart::Role;

/// An opaque colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(u32);

/// A colour of marks and the same hue dark (or light) enough to be read as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hue {
    /// For lines, bars and dots: at least 3 to 1 against the card.
    pub mark: Colour,
    /// For words: at least 4.5 to 1 against the card.
    pub ink: Colour,
}

/// All colours of one theme.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Theme {
    /// Behind the cards.
    pub page: Colour,
    /// Behind the text and the charts.
    pub card: Colour,
    /// Hairlines and the grid.
    pub line: Colour,
    /// Base line of a chart, boundary of a control.
    pub rule: Colour,
    /// Text.
    pub text: Colour,
    /// Secondary text.
    pub quiet: Colour,
    /// The one accent: returning customers and primary actions.
    pub accent: Hue,
    /// Text on the accent.
    pub on_accent: Colour,
    /// New customers.
    pub new: Hue,
    /// All customers pooled.
    pub pooled: Hue,
    /// Lines in the background.
    pub background: Hue,
    /// At risk, and whatever limits a figure.
    pub amber: Hue,
    /// Lost.
    pub rose: Hue,
    /// A set without an order: the hues of Okabe and Ito (2008), in their order.
    pub categories: [Hue; 8],
    /// Nine teal steps of even lightness, from little to much.
    pub ramp: [Colour; 9],
    /// Text on the lower steps, text on the upper ones.
    pub ramp_texts: [Colour; 2],
    /// The first step with the second text.
    pub ramp_flip: usize,
    /// Behind a cell with too few customers.
    pub small: Colour,
    /// Opacity of a band.
    pub band: f64,
    /// Opacity of the fill under a hatch.
    pub unfinished: f64,
}

impl Colour {
    /// From `0xrrggbb`.
    const fn hex(value: u32) -> Self {
        Self(value)
    }

    /// Red, green and blue.
    pub fn rgb(self) -> (u8, u8, u8) {
        let [_, red, green, blue] = self.0.to_be_bytes();
        (red, green, blue)
    }

    /// As CSS has it: `#0b6e69`.
    pub fn css(self) -> String {
        format!("#{:06x}", self.0)
    }

    /// For plotters, with an opacity from 0 to 1.
    pub fn with(self, opacity: f64) -> RGBAColor {
        let (red, green, blue) = self.rgb();
        RGBAColor(red, green, blue, opacity)
    }
}

const fn hue(mark: u32, ink: u32) -> Hue {
    Hue { mark: Colour::hex(mark), ink: Colour::hex(ink) }
}

const LIGHT_RAMP: [Colour; 9] = [
    Colour::hex(0xebf6f4),
    Colour::hex(0xc9e2de),
    Colour::hex(0xa5cfc9),
    Colour::hex(0x80bcb4),
    Colour::hex(0x5ba8a0),
    Colour::hex(0x35948c),
    Colour::hex(0x008078),
    Colour::hex(0x006b64),
    Colour::hex(0x005750),
];

impl Theme {
    /// On a light page.
    pub const LIGHT: Self = Self {
        page: Colour::hex(0xf7f6f2),
        card: Colour::hex(0xffffff),
        line: Colour::hex(0xe2e0da),
        rule: Colour::hex(0x858d93),
        text: Colour::hex(0x1c2326),
        quiet: Colour::hex(0x5b656b),
        accent: hue(0x0b6e69, 0x0b6e69),
        on_accent: Colour::hex(0xffffff),
        new: hue(0x7f92a8, 0x566a80),
        pooled: hue(0x232b30, 0x232b30),
        background: hue(0x858d93, 0x5b656b),
        amber: hue(0xb36b00, 0x925600),
        rose: hue(0xc2385a, 0xb8304f),
        categories: [
            hue(0xbd8200, 0x8f6300),
            hue(0x4795c1, 0x347295),
            hue(0x009a70, 0x007a59),
            hue(0x978f20, 0x736d18),
            hue(0x0072b2, 0x0072b2),
            hue(0xd55e00, 0xb34f00),
            hue(0xc474a0, 0x96577a),
            hue(0x30363a, 0x30363a),
        ],
        ramp: LIGHT_RAMP,
        ramp_texts: [Colour::hex(0x10181a), Colour::hex(0xffffff)],
        ramp_flip: 6,
        small: Colour::hex(0xecebe7),
        band: 0.13,
        unfinished: 0.3,
    };

    /// On a dark page.
    pub const DARK: Self = Self {
        page: Colour::hex(0x111617),
        card: Colour::hex(0x191f21),
        line: Colour::hex(0x30383b),
        rule: Colour::hex(0x7c878a),
        text: Colour::hex(0xe9eceb),
        quiet: Colour::hex(0xa1abad),
        accent: hue(0x4cc2b5, 0x4cc2b5),
        on_accent: Colour::hex(0x0b1314),
        new: hue(0x7f95ae, 0x9bafc5),
        pooled: hue(0xf0f2f1, 0xf0f2f1),
        background: hue(0x7c878a, 0xa1abad),
        amber: hue(0xe0a13c, 0xe0a13c),
        rose: hue(0xf07f9a, 0xf07f9a),
        categories: [
            hue(0xe69f00, 0xe69f00),
            hue(0x56b4e9, 0x56b4e9),
            hue(0x00a87b, 0x00b383),
            hue(0xf0e442, 0xf0e442),
            hue(0x2a86c2, 0x4a9fd6),
            hue(0xe06a10, 0xe87a28),
            hue(0xcc79a7, 0xd68db5),
            hue(0xb9c1c3, 0xb9c1c3),
        ],
        ramp: [
            Colour::hex(0x2e3c3a),
            Colour::hex(0x35504d),
            Colour::hex(0x3c6661),
            Colour::hex(0x417c76),
            Colour::hex(0x45938b),
            Colour::hex(0x4daaa1),
            Colour::hex(0x58c1b7),
            Colour::hex(0x70d8cd),
            Colour::hex(0x97ece2),
        ],
        ramp_texts: [Colour::hex(0xffffff), Colour::hex(0x0d1415)],
        ramp_flip: 4,
        small: Colour::hex(0x262d2f),
        band: 0.16,
        unfinished: 0.35,
    };

    /// On paper: white behind everything, returning and new customers told apart by lightness alone.
    pub const PRINT: Self = Self {
        page: Colour::hex(0xffffff),
        line: Colour::hex(0xd9d9d9),
        rule: Colour::hex(0x6e6e6e),
        text: Colour::hex(0x000000),
        quiet: Colour::hex(0x444444),
        accent: hue(0x0a4a46, 0x0a4a46),
        new: hue(0x8993a0, 0x4d565f),
        pooled: hue(0x000000, 0x000000),
        background: hue(0x8a8a8a, 0x555555),
        small: Colour::hex(0xeeeeee),
        band: 0.16,
        ..Self::LIGHT
    };

    /// The hue of a meaning.
    pub fn hue(&self, role: Role) -> Hue {
        match role {
            Role::Returning => self.accent,
            Role::New => self.new,
            Role::Pooled => self.pooled,
            Role::Category(place) => self.categories[usize::from(place) % self.categories.len()],
            Role::Quiet => self.background,
        }
    }

    /// The shade of a step of the ramp; beyond the last step, the last.
    pub fn ramp(&self, step: u8) -> Colour {
        self.ramp[usize::from(step).min(self.ramp.len() - 1)]
    }

    /// The text on a step of the ramp.
    pub fn ramp_text(&self, step: u8) -> Colour {
        self.ramp_texts[usize::from(usize::from(step) >= self.ramp_flip)]
    }

    /// Every colour with the name of its custom property in the style sheet.
    pub fn tokens(&self) -> Vec<(&'static str, Colour)> {
        const RAMP: [(&str, &str); 9] = [
            ("--ramp-0", "--ramp-0-text"),
            ("--ramp-1", "--ramp-1-text"),
            ("--ramp-2", "--ramp-2-text"),
            ("--ramp-3", "--ramp-3-text"),
            ("--ramp-4", "--ramp-4-text"),
            ("--ramp-5", "--ramp-5-text"),
            ("--ramp-6", "--ramp-6-text"),
            ("--ramp-7", "--ramp-7-text"),
            ("--ramp-8", "--ramp-8-text"),
        ];
        const CATEGORIES: [(&str, &str); 8] = [
            ("--category-0", "--category-0-ink"),
            ("--category-1", "--category-1-ink"),
            ("--category-2", "--category-2-ink"),
            ("--category-3", "--category-3-ink"),
            ("--category-4", "--category-4-ink"),
            ("--category-5", "--category-5-ink"),
            ("--category-6", "--category-6-ink"),
            ("--category-7", "--category-7-ink"),
        ];
        let mut all = vec![
            ("--page", self.page),
            ("--card", self.card),
            ("--line", self.line),
            ("--rule", self.rule),
            ("--text", self.text),
            ("--quiet", self.quiet),
            ("--accent", self.accent.mark),
            ("--accent-ink", self.accent.ink),
            ("--on-accent", self.on_accent),
            ("--new", self.new.mark),
            ("--new-ink", self.new.ink),
            ("--pooled", self.pooled.mark),
            ("--pooled-ink", self.pooled.ink),
            ("--background", self.background.mark),
            ("--background-ink", self.background.ink),
            ("--amber", self.amber.mark),
            ("--amber-ink", self.amber.ink),
            ("--rose", self.rose.mark),
            ("--rose-ink", self.rose.ink),
            ("--small", self.small),
        ];
        for ((mark, ink), hue) in CATEGORIES.into_iter().zip(self.categories) {
            all.extend([(mark, hue.mark), (ink, hue.ink)]);
        }
        for (step, (shade, text)) in (0_u8..).zip(RAMP) {
            all.extend([(shade, self.ramp(step)), (text, self.ramp_text(step))]);
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance: WCAG 2.2, "relative luminance".
    fn luminance(colour: Colour) -> f64 {
        let (red, green, blue) = colour.rgb();
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { libm::pow((part + 0.055) / 1.055, 2.4) }
        };
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// Contrast ratio: WCAG 2.2, "contrast ratio".
    fn contrast(one: Colour, other: Colour) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    fn hues(theme: &Theme) -> Vec<Hue> {
        let mut all = vec![theme.accent, theme.new, theme.pooled, theme.background, theme.amber, theme.rose];
        all.extend(theme.categories);
        all
    }

    #[test]
    fn contrast_suffices_in_every_theme() {
        assert!((contrast(Colour::hex(0), Colour::hex(0xffffff)) - 21.0).abs() < 1e-9);
        for (name, theme) in [("light", Theme::LIGHT), ("dark", Theme::DARK), ("print", Theme::PRINT)] {
            let text = |over: Colour, under: Colour| {
                let ratio = contrast(over, under);
                assert!(ratio >= 4.5, "{name}: {} on {} is {ratio:.2}", over.css(), under.css());
            };
            let mark = |over: Colour, under: Colour| {
                let ratio = contrast(over, under);
                assert!(ratio >= 3.0, "{name}: {} on {} is {ratio:.2}", over.css(), under.css());
            };
            for under in [theme.page, theme.card, theme.small] {
                text(theme.text, under);
                text(theme.quiet, under);
            }
            text(theme.on_accent, theme.accent.mark);
            for hue in hues(&theme) {
                for under in [theme.page, theme.card] {
                    text(hue.ink, under);
                }
                mark(hue.mark, theme.card);
            }
            mark(theme.rule, theme.card);
            for step in 0..9 {
                text(theme.ramp_text(step), theme.ramp(step));
            }
        }
    }

    #[test]
    fn the_ramp_is_even_in_lightness() {
        for theme in [Theme::LIGHT, Theme::DARK] {
            // CIE L*, which is 116 f(Y) - 16.
            let steps: Vec<f64> = theme.ramp.iter().map(|shade| 116.0 * libm::cbrt(luminance(*shade)) - 16.0).collect();
            for pair in steps.windows(2) {
                assert!(((pair[1] - pair[0]).abs() - 8.0).abs() < 0.6, "{steps:?}");
            }
        }
    }

    #[test]
    fn print_tells_new_from_returning_in_grey() {
        assert!(contrast(Theme::PRINT.new.mark, Theme::PRINT.accent.mark) > 3.0);
    }

    #[test]
    fn tokens_have_one_name_each() {
        let tokens = Theme::LIGHT.tokens();
        let names: std::collections::BTreeSet<&str> = tokens.iter().map(|(name, _)| *name).collect();
        assert_eq!(names.len(), tokens.len());
        assert_eq!(Theme::LIGHT.accent.mark.css(), "#0b6e69");
    }
}
