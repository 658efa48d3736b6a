//! The Customers page, in English.

use crate::i18n::CustomersPage;

/// The text of a message.
pub(super) fn text(message: CustomersPage) -> &'static str {
    match message {
        CustomersPage::Title => "{share} of customers are lapsed or at risk: {count} people to win back",
        CustomersPage::TitleGood => "{share} of customers are active",
        CustomersPage::TitleNone => "No customer ordered in this period",
        CustomersPage::Lead => {
            "Customers with an order in the period, as they stood on {day}. Active, at risk and lapsed follow from how long customers of this shop wait between orders (Timing page)."
        }
        CustomersPage::RetentionTitle => "Of the customers active {days} days ago, {share} still are",
        CustomersPage::RetentionTitleNone => "How many customers stay: the files do not reach back far enough",
        CustomersPage::RetentionDays => "Over the last",
        CustomersPage::RetentionOption => "{days} days",
        CustomersPage::RetentionCaption => "Customer retention rate (M7) and churn rate (M8), {from} – {to}",
        CustomersPage::RetentionHead => "What",
        CustomersPage::RetentionNumber => "Customers",
        CustomersPage::RetentionShare => "Rate",
        CustomersPage::RetentionStart => "S: active at the start",
        CustomersPage::RetentionEnd => "E: active at the end",
        CustomersPage::RetentionNew => "N: new, and active at the end",
        CustomersPage::RetentionFormula => "(E − N) / S: retention rate by the formula",
        CustomersPage::RetentionStrict => "Of S, still active at the end: strict retention",
        CustomersPage::RetentionLost => "Of S, no longer active: churn",
        CustomersPage::RetentionBack => "Came back after a silence",
        CustomersPage::RetentionNote => {
            "Active means: ordered within the {days} days before. The formula counts come-backs as retained and can pass 100 %; the strict rate follows the same people. Not the same as the share who bought again (Overview)."
        }
        CustomersPage::RetentionIncomplete => {
            "The files do not hold the whole {days} days before the start, so S is too small and the rates are too high."
        }
        CustomersPage::GridTitle => {
            "{count} customers with one order have lapsed; {risk} of those with more are at risk"
        }
        CustomersPage::GridTitleNone => "Where customers stand",
        CustomersPage::GridCaption => {
            "Customers by orders and silence (lifecycle grid · M15), with their revenue so far"
        }
        CustomersPage::GridOrders => "Orders",
        CustomersPage::GridOne => "1",
        CustomersPage::GridTwo => "2",
        CustomersPage::GridMore => "3 and more",
        CustomersPage::GridActive => "Active",
        CustomersPage::GridRisk => "At risk",
        CustomersPage::GridLapsed => "Lapsed",
        CustomersPage::GridAfter => "Lapsed after",
        CustomersPage::GridRevenue => "Revenue",
        CustomersPage::GridNote => {
            "Lapsed: silent for longer than 90 % of those who ever come back. At risk: beyond four fifths of that time. Write to “at risk” before they lapse; expect less from “lapsed”. Choose a group below to see and save its customers."
        }
        CustomersPage::RfmTitle => "{count} customers are champions: {share} of customers, {revenue} of revenue",
        CustomersPage::RfmTitleNone => "Customers by recency, frequency and money",
        CustomersPage::RfmCaption => "Groups by recency, frequency and money of the period (RFM · M16)",
        CustomersPage::RfmGroup => "Group",
        CustomersPage::RfmShare => "Of customers",
        CustomersPage::RfmRevenue => "Revenue",
        CustomersPage::RfmRevenueShare => "Of revenue",
        CustomersPage::RfmAverage => "Per customer",
        CustomersPage::RfmWho => "Who they are",
        CustomersPage::RfmNote => {
            "Each customer gets 1 to 5 for days since the last order (R), orders (F) and revenue (M): 1 + five times the share of customers who are strictly worse, so equal customers have equal scores. The group follows from R and the mean of F and M; the scores stand in the list and in its file."
        }
        CustomersPage::Champions => "Champions",
        CustomersPage::ChampionsWho => "bought lately, often and much",
        CustomersPage::Loyal => "Loyal",
        CustomersPage::LoyalWho => "buy often and much",
        CustomersPage::PotentialLoyalists => "Potential loyalists",
        CustomersPage::PotentialLoyalistsWho => "bought lately, more than once or more than most",
        CustomersPage::New => "New",
        CustomersPage::NewWho => "bought just now, little so far",
        CustomersPage::Promising => "Promising",
        CustomersPage::PromisingWho => "bought lately, little so far",
        CustomersPage::NeedAttention => "Need attention",
        CustomersPage::NeedAttentionWho => "average in everything: a reason to return helps",
        CustomersPage::AboutToSleep => "About to sleep",
        CustomersPage::AboutToSleepWho => "some time ago, little so far",
        CustomersPage::AtRisk => "At risk (RFM)",
        CustomersPage::AtRiskWho => "bought well, long ago",
        CustomersPage::CannotLoseThem => "Cannot lose them",
        CustomersPage::CannotLoseThemWho => "among the best, silent for long",
        CustomersPage::Hibernating => "Hibernating",
        CustomersPage::HibernatingWho => "little, long ago",
        CustomersPage::Lost => "Lost",
        CustomersPage::LostWho => "little, longest ago",
        CustomersPage::MovesTitle => {
            "Within {days} days {lost} {lost|customer|customers} lapsed and {back} lapsed {back|customer|customers} came back"
        }
        CustomersPage::MovesTitleNobody => "Within {days} days nobody lapsed and no lapsed customer came back",
        CustomersPage::MovesTitleNone => "Who moved from one state to another",
        CustomersPage::MovesAbsent => "The files do not reach back {days} days before {day}.",
        CustomersPage::MovesDays => "Compared with",
        CustomersPage::MovesOption => "{days} days before",
        CustomersPage::MovesHead => "{then} → {now}",
        CustomersPage::MovesCaption => "Lifecycle: where customers stood on {then} (rows) and stand on {now} (columns)",
        CustomersPage::MovesRfmCaption => "RFM groups: on {then} (rows) and on {now} (columns)",
        CustomersPage::MovesNote => {
            "Both days by today's thresholds, and the period moved back by as many days. An RFM group compares customers with each other, so one can change group without doing anything. Press a number for its customers."
        }
        CustomersPage::ConcentrationTitle => "The best {percent} % of customers bring {share} of revenue",
        CustomersPage::ConcentrationTitleNone => "How revenue is spread over customers",
        CustomersPage::ConcentrationCaption => {
            "Share of revenue of the smallest customers, from none to all (Lorenz curve · M17). On the diagonal everyone would be alike."
        }
        CustomersPage::ConcentrationSeries => "revenue",
        CustomersPage::ConcentrationName => "% of customers, smallest first",
        CustomersPage::ConcentrationPoint => "the smallest {customers} of customers: {revenue} of revenue",
        CustomersPage::TopCaption => "The largest customers",
        CustomersPage::TopHead => "Top",
        CustomersPage::TopPercent => "{percent} %",
        CustomersPage::Gini => "Gini coefficient {gini}: 0 where all are alike, near 1 where one customer brings all.",
        CustomersPage::ListTitle => "{count} {count|customer|customers}",
        CustomersPage::ListTitleOf => "{count} {count|customer|customers}: {group}",
        CustomersPage::ListNone => "No customer fits.",
        CustomersPage::ListCaption => "Customers. Walk with the arrow keys, Page Up, Page Down, Home and End.",
        CustomersPage::ListGroup => "Who",
        CustomersPage::ListAll => "All customers",
        CustomersPage::ListCell => "{orders} {orders|order|orders}, {state}",
        CustomersPage::ListCellMore => "3 and more orders, {state}",
        CustomersPage::ListSort => "Sorted by",
        CustomersPage::SortRevenue => "revenue",
        CustomersPage::SortOrders => "orders",
        CustomersPage::SortLast => "newest order",
        CustomersPage::SortFirst => "first order",
        CustomersPage::SortKey => "name of the key",
        CustomersPage::SortAlive => "P(alive)",
        CustomersPage::SortExpected => "orders expected in a year",
        CustomersPage::SortValue => "predicted CLV",
        CustomersPage::AliveHead => "P(alive)",
        CustomersPage::ExpectedHead => "Orders expected, 365 days",
        CustomersPage::SpendHead => "Spend expected, 365 days",
        CustomersPage::NextHead => "Next order by, if still a customer",
        CustomersPage::Orders90 => "Orders expected, 90 days",
        CustomersPage::Orders90Least => "Orders, 90 days: at least",
        CustomersPage::Orders90Most => "Orders, 90 days: at most",
        CustomersPage::Orders365Least => "Orders, 365 days: at least",
        CustomersPage::Orders365Most => "Orders, 365 days: at most",
        CustomersPage::Spend90 => "Spend expected, 90 days",
        CustomersPage::Spend90Least => "Spend, 90 days: at least",
        CustomersPage::Spend90Most => "Spend, 90 days: at most",
        CustomersPage::Spend365Least => "Spend, 365 days: at least",
        CustomersPage::Spend365Most => "Spend, 365 days: at most",
        CustomersPage::ValueHead => "Predicted CLV, 12 months",
        CustomersPage::OrdersAll => "All orders of the period",
        CustomersPage::OrdersFirst => "First orders",
        CustomersPage::OrdersLater => "Later orders",
        CustomersPage::OrdersGuests => "Orders without a known customer",
        CustomersPage::OrdersNumber => "Orders that are their customer's number {number}",
        CustomersPage::OrdersBoth => "Orders with both {one} and {other}",
        CustomersPage::OrdersNext => "Orders with {other}, the next after one with {one}",
        CustomersPage::OrdersCohort => "Orders of customers whose first order was {from} – {to}",
        CustomersPage::OrdersBefore => "Orders of customers whose first order was before {day}",
        CustomersPage::OrdersUnknown => "Orders without a known customer, and credit notes before any order",
        CustomersPage::OrdersMonth => "{orders}, {month}",
        CustomersPage::OrdersDays => "{orders}, {from} – {to}",
        CustomersPage::OrdersTitle => "{group}: {orders} {orders|order|orders}, {revenue}",
        CustomersPage::OrdersTitleNotes => {
            "{group}: {orders} {orders|order|orders} and {notes} {notes|credit note|credit notes}, {revenue}"
        }
        CustomersPage::OrdersOnPaper => {
            "On paper: the first {first} of {count} {count|row|rows}. The saved list has all."
        }
        CustomersPage::OrdersNote => {
            "Amounts are in the revenue basis of the figures. A credit note stands with the order number that it follows and lowers the sum; it is no order. Choose “All customers” to go back to customers."
        }
        CustomersPage::OrdersNone => "No order fits.",
        CustomersPage::OrdersCaption => "Orders. Walk with the arrow keys, Page Up, Page Down, Home and End.",
        CustomersPage::ListForetold => {
            "P(alive), expected orders and spend with their 95 % bands, the next order and predicted CLV are the forecast of the Value page, from the as-of day on; the saved list has 90 days too. Half of those who are still customers order by the day of the next order; none is told where P(alive) is under 5 %. After a single order nobody knows whether someone is still a customer: where the model has no doubt, nothing is written."
        }
        CustomersPage::ListNotForetold => {
            "Once the Value page has made its forecast, this list and its file also have P(alive), expected orders and spend with bands, the next order and predicted CLV."
        }
        CustomersPage::SortReversed => "{sort}, the other way round",
        CustomersPage::ListOnPaper => {
            "On paper: the first {first} of {count} {count|customer|customers}. The saved list has everyone."
        }
        CustomersPage::KeyHead => "Customer",
        CustomersPage::OrdersHead => "Orders",
        CustomersPage::RevenueHead => "Revenue",
        CustomersPage::FirstHead => "First order",
        CustomersPage::LastHead => "Last order",
        CustomersPage::SilentHead => "Days since",
        CustomersPage::StateHead => "State",
        CustomersPage::ScoresHead => "R F M",
        CustomersPage::GroupHead => "RFM group",
        CustomersPage::ListNote => {
            "“Save the whole list” has everyone of the chosen group with all columns, for your mailing tool. Orders and revenue are of all time up to the as-of day; scores are of the period."
        }
    }
}
