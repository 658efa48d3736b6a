//! The same order more than once: in two overlapping files, twice in one, or cut in two where a file ends.
//!
//! When the book is sealed, the drafts of one number and platform are brought together:
//!
//! - Orders that state their total are one order where two of customer, day and amount agree, or the very second. The one from the file with the
//!   later newest day stays, because status and refunds change; of two equal files the one that shows more paid back, then the later status.
//! - Orders whose rows add up are one order where the customers do not contradict each other and the days are next to each other. Their rows are
//!   put together; status and refunds come from the newest file.
//! - Rows without their first row join the order of their number, whichever file it stands in.
//! - What is left are different orders that share a number, as those of two shops do.

use core::cmp::Ordering;

use crate::diagnostics::{Reason, Warning};
use crate::ingest::Status;
use crate::units::{Currency, Exact};

use super::builder::{Draft, NONE, OrderBookBuilder};

impl OrderBookBuilder {
    /// Takes a file that names no currency, as a till's may, for one in the only currency that is named.
    pub(super) fn settle_currency(&mut self) {
        // Only rows count that are there: a file that was refused has named its currency too.
        let mut only = None;
        for draft in self.drafts.iter().filter(|draft| self.is_named(draft.currency)) {
            if *only.get_or_insert(draft.currency) != draft.currency {
                return;
            }
        }
        let Some(only) = only else { return };
        // A till's `$12` beside a shop in US dollars; beside one in euros it is no amount in euros.
        let may_have_the_sign = self.currencies.get(usize::from(only)).is_some_and(|only| only.shares_its_sign());
        let mut taken: Vec<(u64, bool)> = vec![(0, false); self.files.count()];
        for at in 0..self.drafts.len() {
            let Draft { currency, position, .. } = self.drafts[at];
            let Some((orders, names_one)) = taken.get_mut(position.file as usize) else { continue };
            if self.is_named(currency) {
                *names_one = true;
            } else if may_have_the_sign || !self.files.facts(position.file).shared_sign {
                *orders += 1;
                self.drafts[at].currency = only;
            }
        }
        let currency = self.currencies.get(usize::from(only)).copied().unwrap_or(Currency::UNKNOWN);
        for ((orders, names_one), file) in taken.into_iter().zip(0..) {
            if orders > 0 && !names_one {
                self.warnings.push(Warning::CurrencyAssumed { file, orders, currency });
            }
        }
    }

    fn is_named(&self, currency: u8) -> bool {
        self.currencies.get(usize::from(currency)).is_some_and(|currency| currency.is_known())
    }

    /// Drops what only stands in for orders that another file of the platform has brought.
    pub(super) fn drop_stand_ins(&mut self) {
        if !self.drafts.iter().any(|draft| draft.stands_in) {
            return;
        }
        let mut platform_of: Vec<Option<u16>> = vec![None; self.order_ids.len()];
        for draft in self.drafts.iter().filter(|draft| !draft.stands_in && !draft.credit && draft.day.is_some()) {
            if let Some(platform) = platform_of.get_mut(draft.order_id as usize) {
                *platform = Some(self.files.facts(draft.position.file).platform);
            }
        }
        for at in 0..self.drafts.len() {
            let draft = &self.drafts[at];
            let own = platform_of.get(draft.order_id as usize).copied().flatten();
            if draft.stands_in && own == Some(self.files.facts(draft.position.file).platform) {
                self.drop_draft(at, Reason::DuplicateOrder);
            }
        }
    }

    /// Brings together what several drafts say of one order.
    pub(super) fn settle(&mut self) {
        let mut contested = core::mem::take(&mut self.files.contested);
        contested.sort_unstable();
        contested.dedup();
        if contested.is_empty() {
            return;
        }
        self.files.again.sort_unstable();
        let mut members: Vec<(u64, u32)> = Vec::new();
        for (at, draft) in self.drafts.iter().enumerate() {
            if draft.order_id != NONE && !draft.dropped && contested.binary_search(&draft.order_id).is_ok() {
                let platform = u64::from(self.files.facts(draft.position.file).platform);
                let number = u64::from(draft.order_id) << 32 | platform << 8 | u64::from(draft.credit);
                members.push((number, at as u32));
            }
        }
        members.sort_unstable();
        let mut group = Vec::new();
        let mut different = (0, 0, 0);
        for claims in members.chunk_by(|a, b| a.0 == b.0).filter(|claims| claims.len() > 1) {
            group.clear();
            group.extend(claims.iter().map(|claim| claim.1));
            if let Some((one, other)) = self.settle_number(&group) {
                different = (different.0 + 1, one, other);
            }
        }
        if different.0 > 0 {
            let (numbers, one, other) = different;
            self.warnings.push(Warning::EqualNumbers { numbers, files: [one.min(other), one.max(other)] });
        }
    }

