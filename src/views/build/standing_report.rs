//! Where customers stand, for the report.

use crate::analysis::LaterAnswer;
use crate::metrics::{MonthOfStanding, RetentionCounts};
use crate::views::standing_report::{StandingMonthReport, StandingReport, ToDateReport};

use super::measures::{estimate_in, retention_report};
use super::report::{minor, share};

pub(super) fn standing(answer: &LaterAnswer, per_major: f64) -> StandingReport {
    let to_date = &answer.now.standing.to_date;
    let month = |month: &MonthOfStanding| StandingMonthReport {
        month: month.month.to_string(),
        complete: month.complete,
        customers: month.lapsed.whole,
        lapsed: month.lapsed.part,
        revenue_minor: minor(month.revenue_minor),
        retention: month.retention.and_then(RetentionCounts::rate),
    };
    StandingReport {
        retention_days: answer.retention_days,
        retention: retention_report(&answer.now.retention),
        historical_ltv: ToDateReport {
            customers: to_date.count,
            revenue_minor: minor(to_date.sum),
            per_customer: to_date.mean().map(estimate_in(per_major)),
        },
        lapsed: share(answer.now.standing.lapsed),
        months: answer.months.iter().map(month).collect(),
    }
}
