//! Reading one file in another way to see what that comes to; what has been read stays as it is.

use crate::analysis::Import;
use crate::i18n::Words;
use crate::ingest::{Choices, Decoders, ShopZone};
use crate::protocol::{FileChoices, FileKey};
use crate::views::build;
use crate::views::mapping::TrialView;

use super::choices::choices_of;

/// Bytes that a trial reads at most: enough to see what a choice does, at once.
const BYTES: u64 = 16 << 20;

/// A trial under way.
#[derive(Debug)]
pub(super) struct Trial {
    said: FileChoices,
    choices: Choices,
    import: Import,
    read: u64,
    /// Whether the file under way is the one that is tried.
    wanted: bool,
}

impl Trial {
    #[inline(never)]
    pub(super) fn new(said: FileChoices, decoders: Option<Decoders>, zone: Option<ShopZone>) -> Self {
        let choices = choices_of(&said);
        let import = Import::for_a_trial().with_zone(zone).with_decoders(decoders);
        Self { said, choices, import, read: 0, wanted: false }
    }

    #[inline(never)]
    pub(super) fn begin_file(&mut self, key: FileKey, name: &str, size: u64) {
        self.wanted = key == self.said.file;
        if self.wanted {
            self.read = 0;
            self.import.begin_file_as(key.into(), name, size, &self.choices);
        }
    }

    #[inline(never)]
    pub(super) fn push(&mut self, bytes: &[u8]) -> bool {
        self.read = self.read.saturating_add(bytes.len() as u64);
        self.wanted && self.import.push(bytes) && self.read < BYTES
    }

    /// Asks for no more than what has been read.
    pub(super) fn hurry(&mut self) {
        self.read = BYTES;
    }

    #[inline(never)]
    pub(super) fn end_file(&mut self) -> bool {
        core::mem::take(&mut self.wanted) && self.import.end_file()
    }

    /// What it comes to; nothing where the file is not there any more.
    pub(super) fn finish(self, words: &Words<'_>) -> Option<TrialView> {
        match self.import.finish() {
            Ok(mut analysis) => {
                let found = analysis.consequences();
                Some(build::trial(self.said, Ok((analysis.files().first()?, &found)), words))
            }
            Err(files) => Some(build::trial(self.said, Err(files.first()?), words)),
        }
    }
}