    /// Settles one number; names two files that use it for different orders, where there are such.
    fn settle_number(&mut self, group: &[u32]) -> Option<(u32, u32)> {
        let (mut heads, loose): (Vec<u32>, Vec<u32>) =
            group.iter().partition(|&&at| self.drafts[at as usize].day.is_some());
        // In an order that does not depend on that of the files.
        heads.sort_unstable_by(|&a, &b| self.by_content(a, b));
        let mut clusters = self.clusters(&heads);
        let first_files: Vec<u32> = clusters
            .iter()
            .filter_map(|cluster| cluster.iter().map(|&at| self.drafts[at as usize].position.file).min())
            .collect();
        // Rows without a first row belong to the oldest order of their number.
        if let Some(oldest) = clusters.first_mut() {
            for at in loose {
                let Draft { rows, parts, facets, .. } = self.drafts[at as usize];
                self.drafts[at as usize].dropped = true;
                self.facets.merge(at, oldest[0], true);
                let head = &mut self.drafts[oldest[0] as usize];
                self.facets.add(&mut head.facets, &facets);
                head.rows += rows;
                head.parts.gift_cards = head.parts.gift_cards.plus(parts.gift_cards);
            }
        }
        for cluster in clusters.iter().filter(|cluster| cluster.len() > 1) {
            if cluster.iter().any(|&at| !self.drafts[at as usize].summed) {
                self.keep_newest(cluster);
            } else {
                self.put_together(cluster);
            }
        }
        let first = *first_files.first()?;
        first_files.iter().find(|&&file| file != first).map(|&other| (first, other))
    }

