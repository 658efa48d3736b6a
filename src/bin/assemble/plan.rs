//! What goes into which part of the engine.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use walrus::ir::{Value, Visitor, dfs_in_order};
use walrus::{ConstExpr, ElementItems, ElementKind, ExportItem, FunctionId, Module, TableId};

use super::Outcome;
use super::references::{References, Thing};

/// The functions through which the second part is entered, by the ends of their names. They are kept apart from their callers
/// by `#[inline(never)]`.
pub const ENTRIES: &[&str] = &[
    "session::Session>::finish",
    "session::Session>::open_sample",
    "session::Session>::read_sample_again",
    "session::Session>::show",
    "session::Session>::work_on",
    "session::Session>::stop_study",
    "session::Session>::resume_study",
    "session::Session>::simulate",
    "session::Session>::calculate",
    "session::Session>::study_for_report",
    "session::Session>::report",
    "session::Session>::customers_csv",
    "session::Session>::cohorts_csv",
    "session::Session>::whole_heat",
    "session::Session>::list_part",
    "session::Session>::person",
    "session::Session>::ledger_csv",
    "session::Session>::finish_trial",
    "session::Session>::begin_set_aside",
    "session::trial::Trial>::begin_file",
    "session::trial::Trial>::end_file",
    "session::aside::SetAside>::begin_file",
    "session::aside::SetAside>::push",
    "session::aside::SetAside>::end_file",
    "session::aside::SetAside>::next_pass",
    "i18n::message::Message>::template_after_reading",
    "worker::wire::plain_object::<holdfast",
];

/// Bytes that belong to nobody between two pieces of data, at most: what aligns the second.
const PADDING: u32 = 16;

/// What goes where, in the terms of one module.
pub struct Plan {
    /// The table of functions, and its size with the slots that are added.
    pub table: TableId,
    /// See above.
    pub size: u64,
    /// What the table holds.
    pub slots: BTreeMap<u32, FunctionId>,
    /// The functions of the second part.
    pub later: BTreeSet<FunctionId>,
    /// Where the first part finds those it calls.
    pub slot_of: BTreeMap<FunctionId, u32>,
    /// The functions of the first part that the second calls, in the order of their exports.
    pub shared: Vec<FunctionId>,
    /// Where the data of the second part lie in memory, in ascending order.
    pub data: Vec<Range<u32>>,
}

impl Plan {
    /// Tells apart what is reached only by way of the entries.
    pub fn of(module: &Module, references: &References, entries: &[&str]) -> Outcome<Self> {
        let table = function_table(module)?;
        let calls = calls(module);
        let slots = slots(module)?;
        let name = |id: FunctionId| module.funcs.get(id).name.as_deref().unwrap_or_default();

        let mut doors: BTreeSet<FunctionId> = BTreeSet::new();
        for entry in entries {
            let found: Vec<_> = calls.keys().copied().filter(|id| is_entry(name(*id), entry)).collect();
            if found.is_empty() {
                return Err(format!("the engine has no function {entry}: was it inlined or renamed?").into());
            }
            doors.extend(found);
        }

        let kept = Kept::of(module, references, &calls, &doors);
        let later: BTreeSet<FunctionId> = calls.keys().copied().filter(|id| !kept.functions.contains(id)).collect();

        let across = |from_later: bool| {
            let mut found: Vec<FunctionId> = calls
                .iter()
                .filter(|(caller, _)| later.contains(caller) == from_later)
                .flat_map(|(_, called)| called.iter().copied())
                .filter(|called| later.contains(called) != from_later)
                .collect();
            found.sort_unstable();
            found.dedup();
            found
        };
        let mut size = module.tables.get(table).initial;
        let mut slot_of: BTreeMap<FunctionId, u32> =
            slots.iter().filter(|(_, id)| later.contains(id)).map(|(slot, id)| (*id, *slot)).collect();
        for id in across(false) {
            if let Entry::Vacant(place) = slot_of.entry(id) {
                place.insert(u32::try_from(size)?);
                size += 1;
            }
        }
        let shared = across(true);
        Ok(Self { table, size, slots, later, slot_of, shared, data: kept.data_of_others(references) })
    }

    /// The same for another reading of the module, whose ids are its own.
    pub fn for_the_same_module(&self, own: &Module, other: &Module) -> Self {
        let ids = own.funcs.iter().map(|function| function.id()).zip(other.funcs.iter().map(|function| function.id()));
        let ids: BTreeMap<FunctionId, FunctionId> = ids.collect();
        let tables = own.tables.iter().map(|table| table.id()).zip(other.tables.iter().map(|table| table.id()));
        let tables: BTreeMap<TableId, TableId> = tables.collect();
        Self {
            table: tables[&self.table],
            size: self.size,
            slots: self.slots.iter().map(|(slot, id)| (*slot, ids[id])).collect(),
            later: self.later.iter().map(|id| ids[id]).collect(),
            slot_of: self.slot_of.iter().map(|(id, slot)| (ids[id], *slot)).collect(),
            shared: self.shared.iter().map(|id| ids[id]).collect(),
            data: self.data.clone(),
        }
    }

    /// The table with room for what is added.
    pub fn grow_table(&self, module: &mut Module) {
        let table = module.tables.get_mut(self.table);
        table.initial = self.size;
        table.maximum = table.maximum.map(|most| most.max(self.size));
    }
}

/// What stays in the first part.
struct Kept {
    functions: BTreeSet<FunctionId>,
    data: BTreeSet<usize>,
}

