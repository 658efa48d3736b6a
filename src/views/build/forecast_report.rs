//! The forecast for the report.

use crate::analysis::{Forecast, Foretelling, Moving};
use crate::models::{Banded, Estimates, Forecaster, HORIZONS, Kind, Proof, Refusal, Row, Score};
use crate::views::forecast_report::{
    BandReport, CohortForecastReport, ForecastReport, ModelReport, ProofReport, WayReport, WithinReport,
};

/// The report of a forecast that has been made.
pub(super) fn forecast(foretelling: &Foretelling, moving: &Moving, per_major: f64) -> ForecastReport {
    let mut report = ForecastReport {
        refused: None,
        chosen: None,
        model: None,
        models: Vec::new(),
        spend: None,
        spend_correlation: None,
        proof: None,
        orders: Vec::new(),
        revenue: Vec::new(),
        value: None,
        months: Vec::new(),
        cohorts: Vec::new(),
        new_customer: None,
    };
    let forecast: &Forecast = match foretelling {
        Foretelling::Ready(foretold) => &foretold.forecast,
        Foretelling::Refused(why) => {
            report.refused = Some(refusal(*why));
            return report;
        }
        Foretelling::UnderWay(_) | Foretelling::Stopped => {
            report.refused = Some("stopped");
            return report;
        }
    };
    let major = |banded: &Banded| band(banded, per_major);
    report.chosen = Some(way(forecast.chosen));
    report.model = Some(way(Forecaster::Model(forecast.model)));
    let fits = forecast.fits.iter();
    report.models =
        fits.map(|fit| model(way(Forecaster::Model(fit.kind)), &fit.kind.symbols(), fit.estimates)).collect();
    report.spend = Some(model("gamma_gamma", &["p", "q", "v"], forecast.spend));
    report.spend_correlation = forecast.correlation.map(|correlation| correlation.coefficient);
    report.proof = forecast.proof.as_ref().ok().map(proof);
    report.orders = within(&forecast.orders, 1.0);
    report.revenue = within(&forecast.revenue_minor, per_major);
    report.value = Some(major(&forecast.value_minor));
    report.months = forecast.months_minor.iter().map(major).collect();
    report.cohorts = forecast
        .cohorts
        .iter()
        .map(|cohort| CohortForecastReport {
            month: cohort.cohort.to_string(),
            customers: cohort.customers,
            active: cohort.active,
            revenue: cohort.revenue_minor.iter().map(|month| month.expected).sum::<f64>() / per_major,
        })
        .collect();
    let outcome = moving.simulated.as_ref().map(|simulated| &simulated.today);
    report.new_customer = outcome.and_then(|outcome| outcome.months.get(12)).map(|month| major(&month.revenue_minor));
    report
}

fn band(banded: &Banded, per: f64) -> BandReport {
    BandReport { expected: banded.expected / per, low: banded.band.low / per, high: banded.band.high / per }
}

fn within(banded: &[Banded; 2], per: f64) -> Vec<WithinReport> {
    let one = |(days, banded): (&i32, &Banded)| {
        let BandReport { expected, low, high } = band(banded, per);
        WithinReport { days: *days, expected, low, high }
    };
    HORIZONS.iter().zip(banded).map(one).collect()
}

fn model(name: &'static str, symbols: &[&'static str], fit: Result<Estimates, Refusal>) -> ModelReport {
    let found = fit.ok();
    let named = |estimates: Estimates| {
        let pairs = estimates.parameters.into_iter().zip(estimates.standard_errors);
        symbols.iter().zip(pairs).map(|(symbol, (value, error))| (*symbol, value, error)).collect()
    };
    ModelReport {
        model: name,
        refused: fit.err().map(refusal),
        parameters: found.map(named).unwrap_or_default(),
        log_likelihood: found.map(|estimates| estimates.log_likelihood),
        leaving_is_held: found.map(|estimates| estimates.leaving_is_held),
    }
}

fn proof(proof: &Proof) -> ProofReport {
    let rows = |rows: &[Row]| rows.iter().map(|row| (row.customers, row.actual, row.predicted)).collect();
    let ways = proof.candidates.iter().map(|candidate| {
        let score = candidate.score.as_ref();
        let of = |figure: fn(&Score) -> f64| score.ok().map(figure);
        WayReport {
            way: way(candidate.by),
            refused: score.err().map(|why| refusal(*why)),
            predicted: of(|score| score.total),
            band: score.ok().and_then(|score| score.band).map(|band| [band.low, band.high]),
            error: score.ok().and_then(|score| score.total_error),
            mean_absolute_error: of(|score| score.mean_absolute_error),
            root_mean_squared_error: of(|score| score.root_mean_squared_error),
            by_count: score.map(|score| rows(&score.by_count)).unwrap_or_default(),
            tenths: score.map(|score| rows(&score.tenths)).unwrap_or_default(),
            by_week: score.map(|score| score.by_week.clone()).unwrap_or_default(),
        }
    });
    ProofReport {
        cut: proof.cut.to_string(),
        until: proof.until.to_string(),
        customers: proof.customers,
        newcomers: proof.newcomers,
        actual: proof.actual,
        ways: ways.collect(),
    }
}

fn way(by: Forecaster) -> &'static str {
    match by {
        Forecaster::Model(Kind::MbgNbd) => "mbg_nbd",
        Forecaster::Model(Kind::BgNbd) => "bg_nbd",
        Forecaster::Model(Kind::ParetoNbd) => "pareto_nbd",
        Forecaster::LastDays => "last_days",
        Forecaster::GroupMeans => "group_means",
    }
}

fn refusal(why: Refusal) -> &'static str {
    match why {
        Refusal::NoCustomers => "no_customers",
        Refusal::AllBoughtOnce { .. } => "all_bought_once",
        Refusal::FewRepeaters { .. } => "few_repeaters",
        Refusal::ShortHistory { .. } => "short_history",
        Refusal::NoConvergence { .. } => "no_convergence",
        Refusal::TooDear => "too_dear",
        Refusal::NoMeanSpend { .. } => "no_mean_spend",
        Refusal::NothingToProve { .. } => "nothing_to_prove",
    }
}
