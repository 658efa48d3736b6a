//! Every measure as one object.

use crate::analysis::{Analysis, CompareAsked, DataAnswer, OverviewAnswer, ReadFile, ValueQuery};
use crate::diagnostics::{Ledger, Warning};
use crate::metrics::{Averages, MonthOfOrders, Occasions, Takings};
use crate::orders::{Basis, Rules, Scope};
use crate::statistics::{SMALL_BELOW, WITHHELD_BELOW};
use crate::units::{Exact, Share};
use crate::views::cohort_report::CohortsReport;
use crate::views::measures::ComparisonsReport;
use crate::views::report::{
    ActivityReport, ConventionsReport, CurrencyReport, ExampleReport, FileReport, FrequencyReport, LedgerReport,
    Measures, MonthReport, OrderValueReport, PlaceholderReport, ReasonReport, RefundDatesReport, RepeatReport, Report,
    ScopeReport, ShareReport, SharedKeyReport, SwitchReport, SwitchesReport, TakingsReport, WarningReport,
};

use super::cohort_report::cohorts;
use super::customers::DEFAULT_RETENTION_DAYS;
use super::filters::{filter_report, groups_named};
use super::findings::finding_report;
use super::forecast_report::forecast;
use super::measures::Reporter;
use super::side_report::side_files;
use super::standing_report::standing;
pub(super) use crate::units::saturated as minor;

/// The report.
pub fn report(
    analysis: &mut Analysis,
    rules: &Rules,
    scope: &Scope,
    query: &ValueQuery,
    asked: CompareAsked,
) -> Report {
    let overview = analysis.overview(rules, scope);
    let data = analysis.data(rules);
    let answer = analysis.measures(rules, scope, &query.economics);
    let value = analysis.value(rules, scope, query);
    let findings = analysis.findings(rules, scope, DEFAULT_RETENTION_DAYS);
    let periods = analysis.compare(rules, scope, CompareAsked::Periods);
    let groups = match asked {
        CompareAsked::Periods => None,
        CompareAsked::Groups(one, other) => {
            let answer = analysis.compare(rules, scope, asked);
            answer.map(|answer| (groups_named(one, other, analysis), answer))
        }
    };
    let context = overview.context;
    let per_major = context.currency.minor_per_major();
    let cohorts = cohorts(analysis, rules, scope, query.economics.margin_percent(), per_major as f64);
    let more = Reporter { answer: &answer, book: analysis.book(), per_major: per_major as f64 };
    let groups = groups.as_ref().map(|(named, answer)| (named.clone(), answer));
    let comparisons = more.comparisons(periods.as_ref(), groups);
    Report {
        holdfast: env!("CARGO_PKG_VERSION"),
        files: analysis.files().iter().map(file).collect(),
        ledger: ledger(analysis.files(), &data.ledger),
        switches: switches(&data),
        warnings: data.warnings.iter().map(|warning| warned(analysis.files(), warning)).collect(),
        shared_keys: data
            .shared
            .iter()
            .map(|key| SharedKeyReport {
                key: key.key.clone(),
                orders: key.orders,
                revenue_minor: minor(key.revenue_minor),
                billing_names: (key.names > 0).then_some(key.names),
            })
            .collect(),
        side_files: side_files(analysis),
        scope: ScopeReport {
            from: context.window.period.from.to_string(),
            to: context.window.period.to.to_string(),
            as_of: context.window.as_of.to_string(),
            currency: context.currency.code().to_owned(),
            minor_per_major: per_major,
            orders: context.orders,
            orders_of_known_customers: context.known_orders,
            revenue_minor: minor(context.revenue_minor),
            revenue_of_known_customers_minor: minor(context.known_revenue_minor),
            filters: scope.filter.parts().map(|part| filter_report(part, analysis)).collect(),
            filtered_out_orders: context.left_out.map(|left_out| left_out.orders),
            filtered_out_revenue_minor: context.left_out.map(|left_out| minor(left_out.revenue_minor)),
        },
        conventions: ConventionsReport {
            occasions: match answer.occasions {
                Occasions::Days => "days",
                Occasions::Orders => "orders",
            },
            activity_days: answer.retention.activity_days,
            cohorts: "month",
            rfm: "quintiles",
            interval: 0.95,
            small_below: [SMALL_BELOW, WITHHELD_BELOW],
        },
        measures: measures(&overview, &findings.later.now.averages, cohorts, &more, comparisons),
        standing: standing(&findings.later, per_major as f64),
        findings: findings.found.iter().map(finding_report).collect(),
        forecast: forecast(&value, per_major as f64),
    }
}

