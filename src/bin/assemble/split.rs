//! Cuts the engine in two: what reads files, which must be there before one is dropped, and the rest, which answers with pages
//! and is fetched while a file is read.
//!
//! The source knows little of it: the compiled engine is one program. Here its functions and data are told apart by who refers to
//! them ([`References`]). What is reached only by way of [`super::plan::ENTRIES`] goes into the second part. Both parts work on one
//! memory and one table of functions: the first exports what the second needs, and calls the second through slots of the table that
//! are empty until `holdfast_rest` (`src/boot/worker_boot.js`) has started it. The worker waits for that before it calls any
//! entry (`src/worker/rest.rs`).

use std::collections::BTreeMap;
use std::ops::Range;

use walrus::ir::{Call, CallIndirect, Const, Instr, InstrSeq, Value, VisitorMut, dfs_pre_order_mut};
use walrus::{
    ConstExpr, DataKind, ElementItems, ElementKind, FunctionId, FunctionKind, GlobalKind, ImportedFunction, Module,
    ModuleConfig, TableId, TypeId,
};

use super::Outcome;
use super::plan::Plan;
use super::references::References;

/// Under which name the second part imports the first.
const FIRST: &str = "first";
/// The name that the first exports its table of functions under.
const TABLE: &str = "table";

/// The two parts.
pub struct Parts {
    /// What reads files; it starts alone.
    pub first: Vec<u8>,
    /// The rest, which imports the first.
    pub rest: Vec<u8>,
}

/// Cuts a program at its entries, each of which must be there. `compiled` is the program as the linker wrote it, before
/// wasm-bindgen made `program` of it.
pub fn split(compiled: &[u8], program: &[u8], entries: &[&str]) -> Outcome<Parts> {
    cut(&References::of(compiled)?, program, entries)
}

fn cut(references: &References, program: &[u8], entries: &[&str]) -> Outcome<Parts> {
    let (mut first, mut rest) = (parse(program)?, parse(program)?);
    let plan = Plan::of(&first, references, entries)?;
    let rest_plan = plan.for_the_same_module(&first, &rest);
    shrink_to_first(&mut first, &plan)?;
    shrink_to_rest(&mut rest, &rest_plan)?;
    Ok(Parts { first: first.emit_wasm(), rest: rest.emit_wasm() })
}

fn parse(program: &[u8]) -> Outcome<Module> {
    let mut module = ModuleConfig::new().generate_producers_section(false).parse(program)?;
    // Read already, and not true of what is written here.
    for name in ["linking", "reloc.CODE", "reloc.DATA"] {
        module.customs.remove_raw(name);
    }
    Ok(module)
}

/// Leaves the first part: calls of the second go through the table.
fn shrink_to_first(module: &mut Module, plan: &Plan) -> Outcome<()> {
    plan.grow_table(module);
    let types: BTreeMap<FunctionId, TypeId> = plan.later.iter().map(|id| (*id, module.funcs.get(*id).ty())).collect();
    let mut redirect = Redirect { plan, types: &types };
    for (_, function) in module.funcs.iter_local_mut().filter(|(id, _)| !plan.later.contains(id)) {
        let entry = function.entry_block();
        dfs_pre_order_mut(&mut redirect, function, entry);
    }
    let own = plan.slots.iter().filter(|(_, id)| !plan.later.contains(id));
    fill_table(module, plan.table, own.map(|(slot, id)| (*slot, *id)).collect());
    for id in &plan.later {
        module.funcs.delete(*id);
    }
    // Zeros take no room once they are optimised.
    for id in module.data.iter().map(|data| data.id()).collect::<Vec<_>>() {
        let data = module.data.get_mut(id);
        for part in &plan.data {
            if let Some(bytes) = part_of(&data.kind, data.value.len(), part) {
                data.value[bytes].fill(0);
            }
        }
    }
    for (number, id) in plan.shared.iter().enumerate() {
        module.exports.add(&function_name(number), *id);
    }
    for (name, id) in named_tables(module, plan.table) {
        module.exports.add(&name, id);
    }
    let globals: Vec<_> = module.globals.iter().map(|global| global.id()).collect();
    for (number, id) in globals.into_iter().enumerate() {
        module.exports.add(&global_name(number), id);
    }
    walrus::passes::gc::run(module);
    Ok(())
}

