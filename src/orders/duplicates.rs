//! The files one after the other, and which draft of the present one a row belongs to.
//!
//! While a file is read, its drafts hold its own rows only, so that it can be forgotten; rows that add up and stand in an earlier file already are
//! left out one by one ([`Repeats`](super::repeats::Repeats)). What drafts of several files say of one order is settled when the book is sealed.

use crate::diagnostics::Warning;
use crate::ingest::{LineKind, Marks, OrderLine};
use crate::units::{Day, Exact};

use super::acquaintances::zero_twins;
use super::builder::{Draft, NONE, OrderBookBuilder};
use super::keys::KeyTable;

/// What is known of a file's rows as a whole.
#[derive(Debug, Clone, Copy)]
pub(super) struct FileFacts {
    /// The newest day of its rows.
    pub newest: Day,
    /// The platform, within which numbers of orders are compared.
    pub platform: u16,
    /// The kind of export it is, whose sales are compared with those of the other kinds.
    pub source: u32,
    /// Whether a row of it is in one of several currencies that share a sign.
    pub shared_sign: bool,
}

impl FileFacts {
    const UNKNOWN: Self = Self { newest: Day(i32::MIN), platform: 0, source: 0, shared_sign: false };
}

/// The files, and what must be settled between them.
#[derive(Debug, Default)]
pub(super) struct Files {
    facts: Vec<FileFacts>,
    /// The file whose rows come, and what stood before it.
    present: Option<u32>,
    first_draft: u32,
    keys_before: u32,
    contested_before: usize,
    /// Numbers of order keys that several drafts claim.
    pub(super) contested: Vec<u32>,
    /// Drafts of earlier files that the present file's stand in front of: key, slot, draft.
    covered: Vec<(u32, usize, u32)>,
    /// Drafts of the present file whose number another order of the file has, by number and customer or day.
    strays: KeyTable,
    stray_drafts: Vec<u32>,
    /// Rows that a draft would have too, had an earlier file not said them: the draft, their count, what they pay back.
    pub(super) again: Vec<(u32, u32, Exact)>,
}

impl Files {
    /// What is known of a file.
    pub(super) fn facts(&self, file: u32) -> FileFacts {
        self.facts.get(file as usize).copied().unwrap_or(FileFacts::UNKNOWN)
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.facts.len()
    }

    /// Whether the rows of a file have begun to come.
    pub(super) fn is_present(&self, file: u32) -> bool {
        self.present == Some(file)
    }

    /// Begins a file.
    pub(super) fn begin(&mut self, file: u32, drafts: usize, keys: usize) {
        self.facts.resize(self.facts.len().max(file as usize + 1), FileFacts::UNKNOWN);
        self.facts[file as usize] = FileFacts::UNKNOWN;
        self.present = Some(file);
        self.first_draft = drafts as u32;
        self.keys_before = keys as u32;
        self.contested_before = self.contested.len();
        self.covered.clear();
        self.strays = KeyTable::default();
        self.stray_drafts.clear();
    }

    /// Takes note of a row of the present file.
    pub(super) fn see(&mut self, day: Option<Day>, marks: &Marks) {
        if let Some(facts) = self.present.and_then(|file| self.facts.get_mut(file as usize)) {
            facts.newest = day.map_or(facts.newest, |day| facts.newest.max(day));
            (facts.platform, facts.source) = (marks.platform, marks.source);
            facts.shared_sign |= marks.shared_sign;
        }
    }

    /// Takes back days of a file after one, which were mistyped.
    pub(super) fn end_at(&mut self, file: u32, newest: Day) {
        if let Some(facts) = self.facts.get_mut(file as usize) {
            facts.newest = facts.newest.min(newest);
        }
    }

    /// Whether the key has first been met in the present file.
    pub(super) fn is_new_key(&self, key: u32) -> bool {
        key >= self.keys_before
    }

    /// Forgets the present file; gives the first of its drafts, and the drafts that stand in front again.
    pub(super) fn forget(&mut self) -> (u32, Vec<(u32, usize, u32)>) {
        self.present = None;
        self.contested.truncate(self.contested_before);
        self.again.retain(|(draft, _, _)| *draft < self.first_draft);
        (self.first_draft, core::mem::take(&mut self.covered))
    }

    fn stray_key(key: u32, slot: usize, customer: u32, day: i32) -> [u8; 13] {
        let mut bytes = [slot as u8; 13];
        bytes[..4].copy_from_slice(&key.to_le_bytes());
        bytes[4..8].copy_from_slice(&customer.to_le_bytes());
        bytes[8..12].copy_from_slice(&if customer == NONE { day } else { 0 }.to_le_bytes());
        bytes
    }