fn file(file: &ReadFile) -> FileReport {
    FileReport {
        name: file.name.clone(),
        format: file.summary().map(|summary| summary.format.code()),
        rows: file.rows,
        refused: file.outcome.as_ref().err().map(|error| error.code()),
        placeholders: file
            .summary()
            .map(|summary| &summary.placeholders[..])
            .unwrap_or_default()
            .iter()
            .map(|&(placeholder, rows)| PlaceholderReport { kind: placeholder.code(), rows })
            .collect(),
    }
}

fn warned(files: &[ReadFile], warning: &Warning) -> WarningReport {
    let name = |file: &u32| files.get(*file as usize).map(|file| file.name.clone());
    let (between, count, of): (&[u32], u64, Option<u64>) = match warning {
        Warning::SameSales { files, shared, of, .. } => (files, *shared, Some(*of)),
        Warning::EqualNumbers { numbers, files } => (files, *numbers, None),
        Warning::CurrencyAssumed { file, orders, .. } => (core::slice::from_ref(file), *orders, None),
        Warning::EqualRows { file, rows } => (core::slice::from_ref(file), *rows, None),
        Warning::LeadingZeros { customers } => (&[], *customers, None),
    };
    WarningReport { warning: warning.code(), files: between.iter().filter_map(name).collect(), count, of }
}

