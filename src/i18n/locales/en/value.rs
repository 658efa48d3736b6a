//! The Value page, in English.

use crate::i18n::ValuePage;

/// The text of a message.
pub(super) fn text(message: ValuePage) -> &'static str {
    match message {
        ValuePage::Title => "Today’s customers should bring {revenue} in the next 365 days",
        ValuePage::TitleWaiting => "What customers have brought is below; what they will bring comes on top of it",
        ValuePage::LeadWaiting => {
            "A forecast is fitted to every customer’s orders and tested on the last part of them first. All of it happens in this browser."
        }
        ValuePage::StudyTitle => "What they will bring",
        ValuePage::StudyStopped => "The forecast was stopped.",
        ValuePage::StudyBegin => "Forecast after all",
        ValuePage::StudyStop => "Stop",
        ValuePage::StudyStep => "{what}: step {step} of {of}",
        ValuePage::StudyReading => "Reading the customers’ histories",
        ValuePage::StudyFitting => "Fitting the {model}",
        ValuePage::StudyTesting => "Testing the {model} on days that are known",
        ValuePage::StudyRules => "Testing the plain rules on the same days",
        ValuePage::StudySpend => "Fitting the spend",
        ValuePage::StudySums => "Adding up what all customers will bring",
        ValuePage::HeldBack => "Test on the last",
        ValuePage::HeldBackThird => "third of the files ({days} days)",
        ValuePage::CountTitle => "By orders before: did those who had bought more buy more again, as foretold?",
        ValuePage::TenthsTitle => "The tenth of customers of whom most was foretold made {share} of the repeat orders",
        ValuePage::TenthsTitleNone => "By tenths of customers: what was foretold and what came",
        ValuePage::TenthsCaption => {
            "Customers in the order of the forecast, in ten equal groups: repeat orders of each, foretold and come. Where both lines go together, a customer’s own forecast can be relied on."
        }
        ValuePage::TenthsHead => "Tenth, the least foretold first",
        ValuePage::MonthsTitle => "Over {months} months today’s customers should bring {revenue}, less each month",
        ValuePage::MonthsCaption => {
            "Revenue of the coming months by all cohorts that are there today, with its 95 % band. New customers are not in it."
        }
        ValuePage::MonthsName => "month from now",
        ValuePage::BroughtTitle => "A customer has brought {value} by month {months} after the first order",
        ValuePage::BroughtTitleNone => "No cohort has been followed to the end of a month yet",
        ValuePage::BroughtCaption => {
            "Historical LTV: what a customer had brought by each age, over the cohorts that have been followed to its end, with the 95 % band of the revenue"
        }
        ValuePage::BroughtName => "months after the first order",
        ValuePage::BroughtCustomers => "Customers followed so long",
        ValuePage::BroughtRevenue => "Revenue",
        ValuePage::BroughtMargin => "Margin",
        ValuePage::BroughtContribution => "Margin less cost of winning",
        ValuePage::BroughtNote => {
            "Month 0 is the calendar month of the first order. Margin is {margin} of revenue. Each age rests on other cohorts, so a line can fall from one to the next although no customer gave anything back."
        }
        ValuePage::BroughtNoCost => {
            "With marketing spend there is a third line: the margin less what winning the customer has cost."
        }
        ValuePage::TextbookTitle => {
            "Keeping 10 % in place of 5 % of customers each month brings {more} more: a textbook example"
        }
        ValuePage::TextbookCaption => {
            "Revenue by month of a made-up shop: 100 new customers a month, each buys one thing for 10 a month, and 5 % or 10 % of all customers are there again the month after"
        }
        ValuePage::TextbookName => "month",
        ValuePage::TextbookLow => "5 % come back",
        ValuePage::TextbookHigh => "10 % come back",
        ValuePage::TextbookNote => {
            "Round numbers, not this shop’s: they show how keeping customers works. Where there is a forecast, the levers above ask the same of your own customers."
        }
        ValuePage::CostTitle => {
            "A new customer costs {cac} and has brought {ratio} times that, at a margin of {margin}"
        }
        ValuePage::CostTitleNobody => "Nobody is new in this period, so the spend has won nobody",
        ValuePage::CostTitleNone => "What a new customer costs is not known yet",
        ValuePage::CostAbsent => {
            "Type what was spent on marketing in the period above, or drop a file with the columns date, channel and spend beside the orders. Then there are: the cost of a new customer, what a customer has brought for it, and the month in which that is earned back."
        }
        ValuePage::CostSaid => {
            "The number that was typed stands for the whole period, in place of what files say. It is kept while the files are open, never in the address and never stored."
        }
        ValuePage::CostField => "Marketing spend in the period, {currency}",
        ValuePage::CostFieldPlain => "Marketing spend in the period",
        ValuePage::CostNote => {
            "Spend is taken to be in the currency of the figures, and only that of the period above counts. Guests are no customers: what was spent on them makes the cost too high. What customers have brought is their revenue up to the as-of day times the margin, or less the cost of goods where a file has it."
        }
        ValuePage::CostProducts => {
            "Margin is net sales less the cost of goods, order by order: {margin} of the revenue of this period. The costs file has the cost of {share} of the items sold; what has none is reckoned at a margin of {rest}."
        }
        ValuePage::CostProductsAll => {
            "Margin is net sales less the cost of goods, order by order: {margin} of the revenue of this period. The costs file has the cost of all items sold."
        }
        ValuePage::CostProductsNone => {
            "There is a file with product costs, but none of its item numbers is in the orders; so the margin is {rest} of revenue for all orders."
        }
        ValuePage::CostNobody => "Nobody is new in this period.",
        ValuePage::CacLabel => "Cost of a new customer",
        ValuePage::CacTerm => "CAC · M21",
        ValuePage::CacAnswers => "What has winning a new customer cost?",
        ValuePage::CacFormula => "marketing spend of the period ÷ new customers of the period",
        ValuePage::CacNumbers => "{spend} ÷ {customers} new {customers|customer|customers} = {value}",
        ValuePage::CacNot => {
            "Not the same as what an advertising account reports: it counts the orders that it claims for itself."
        }
        ValuePage::RatioLabel => "Brought for each one spent",
        ValuePage::RatioTerm => "LTV:CAC · M21",
        ValuePage::RatioAnswers => "How many times has a new customer brought, in margin, what winning them cost?",
        ValuePage::RatioFormula => "historical LTV of the new customers × margin ÷ cost of a new customer",
        ValuePage::RatioNumbers => "{ltv} × {margin} ÷ {cac} = {value}",
        ValuePage::RatioNot => {
            "Not the same as a forecast: only what these customers have brought up to now counts, so for new ones it is still low."
        }
        ValuePage::PaybackLabel => "Earned back",
        ValuePage::PaybackTerm => "Payback month · M21",
        ValuePage::PaybackAnswers => "After how many months has a new customer earned back what winning them cost?",
        ValuePage::PaybackFormula => {
            "the first month of 30 days by whose end revenue per new customer × margin reaches the cost of a new customer"
        }
        ValuePage::PaybackNumbers => {
            "at a margin of {margin}, over the {known} {known|month|months} for which new customers have been followed"
        }
        ValuePage::PaybackNot => {
            "Not the same as the payback in the simulator, which is forecast; here it is what new customers have done."
        }
        ValuePage::PaybackMonth => "month {month}",
        ValuePage::PaybackBand => "95 % band: month {best} to {worst}",
        ValuePage::PaybackNotYet => "later than is known",
        ValuePage::PaybackNone => {
            "Not within the {known} {known|month|months} for which new customers have been followed, at a margin of {margin}."
        }
        ValuePage::CpaLabel => "Cost of an order",
        ValuePage::CpaTerm => "CPA · M21",
        ValuePage::CpaAnswers => "What has an order cost, whoever placed it?",
        ValuePage::CpaFormula => "marketing spend of the period ÷ orders of the period",
        ValuePage::CpaNumbers => "{spend} ÷ {orders} {orders|order|orders} = {value}",
        ValuePage::CpaNot => "Not the same as the cost of a new customer: orders of customers who come back count too.",
        ValuePage::ChannelCaption => "Spend and new customers by channel, where the first order names it",
        ValuePage::ChannelHead => "Channel",
        ValuePage::ChannelSpend => "Spend",
        ValuePage::ChannelNew => "New customers",
        ValuePage::ChannelCac => "Cost of a new customer",
        ValuePage::ChannelNone => "without a channel",
        ValuePage::SimulatorPayback => {
            "At {cac} for a new customer it is earned back in month {month} (95 % band: {best} to {worst})."
        }
        ValuePage::SimulatorNoPayback => "At {cac} for a new customer it is not earned back within {months} months.",
        ValuePage::SimulatorLater => "later",
        ValuePage::RefusedDear => {
            "There are so many different histories that this model would take longer than all others together."
        }
        ValuePage::SubscribersTitle => {
            "{staying} of {customers} customers still order every {days} days: they are treated as subscribers"
        }
        ValuePage::SubscribersNone => "Models of subscriptions do not suit this file",
        ValuePage::SubscribersFew => "Too few orders follow another one to tell whether they come in a fixed rhythm.",
        ValuePage::SubscribersNoRhythm => {
            "Only {share} of the waits between two orders are near a multiple of {days} days; models of subscriptions need {needed}. Perhaps plans of different lengths stand in one file. The forecast of shops without a rhythm is used."
        }
        ValuePage::SubscribersNote => {
            "Of {gaps} waits between two orders {share} are near a multiple of {days} days. A subscriber who lets a period pass has left; who comes back later counts as another way of buying, which BG/BB allows for."
        }
        ValuePage::RenewalsTitle => {
            "{came} renewals came in {periods} {periods|period|periods}; {foretold} were foretold ({way})"
        }
        ValuePage::RenewalsCaption => "Every way to foretell these renewals, the best first",
        ValuePage::RenewalsChart => {
            "Renewals by the end of each period that was held back, added up: as they came, and as the best way foretold them"
        }
        ValuePage::RenewalsName => "periods after the cut",
        ValuePage::RenewalsNote => {
            "Every way was fitted only to what was known on {cut}. Shifted beta-geometric: Fader and Hardie 2007. BG/BB: Fader, Hardie and Shang 2010."
        }
        ValuePage::RenewalCame => "Came",
        ValuePage::RenewalSbg => "shifted beta-geometric model",
        ValuePage::RenewalBgBb => "BG/BB model",
        ValuePage::RenewalRate => "as many stay as in all periods before",
        ValuePage::StayCaption => "New subscribers who still renew, by the shifted beta-geometric model",
        ValuePage::StayPeriods => "Renewal",
        ValuePage::StayDays => "After",
        ValuePage::StayShare => "Still there",
        ValuePage::TitleRefused => "This file cannot be forecast yet",
        ValuePage::Lead => {
            "A forecast from the file as it stood on {day}, tested first: below is what it would have said of days that are already known. Between {low} and {high}, if customers go on as they have."
        }
        ValuePage::LeadRefused => {
            "What customers have brought so far is below; what they will bring needs more of a history."
        }
        ValuePage::RefusedNobody => "No order has a known customer.",
        ValuePage::RefusedOnce => {
            "All {customers} customers bought on one day only: nothing is known yet about coming back."
        }
        ValuePage::RefusedFew => {
            "{repeaters} {repeaters|customer|customers} bought on a second day; a forecast needs at least {needed}, or it would say more about chance than about the shop."
        }
        ValuePage::RefusedShort => {
            "The orders span {span} days, and customers take {cycle} days from one order to the next: a forecast needs at least two such rounds."
        }
        ValuePage::RefusedFit => {
            "No model fits this file: the search for its parameters did not settle. That happens when customers buy in a fixed rhythm, or when nearly all stay or leave."
        }
        ValuePage::RefusedSpend => {
            "Spend per order varies too much for a mean to exist (Gamma-Gamma, q = {q}); the plain mean of repeat orders is used."
        }
        ValuePage::RefusedProof => {
            "Nothing to test on: of the last {days} days there is no order of a customer known before."
        }
        ValuePage::ProofTitle => {
            "Tested on the last {days} days: {predicted} repeat orders foretold, {actual} came ({error})"
        }
        ValuePage::ProofTitleRule => "Tested on the last {days} days: a plain rule ({rule}) did better than the models",
        ValuePage::ProofCaption => {
            "Orders of customers known on {cut}, added up week by week: what came, and what was foretold with its 95 % band. Days with an order of one customer count once."
        }
        ValuePage::ProofActual => "came",
        ValuePage::ProofForecast => "foretold",
        ValuePage::ProofWeeks => "weeks after {cut}",
        ValuePage::ProofPoint => "week {week}: {orders}",
        ValuePage::WaysCaption => "Every way to foretell these days, the best first",
        ValuePage::WayHead => "Way",
        ValuePage::WayForetold => "Foretold",
        ValuePage::WayBand => "95 % band",
        ValuePage::WayError => "Error of the total",
        ValuePage::WayMae => "Mean error per customer",
        ValuePage::WayRmse => "Root mean squared error",
        ValuePage::WayMbg => "MBG/NBD model",
        ValuePage::WayBg => "BG/NBD model",
        ValuePage::WayPareto => "Pareto/NBD model",
        ValuePage::WayLastDays => "as much as in the days before",
        ValuePage::WayGroups => "as customers with a like history",
        ValuePage::WayNone => "no fit",
        ValuePage::CountCaption => "By orders before: what was foretold and what came, per customer",
        ValuePage::CountHead => "Repeat orders before",
        ValuePage::CountMore => "{count} and more",
        ValuePage::CountCustomers => "Customers",
        ValuePage::CountCame => "Came, each",
        ValuePage::CountForetold => "Foretold, each",
        ValuePage::ProofNote => {
            "The models are fitted only to what was known on {cut}. {customers} customers are foretold; {newcomers} who came later are not. Best is the smallest root mean squared error; of ways within 1 % of it, the smallest error of the total. A plain rule can win, and then it is used."
        }
        ValuePage::BaseTitle => "{orders} repeat orders and {revenue} are expected in the next 365 days",
        ValuePage::BaseCaption => "What today’s customers will bring",
        ValuePage::BaseHead => "Within",
        ValuePage::BaseOrders => "Repeat orders",
        ValuePage::BaseRevenue => "Revenue",
        ValuePage::BaseBand => "95 % band",
        ValuePage::BaseValue => "12 months, discounted at 1 % a month",
        ValuePage::BaseModel => {
            "These sums are those of the {model}, the best of the models: the plain rule that did better above foretells orders, and no certainty. The list of customers below has the rule’s orders."
        }
        ValuePage::BaseNote => {
            "Only customers who are there today; new ones come on top. Months are of 30.4 days. Not the same as historical LTV, which is what they have brought."
        }
        ValuePage::CohortCaption => {
            "By the month of the first order: who is still active, and what they will bring in 12 months"
        }
        ValuePage::CohortHead => "First order",
        ValuePage::CohortActive => "Expected still active",
        ValuePage::CohortRevenue => "Revenue in 12 months",
        ValuePage::TopTitle => "The {count} customers who will bring most",
        ValuePage::TopCaption => "Customers by predicted CLV of 12 months",
        ValuePage::TopAlive => "P(alive)",
        ValuePage::TopShort => "Orders in 90 days",
        ValuePage::TopLong => "Orders in 365 days",
        ValuePage::TopSpend => "Spend in 365 days",
        ValuePage::TopClv => "Predicted CLV",
        ValuePage::TopNote => {
            "P(alive) is the chance that a customer has not left for good. It is never certain, least of all for customers who bought once."
        }
        ValuePage::SimulatorTitle => {
            "A new customer brings {margin} of margin in {months} months: that is what winning one may cost"
        }
        ValuePage::SimulatorTitleChanged => {
            "With these changes a new customer brings {margin} of margin in {months} months, {change} against today"
        }
        ValuePage::SimulatorCaption => "Margin of one new customer to date, month by month, with its 95 % band.",
        ValuePage::SimulatorToday => "as today",
        ValuePage::SimulatorChanged => "with these changes",
        ValuePage::SimulatorName => "months after the first order",
        ValuePage::SimulatorPoint => "month {month}: {money}",
        ValuePage::SimulatorNote => {
            "What a change would be worth, not whether a measure brings it about. Retention up: each month keeps so many more points of the orders of the month before."
        }
        ValuePage::LeverRetention => "Keep more each month",
        ValuePage::LeverPoints => "+{points} points",
        ValuePage::LeverSooner => "Next order sooner",
        ValuePage::LeverDays => "{days} days",
        ValuePage::LeverDiscount => "First discount off",
        ValuePage::LeverValue => "Larger orders",
        ValuePage::LeverPlus => "+{percent}",
        ValuePage::LeverMargin => "Margin",
        ValuePage::LeverMarginRest => "Margin where costs are not known",
        ValuePage::LeverMonths => "Looked at",
        ValuePage::LeverMonthsOption => "{months} months",
        ValuePage::LeverNone => "as today",
        ValuePage::SoFarTitle => "A customer has brought {value} by the rule of thumb",
        ValuePage::SoFarTitleNone => "What customers have brought",
        ValuePage::SoFarCaption => "Customer lifetime value, simple (M5): the product of three factors",
        ValuePage::SoFarHead => "Factor",
        ValuePage::SoFarValue => "Value",
        ValuePage::SoFarAov => "Average order value",
        ValuePage::SoFarOrders => "Orders per customer and year",
        ValuePage::SoFarYears => "Years that a customer stays",
        ValuePage::SoFarClv => "Product: simple CLV",
        ValuePage::SoFarNote => {
            "A rule of thumb. The years are counted from the first order to the last one plus the time after which a customer is lapsed, so far as the files reach: for a young shop it is too low. The forecast above is tested; this is not."
        }
        ValuePage::TenureCaption => "Spend by time since the first order (tenure · M18)",
        ValuePage::TenureHead => "Months since the first order",
        ValuePage::TenureRange => "{from} – {to}",
        ValuePage::TenureCustomers => "Customers followed so long",
        ValuePage::TenureActive => "Per customer who ordered then",
        ValuePage::TenureSurviving => "Per customer who ordered then or later",
        ValuePage::FitsTitle => "The models behind it",
        ValuePage::FitsCaption => "Maximum-likelihood estimates with standard errors, time in weeks",
        ValuePage::FitsHead => "Model",
        ValuePage::FitsParameters => "Parameters",
        ValuePage::FitsLikelihood => "Log-likelihood",
        ValuePage::FitsGammaGamma => "Gamma-Gamma (spend)",
        ValuePage::FitsHeld => {
            "Hardly anyone has left for good within these files, so the rate of leaving cannot be told from them; it is held near a usual value, and the forecast for far months leans on that."
        }
        ValuePage::FitsNote => {
            "MBG/NBD: Batislam et al. 2007. BG/NBD: Fader, Hardie and Lee 2005. Pareto/NBD: Schmittlein et al. 1987. Gamma-Gamma: Fader and Hardie 2013. Spend and number of orders correlate by {correlation}; Gamma-Gamma takes them for independent."
        }
    }
}
