//! The reader's screen as the charts need it: dark or light, how dense, on paper or not.

use leptos::prelude::*;

use crate::browser;
use crate::charts::Theme;

const REMEMBERED: &str = "holdfast.theme";

/// The theme that the reader chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum ThemeChoice {
    /// As the system has it.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl ThemeChoice {
    /// All of them, in the order in which they are offered.
    pub(super) const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    /// Its name as an attribute and in storage.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    fn from_name(name: &str) -> Self {
        Self::ALL.into_iter().find(|choice| choice.name() == name).unwrap_or_default()
    }
}

/// Signals about the screen.
#[derive(Clone, Copy)]
pub(super) struct Screen {
    pub(super) choice: RwSignal<ThemeChoice>,
    pub(super) ratio: RwSignal<f64>,
    pub(super) printing: RwSignal<bool>,
    system_dark: RwSignal<bool>,
}

impl Screen {
    pub(super) fn new() -> Self {
        Self {
            choice: RwSignal::new(
                browser::recall(REMEMBERED).map_or_else(Default::default, |name| ThemeChoice::from_name(&name)),
            ),
            ratio: RwSignal::new(browser::pixel_ratio()),
            printing: RwSignal::new(false),
            system_dark: RwSignal::new(browser::matches_media("(prefers-color-scheme: dark)")),
        }
    }

    /// Follows the browser; what it does not tell stays as it is.
    pub(super) fn follow(self) -> browser::Result<()> {
        browser::on_media_change("(prefers-color-scheme: dark)", move |dark| self.system_dark.set(dark))?.keep();
        browser::on_ratio_change(move |ratio| self.ratio.set(ratio))?;
        browser::on_media_change("print", move |printing| self.printing.set(printing))?.keep();
        browser::on_print(move |printing| self.printing.set(printing))
    }

    /// Chooses a theme and remembers it where that is allowed.
    pub(super) fn choose(self, choice: ThemeChoice) {
        self.choice.set(choice);
        if choice == ThemeChoice::Auto {
            browser::forget(REMEMBERED);
        } else {
            browser::remember(REMEMBERED, choice.name());
        }
    }

    /// The colours of the charts.
    pub(super) fn theme(self) -> Theme {
        let dark = match self.choice.get() {
            ThemeChoice::Auto => self.system_dark.get(),
            ThemeChoice::Light => false,
            ThemeChoice::Dark => true,
        };
        match (self.printing.get(), dark) {
            (true, _) => Theme::PRINT,
            (false, true) => Theme::DARK,
            (false, false) => Theme::LIGHT,
        }
    }

    /// Device pixels to draw for one logical pixel; paper gets at least twice as many.
    pub(super) fn density(self) -> f64 {
        if self.printing.get() { self.ratio.get().max(1.0) * 2.0 } else { self.ratio.get() }
    }
}