/// An exact sum as a decimal number in text.
pub(super) fn decimal(money: i128) -> String {
    let one = u128::from(Exact::ONE.0.unsigned_abs());
    let (whole, part) = (money.unsigned_abs() / one, money.unsigned_abs() % one);
    let text = format!("{}{whole}.{part:0width$}", if money < 0 { "-" } else { "" }, width = Exact::DECIMALS as usize);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn ledger(files: &[ReadFile], ledger: &Ledger) -> LedgerReport {
    let (rows_set_aside, money_set_aside) = ledger.aside();
    LedgerReport {
        rows_read: ledger.rows_read,
        rows_used: ledger.rows_used,
        rows_set_aside,
        money_read: decimal(ledger.money_read),
        money_used: decimal(ledger.money_used),
        money_set_aside: decimal(money_set_aside),
        balances: ledger.balances(),
        reasons: ledger
            .occurring()
            .map(|(reason, entry)| ReasonReport {
                reason: reason.code(),
                rows: entry.rows,
                money: decimal(entry.money),
                examples: entry
                    .examples
                    .iter()
                    .map(|example| ExampleReport {
                        file: files
                            .get(example.position.file as usize)
                            .map_or_else(String::new, |file| file.name.clone()),
                        row: example.position.record + 1,
                        column: example.column.clone(),
                        cell: example.cell.clone(),
                    })
                    .collect(),
            })
            .collect(),
    }
}

fn switches(data: &DataAnswer) -> SwitchesReport {
    SwitchesReport {
        basis: match data.rules.basis {
            Basis::NetSales => "net_sales",
            Basis::TotalPaid => "total_paid",
            Basis::GrossSales => "gross_sales",
            Basis::GrossMargin => "gross_margin",
        },
        currencies: data
            .currencies
            .iter()
            .map(|facts| CurrencyReport {
                currency: facts.currency.code().to_owned(),
                entries: facts.entries,
                money: decimal(facts.stated),
                rate: facts.rate.map(|rate| rate.to_string()),
                taken: facts.taken,
            })
            .collect(),
        rules: data
            .switches
            .iter()
            .map(|(switch, moved)| SwitchReport {
                name: switch.name(),
                on: data.rules.is_on(*switch),
                moves_orders: moved.orders,
                moves_revenue_minor: minor(moved.revenue_minor),
                moves_customers: moved.customers(),
                bought_again_off: moved.bought_again.and_then(|[off, _]| off.value()),
                bought_again_on: moved.bought_again.and_then(|[_, on]| on.value()),
            })
            .collect(),
        refund_dates: data.switches.iter().find_map(|(_, moved)| moved.refunds).map(|dates| RefundDatesReport {
            refunds: dates.refunded,
            dated: dates.dated,
            moves_minor: minor(dates.moved_minor),
            late_minor: minor(dates.late_minor),
        }),
    }
}

pub(super) fn share(share: Share) -> ShareReport {
    let interval = share.wilson_95();
    ShareReport {
        numerator: share.part,
        denominator: share.whole,
        share: share.value(),
        low: interval.map(|interval| interval.low),
        high: interval.map(|interval| interval.high),
    }
}

fn measures(
    overview: &OverviewAnswer,
    averages: &Averages,
    cohorts: CohortsReport,
    more: &Reporter<'_>,
    comparisons: ComparisonsReport,
) -> Measures {
    let per_customer = averages.orders.mean().and_then(|mean| mean.interval);
    let per_order = averages.order_value.ratio().and_then(|ratio| ratio.interval);
    let per_major = more.per_major;
    let (activity, repeat, value) = (&overview.now.activity, &overview.now.repeat, &overview.now.value);
    let takings = |takings: &Takings| TakingsReport {
        orders: takings.orders,
        revenue_minor: minor(takings.revenue_minor),
        average: takings.average_minor().map(|average| average / per_major),
    };
    Measures {
        M1: ActivityReport {
            orders: activity.orders,
            customers: activity.customers,
            new_customers: activity.new_customers,
            returning_customers: activity.returning_customers(),
            first_orders: activity.first_orders,
            later_orders: activity.later_orders(),
            guest_orders: activity.guest_orders,
            revenue_minor: minor(activity.revenue_minor),
            revenue: activity.revenue_minor as f64 / per_major,
            revenue_first_orders_minor: minor(activity.revenue_first_minor),
            revenue_later_orders_minor: minor(activity.revenue_later_minor()),
            revenue_guests_minor: minor(activity.revenue_guests_minor),
            months: overview.months.iter().map(month).collect(),
        },
        M2: RepeatReport {
            in_period: share(repeat.in_period),
            all_time_flag: share(repeat.all_time_flag),
            to_date: share(repeat.to_date),
        },
        M3: FrequencyReport {
            orders: activity.orders - activity.guest_orders,
            customers: activity.customers,
            orders_per_customer: activity.orders_per_customer(),
            low: per_customer.map(|interval| interval.low),
            high: per_customer.map(|interval| interval.high),
        },
        M4: OrderValueReport {
            all: takings(&value.all),
            first: takings(&value.first),
            later: takings(&value.later),
            by_order_number: value.by_number.iter().map(takings).collect(),
            low: per_order.map(|interval| interval.low / per_major),
            high: per_order.map(|interval| interval.high / per_major),
        },
        M5: more.lifetime_value(),
        M6: more.revenue_mix(),
        M7: more.retention(),
        M8: more.churn(),
        M9: cohorts,
        M10: more.repeat_probability(),
        M11: more.time_to_next(),
        M12: more.ladder(),
        M13: more.gaps(),
        M14: more.lapse(),
        M15: more.lifecycle(),
        moves: more.moves(),
        M16: more.rfm(),
        M17: more.concentration(),
        M18: more.tenure(),
        M19: more.products(),
        M20: more.drivers(),
        M21: more.unit_economics(),
        margin: more.margin(),
        M22: more.loyalty(),
        M23: comparisons,
        M24: more.benchmarks(),
    }
}

fn month(month: &MonthOfOrders) -> MonthReport {
    MonthReport {
        month: month.month.to_string(),
        complete: month.complete,
        orders: month.activity.orders,
        customers: month.activity.customers,
        new_customers: month.activity.new_customers,
        repeat_customers: month.repeat.part,
        revenue_minor: minor(month.activity.revenue_minor),
    }
}
