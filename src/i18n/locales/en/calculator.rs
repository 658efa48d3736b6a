//! The retention calculator, in English.

use crate::i18n::CalculatorPage;

/// The text of a message.
pub(super) fn text(message: CalculatorPage) -> &'static str {
    match message {
        CalculatorPage::Title => "{share} of the customers were kept",
        CalculatorPage::TitleNone => "Three counts give a retention rate",
        CalculatorPage::TitleNobody => "Without customers at the start there is no rate",
        CalculatorPage::TitleContradiction => {
            "More new customers than customers at the end: one of the counts is wrong"
        }
        CalculatorPage::Lead => {
            "For a shop without a file at hand. Count the customers at the start and at the end of a period, and how many of those at the end are new."
        }
        CalculatorPage::CountsTitle => "Retention rate by hand (M7)",
        CalculatorPage::Start => "Customers at the start",
        CalculatorPage::End => "Customers at the end",
        CalculatorPage::New => "New ones among them",
        CalculatorPage::Caption => "What the three counts come to (customer retention rate and churn · M7, M8)",
        CalculatorPage::Figure => "Figure",
        CalculatorPage::Formula => "Formula",
        CalculatorPage::Share => "Share",
        CalculatorPage::Rate => "Retention rate",
        CalculatorPage::RateHow => "({end} − {new}) ÷ {start}",
        CalculatorPage::Churn => "Churn rate",
        CalculatorPage::ChurnHow => "lost customers ÷ {start} at the start",
        CalculatorPage::ChurnOfEnd => "Churn over customers at the end",
        CalculatorPage::ChurnOfEndHow => "lost customers ÷ {end} at the end, another way to say it",
        CalculatorPage::Example => {
            "Type whole numbers into the three fields. For example 10,000 at the start, 13,000 at the end, 5,500 of them new: (13,000 − 5,500) ÷ 10,000 = 75%."
        }
        CalculatorPage::StrictNote => {
            "The formula takes customers who had left earlier and came back for kept ones, so it can pass 100%. The strict rate, those of the start who are still there, needs the orders: drop an export to see it on Customers."
        }
        CalculatorPage::NotSent => {
            "What you type stays in this window: it is not saved, not sent, and not in the address."
        }
        CalculatorPage::GrowthTitle => {
            "Keeping {more} of the customers each month in place of {less} sells {gain} more a month after a year"
        }
        CalculatorPage::GrowthSeries => "{share} kept",
        CalculatorPage::GrowthCaption => {
            "Sales a month of a textbook’s shop that wins 100 customers a month, each buying one product of 10 a month"
        }
        CalculatorPage::GrowthName => "month",
        CalculatorPage::GrowthMonth => "Month",
        CalculatorPage::GrowthLess => "Sales",
        CalculatorPage::GrowthMore => "Sales with more kept",
        CalculatorPage::GrowthNote => {
            "An example, not a forecast: with your orders, Value shows what keeping more would do in your shop."
        }
    }
}
