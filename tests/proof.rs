//! The proof on CDNOW: 39 weeks are fitted, 39 predicted, as in the papers.

#[expect(dead_code, reason = "shared with the tests of published numbers")]
mod published;

use holdfast::models::{Forecaster, Kind, Proof, Refusal, Score};
use published::{cdnow, day, near, store};

fn proof() -> Proof {
    // 1997-09-30 is the last day that is looked at.
    let as_of = day("1998-06-30");
    Proof::new(&cdnow(), as_of, as_of.since(day("1997-09-30"))).expect("a proof")
}

fn score(proof: &Proof, by: Forecaster) -> &Score {
    let found = proof.candidates.iter().find(|candidate| candidate.by == by).expect("a candidate");
    found.score.as_ref().expect("a score")
}

#[test]
fn cdnow_holdout_table() {
    let proof = proof();
    assert_eq!((proof.actual, proof.customers, proof.newcomers), (1_882, 2_357, 0));
    for (kind, predicted) in [(Kind::BgNbd, 1_653.0), (Kind::MbgNbd, 1_577.0), (Kind::ParetoNbd, 1_666.0)] {
        let score = score(&proof, Forecaster::Model(kind));
        near(&format!("{kind:?}"), score.total, predicted, 0.6);
        let band = score.band.expect("a model has a band");
        assert!(band.low < score.total && score.total < band.high);
        // The last week's end is the last day.
        near("the weeks", *score.by_week.last().expect("weeks"), score.total, 1e-6);
        assert_eq!(score.week_bands.len(), 39);
    }
    assert_eq!(proof.actual_by_week.len(), 39);
    assert_eq!(proof.actual_by_week.last(), Some(&1_882));
    // In the 39 weeks before, these customers came back 2,457 times; the group means were worked out apart, by a script.
    near("last days repeated", score(&proof, Forecaster::LastDays).total, 2_457.0, 1e-6);
    near("group means", score(&proof, Forecaster::GroupMeans).total, 2_367.345, 0.01);
    // Both naive rules miss the total by twice as much as any model, and each customer too.
    assert_eq!(proof.chosen(), Forecaster::Model(Kind::ParetoNbd));
}

#[test]
fn rows_add_up_to_the_whole() {
    let proof = proof();
    for candidate in &proof.candidates {
        let score = candidate.score.as_ref().expect("a score");
        for rows in [&score.by_count, &score.tenths] {
            assert_eq!(rows.iter().map(|row| row.customers).sum::<u64>(), proof.customers);
            assert_eq!(rows.iter().map(|row| row.actual).sum::<u64>(), proof.actual);
            near("rows", rows.iter().map(|row| row.predicted).sum(), score.total, 1e-6);
        }
        // Tenths rise with the prediction.
        assert!(score.tenths.windows(2).all(|pair| pair[0].predicted <= pair[1].predicted + 1e-9));
    }
}

#[test]
fn what_is_held_back_is_not_seen() {
    let cut = day("1997-09-30");
    let whole = proof();
    // The same customers with a purchase of each on the last day: the predictions must not move.
    let store_rows = published::rows("cdnow_sample.csv.gz");
    let extra = store_rows.iter().map(|row| (&*row[1], day("1998-06-30"), 10_000));
    let purchases = store_rows.iter().map(|row| (&*row[1], day(&row[2]), 10_000)).chain(extra);
    let other = Proof::new(&store(purchases), day("1998-06-30"), day("1998-06-30").since(cut)).expect("a proof");
    assert!(other.actual > whole.actual + 2_000);
    for by in Kind::ALL.map(Forecaster::Model).into_iter().chain([Forecaster::LastDays, Forecaster::GroupMeans]) {
        assert_eq!(score(&whole, by).total.to_bits(), score(&other, by).total.to_bits(), "{by:?}");
    }
}

#[test]
fn too_little_is_said_so() {
    let few =
        store([("a", day("2024-01-01"), 1), ("a", day("2024-02-01"), 1), ("b", day("2024-01-05"), 1)].into_iter());
    let proof = Proof::new(&few, day("2024-02-01"), 10).expect("something came");
    let refused =
        |by| proof.candidates.iter().find(|candidate| candidate.by == by).map(|candidate| candidate.score.clone());
    assert_eq!(refused(Forecaster::Model(Kind::MbgNbd)), Some(Err(Refusal::AllBoughtOnce { customers: 2 })));
    assert!(matches!(proof.chosen(), Forecaster::LastDays | Forecaster::GroupMeans));
    assert_eq!(Proof::new(&few, day("2024-02-01"), 0), Err(Refusal::NothingToProve { holdout_days: 0 }));
    assert_eq!(Proof::new(&few, day("2024-02-01"), 40), Err(Refusal::NothingToProve { holdout_days: 40 }));
}
