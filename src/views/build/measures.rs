//! The measures M5–M8 and M10–M24 for the report.

use crate::analysis::{CompareAnswer, MarginFacts, MeasuresAnswer};
use crate::metrics::{
    BENCHMARKS, Band, BenchmarkDefinition, BenchmarkKind, CustomerRetention, Driver, DriverGroup, DriverGroupId,
    LapseThreshold, Products, RevenueMix, RfmGroup, SILENCES, Side,
};
use crate::metrics::{Comparison, DriverReport as DriverAnswer};
use crate::orders::OrderBook;
use crate::statistics::{Difference, Estimate, Quantile};
use crate::views::measures::{
    BenchmarkReport, ChannelReport, ChurnReport, ComparisonReport, ComparisonsReport, ConcentrationReport,
    DifferenceReport, DriverGroupReport, DriverReport, EstimateReport, GapsReport, GroupsNamed, GroupsReport,
    HorizonReport, LadderReport, LapseReport, LapseThresholdsReport, LifecycleReport, LifetimeValueReport,
    LoyaltyReport, MarginReport, MixReport, MovesReport, PairReport, ProductReport, ProductsReport, QuantileReport,
    RepeatProbabilityReport, RetentionReport, RevenueMixReport, RfmGroupReport, RfmReport, RungReport, SideReport,
    SurvivalReport, TenureReport, TimeToNextReport, TopReport, UnitEconomicsReport, WeekReport,
};

use super::report::{minor, share};

/// Products whose pairs are reported.
const PAIRED: usize = 10;

/// From answers to the report, with money in major units.
pub(super) struct Reporter<'a> {
    pub answer: &'a MeasuresAnswer,
    pub book: &'a OrderBook,
    pub per_major: f64,
}

pub(super) fn estimate_in(unit: f64) -> impl Fn(Estimate) -> EstimateReport {
    move |estimate| EstimateReport {
        value: estimate.value / unit,
        low: estimate.interval.map(|interval| interval.low / unit),
        high: estimate.interval.map(|interval| interval.high / unit),
    }
}

fn difference_in(unit: f64) -> impl Fn(Difference) -> DifferenceReport {
    move |difference| DifferenceReport {
        value: difference.value / unit,
        low: difference.interval.low / unit,
        high: difference.interval.high / unit,
        p: difference.p,
    }
}

fn quantile(share: f64, quantile: Quantile) -> QuantileReport {
    QuantileReport { share, days: quantile.day, low: quantile.low, high: quantile.high }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn definition(definition: BenchmarkDefinition) -> &'static str {
    match definition {
        BenchmarkDefinition::SecondWithinAYear => "second_order_within_365_days",
        BenchmarkDefinition::ThirdOfSecond => "third_order_of_those_with_a_second",
        BenchmarkDefinition::FourthOfThird => "fourth_order_of_those_with_a_third",
        BenchmarkDefinition::AllTimeRepeat => "two_orders_or_more_of_all_customers",
        BenchmarkDefinition::BlackFridayWithin90 => "black_friday_customers_back_within_90_days",
        BenchmarkDefinition::OthersWithin90 => "other_customers_back_within_90_days",
        BenchmarkDefinition::RetentionRate => "(end - new) / start",
    }
}

pub(super) fn retention_report(retention: &CustomerRetention) -> RetentionReport {
    RetentionReport {
        days: [retention.eve, retention.end].map(|day| day.to_string()),
        activity_days: retention.activity_days,
        start: retention.counts.start,
        end: retention.counts.end,
        new: retention.counts.new,
        come_back: retention.come_back(),
        rate: retention.rate().map(estimate_in(1.0)),
        strict: share(retention.strict()),
        complete: retention.complete,
    }
}

