//! The fixed words of the page.

use super::{Language, locales};

/// One text of the page that holds no number of the shop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is documented by its English text in locales/en/labels.rs")]
pub enum Label {
    // The whole page.
    ProductName,
    WindowTitle,
    TitleJoint,
    SkipToContent,
    Close,
    Cancel,
    Back,
    Dismiss,
    Change,
    Attention,
    Theme,
    ThemeAuto,
    ThemeLight,
    ThemeDark,

    // The first screen.
    SeeWhoComesBack,
    DropHere,
    NeverLeaves,
    DropAnywhere,
    DropNow,
    ChooseFiles,
    TrySample,
    WhatIsRead,
    WorksOffline,
    HowToCheck,
    WhereIsTheExport,
    Shopify,
    ShopifyStep1,
    ShopifyStep2,
    ShopifyStep3,
    ShopifyStep4,
    ShopifyNote,
    WooCommerce,
    WooStep1,
    WooStep2,
    WooStep3,
    WooNote,
    Etsy,
    EtsyNote,
    OtherShops,
    OtherStep1,
    OtherStep2,
    OtherStep3,
    OtherNote,

    // Reading and problems.
    Reading,
    NothingUsable,
    SomeUnusable,
    ChooseOtherFiles,
    StoppedTitle,
    StoppedText,
    Restart,
    OtherVersionTitle,
    OtherVersionText,
    Reload,

    // The frame.
    Pages,
    PageOverview,
    PageCohorts,
    PageData,
    About,
    AddFiles,
    UseOwnFiles,
    StartAgain,
    Scope,
    Period,
    From,
    To,
    OwnDates,
    ComparedWith,
    ComparePrevious,
    CompareYear,
    CompareNone,
    AsOf,
    Reset,

    // Charts and tables.
    KeyFigures,
    DefinitionOf,
    Formula,
    OtherDefinitions,
    OnTheCard,
    PictureOf,
    ReadWithArrows,
    ReadOutHint,
    Legend,
    ShowTable,
    ShowPicture,
    Save,
    SaveOf,
    SavePng,
    SaveSvg,
    SaveCsv,
    CohortTable,
    CellsHold,
    HeatHint,
    Less,
    More,

    // The Data page.
    Files,
    IgnoredColumns,
    Ledger,
    Examples,
    SaveLedger,
    WhatCounts,
    Changed,
    RevenueMeans,
    Conventions,
    WhatLeaves,
    RequestsElsewhere,
    RequestsUnknown,
    RequestsExplained,
    SaveReport,

    // About.
    AboutTitle,
    AboutWhat,
    AboutPrivacy,
    AboutOffline,
    AboutVersion,
    CheckOfflineHead,
    CheckOffline,
    CheckNetworkHead,
    CheckNetwork,
    CheckPolicyHead,
    CheckPolicy,
    CheckLimitHead,
    CheckLimit,
}

impl Label {
    /// The text in a language.
    pub fn text(self, language: Language) -> &'static str {
        match language {
            Language::English => locales::en::labels::text(self),
        }
    }
}