/// Leaves the second part, which imports what it needs of the first.
fn shrink_to_rest(module: &mut Module, plan: &Plan) -> Outcome<()> {
    plan.grow_table(module);
    for id in module.exports.iter().map(|export| export.id()).collect::<Vec<_>>() {
        module.exports.delete(id);
    }
    module.start = None;
    let memory = module.get_memory_id()?;
    let mut parts: Vec<(u32, Vec<u8>)> = Vec::new();
    for data in module.data.iter() {
        for part in &plan.data {
            if let Some(bytes) = part_of(&data.kind, data.value.len(), part) {
                parts.push((part.start, data.value[bytes].to_vec()));
            }
        }
    }
    for id in module.data.iter().map(|data| data.id()).collect::<Vec<_>>() {
        module.data.delete(id);
    }
    module.memories.get_mut(memory).data_segments.clear();
    for (from, bytes) in parts.into_iter().filter(|(_, bytes)| bytes.iter().any(|byte| *byte != 0)) {
        let offset = ConstExpr::Value(Value::I32(i32::try_from(from)?));
        let id = module.data.add(DataKind::Active { memory, offset }, bytes);
        module.memories.get_mut(memory).data_segments.insert(id);
    }
    fill_table(module, plan.table, plan.slot_of.iter().map(|(id, slot)| (*slot, *id)).collect());

    let shared: BTreeMap<FunctionId, usize> =
        plan.shared.iter().enumerate().map(|(number, id)| (*id, number)).collect();
    for id in module.funcs.iter().map(|function| function.id()).collect::<Vec<_>>() {
        if plan.later.contains(&id) {
            continue;
        }
        if let FunctionKind::Import(ImportedFunction { import, .. }) = &module.funcs.get(id).kind {
            module.imports.delete(*import);
        }
        if let Some(number) = shared.get(&id) {
            let ty = module.funcs.get(id).ty();
            let import = module.imports.add(FIRST, &function_name(*number), id);
            module.funcs.get_mut(id).kind = FunctionKind::Import(ImportedFunction { import, ty });
        } else {
            module.funcs.delete(id);
        }
    }
    let import = module.imports.add(FIRST, "memory", memory);
    module.memories.get_mut(memory).import = Some(import);
    for (name, id) in named_tables(module, plan.table) {
        let import = module.imports.add(FIRST, &name, id);
        module.tables.get_mut(id).import = Some(import);
    }
    let globals: Vec<_> = module.globals.iter().map(|global| global.id()).collect();
    for (number, id) in globals.into_iter().enumerate() {
        let import = module.imports.add(FIRST, &global_name(number), id);
        module.globals.get_mut(id).kind = GlobalKind::Import(import);
    }
    walrus::passes::gc::run(module);
    Ok(())
}

/// Where a part of memory stands in a segment of so many bytes, where all of it does.
fn part_of(kind: &DataKind, length: usize, part: &Range<u32>) -> Option<Range<usize>> {
    let DataKind::Active { offset: ConstExpr::Value(Value::I32(from)), .. } = kind else { return None };
    let from = u32::try_from(*from).ok()?;
    let (start, end) = (part.start.checked_sub(from)? as usize, part.end.checked_sub(from)? as usize);
    (end <= length).then_some(start..end)
}

fn function_name(number: usize) -> String {
    format!("f{number}")
}

fn global_name(number: usize) -> String {
    format!("g{number}")
}

/// The tables with the names that they are exported under.
fn named_tables(module: &Module, functions: TableId) -> Vec<(String, TableId)> {
    let name = |(number, id)| (if id == functions { TABLE.to_owned() } else { format!("t{number}") }, id);
    module.tables.iter().map(|table| table.id()).enumerate().map(name).collect()
}

/// Makes these the only functions in the table.
fn fill_table(module: &mut Module, table: TableId, slots: BTreeMap<u32, FunctionId>) {
    for id in module.elements.iter().map(|element| element.id()).collect::<Vec<_>>() {
        module.elements.delete(id);
        module.tables.get_mut(table).elem_segments.remove(&id);
    }
    let mut runs: Vec<(u32, Vec<FunctionId>)> = Vec::new();
    for (slot, id) in slots {
        match runs.last_mut() {
            Some((from, run)) if *from as usize + run.len() == slot as usize => run.push(id),
            _ => runs.push((slot, vec![id])),
        }
    }
    for (from, run) in runs {
        let kind = ElementKind::Active { table, offset: ConstExpr::Value(Value::I32(from as i32)) };
        let id = module.elements.add(kind, ElementItems::Functions(run));
        module.tables.get_mut(table).elem_segments.insert(id);
    }
}

/// Calls functions of the second part through the table.
struct Redirect<'a> {
    plan: &'a Plan,
    types: &'a BTreeMap<FunctionId, TypeId>,
}

