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
            "The models are fitted only to what was known on {cut}. {customers} customers are foretold; {newcomers} who came later are not. Best is the smallest error per customer; a plain rule can win, and then it is used."
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
