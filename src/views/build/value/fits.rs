//! The models behind the forecast.

use crate::analysis::Forecast;
use crate::i18n::{Value, ValuePage};
use crate::models::{Estimates, Forecaster, Kind, Refusal};
use crate::views::answers::SectionView;
use crate::views::build::tell::{NOTHING, Tell};
use crate::views::table::Cell;

use super::Teller;

impl Teller<'_> {
    pub(super) fn fits(&self, forecast: &Forecast) -> SectionView {
        let (words, tell) = (self.words, self.tell);
        let heads = [
            Tell::named(ValuePage::FitsHead),
            Tell::named(ValuePage::FitsParameters),
            Tell::numbers(ValuePage::FitsLikelihood),
        ];
        let parameters = |names: &[&str], estimates: &Estimates| {
            let one = |(name, (value, error)): (&&str, (&f64, &f64))| {
                let [value, error] = [value, error].map(|number| words.format.decimal(*number, 3));
                format!("{name} = {value} (± {error})")
            };
            let pairs = estimates.parameters.iter().zip(&estimates.standard_errors);
            names.iter().zip(pairs).map(one).collect::<Vec<_>>().join(", ")
        };
        let row = |name: String, names: &[&str], fit: &Result<Estimates, Refusal>| match fit {
            Ok(estimates) => {
                vec![
                    Cell::words(name),
                    Cell::words(parameters(names, estimates)),
                    self.tell.decimal(estimates.log_likelihood, 3),
                ]
            }
            Err(refusal) => vec![Cell::words(name), Cell::words(self.refused(*refusal)), Tell::nothing()],
        };
        let mut rows: Vec<Vec<Cell>> = forecast
            .fits
            .iter()
            .map(|fit| {
                let names: &[&str] =
                    if fit.kind == Kind::ParetoNbd { &["r", "α", "s", "β"] } else { &["r", "α", "a", "b"] };
                row(self.way(Forecaster::Model(fit.kind)), names, &fit.estimates)
            })
            .collect();
        rows.push(row(words.text(ValuePage::FitsGammaGamma), &["p", "q", "v"], &forecast.spend));
        let correlation =
            forecast.correlation.map_or_else(|| NOTHING.to_owned(), |of| words.format.decimal(of.coefficient, 2));
        let held = forecast.fits.iter().any(|fit| fit.estimates.is_ok_and(|of| of.leaving_is_held));
        let mut notes = vec![words.say(ValuePage::FitsNote, &[("correlation", Value::Text(&correlation))])];
        if held {
            notes.push(words.text(ValuePage::FitsHeld));
        }
        SectionView {
            key: "fits".to_owned(),
            title: words.text(ValuePage::FitsTitle),
            tables: vec![tell.table(ValuePage::FitsCaption, &heads, rows)],
            notes,
            ..SectionView::default()
        }
    }
}
