//! Writing every row that is set aside, with its reason, while the files are read twice more.

use crate::analysis::{Analysis, AsideReader, AsideRow, Import};
use crate::export;
use crate::i18n::{Language, PlainFormat, Words};
use crate::ingest::{Decoders, ShopZone};
use crate::orders::Rules;
use crate::protocol::{FileKey, Request};
use crate::units::Currency;
use crate::views::build;

/// The writing under way.
#[derive(Debug)]
pub(super) struct SetAside {
    rules: Rules,
    language: Language,
    zone: Option<ShopZone>,
    decoders: Option<Decoders>,
    pass: Pass,
    /// What is written and not yet taken.
    out: Vec<u8>,
}

#[derive(Debug)]
enum Pass {
    /// Finding out what becomes of each row.
    Telling(Box<Import>),
    /// Handing on what is not used.
    Writing(Box<AsideReader>),
    /// Nothing can be told any more.
    Over,
}

impl SetAside {
    /// Zone and decoders as in the first reading.
    #[inline(never)]
    pub(super) fn new(rules: Rules, request: &Request, (zone, decoders): (Option<ShopZone>, Option<Decoders>)) -> Self {
        let import = Import::default().with_zone(zone.clone()).with_decoders(decoders).keeping_all();
        let language = Language::from_tag(&request.language);
        let mut out = export::BYTE_ORDER_MARK.to_vec();
        export::write_texts(&mut out, &build::aside_heads(&words(language)));
        Self { rules, language, zone, decoders, pass: Pass::Telling(Box::new(import)), out }
    }

    /// Begins a file, which is read as it was before; what has come since is left out.
    #[inline(never)]
    pub(super) fn begin_file(&mut self, analysis: &Analysis, key: FileKey, name: &str, size: u64) {
        let known = analysis.files().iter().zip(0..).find(|(file, _)| FileKey::from(file.source) == key);
        let Some((file, place)) = known else { return };
        match &mut self.pass {
            Pass::Telling(import) => import.begin_file_again(file, name, size),
            Pass::Writing(reader) if file.outcome.is_ok() => reader.begin_file(place, name, &file.how),
            Pass::Writing(_) | Pass::Over => {}
        }
    }

    #[inline(never)]
    pub(super) fn push(&mut self, analysis: &Analysis, bytes: &[u8]) -> bool {
        let Self { pass, out, language, .. } = self;
        match pass {
            Pass::Telling(import) => import.push(bytes),
            Pass::Writing(reader) => {
                reader.push(bytes, &mut |row| write(out, analysis, row, *language));
                true
            }
            Pass::Over => false,
        }
    }

    #[inline(never)]
    pub(super) fn end_file(&mut self, analysis: &Analysis) {
        let Self { pass, out, language, .. } = self;
        match pass {
            // It is read as it ended before, so not once more.
            Pass::Telling(import) => drop(import.end_file()),
            Pass::Writing(reader) => reader.end_file(&mut |row| write(out, analysis, row, *language)),
            Pass::Over => {}
        }
    }

    /// Goes on to the next pass; says whether the files must be read for it.
    #[inline(never)]
    pub(super) fn next_pass(&mut self) -> bool {
        let over = core::mem::replace(&mut self.pass, Pass::Over);
        if let Pass::Telling(import) = over
            && let Ok(analysis) = import.finish()
        {
            let reader = AsideReader::new(analysis.fates(&self.rules), self.zone.clone(), self.decoders);
            self.pass = Pass::Writing(Box::new(reader));
            return true;
        }
        false
    }

    /// What has been written since this was last asked.
    #[inline(never)]
    pub(super) fn written(&mut self) -> Vec<u8> {
        core::mem::take(&mut self.out)
    }
}

fn write(out: &mut Vec<u8>, analysis: &Analysis, row: AsideRow<'_>, language: Language) {
    export::write_texts(out, &build::aside_row(analysis, &row, &words(language)));
}

/// Words without numbers: in a table for programs these stand plain.
fn words(language: Language) -> Words<'static> {
    Words { language, format: &PlainFormat, currency: Currency::UNKNOWN }
}