impl Reporter<'_> {
    pub(super) fn lifetime_value(&self) -> LifetimeValueReport {
        let clv = &self.answer.lifetime_value;
        LifetimeValueReport {
            customers: clv.orders.count,
            order_value: clv.order_value.ratio().map(estimate_in(self.per_major)),
            orders_a_year: clv.orders_a_year(),
            stay_years: clv.stay_years().map(estimate_in(1.0)),
            value: clv.value_minor().map(|value| value / self.per_major),
            lapsed_after_days: self.answer.lapse.days(),
        }
    }

    pub(super) fn revenue_mix(&self) -> RevenueMixReport {
        let mix = |month: Option<String>, complete: bool, mix: &RevenueMix| MixReport {
            month,
            complete,
            orders: share(mix.orders),
            revenue_existing_minor: minor(mix.revenue.above),
            revenue_known_minor: minor(mix.revenue.below),
            revenue_share: mix.revenue_share().map(estimate_in(1.0)),
        };
        let mixes = &self.answer.revenue_mix;
        RevenueMixReport {
            period: mix(None, true, &mixes.period),
            months: mixes
                .months
                .iter()
                .map(|month| mix(Some(month.month.to_string()), month.complete, &month.mix))
                .collect(),
        }
    }

    pub(super) fn retention(&self) -> RetentionReport {
        retention_report(&self.answer.retention)
    }

    pub(super) fn churn(&self) -> ChurnReport {
        let churn = &self.answer.churn;
        ChurnReport {
            of_start: churn.of_start.map(estimate_in(1.0)),
            strict: share(churn.strict),
            of_end: churn.of_end,
        }
    }

    pub(super) fn repeat_probability(&self) -> Vec<RepeatProbabilityReport> {
        let horizon = |by: &crate::metrics::ByHorizon| HorizonReport {
            days: by.days,
            complete: share(by.complete),
            kaplan_meier: by.kaplan_meier.map(estimate_in(1.0)),
        };
        let step = |step: &crate::metrics::RepeatProbability| RepeatProbabilityReport {
            after_order: step.after_order,
            customers: step.customers,
            by: step.by.iter().map(horizon).collect(),
        };
        self.answer.repeat_probability.iter().map(step).collect()
    }

    pub(super) fn time_to_next(&self) -> Vec<TimeToNextReport> {
        let step = |step: &crate::metrics::TimeToNextOrder| TimeToNextReport {
            after_order: step.after_order,
            came_back: share(step.came_back),
            followed_days: step.followed_days,
            quantiles: step.quantiles.iter().map(|(share, found)| quantile(*share, *found)).collect(),
            peak_days: step.peak.and_then(|at| step.weeks.get(at)).map(|week| [week.from_day, week.to_day]),
            weeks: step
                .weeks
                .iter()
                .map(|week| WeekReport { days: [week.from_day, week.to_day], rate: share(week.rate) })
                .collect(),
            survival: step
                .survival
                .points
                .iter()
                .map(|point| SurvivalReport {
                    day: point.day,
                    at_risk: point.at_risk,
                    events: point.events,
                    survival: point.survival,
                    low: point.interval.map(|interval| interval.low),
                    high: point.interval.map(|interval| interval.high),
                })
                .collect(),
        };
        self.answer.time_to_next.iter().map(step).collect()
    }

    pub(super) fn ladder(&self) -> LadderReport {
        let rung = |rung: &crate::metrics::Rung| RungReport {
            number: rung.number,
            conversion: share(rung.conversion),
            within_a_year: rung.within_a_year.map(estimate_in(1.0)),
            short_followed: rung.short_followed,
            orders: rung.orders,
            average: rung.average_minor.map(estimate_in(self.per_major)),
            median_gap_days: rung.median_gap_days,
        };
        let ladder = &self.answer.ladder;
        LadderReport { rungs: ladder.rungs.iter().map(rung).collect(), weakest: ladder.weakest }
    }

    pub(super) fn gaps(&self) -> GapsReport {
        let gaps = &self.answer.gaps;
        let quantiles = gaps.quantiles.iter();
        GapsReport {
            count: gaps.count,
            mean: gaps.mean.map(estimate_in(1.0)),
            quantiles: quantiles.map(|&(share, days)| QuantileReport { share, days, low: None, high: None }).collect(),
            by_days: gaps.by_days.clone(),
        }
    }

    pub(super) fn lapse(&self) -> LapseThresholdsReport {
        let report = |threshold: LapseThreshold| LapseReport {
            repeats: threshold.repeats,
            plateau: threshold.plateau,
            days: [quantile(0.8, threshold.at_80), quantile(0.9, threshold.at_90), quantile(0.95, threshold.at_95)],
        };
        let lapse = &self.answer.lapse;
        LapseThresholdsReport {
            by_orders: lapse.by_orders.map(|threshold| threshold.map(report)),
            pooled: lapse.pooled.map(report),
            lapsed_after_days: lapse.days(),
        }
    }

    pub(super) fn lifecycle(&self) -> Vec<LifecycleReport> {
        let rows = ["1", "2", "3+"].into_iter().zip(&self.answer.lifecycle.cells);
        rows.flat_map(|(orders, row)| {
            SILENCES.into_iter().zip(row).map(move |(silence, cell)| LifecycleReport {
                orders,
                silence: silence.name(),
                customers: cell.customers,
                revenue_minor: minor(cell.revenue_minor),
            })
        })
        .collect()
    }

    pub(super) fn moves(&self) -> Option<MovesReport> {
        let moves = self.answer.moves.as_ref()?;
        Some(MovesReport {
            days: moves.days,
            then: moves.then.as_of.to_string(),
            lifecycle: moves.lifecycle.moves.iter().map(|row| row.to_vec()).collect(),
            rfm: moves.rfm.iter().map(|row| row.to_vec()).collect(),
        })
    }

    pub(super) fn rfm(&self) -> RfmReport {
        let rfm = &self.answer.rfm;
        let group = |(group, sum): (RfmGroup, &crate::metrics::RfmSum)| RfmGroupReport {
            group: group.name(),
            customers: sum.customers,
            orders: sum.orders,
            revenue_minor: minor(sum.revenue_minor),
        };
        RfmReport {
            scoring: "quintiles",
            groups: RfmGroup::ALL.into_iter().zip(&rfm.groups).map(group).collect(),
            grid: rfm.grid.map(|row| row.map(|cell| cell.customers)),
        }
    }

    pub(super) fn concentration(&self) -> ConcentrationReport {
        let concentration = &self.answer.concentration;
        let top = |top: &crate::metrics::Top| TopReport {
            percent: top.percent,
            customers: top.customers.part,
            revenue_minor: minor(top.revenue_minor),
            share: top.share,
            low: top.interval.map(|interval| interval.low),
            high: top.interval.map(|interval| interval.high),
        };
        ConcentrationReport {
            customers: concentration.customers,
            top: concentration.top.iter().map(top).collect(),
            gini: concentration.gini,
            lorenz: concentration.lorenz.clone(),
        }
    }

    pub(super) fn tenure(&self) -> Vec<TenureReport> {
        let bin = |(bin, at): (&crate::metrics::TenureBin, usize)| TenureReport {
            months: [at * 6 + 1, at * 6 + 6],
            customers: bin.customers,
            active: bin.active.below as u64,
            per_active: bin.per_active_minor().map(estimate_in(self.per_major)),
            surviving: bin.surviving.below as u64,
            per_surviving: bin.per_surviving_minor().map(estimate_in(self.per_major)),
        };
        self.answer.tenure.iter().zip(0..).map(bin).collect()
    }

    pub(super) fn products(&self) -> ProductsReport {
        let found = &self.answer.products;
        let name = |at: usize| text(self.book.catalogue().product(found.products[at].product));
        let product = |(facts, at): (&crate::metrics::ProductFacts, usize)| {
            let again = facts.replenishment.survival();
            ProductReport {
                product: name(at),
                orders: facts.orders,
                first_customers: facts.first_customers,
                first_repeat: facts.first_repeat.map(share).to_vec(),
                first_median_days: facts.first_waits.survival().quantile(0.5).day,
                first_ltv: facts
                    .first_ltv_minor
                    .iter()
                    .map(|moments| moments.mean().map(estimate_in(self.per_major)))
                    .collect(),
                bought_again: share(crate::units::Share::new(
                    facts.replenishment.events(),
                    facts.replenishment.followed(),
                )),
                replenishment_days: again.quantile(0.5).day,
            }
        };
        let paired = found.products.len().min(PAIRED);
        let pairs = |report: &dyn Fn(&Products, usize, usize) -> PairReport| {
            let all = (0..paired).flat_map(|a| (0..paired).map(move |b| (a, b)));
            let pairs = all.map(|(a, b)| report(found, a, b));
            pairs.filter(|pair: &PairReport| pair.share.numerator > 0).collect()
        };
        ProductsReport {
            orders: found.orders,
            products: found.products.iter().zip(0..).map(product).collect(),
            next: pairs(&|found, a, b| PairReport {
                of: name(a),
                with: name(b),
                share: share(found.next_share(a, b)),
                lift: found.next_lift(a, b),
            }),
            baskets: pairs(&|found, a, b| PairReport {
                of: name(a),
                with: name(b),
                share: share(found.confidence(a, b)),
                lift: found.basket_lift(a, b),
            }),
        }
    }

    pub(super) fn drivers(&self) -> Vec<DriverReport> {
        let report = |report: &DriverAnswer| DriverReport {
            driver: report.driver.name(),
            groups: report.groups.iter().map(|group| self.driver_group(report.driver, group)).collect(),
        };
        self.answer.drivers.iter().map(report).collect()
    }

    fn driver_group(&self, driver: Driver, group: &DriverGroup) -> DriverGroupReport {
        let name = match group.id {
            DriverGroupId::Band(Band::Whether(yes)) => Some(if yes { "yes" } else { "no" }.to_owned()),
            DriverGroupId::Band(Band::Range(from, Some(to))) if from == to => Some(from.to_string()),
            DriverGroupId::Band(Band::Range(from, Some(to))) => Some(format!("{from}-{to}")),
            DriverGroupId::Band(Band::Range(from, None)) => Some(format!("{from}-")),
            DriverGroupId::Band(Band::Weekday(day)) => Some((day + 1).to_string()),
            DriverGroupId::Band(Band::Season(month)) => Some(month.to_string()),
            DriverGroupId::Text(number) => driver.facet().map(|facet| text(self.book.catalogue().text(facet, number))),
            DriverGroupId::OtherTexts => Some("other".to_owned()),
            DriverGroupId::NotSaid => None,
        };
        DriverGroupReport {
            group: name,
            customers: share(group.customers),
            repeat_90: share(group.repeat[2]),
            repeat_90_difference: group.repeat_difference[2].map(difference_in(1.0)),
            ltv_365: group.ltv_minor[2].mean().map(estimate_in(self.per_major)),
            ltv_365_difference: group.ltv_difference_minor[2].map(difference_in(self.per_major)),
            log_rank_p: group.log_rank.map(|test| test.p),
            adjusted_p: group.adjusted_p,
        }
    }

    pub(super) fn unit_economics(&self) -> Option<UnitEconomicsReport> {
        let found = self.answer.unit_economics.as_ref()?;
        let major = |minor: f64| minor / self.per_major;
        Some(UnitEconomicsReport {
            spend_minor: minor(found.spend_minor),
            spend_by: if found.is_said { "said" } else { "files" },
            new_customers: found.new_customers,
            cac: found.cac_minor().map(major),
            cpa: found.cpa_minor().map(major),
            ltv: found.ltv_minor.mean().map(estimate_in(self.per_major)),
            margin: found.margin_share(),
            margin_per_customer: found.margin_minor().map(estimate_in(self.per_major)),
            ltv_to_cac: found.ltv_to_cac().map(estimate_in(1.0)),
            payback_month: found.payback_month(),
            payback_band: found.payback_band(),
            channels: found
                .channels
                .iter()
                .map(|channel| ChannelReport {
                    channel: channel.channel.clone(),
                    spend_minor: minor(channel.spend_minor),
                    new_customers: channel.new_customers,
                    cac: channel.cac_minor().map(major),
                })
                .collect(),
        })
    }

    pub(super) fn margin(&self) -> MarginReport {
        let facts = self.answer.margin;
        let MarginFacts { percent, by_costs } = facts;
        let whole = |thousandths: u64| thousandths as f64 / 1000.0;
        MarginReport {
            source: match (self.book.catalogue().has_goods(), percent) {
                (true, _) => "costs_file",
                (false, Some(_)) => "percentage",
                (false, None) => "none",
            },
            percentage: facts.rest(),
            items_sold: by_costs.map(|found| whole(found.items)),
            items_with_cost: by_costs.map(|found| whole(found.known)),
            coverage: by_costs.and_then(|found| found.coverage()),
            margin_minor: by_costs.map(|found| minor(found.margin_minor)),
            share: by_costs.and_then(|found| found.share()),
        }
    }

    fn side(&self, side: &Side) -> SideReport {
        SideReport {
            repeat: share(side.repeat),
            order_value: side.order_value.ratio().map(estimate_in(self.per_major)),
            per_customer: side.per_customer.mean().map(estimate_in(self.per_major)),
            orders_per_customer: side.orders.mean().map(estimate_in(1.0)),
            repeat_90: share(side.second.complete[2]),
            retention: share(side.retention.strict()),
        }
    }

    fn compared(&self, one: &Side, other: &Side, comparison: &Comparison) -> ComparisonReport {
        let (of_one, of_money) = (difference_in(1.0), difference_in(self.per_major));
        ComparisonReport {
            one: self.side(one),
            other: self.side(other),
            repeat: comparison.repeat.map(&of_one),
            order_value: comparison.order_value_minor.map(&of_money),
            per_customer: comparison.per_customer_minor.map(&of_money),
            orders_per_customer: comparison.orders.map(&of_one),
            repeat_90: comparison.repeat_by[2].map(&of_one),
            retention: comparison.retention.map(&of_one),
            log_rank_p: comparison.log_rank.map(|test| test.p),
        }
    }

    pub(super) fn loyalty(&self) -> Option<LoyaltyReport> {
        let found = self.answer.loyalty.as_ref()?;
        Some(LoyaltyReport {
            redemption_rate: found.redemption_rate(),
            members: [found.members, found.members_with_orders],
            members_against_others: self.compared(&found.of_members, &found.of_others, &found.difference),
        })
    }

    /// M23: the periods, and the groups where any are asked for.
    pub(super) fn comparisons(
        &self,
        periods: Option<&CompareAnswer>,
        groups: Option<(GroupsNamed, &CompareAnswer)>,
    ) -> ComparisonsReport {
        let compared = |answer: &CompareAnswer| self.compared(&answer.sides[0], &answer.sides[1], &answer.comparison);
        ComparisonsReport {
            periods: periods.map(compared),
            groups: groups.map(|(named, answer)| GroupsReport { named, comparison: compared(answer) }),
        }
    }

    pub(super) fn benchmarks(&self) -> Vec<BenchmarkReport> {
        let own = &self.answer.own_figures;
        let report = |benchmark: &crate::metrics::Benchmark| BenchmarkReport {
            code: benchmark.code,
            source: benchmark.source,
            year: benchmark.year,
            sample: [benchmark.shops.map(u64::from), benchmark.customers],
            trade: benchmark.trade,
            definition: definition(benchmark.definition),
            kind: match benchmark.kind {
                BenchmarkKind::Measured => "measured",
                BenchmarkKind::Opinion => "opinion",
            },
            share: benchmark.share,
            own: own.value(benchmark.definition),
            own_counts: own.counts(benchmark.definition).map(share),
        };
        BENCHMARKS.iter().map(report).collect()
    }
}