    fn stray(&self, key: u32, slot: usize, customer: u32, day: i32) -> Option<usize> {
        [day, day - 1, day + 1].into_iter().find_map(|day| {
            let number = self.strays.find(&Self::stray_key(key, slot, customer, day))?;
            self.stray_drafts.get(number as usize).map(|&draft| draft as usize)
        })
    }
}

impl Draft {
    /// Whether a row of this customer and day may belong to it.
    fn takes(&self, customer: u32, day: Option<Day>) -> bool {
        if self.customer != NONE && customer != NONE {
            return self.customer == customer;
        }
        match (self.day, day) {
            (Some(mine), Some(day)) => mine.since(day).abs() <= 1,
            _ => true,
        }
    }
}

impl OrderBookBuilder {
    /// The draft of the present file that a row belongs to; a new one where there is none.
    pub(super) fn draft_of(&mut self, key: u32, line: &OrderLine<'_>, customer: u32) -> usize {
        if key == NONE {
            return self.new_draft(line, NONE);
        }
        let slot = usize::from(line.kind == LineKind::Credit);
        let front = self.by_key[key as usize][slot];
        let is_present = front != NONE && front >= self.files.first_draft;
        let day = line.day.map_or(0, |day| day.0);
        if is_present {
            let draft = &self.drafts[front as usize];
            let takes = match line.kind {
                LineKind::Continuation => true,
                LineKind::Order => draft.day.is_none(),
                LineKind::Item | LineKind::Credit => draft.takes(customer, line.day),
            };
            if takes {
                return front as usize;
            }
            if line.kind != LineKind::Order
                && let Some(at) = self.files.stray(key, slot, customer, day)
            {
                return at;
            }
        }
        let at = self.new_draft(line, key);
        if front != NONE {
            self.files.contested.push(key);
        }
        if is_present && line.kind != LineKind::Order {
            let stray = self.files.strays.number(&Files::stray_key(key, slot, customer, day));
            debug_assert_eq!(stray as usize, self.files.stray_drafts.len(), "a stray is new");
            self.files.stray_drafts.push(at as u32);
            return at;
        }
        if front != NONE && !is_present {
            self.files.covered.push((key, slot, front));
        }
        self.by_key[key as usize][slot] = at as u32;
        at
    }

    /// Counts a row that an earlier file has said already with the draft it would belong to.
    pub(super) fn said_again(&mut self, at: usize, refunded: Exact) {
        match self.files.again.last_mut() {
            Some((draft, rows, sum)) if *draft as usize == at => {
                *rows += 1;
                *sum = sum.plus(refunded);
            }
            _ => self.files.again.push((at as u32, 1, refunded)),
        }
    }

    /// Joins customers whose numbers have leading zeros in one file and none in another; in one file they are different people.
    pub(super) fn join_zeros(&mut self) {
        if self.files.count() < 2 {
            return;
        }
        let twins = zero_twins(&self.customers);
        let mut suspects: Vec<u32> = twins.iter().flat_map(|&(with, without)| [with, without]).collect();
        suspects.sort_unstable();
        suspects.dedup();
        if suspects.is_empty() {
            return;
        }
        let mut seen: Vec<(u32, u32)> = self
            .drafts
            .iter()
            .filter(|draft| suspects.binary_search(&draft.customer).is_ok())
            .map(|draft| (draft.customer, draft.position.file))
            .collect();
        seen.sort_unstable();
        seen.dedup();
        let mut files_of: Vec<Vec<u32>> = vec![Vec::new(); suspects.len()];
        let place = |customer: u32| suspects.partition_point(|&other| other < customer);
        for &(customer, file) in &seen {
            files_of[place(customer)].push(file);
        }
        let mut names = Vec::new();
        for (with, without) in twins {
            let mine = core::mem::take(&mut files_of[place(with)]);
            let theirs = &mut files_of[place(without)];
            if mine.iter().all(|file| !theirs.contains(file)) {
                if !mine.is_empty() && !theirs.is_empty() {
                    names.push((with, without));
                }
                theirs.extend(mine);
            }
        }
        names.sort_unstable();
        if names.is_empty() {
            return;
        }
        for draft in self.drafts.iter_mut() {
            if let Ok(at) = names.binary_search_by_key(&draft.customer, |pair| pair.0) {
                draft.customer = names[at].1;
            }
        }
        self.people.rename(&names);
        self.warnings.push(Warning::LeadingZeros { customers: names.len() as u64 });
    }
}
