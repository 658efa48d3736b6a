//! What a preset declares: how an export is told, which column says what, and how its rows are meant.
//!
//! Names are written as they are compared (see [`super::header`]): letters and digits in lower case without accents, parted by
//! spaces where several mean the same, in the order of preference. `deliverycountry#2` is the second column of that name.

use super::columns::{ColumnMapping, Format, Rows, Totals};
use super::{Header, Role};
use crate::ingest::error::{ErrorKind, NotOrders};
use crate::ingest::side::SideKind;
use crate::ingest::summary::NoKey;

/// One export of one platform.
#[derive(Debug)]
pub(crate) struct Preset {
    /// Whose export it is.
    pub(crate) format: Format,
    /// How it is told from all others.
    pub(crate) told: Told,
    /// The names of its columns by what they say.
    pub(crate) columns: &'static [(Role, &'static str)],
    /// How its rows are meant.
    pub(crate) rows: Rows,
    /// Whether its clock is at UTC, whatever the shop's is.
    pub(crate) utc: bool,
    /// Why it may name no customers; without a reason such a file is refused.
    pub(crate) no_key: Option<NoKey>,
    /// What it is instead, where it is no export of orders.
    pub(crate) refused: Option<NotOrders>,
}

/// How an export is told. By the names in its header and by nothing else.
#[derive(Debug)]
pub(crate) enum Told {
    /// The header has a name of each of these.
    Names(&'static [&'static str]),
    /// Where that does not say it.
    By(fn(&Header) -> bool),
}

impl Preset {
    /// What most presets have in common; each names its own format, columns and rows.
    pub(crate) const PLAIN: Self = Self {
        format: Format::GenericLog,
        told: Told::Names(&[]),
        columns: &[],
        rows: Rows::with(Totals::EachRow),
        utc: false,
        no_key: None,
        refused: None,
    };

    /// Whether the header is this export's.
    pub(crate) fn tells(&self, header: &Header) -> bool {
        match self.told {
            Told::Names(sets) => sets.iter().all(|names| header.first_of(names).is_some()),
            Told::By(tells) => tells(header),
        }
    }

    /// The columns by their roles, or what is missing.
    pub(crate) fn map(&self, header: &Header) -> Result<ColumnMapping, ErrorKind> {
        if let Some(kind) = self.refused {
            return Err(ErrorKind::NotOrders { kind });
        }
        let mut mapping = ColumnMapping::new(self.format, self.rows);
        mapping.utc = self.utc;
        mapping.no_key = self.no_key;
        for &(role, names) in self.columns {
            mapping = mapping.with(role, header.first_of(names));
        }
        let found = || header.names.clone();
        let missing: Vec<Role> = self.rows.totals.needs().iter().copied().filter(|&role| !mapping.has(role)).collect();
        if !missing.is_empty() {
            return Err(ErrorKind::MissingColumns { missing, found: found() });
        }
        if let Totals::Beside(SideKind::Spend | SideKind::Costs) = self.rows.totals {
            return Ok(mapping);
        }
        let keys = [Role::Email, Role::SecondEmail, Role::CustomerId, Role::Phone, Role::Remark];
        if keys.into_iter().any(|role| mapping.has(role)) {
            // A name is nobody's key where there is a better one.
            return Ok(mapping.with(Role::CustomerName, None));
        }
        if mapping.has(Role::CustomerName) || self.no_key.is_some() {
            return Ok(mapping);
        }
        Err(ErrorKind::NoCustomerKey { found: found() })
    }

    /// Every name by which its header row is found.
    pub(crate) fn names(&self) -> impl Iterator<Item = &'static str> {
        let told = match self.told {
            Told::Names(sets) => sets,
            Told::By(_) => &[],
        };
        let columns = self.columns.iter().map(|&(_, names)| names);
        told.iter().copied().chain(columns).flat_map(|names| names.split(' '))
    }
}