impl VisitorMut for Redirect<'_> {
    fn start_instr_seq_mut(&mut self, sequence: &mut InstrSeq) {
        let slot = |instruction: &Instr| match instruction {
            Instr::Call(Call { func }) if self.plan.later.contains(func) => Some((*func, self.plan.slot_of[func])),
            _ => None,
        };
        if sequence.instrs.iter().all(|(instruction, _)| slot(instruction).is_none()) {
            return;
        }
        for (instruction, place) in std::mem::take(&mut sequence.instrs) {
            match slot(&instruction) {
                Some((function, slot)) => {
                    let (value, ty) = (Value::I32(slot as i32), self.types[&function]);
                    sequence.instrs.push((Instr::Const(Const { value }), place));
                    sequence.instrs.push((Instr::CallIndirect(CallIndirect { ty, table: self.plan.table }), place));
                }
                None => sequence.instrs.push((instruction, place)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::plan::slots;
    use super::super::references::Thing;
    use super::*;
    use walrus::{FunctionBuilder, ImportKind, ValType};

    /// A program whose memory holds "read", "page" and "both", four bytes each from 16 on. `main` reads: it calls `shared` and
    /// `Session>::show`, which calls `page` and `shared`. `page` is in the table too.
    fn program() -> Outcome<Vec<u8>> {
        let mut module = Module::default();
        let memory = module.memories.add_local(false, false, 1, None, None);
        module.exports.add("memory", memory);
        let offset = ConstExpr::Value(Value::I32(16));
        let data = module.data.add(DataKind::Active { memory, offset }, b"readpageboth".to_vec());
        module.memories.get_mut(memory).data_segments.insert(data);
        let function = |module: &mut Module, name: &str, calls: &[FunctionId]| {
            let mut builder = FunctionBuilder::new(&mut module.types, &[], &[ValType::I32]);
            builder.name(name.to_owned());
            let mut body = builder.func_body();
            for call in calls {
                body.call(*call).drop();
            }
            body.i32_const(7);
            builder.finish(Vec::new(), &mut module.funcs)
        };
        let shared = function(&mut module, "shared", &[]);
        let page = function(&mut module, "page", &[]);
        let show = function(&mut module, "shop::Session>::show", &[page, shared]);
        let main = function(&mut module, "main", &[shared, show]);
        module.exports.add("main", main);
        let table = module.tables.add_local(false, 2, Some(2), walrus::RefType::FUNCREF);
        fill_table(&mut module, table, BTreeMap::from([(1, page)]));
        Ok(module.emit_wasm())
    }

    /// What the linker would say of it.
    fn references() -> References {
        let function = |name: &str| Thing::Function(name.into());
        References {
            by_function: BTreeMap::from([
                ("main".into(), BTreeSet::from([Thing::Data(0), function("shared"), function("shop::Session>::show")])),
                ("shop::Session>::show".into(), BTreeSet::from([Thing::Data(2), function("page"), function("shared")])),
                ("page".into(), BTreeSet::from([Thing::Data(1)])),
                ("shared".into(), BTreeSet::from([Thing::Data(2)])),
            ]),
            data: vec![16..20, 20..24, 24..28],
            by_data: vec![BTreeSet::new(); 3],
        }
    }

    fn names(module: &Module) -> Vec<&str> {
        let mut names: Vec<&str> =
            module.funcs.iter_local().filter_map(|(id, _)| module.funcs.get(id).name.as_deref()).collect();
        names.sort_unstable();
        names
    }

    fn memory(module: &Module) -> Vec<(i32, &[u8])> {
        let part = |data: &'_ walrus::Data| match data.kind {
            DataKind::Active { offset: ConstExpr::Value(Value::I32(from)), .. } => from,
            _ => -1,
        };
        module.data.iter().map(|data| (part(data), data.value.as_slice())).collect()
    }

    #[test]
    fn what_only_pages_need_goes_into_the_second_part() -> Outcome<()> {
        let parts = cut(&references(), &program()?, &["Session>::show"])?;
        let (first, rest) = (Module::from_buffer(&parts.first)?, Module::from_buffer(&parts.rest)?);

        assert_eq!(names(&first), ["main", "shared"]);
        assert_eq!(names(&rest), ["page", "shop::Session>::show"]);
        // "page" is the second's; what both need stays in the first.
        assert_eq!(memory(&first), [(16, &b"read\0\0\0\0both"[..])]);
        assert_eq!(memory(&rest), [(20, &b"page"[..])]);

        // The table has got a slot for `show`, and the second fills it and that of `page`.
        let size = |module: &Module| module.tables.iter().map(|table| table.initial).collect::<Vec<_>>();
        assert_eq!((size(&first), size(&rest)), (vec![3], vec![3]));
        assert!(slots(&first)?.is_empty());
        assert_eq!(slots(&rest)?.keys().copied().collect::<Vec<_>>(), [1, 2]);

        // Everything that the second imports, the first exports.
        let exports: BTreeSet<&str> = first.exports.iter().map(|export| export.name.as_str()).collect();
        assert!(rest.imports.iter().all(|import| import.module == FIRST && exports.contains(import.name.as_str())));
        let functions = rest.imports.iter().filter(|import| matches!(import.kind, ImportKind::Function(_))).count();
        assert_eq!(functions, 1, "`shared`");
        Ok(())
    }

    #[test]
    fn an_entry_that_is_not_there_is_an_error() -> Outcome<()> {
        let message = cut(&references(), &program()?, &["Session>::gone"]).err().map(|error| error.to_string());
        assert!(message.is_some_and(|message| message.contains("Session>::gone")));
        Ok(())
    }
}