    /// Drafts in groups that are one order each, the oldest first.
    fn clusters(&self, heads: &[u32]) -> Vec<Vec<u32>> {
        let draft = |place: usize| &self.drafts[heads[place] as usize];
        let mut groups = Groups { leader: (0..heads.len()).collect() };
        // Drafts with an equal link are one order.
        let mut links: Vec<([i64; 3], usize)> = Vec::new();
        for at in 0..heads.len() {
            let Draft { customer, day, instant, stated, summed, .. } = *draft(at);
            let (known, day) = (customer != NONE, day.map_or(0, |day| i64::from(day.0)));
            let customer = i64::from(customer);
            if known {
                links.push(([1, customer, day], at));
                links.push((if summed { [2, customer, 0] } else { [3, customer, stated.0] }, at));
            }
            if !summed {
                links.push(([4, day, stated.0], at));
                if instant.rem_euclid(86_400) != 0 {
                    links.push(([5, instant, 0], at));
                }
            }
        }
        links.sort_unstable();
        for pair in links.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
            let [(_, a), (_, b)] = *pair else { continue };
            if self.is_one_currency(draft(a), draft(b)) {
                groups.join(a, b);
            }
        }
        // Rows of an unknown customer go with whom they stand beside; they never make two known customers one.
        let mut named: Vec<bool> = (0..heads.len()).map(|at| draft(at).customer != NONE).collect();
        for at in 0..heads.len() {
            let leader = groups.leader_of(at);
            named[leader] |= named[at];
        }
        let mut by_day: Vec<usize> = (0..heads.len()).collect();
        by_day.sort_by_key(|&at| draft(at).day);
        for pair in by_day.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            let may = |at: usize| draft(at).summed && draft(at).customer == NONE;
            let near = draft(a).day.zip(draft(b).day).is_some_and(|(a, b)| b.since(a) <= 1);
            let (of_a, of_b) = (groups.leader_of(a), groups.leader_of(b));
            if near && (may(a) || may(b)) && draft(a).summed == draft(b).summed && !(named[of_a] && named[of_b]) {
                groups.join(a, b);
                named[groups.leader_of(a)] = named[of_a] || named[of_b];
            }
        }
        let mut places: Vec<(usize, usize)> = (0..heads.len()).map(|at| (groups.leader_of(at), at)).collect();
        places.sort_unstable();
        places.chunk_by(|a, b| a.0 == b.0).map(|group| group.iter().map(|place| heads[place.1]).collect()).collect()
    }

    fn is_one_currency(&self, a: &Draft, b: &Draft) -> bool {
        let known = |draft: &Draft| {
            let currency = self.currencies.get(usize::from(draft.currency)).copied().unwrap_or(Currency::UNKNOWN);
            currency.is_known().then_some(currency)
        };
        known(a).zip(known(b)).is_none_or(|(a, b)| a == b)
    }

    /// One order that states its total: the newest word on it stays, everything else was said of the same order.
    fn keep_newest(&mut self, cluster: &[u32]) {
        let Some(&kept) = cluster.iter().max_by(|&&a, &&b| {
            let states = |at: u32| !self.drafts[at as usize].summed;
            states(a).cmp(&states(b)).then_with(|| self.by_age(a, b))
        }) else {
            return;
        };
        // Each gift card is counted with the first file that names it, twice in a file being once. Two kinds of export name each in
        // its own way.
        let mut of_file: Vec<(u32, u32, Exact)> = cluster
            .iter()
            .map(|&at| &self.drafts[at as usize])
            .map(|Draft { position, parts, .. }| {
                (self.files.facts(position.file).source, position.file, parts.gift_cards)
            })
            .collect();
        of_file.sort_unstable();
        let of_kind = |kind: &[(u32, u32, Exact)]| {
            let files = kind.chunk_by(|a, b| a.1 == b.1).filter_map(|file| file.last());
            files.fold(Exact::ZERO, |sum, file| sum.plus(file.2))
        };
        let gift_cards = of_file.chunk_by(|a, b| a.0 == b.0).map(of_kind).max().unwrap_or(Exact::ZERO);
        let customer = self.customer_of(cluster, kept);
        let mut facets = self.drafts[kept as usize].facets;
        for &at in cluster.iter().filter(|&&at| at != kept) {
            self.facets.add(&mut facets, &self.drafts[at as usize].facets);
            self.drop_draft(at as usize, Reason::DuplicateOrder);
            self.facets.merge(at, kept, false);
        }
        let draft = &mut self.drafts[kept as usize];
        draft.parts.gift_cards = gift_cards;
        draft.facets = facets;
        draft.customer = customer;
    }

    /// One order whose rows add up: no row of it is in two drafts.
    fn put_together(&mut self, cluster: &[u32]) {
        let Some(&kept) = cluster.iter().max_by(|&&a, &&b| self.by_age(a, b)) else { return };
        let customer = self.customer_of(cluster, kept);
        let mut whole = self.drafts[kept as usize];
        let (rows_again, refunded_again) = self.again_of(kept);
        let (rows_of_newest, refunded_of_newest) = (whole.rows + rows_again, whole.parts.refunded.plus(refunded_again));
        for &at in cluster.iter().filter(|&&at| at != kept) {
            let other = self.drafts[at as usize];
            // What is too much for one order stays apart.
            if whole.stated.0.checked_add(other.stated.0).is_some() {
                self.drafts[at as usize].dropped = true;
                self.facets.merge(at, kept, true);
                self.facets.add(&mut whole.facets, &other.facets);
                whole.add(&other);
            }
        }
        // The newest file has all of the order: what it says of refunds holds.
        if whole.rows == rows_of_newest {
            whole.parts.refunded = refunded_of_newest;
        }
        whole.customer = customer;
        self.drafts[kept as usize] = whole;
    }

    fn again_of(&self, at: u32) -> (u32, Exact) {
        let from = self.files.again.partition_point(|(draft, _, _)| *draft < at);
        self.files.again[from..]
            .iter()
            .take_while(|(draft, _, _)| *draft == at)
            .fold((0, Exact::ZERO), |(rows, refunded), again| (rows + again.1, refunded.plus(again.2)))
    }

    /// The customer by the newest draft that names one.
    fn customer_of(&self, cluster: &[u32], kept: u32) -> u32 {
        let named = |at: &u32| self.drafts[*at as usize].customer != NONE;
        let newest = Some(kept).filter(named);
        let newest = newest.or_else(|| cluster.iter().copied().filter(named).max_by(|&a, &b| self.by_age(a, b)));
        newest.map_or(NONE, |at| self.drafts[at as usize].customer)
    }

    /// Which of two drafts of one order is the newer word, by what they say and not by which was read first.
    fn by_age(&self, a: u32, b: u32) -> Ordering {
        let newest = |at: u32| self.files.facts(self.drafts[at as usize].position.file).newest;
        newest(a).cmp(&newest(b)).then_with(|| self.by_state(a, b)).then_with(|| self.by_content(a, b))
    }

    fn by_state(&self, a: u32, b: u32) -> Ordering {
        let state = |at: u32| {
            let draft = &self.drafts[at as usize];
            let stage = match draft.status {
                Status::Pending => 0,
                Status::Placed => 1,
                Status::Failed => 2,
                Status::Cancelled => 3,
                Status::Test => 4,
            };
            (draft.parts.refunded, stage)
        };
        state(a).cmp(&state(b))
    }

    fn by_content(&self, a: u32, b: u32) -> Ordering {
        let content = |at: u32| {
            let draft = &self.drafts[at as usize];
            let Draft { day, instant, stated, parts, rows, .. } = *draft;
            let key = if draft.customer == NONE { &[][..] } else { self.customers.key(draft.customer) };
            ((day, instant, stated, rows), (parts.subtotal, parts.discount, parts.gift_cards, parts.refunded), key)
        };
        content(a).cmp(&content(b))
    }
}

/// Places that belong together.
struct Groups {
    leader: Vec<usize>,
}

impl Groups {
    fn leader_of(&mut self, at: usize) -> usize {
        let mut leader = at;
        while self.leader[leader] != leader {
            self.leader[leader] = self.leader[self.leader[leader]];
            leader = self.leader[leader];
        }
        leader
    }

    /// The smaller place leads, so that groups stand in the order of their oldest member.
    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.leader_of(a), self.leader_of(b));
        self.leader[a.max(b)] = a.min(b);
    }
}
