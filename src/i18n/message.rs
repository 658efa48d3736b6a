//! What the analyst says.

use super::{Language, locales};

macro_rules! messages {
    ($(#[$doc:meta])* $enum:ident { $($name:ident),* $(,)? } $($page:ident),*) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[expect(missing_docs, reason = "each is documented by its English text in locales/en")]
        pub enum $enum { $($name,)* $($page($page)),* }

        impl $enum {
            /// Every message of this list, for the tests that compare the languages.
            pub const ALL: &[Self] = &[$(Self::$name),*];
        }

        $(impl From<$page> for $enum {
            fn from(message: $page) -> Self {
                Self::$page(message)
            }
        })*
    };
}

messages! {
/// One sentence or name with places for values. Pages have lists of their own.
Message {
    // Frame
    AllOrders, PeriodOfOrders, ComparedPrevious, ComparedYear, ComparedNothing, AsItStood, PeriodAll, PeriodLast365,
    PeriodLast90, PeriodYear, NewestOrder, Coverage, CoverageBoth, CoverageNone, MadeUpShop, Recognised, RecognisedMixed, RowsAndSize,
    // Figures
    RepeatRateLabel, RepeatRateTerm, RepeatRateAnswers, RepeatRateFormula, RepeatRateNumbers, RepeatRateNot, RepeatInPeriod,
    RepeatAllTime, RepeatToDate, RepeatInPeriodNumbers, RepeatAllTimeNumbers, RepeatToDateNumbers, CustomersWithMore,
    Customers, CustomersLabel, CustomersTerm, CustomersAnswers, CustomersFormula, CustomersNumbers, CustomersNot, NewLabel,
    NewTerm, NewAnswers, NewFormula, NewNumbers, NewNot, ReturningLabel, ReturningTerm, ReturningAnswers, ReturningFormula,
    ReturningNumbers, ReturningNot, OrdersLabel, OrdersTerm, OrdersAnswers, OrdersFormula, OrdersNumbers, OrdersNot,
    RevenueLabel, RevenueTerm, RevenueAnswers, RevenueFormula, RevenueNumbers, RevenueNot, FrequencyLabel, FrequencyTerm,
    FrequencyAnswers, FrequencyFormula, FrequencyNumbers, FrequencyNot, OrderValueLabel, OrderValueTerm, OrderValueAnswers,
    OrderValueFormula, OrderValueNumbers, OrderValueNot, Orders, OrdersOfKnown, Revenue, Interval, Base, NothingToDivide,
    NobodyIsOlder, FewCustomers, Points, PercentMore, NoChange, ChangeDetail, SparkSummary,
    // Overview
    OverviewHeadline, OverviewHeadlineNone, OverviewLead, OverviewLeadGuests, OverviewLeadNobody, NothingCounts,
    NothingCountsLead, RevenueChartTitle, RevenueChartTitleNone, RevenueChartCaption, RevenueReturning, RevenueNew,
    RevenueUnknown, CustomersChartTitle, CustomersChartCaption, CustomersReturning, CustomersNew, MonthHead, SoFar,
    HatchedSoFar, MonthsName, OrderValueTitleHigher, OrderValueTitleLower, OrderValueTitleSame, OrderValueTitleNone,
    OrderNumberHead, OrderNumberLast, OrdersHead, AverageHead, AllOrdersRow, LaterOrdersRow, OrderValueCaption,
    // Beside many pages
    CustomersHead,
    // Data
    DataHeadline, LedgerWhat, LedgerRows, LedgerMoney, LedgerRead, LedgerReadWords, LedgerUsed, LedgerUsedWords,
    LedgerBalances, LedgerDoesNotBalance, LedgerExample, LedgerExampleCell, LedgerExampleOrder, LedgerGuestNote,
    LedgerGuestNoteWords,
    // What counts
    SwitchCancelled, SwitchCancelledWords, SwitchFailed, SwitchFailedWords, SwitchTest, SwitchTestWords, SwitchPending,
    SwitchPendingWords, SwitchZero, SwitchZeroWords, SwitchGift, SwitchGiftWords, SwitchGuests, SwitchGuestsWords,
    SwitchCredit, SwitchCreditWords, SwitchRefundDay, SwitchRefundDayWords, MovesRefunds, MovesRefundsLate, SwitchShared, SwitchSharedWords, SwitchPhone, SwitchPhoneWords, SwitchHome,
    SwitchHomeWords, SwitchTags, SwitchTagsWords, SwitchGmail, SwitchGmailWords, MovesCustomers, MovesBoth, MovesOrders,
    MovesMoney, MovesNothing, SalesOnly, SalesOnlyWords, BasisNet, BasisNetWords, BasisTotal, BasisTotalWords, BasisGross, BasisMargin, BasisMarginWords,
    BasisGrossWords,
    // Conventions
    ConventionHead, ConventionMeaning, ConventionDay, ConventionDayWords, ConventionPeriod, ConventionPeriodWords,
    ConventionAsOf, ConventionAsOfWords, ConventionNumber, ConventionNumberWords, ConventionAge, ConventionAgeWords,
    ConventionGuests, ConventionGuestsWords, ConventionInterval, ConventionIntervalWords, ConventionAbsent,
    ConventionAbsentWords, ConventionsCaption,
    // Warnings, and keys that many share
    SharedCaption, SharedKeyHead, SharedNamesHead, WarnSameSales, WarnSameSalesByDay, WarnEqualNumbers, WarnEqualRows,
    WarnCurrencyAssumed, WarnLeadingZeros,
    // Problems of a file
    NotTextPdf, NotTextImage, NotTextZip, NotTextXlsx, NotTextOds, NotTextGzip, NotTextOldExcel, NotTextHtml, NotTextXml,
    NotTextJson, NotTextRtf, NotTextLfs, NotTextBinary, RemedyExportCsv, RemedyUnzip, RemedyUnpack, RemedySaveAsCsv,
    RemedyHtml, ProblemEndlessLine, RemedyEndlessLine, ProblemEmpty, ProblemHeaderOnly, RemedyHeaderOnly, ProblemNoHeader,
    RemedyNoHeader, ProblemMissingColumns, RemedyMissingColumns, ProblemNoCustomer, RemedyNoCustomer, ProblemUnreadableDates,
    ProblemUnreadableDatesAt, RemedyUnreadableDates, ProblemUnreadableAmounts, ProblemUnreadableAmountsAt,
    RemedyUnreadableAmounts, ProblemScientificIds, RemedyScientificIds, ProblemNoUsableRows, RemedyNoUsableRows,
    ProblemChanged, RemedyChanged, ProblemCannotBeRead, RemedyCannotBeRead, ProblemBesideOrders, RemedyBesideOrders,
    ProblemNotOrdersPayouts, ProblemNotOrdersBalance, ProblemNotOrdersCustomers, ProblemNotOrdersProducts,
    RemedyNotOrdersPayments, RemedyNotOrders,
    // Archives and workbooks
    ArchiveDamaged, ArchiveEncrypted, ArchiveMethod, ArchiveTooLarge, ArchiveEmpty, ArchiveNoTables, ArchiveTooManyTables,
    RemedyDownloadAgain, WorkbookProtected, WorkbookUnreadable, WorkbookNoTable, WorkbookTooLarge, WorkbookNoReader,
    // What a column says
    RoleOrderId, RoleEmail, RoleCustomerId, RolePhone, RoleDate, RoleAmount, RoleSubtotal, RoleRefunded, RoleDiscount,
    RoleCurrency, RoleStatus, RoleCancelledAt, RolePaymentMethod, RoleItemName, RoleQuantity, RoleUnitPrice, RoleUse, ListAnd,
    RoleSecondOrderId, RoleGross, RoleMarketplaceTax, RoleMarketplaceTaxIncluded, RoleSecondEmail, RoleSecondPhone,
    RoleBillingName, RolePostcode, RoleRemark, RoleCustomerName, RoleCustomerType, RoleTime, RoleShipping, RoleTax,
    RoleAdjustedTotal, RoleRefundedAt, RoleDiscountCode, RoleEvent, RoleMode, RoleCountry, RoleSecondCountry, RoleRegion, RoleSecondRegion, RoleVendor, RoleSku, RoleTip, RoleHandling, RoleGiftCards,
    RoleFulfillment, RoleRate, RoleChannel, RoleIssued, RoleRedeemed, RoleOrderCount,
    // Columns of a file
    ColumnsKnown, ColumnsChosen, ColumnsUnknown, ColumnsWithoutNames, ColumnLikely, ColumnGuess, NeedCustomer, NeedDate,
    NeedAmount, TrialRows, TrialAside, TrialPart, TrialFirst, TrialLast,
    // What was assumed, and what is open
    AssumedEncoding, AssumedDelimiter, AssumedDates, AssumedCurrency, AssumedMoney, DelimiterComma, DelimiterSemicolon,
    DelimiterTab, DelimiterPipe, DatesIso, DatesDayFirst, DatesMonthFirst, DatesAmbiguous, CurrencyUnknown, FileRepeated,
    DatesContradicted, HeaderLine, AssumedHeader, AsFound, AssumedClock, ClockMoved, ClockUtc, ClockLocal, ClockIsLocal,
    ClockIsUtc, AssumedZone, ZoneNone, EncodingUtf8, AssumedMark, MarkDot, MarkComma, MarkNone, EncodingShown, EncodingName,
    ScriptAll, ScriptWestern, ScriptCentral, ScriptCyrillic, ScriptGreek, ScriptTurkish, ScriptHebrew, ScriptArabic,
    ScriptBaltic, ScriptJapanese, ScriptChinese, ScriptKorean, DelimiterOther, OneFile, FilesLike, AskDates, AskDatesWords,
    SpanOfDays, AskMark, AskMarkWords, MarkDotMeans, MarkCommaMeans,
    // Who is a customer
    AssumedNobody, PlaceholderRedacted, PlaceholderMasked, PlaceholderGuest, PlaceholderNotGiven, PlaceholderMadeUp,
    AssumedCustomers, CustomersByName, NoKeyAmazon, NoKeyWooCommerce, NoKeyPrestaShop, NoKeyShopifyTransactions,
    // Currencies and rates
    AskCurrency, AskCurrencyWords, AskUnnamed, AskUnnamedWords, KeepAside, CurrencyHolds, CurrencyRate, CurrencyAsIs,
    CurrencyConverted, CurrencyAside,
    // Age and coverage
    NewestOrderToday, NewestOrderBefore, NewestOrderAfter, FactNewest, FactNewestWords, FactNewestAhead, FactOldest,
    FactOldestWords, FactCoverage, FactCoverageWords,
    // Beside the orders
    SideSpend, SideCosts, SideLoyalty, SideAttributes, CheckSentence, CheckExplained, CheckTable, CheckCustomer,
    CheckOrdersListed, CheckOrdersHere, CheckSpentListed, CheckSpentHere,
    // Rows set aside, as a file
    AsideFile, AsideRow, AsideLine, AsideReason, AsideCode, AsideColumn, AsideCell, AsideText,
    // Reasons
    ReasonUnreadableDate, ReasonUnreadableDateWords, ReasonImpossibleDate, ReasonImpossibleDateWords, ReasonUnreadableAmount,
    ReasonUnreadableAmountWords, ReasonTooFewCells, ReasonTooFewCellsWords, ReasonTooManyCells, ReasonTooManyCellsWords,
    ReasonLineTooLong, ReasonLineTooLongWords, ReasonUnclosedQuote, ReasonUnclosedQuoteWords, ReasonNotCharged,
    ReasonNotChargedWords, ReasonFooter, ReasonFooterWords, ReasonDuplicateOrder, ReasonDuplicateOrderWords,
    ReasonDuplicateFile, ReasonDuplicateFileWords, ReasonOrphanLine, ReasonOrphanLineWords, ReasonOtherCurrency,
    ReasonOtherCurrencyWords, ReasonCancelled, ReasonCancelledWords, ReasonFailed, ReasonFailedWords, ReasonTestOrder,
    ReasonTestOrderWords, ReasonPending, ReasonPendingWords, ReasonZeroValue, ReasonZeroValueWords, ReasonGuest,
    ReasonGuestWords, ReasonCreditNote, ReasonCreditNoteWords, ReasonSharedKey, ReasonSharedKeyWords,
}
WhileReading, TimingPage, CustomersPage, ValuePage, ProductsPage, DriversPage, GroupNames, OverviewPage, DefinitionsCard, CalculatorPage, LoyaltySection, PersonWords, Filters, Compare, CohortsPage
}

messages! {
/// The Cohorts page.
CohortsPage {
    Title, TitleMoney, TitleNone, Lead, LeadDays, LeadRows, None, NoneShown, Week, Month, Quarter, Year, Window,
    QuarterName, Part, AtFirstDay, AtDay, AtDays, AtWeek, AtMonth, AtQuarter, AtYear, AfterDays, AfterWeeks,
    AfterMonths, AfterQuarters, AfterYears, DaysHead, AgesDays, AgesWeeks, AgesMonths, AgesQuarters, AgesYears,
    MeasureExact, MeasureExactWords, MeasureLater, MeasureLaterWords, MeasureByThen, MeasureByThenWords,
    MeasureCustomers, MeasureCustomersWords, MeasureOrders, MeasureOrdersWords, MeasureRevenue, MeasureRevenueWords,
    MeasureCumulative, MeasureCumulativeWords, MeasureAverage, MeasureAverageWords, MeasureMargin, MeasureMarginWords, MeasureMarginCosts, MarginNote,
    FirstOrderIn, FirstOrderInWeek, Pooled, PooledShown, CellExact, CellLater, CellByThen, CellCustomers, CellOrders,
    CellRevenue, CellCumulative, CellCumulativeOne, CellAverage, CellMargin, CellMarginCosts, CellUnfinished, CellSmall, CellWithheld,
    CellAbsent, LegendUnfinished, LegendSmall, LegendWithheld, LegendAbsent, PartNote, HiddenNote, CurvesTitleExact,
    CurvesTitleLater, CurvesTitleByThen, CurvesTitleMoney, CurvesTitleOther, CurvesTitleNone, CurvesCaption, Grain,
    Ages, AgesCalendar, AgesWindows, Rows, RowsOne, Hide, HideNone, HideCount, HideAllShown, HideSmall, HideBack,
    HideRow, CohortsFrom, AgesFrom, Range, Age, Row, Shown, Interval, TrendMore, TrendLess, TrendSame, TrendPlain,
    TrendNone, TrendCaption, TrendNote, TrendLater, Points, CompareRow, CompareWith, CompareMore, CompareLess,
    CompareSame, CompareFew, CompareNone, CompareCaption, CompareExact, CompareByThen, CompareLtv, CompareNote,
    CompareSmall, Measure, Gap, CakeTitle, CakeTitleWeek, CakeTitleNone, CakeCaption, CakeOlder, CakeEarlier,
    CakeNote, CakeLonger, CakeNone, CakeTotal, Period, PictureCut,
}
}

messages! {
/// What is said while files are read; the texts of all else come later (`src/bin/assemble/plan.rs`).
WhileReading {
    // Whose export a file is
    FormatShopify, FormatInvoiceLines, FormatLog, FormatMarketingSpend, FormatProductCosts, FormatLoyaltyLedger,
    FormatCustomerAttributes, FormatShopifyCustomers, FormatShopifyTransactions, FormatShopifySales, FormatShopifyProducts,
    FormatWooAnalytics, FormatWooCustomers, FormatWebToffee, FormatAdvancedOrderExport, FormatEtsyItems, FormatEtsyOrders,
    FormatAmazonOrders, FormatEbayOrders, FormatStripePayments, FormatStripePayouts, FormatStripeBalance, FormatSquareItems,
    FormatSquareTransactions, FormatMagentoOrders, FormatBigCommerceOrders, FormatPrestaShopOrders, FormatWixOrders,
    FormatSquarespaceOrders, FormatRechargeCharges, FormatShopifyBulk,
    // How far it has come
    Progress,
}
}

messages! {
/// The Customers page.
CustomersPage {
    Title, TitleGood, TitleNone, Lead, RetentionTitle, RetentionTitleNone, RetentionDays, RetentionOption, RetentionCaption, RetentionHead, RetentionNumber, RetentionShare, RetentionStart, RetentionEnd, RetentionNew, RetentionFormula, RetentionStrict, RetentionLost, RetentionBack, RetentionNote, RetentionIncomplete, GridTitle, GridTitleNone, GridCaption, GridOrders, GridOne, GridTwo, GridMore, GridActive, GridRisk, GridLapsed, GridAfter, GridRevenue, GridNote, RfmTitle, RfmTitleNone, RfmCaption, RfmGroup, RfmShare, RfmRevenue, RfmRevenueShare, RfmAverage, RfmWho, RfmNote, Champions, ChampionsWho, Loyal, LoyalWho, PotentialLoyalists, PotentialLoyalistsWho, New, NewWho, Promising, PromisingWho, NeedAttention, NeedAttentionWho, AboutToSleep, AboutToSleepWho, AtRisk, AtRiskWho, CannotLoseThem, CannotLoseThemWho, Hibernating, HibernatingWho, Lost, LostWho, MovesTitle, MovesTitleNobody, MovesTitleNone, MovesAbsent, MovesDays, MovesOption, MovesHead, MovesCaption, MovesRfmCaption, MovesNote, ConcentrationTitle, ConcentrationTitleNone, ConcentrationCaption, ConcentrationSeries, ConcentrationName, ConcentrationPoint, TopCaption, TopHead, TopPercent, Gini, ListTitle, ListTitleOf, ListNone, ListCaption, ListGroup, ListAll, ListCell, ListCellMore, ListSort, SortRevenue, SortOrders, SortLast, SortFirst, SortKey, SortAlive, SortExpected, SortValue, AliveHead, ExpectedHead, ValueHead, OrdersAll, OrdersFirst, OrdersLater, OrdersGuests, OrdersNumber, OrdersBoth, OrdersNext, OrdersCohort, OrdersBefore, OrdersUnknown, OrdersMonth, OrdersDays, OrdersTitle, OrdersTitleNotes, OrdersOnPaper, OrdersNote, OrdersNone, OrdersCaption, ListForetold, ListNotForetold, SortReversed, ListOnPaper, KeyHead, OrdersHead, RevenueHead, FirstHead, LastHead, SilentHead, StateHead, ScoresHead, GroupHead, ListNote, SpendHead, NextHead, Orders90, Orders90Least, Orders90Most, Orders365Least, Orders365Most, Spend90, Spend90Least, Spend90Most, Spend365Least, Spend365Most,
}
}

messages! {
/// Groups of customers.
GroupNames {
    Buyers, BuyersOfMonth, New, NewOfMonth, Returning, ReturningOfMonth, RepeatInPeriod, RepeatOnce, RepeatEver, RepeatEverOnly, RepeatToDate, RetentionStart, RetentionEnd, RetentionKept, RetentionStayed, RetentionLost, RetentionCameBack, RetentionNew, StepAll, StepBack, StepAway, StepFollowed, StepWithin, StepGap, Gap, Top, Bottom, FirstProduct, Due, Driver, Moved, MovedFromNowhere, MovedToNowhere, Cohort, CohortExactly, CohortLater, CohortAgain, CohortNotIn,
}
}

messages! {
/// One customer.
PersonWords {
    Lead, MeasuresCaption, What, SoFar, Orders, Revenue, Average, Gap, State, Scores, Group, ForecastCaption, Expected, Band, Alive, Orders90, Orders365, Spend90, Spend365, NextOrder, Clv, ForecastNote, ForecastOnce, ForecastRefused, ForecastNotAsked, OrdersCaption, Day, Order, Number, Amount, GapBefore, Products, CreditNote, Refund,
}
}

messages! {
/// The Value page.
ValuePage {
    TitleWaiting, LeadWaiting, StudyTitle, StudyStopped, StudyBegin, StudyStop, StudyStep, StudyReading, StudyFitting, StudyTesting, StudyRules, StudySpend, StudySums,
    RefusedDear, SubscribersTitle, SubscribersNone, SubscribersFew, SubscribersNoRhythm, SubscribersNote, RenewalsTitle, RenewalsCaption, RenewalsChart, RenewalsName, RenewalsNote, RenewalCame, RenewalSbg, RenewalBgBb, RenewalRate, StayCaption, StayPeriods, StayDays, StayShare,
    HeldBack, HeldBackThird, CountTitle, TenthsTitle, TenthsTitleNone, TenthsCaption, TenthsHead, MonthsTitle, MonthsCaption, MonthsName, BroughtTitle, BroughtTitleNone, BroughtCaption, BroughtName, BroughtCustomers, BroughtRevenue, BroughtMargin, BroughtContribution, BroughtNote, BroughtNoCost, TextbookTitle, TextbookCaption, TextbookName, TextbookLow, TextbookHigh, TextbookNote, CostTitle, CostTitleNobody, CostTitleNone, CostAbsent, CostSaid, CostField, CostFieldPlain, CostNote, CostProducts, CostProductsAll, CostProductsNone, CostNobody, CacLabel, CacTerm, CacAnswers, CacFormula, CacNumbers, CacNot, RatioLabel, RatioTerm, RatioAnswers, RatioFormula, RatioNumbers, RatioNot, PaybackLabel, PaybackTerm, PaybackAnswers, PaybackFormula, PaybackNumbers, PaybackNot, PaybackMonth, PaybackBand, PaybackNotYet, PaybackNone, CpaLabel, CpaTerm, CpaAnswers, CpaFormula, CpaNumbers, CpaNot, ChannelCaption, ChannelHead, ChannelSpend, ChannelNew, ChannelCac, ChannelNone, SimulatorPayback, SimulatorNoPayback, SimulatorLater,
    Title, TitleRefused, Lead, LeadRefused, RefusedNobody, RefusedOnce, RefusedFew, RefusedShort, RefusedFit, RefusedSpend, RefusedProof, ProofTitle, ProofTitleRule, ProofCaption, ProofActual, ProofForecast, ProofWeeks, ProofPoint, WaysCaption, WayHead, WayForetold, WayBand, WayError, WayMae, WayRmse, WayMbg, WayBg, WayPareto, WayLastDays, WayGroups, WayNone, CountCaption, CountHead, CountMore, CountCustomers, CountCame, CountForetold, ProofNote, BaseTitle, BaseCaption, BaseHead, BaseOrders, BaseRevenue, BaseBand, BaseValue, BaseNote, BaseModel, CohortCaption, CohortHead, CohortActive, CohortRevenue, TopTitle, TopCaption, TopAlive, TopShort, TopLong, TopSpend, TopClv, TopNote, SimulatorTitle, SimulatorTitleChanged, SimulatorCaption, SimulatorToday, SimulatorChanged, SimulatorName, SimulatorPoint, SimulatorNote, LeverRetention, LeverPoints, LeverSooner, LeverDays, LeverDiscount, LeverValue, LeverPlus, LeverMargin, LeverMarginRest, LeverMonths, LeverMonthsOption, LeverNone, SoFarTitle, SoFarTitleNone, SoFarCaption, SoFarHead, SoFarValue, SoFarAov, SoFarOrders, SoFarYears, SoFarClv, SoFarNote, TenureCaption, TenureHead, TenureRange, TenureCustomers, TenureActive, TenureSurviving, FitsTitle, FitsCaption, FitsHead, FitsParameters, FitsLikelihood, FitsGammaGamma, FitsNote, FitsHeld,
}
}

messages! {
/// The Products page.
ProductsPage {
    Title, TitleNone, TitleAbsent, Lead, LeadAbsent, FirstTitle, FirstCaption, Product, Orders, FirstCustomers, Back90, Back365, Ltv90, Ltv365, FirstNote, NextTitle, NextTitleNone, NextCaption, NextFirst, NextThen, NextCount, NextShare, NextBase, Lift, NextNote, BasketTitle, BasketTitleNone, BasketCaption, BasketOne, BasketOther, BasketSupport, BasketConfidence, DueTitle, DueTitleNone, DueCaption, DueBought, DueAgain, DueQuarter, DueHalf, DueNow, DueNote,
}
}

messages! {
/// The loyalty programme on the Drivers page.
LoyaltySection {
    TitleNone, HowToAdd, TitleMore, TitleLess, TitleUnsure, RewardsCaption, Figure, Number, Issued, Redeemed, Rate, Members,
    MembersWithOrders, SidesCaption, OfMembers, OfOthers, Difference, Band, P, Customers, Repeat, Back, Orders, OrderValue, Points,
    NoteCause, NoteRate,
}
}

messages! {
/// The retention calculator.
CalculatorPage {
    Title, TitleNone, TitleNobody, TitleContradiction, Lead, CountsTitle, Start, End, New, Caption, Figure, Formula, Share, Rate, RateHow,
    Churn, ChurnHow, ChurnOfEnd, ChurnOfEndHow, Example, StrictNote, NotSent, GrowthTitle, GrowthSeries, GrowthCaption, GrowthName,
    GrowthMonth, GrowthLess, GrowthMore, GrowthNote,
}
}

messages! {
/// Why another tool shows another number.
DefinitionsCard {
    Title, TitleSame, TitleNone, Nobody, RateCaption, Own, OwnHow, Shopify, ShopifyHow, ToDate, ToDateHow, Apart, RateApartHow,
    CohortCaption, Exactly, ExactlyHow, Cumulative, CumulativeHow, CohortApartHow, Way, How, Counted, Of, ShareHead, Points,
    NoteBefore, NoteOrders, NoteDays,
}
}

messages! {
/// The Overview: what stands out, the revenue mix, and the key figures that come after the others.
OverviewPage {
    FindingsNone, FindRepeatMore, FindRepeatLess, FindMixMore, FindMixLess, FindWeek, FindLadder, FindTop, FindRisk, FindDriver, FindProductMore, FindProductLess, DependsProducts,
    FindBenchmarkAbove, FindBenchmarkBelow, FindPoints, DependsRepeat, DependsBasis, DependsDays, DependsLapse, DependsDrivers,
    DependsOrders, MixTitle, MixTitleNone, MixCaption, MixRevenue, MixOrders, MixPoint, MixOrdersHead, MixRevenueHead, MixBand, MixUnfinished, DifferenceBand,
    KeptLabel, KeptTerm, KeptAnswers, KeptFormula, KeptNumbers, KeptNot, KeptShort, KeptPart, KeptWhole, KeptByFormula, KeptStrict, KeptStrictNumbers, KeptBase,
    ToDateLabel, ToDateTerm, ToDateAnswers, ToDateFormula, ToDateNumbers, ToDateNot, ToDatePart, LapsedLabel, LapsedTerm, LapsedAnswers, LapsedFormula,
    LapsedNumbers, LapsedNot, LapsedUnknown, LapsedPart,
}
}

messages! {
/// The Drivers page.
DriversPage {
    Title, TitleNone, Lead, FoundMore, FoundLess, FoundNone, Caption, Group, Customers, Back, Difference, Band, Adjusted, Ltv, Points, Discount, DiscountDepth, DiscountCode, Refund, Channel, Country, Payment, Basket, Weekday, Hour, Season, BlackFridayWeek, WithDiscount, WithoutDiscount, InThatWeek, InOtherWeeks, NothingBack, PartBack, AllBack, PercentRange, PercentFrom, CountRange, CountFrom, HourRange, Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday, Winter, Spring, Summer, Autumn, OtherTexts, NotSaid, BenchmarksTitle, BenchmarksCaption, BenchmarksFigure, BenchmarksSource, BenchmarksTheirs, BenchmarksYours, BenchmarksOf, DefinitionSecond, DefinitionThird, DefinitionFourth, DefinitionAllTime, DefinitionBlackFriday, DefinitionOthers, DefinitionRetention, SourceMeasured, SourceTrade, SourceOpinion, SourceOpinionTrade, BenchmarksNote,
    LessThan,
}
}

messages! {
/// Two scopes side by side.
Compare {
    TitleSure, TitleNone, TitleSureGroups, TitleNoneGroups, TitleAbsent, Absent, Caption, By, ByPeriods, ByFacet, One, Other, Rest, ThisPeriod, PeriodBefore,
    YearBefore, Side, Figure, Customers, BothCustomers, Difference, Interval, Adjusted, Verdict, Higher, Lower, Chance, Few, NotThere, Repeat, Frequency,
    OrderValue, PerCustomer, Back90, Retention, NotePeriods, NoteGroups,
}
}

messages! {
/// What the scope bar says of filters.
Filters {
    Country, Region, Channel, Payment, DiscountCode, Discount, Product, Sku, Vendor, OrderValue, Segment, ChipFirst, ChipAny, ChipOnly, ChipSegment, TakeOff, NotSaid, SomeOther,
    DiscountAny, DiscountNone, ValueBetween, ValueFrom, ValueTo, SegmentValue, CountOrders, CountCustomers, Rarer, Unknown, LeftOut, LeftNothing, LeftAll,
    Histories, Sentence, FactLabel, FactWords,
}
}

messages! {
/// The Timing page.
TimingPage {
    TitleFirst, TitleLater, TitleNone, Lead, Step, StepFirst, StepOther, CurveTitle, CurveTitleShare, CurveTitleNone, CurveCaption, CurveSeries, CurvePoint,
    DaysName, DaysHead, HorizonCaption, HorizonHead, HorizonDays, FollowedHead, BackHead, ShareHead, IntervalHead, KaplanMeierHead,
    HorizonNote, NotReached, QuantileCaption, QuantileHead, QuantileShare, WeekTitle, WeekTitleNone, WeekCaption, WeekSeries,
    WeekName, WeekPoint, WeekMark, WeekNote, LadderTitle, LadderTitleNone, LadderCaption, LadderOrder, LadderReached, LadderNext,
    LadderYear, LadderShort, LadderGap, LadderNote, LadderLast, GapsCustomers, GapsTitle, GapsTitleNone, GapsCaption, GapsSeries, GapsName, GapsPoint, GapsNote,
    LapseTitle, LapseTitleNone, LapseCaption, LapseWho, LapseOne, LapseTwo, LapseMore, LapseAll, LapseBack, LapseEver, Lapse80, Lapse90,
    Lapse95, LapseNote, Days,
}
}

impl Message {
    /// The template in a language.
    pub fn template(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::WhileReading(message), Language::English) => locales::en::reading::text(message),
            _ => self.template_after_reading(language),
        }
    }

    /// What is said once there is something to show: in the engine's second part.
    #[inline(never)]
    fn template_after_reading(self, language: Language) -> &'static str {
        match language {
            Language::English => locales::en::messages::text(self),
        }
    }
}