impl Kept {
    /// Everything that the program's own doors lead to, unless by way of `doors`.
    fn of(
        module: &Module,
        references: &References,
        calls: &BTreeMap<FunctionId, Vec<FunctionId>>,
        doors: &BTreeSet<FunctionId>,
    ) -> Self {
        let mut by_name: BTreeMap<&str, Vec<FunctionId>> = BTreeMap::new();
        for function in module.funcs.iter() {
            if let Some(name) = &function.name {
                by_name.entry(name).or_default().push(function.id());
            }
        }
        let exported = module.exports.iter().filter_map(|export| match export.item {
            ExportItem::Function(id) => Some(id),
            _ => None,
        });
        // What is in the table and in nobody's references has come from wasm-bindgen.
        let referred = references.by_function.values().chain(&references.by_data).flatten();
        let known: BTreeSet<&str> = referred.filter_map(Thing::function).collect();
        let unknown = module.elements.iter().flat_map(functions_of).filter(|id| {
            let name = module.funcs.get(*id).name.as_deref();
            name.is_none_or(|name| !known.contains(name))
        });
        let mut open: Vec<FunctionId> = exported.chain(module.start).chain(unknown).collect();
        let mut kept = Self { functions: BTreeSet::new(), data: BTreeSet::new() };
        while let Some(id) = open.pop() {
            if doors.contains(&id) || !kept.functions.insert(id) {
                continue;
            }
            open.extend(calls.get(&id).into_iter().flatten());
            let name = module.funcs.get(id).name.as_deref().unwrap_or_default();
            let mut things: Vec<&Thing> = references.by_function.get(name).into_iter().flatten().collect();
            while let Some(thing) = things.pop() {
                match thing {
                    Thing::Function(name) => open.extend(by_name.get(name.as_ref()).into_iter().flatten()),
                    Thing::Data(piece) if kept.data.insert(*piece) => things.extend(&references.by_data[*piece]),
                    Thing::Data(_) => {}
                }
            }
        }
        kept
    }

    /// Where the data that are not kept lie. What belongs to nobody stays, but for what aligns one such piece behind another.
    fn data_of_others(&self, references: &References) -> Vec<Range<u32>> {
        let mut others: Vec<Range<u32>> = Vec::new();
        // Up to where memory is somebody's, and up to where it is kept.
        let (mut end, mut kept_to) = (0, 0);
        for (piece, range) in references.data.iter().enumerate().filter(|(_, range)| !range.is_empty()) {
            if self.data.contains(&piece) {
                kept_to = kept_to.max(range.end);
                // Pieces may lie in one another: a string that ends as another does is kept once.
                while let Some(last) = others.last_mut().filter(|last| last.end > range.start) {
                    last.end = range.start;
                    if Range::is_empty(last) {
                        others.pop();
                    } else {
                        break;
                    }
                }
            } else {
                let from = range.start.max(kept_to);
                if from < range.end {
                    match others.last_mut() {
                        Some(last) if last.end == end && from <= last.end + PADDING => {
                            last.end = last.end.max(range.end)
                        }
                        _ => others.push(from..range.end),
                    }
                }
            }
            end = end.max(range.end);
        }
        others
    }
}

/// Whether a function's name is that of an entry; a generic one has its types behind it.
fn is_entry(name: &str, entry: &str) -> bool {
    if entry.contains("::<") { name.contains(entry) } else { name.ends_with(entry) }
}

fn function_table(module: &Module) -> Outcome<TableId> {
    module.tables.main_function_table()?.ok_or_else(|| "the engine has no table of functions".into())
}

/// Whom each function calls or names.
fn calls(module: &Module) -> BTreeMap<FunctionId, Vec<FunctionId>> {
    struct Named(Vec<FunctionId>);
    impl<'a> Visitor<'a> for Named {
        fn visit_function_id(&mut self, id: &FunctionId) {
            self.0.push(*id);
        }
    }
    let named = |(id, function): (FunctionId, &walrus::LocalFunction)| {
        let mut named = Named(Vec::new());
        dfs_in_order(&mut named, function, function.entry_block());
        (id, named.0)
    };
    module.funcs.iter_local().map(named).collect()
}

/// The functions of a part of a table.
fn functions_of(element: &walrus::Element) -> Vec<FunctionId> {
    match &element.items {
        ElementItems::Functions(functions) => functions.clone(),
        ElementItems::Expressions(..) => Vec::new(),
    }
}

/// What the table of functions holds.
pub fn slots(module: &Module) -> Outcome<BTreeMap<u32, FunctionId>> {
    let mut slots = BTreeMap::new();
    for element in module.elements.iter() {
        let (
            ElementKind::Active { offset: ConstExpr::Value(Value::I32(from)), .. },
            ElementItems::Functions(functions),
        ) = (&element.kind, &element.items)
        else {
            return Err("a table of functions that is not plain".into());
        };
        slots.extend((u32::try_from(*from)?..).zip(functions.iter().copied()));
    }
    Ok(slots)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_within_kept_data_stay() {
        // "rest" ends as "interest" does, which is kept; 40..44 aligns what follows it; 48..52 belongs to nobody and is far away.
        let references = References { data: vec![10..18, 14..18, 30..40, 44..48, 80..84], ..References::default() };
        let kept = Kept { functions: BTreeSet::new(), data: BTreeSet::from([0]) };
        assert_eq!(kept.data_of_others(&references), [30..48, 80..84]);
        // A kept piece in the middle of another leaves what stands before it.
        let references = References { data: vec![10..18, 14..16], ..References::default() };
        let kept = Kept { functions: BTreeSet::new(), data: BTreeSet::from([1]) };
        assert_eq!(kept.data_of_others(&references).first(), Some(&(10..14)));
    }
}
