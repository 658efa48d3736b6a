//! Who refers to whom in a compiled program: functions and pieces of data, exactly, from the relocations that the linker was
//! asked to keep (`build.rs`).

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::rc::Rc;

use wasmparser::{
    BinaryReader, DataKind, KnownCustom, Linking, Name, Operator, Parser, Payload, RelocSectionReader, RelocationType,
    SymbolInfo,
};

use super::Outcome;

/// A function by its name (several may share one), or a piece of data by its number.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thing {
    /// Its name, as wasm-bindgen writes it.
    Function(Rc<str>),
    /// Its place in [`References::data`].
    Data(usize),
}

impl Thing {
    /// The function's name.
    pub fn function(&self) -> Option<&str> {
        match self {
            Self::Function(name) => Some(name),
            Self::Data(_) => None,
        }
    }
}

/// What a program refers to.
#[derive(Debug, Default)]
pub struct References {
    /// What each function refers to.
    pub by_function: BTreeMap<Rc<str>, BTreeSet<Thing>>,
    /// Where each piece of data lies in memory, in ascending order.
    pub data: Vec<Range<u32>>,
    /// What each piece of data refers to.
    pub by_data: Vec<BTreeSet<Thing>>,
}

/// The parts of a program that are read for it.
#[derive(Default)]
struct Sections<'a> {
    /// Where the code begins, and each function's body.
    code: usize,
    bodies: Vec<Range<usize>>,
    imported: u32,
    /// Where the data begin in the file, and each segment: its address, and where its bytes stand in the file.
    data: usize,
    segments: Vec<(u32, Range<usize>)>,
    names: BTreeMap<u32, Rc<str>>,
    symbols: Vec<SymbolInfo<'a>>,
    in_code: Option<RelocSectionReader<'a>>,
    in_data: Option<RelocSectionReader<'a>>,
}

impl References {
    /// Reads them from a program as the linker wrote it.
    pub fn of(program: &[u8]) -> Outcome<Self> {
        let sections = Sections::of(program)?;
        let (Some(in_code), Some(in_data)) = (&sections.in_code, &sections.in_data) else {
            return Err("the compiled engine keeps no relocations: was it linked without --emit-relocs?".into());
        };
        let mut pieces: Vec<(Range<u32>, usize)> = Vec::new();
        for (number, symbol) in sections.symbols.iter().enumerate() {
            if let SymbolInfo::Data { symbol: Some(data), .. } = symbol
                && let Some((address, _)) = sections.segments.get(data.index as usize)
            {
                let from = address + data.offset;
                pieces.push((from..from + data.size, number));
            }
        }
        pieces.sort_by_key(|(range, number)| (range.start, range.end, *number));
        let piece_of: BTreeMap<usize, usize> =
            pieces.iter().enumerate().map(|(place, (_, number))| (*number, place)).collect();
        let data: Vec<Range<u32>> = pieces.into_iter().map(|(range, _)| range).collect();

        let meant = |symbol: u32| match sections.symbols.get(symbol as usize)? {
            SymbolInfo::Func { index, .. } => sections.names.get(index).map(|name| Thing::Function(name.clone())),
            SymbolInfo::Data { .. } => piece_of.get(&(symbol as usize)).map(|piece| Thing::Data(*piece)),
            _ => None,
        };
        let mut references = Self { by_function: BTreeMap::new(), by_data: vec![BTreeSet::new(); data.len()], data };
        for entry in in_code.entries() {
            let entry = entry?;
            let (Some(thing), true) = (meant(entry.index), is_reference(entry.ty)) else { continue };
            let at = sections.code + entry.offset as usize;
            let body = sections.bodies.partition_point(|body| body.end <= at);
            if let Some(name) = sections.names.get(&(sections.imported + u32::try_from(body)?)) {
                references.by_function.entry(name.clone()).or_default().insert(thing);
            }
        }
        for entry in in_data.entries() {
            let entry = entry?;
            let (Some(thing), true) = (meant(entry.index), is_reference(entry.ty)) else { continue };
            let at = sections.data + entry.offset as usize;
            let segment = sections.segments.iter().find(|(_, bytes)| bytes.contains(&at));
            let (address, bytes) = segment.ok_or("a relocation outside all data")?;
            let address = address + u32::try_from(at - bytes.start)?;
            for (piece, by) in references.data.iter().zip(&mut references.by_data) {
                if piece.contains(&address) {
                    by.insert(thing.clone());
                }
            }
        }
        Ok(references)
    }
}

/// Whether it is the address of a function or of data, or a call.
fn is_reference(kind: RelocationType) -> bool {
    use RelocationType::{
        FunctionIndexLeb, MemoryAddrI32, MemoryAddrLeb, MemoryAddrSleb, TableIndexI32, TableIndexSleb,
    };
    matches!(kind, FunctionIndexLeb | TableIndexSleb | TableIndexI32 | MemoryAddrLeb | MemoryAddrSleb | MemoryAddrI32)
}

impl<'a> Sections<'a> {
    fn of(program: &'a [u8]) -> Outcome<Self> {
        let mut sections = Self::default();
        for payload in Parser::new(0).parse_all(program) {
            match payload? {
                Payload::ImportSection(imports) => {
                    let functions = imports.into_imports().filter(|import| {
                        import.as_ref().is_ok_and(|import| matches!(import.ty, wasmparser::TypeRef::Func(_)))
                    });
                    sections.imported = u32::try_from(functions.count())?;
                }
                Payload::CodeSectionStart { range, .. } => sections.code = range.start,
                Payload::CodeSectionEntry(body) => sections.bodies.push(body.range()),
                Payload::DataSection(reader) => {
                    sections.data = reader.range().start;
                    for segment in reader {
                        let segment = segment?;
                        let DataKind::Active { offset_expr, .. } = segment.kind else { continue };
                        let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? else {
                            return Err("data at an address that is not plain".into());
                        };
                        let bytes = segment.range.end - segment.data.len()..segment.range.end;
                        sections.segments.push((u32::try_from(value)?, bytes));
                    }
                }
                Payload::CustomSection(custom) => sections.custom(&custom)?,
                _ => {}
            }
        }
        Ok(sections)
    }

    fn custom(&mut self, custom: &wasmparser::CustomSectionReader<'a>) -> Outcome<()> {
        match (custom.name(), custom.as_known()) {
            (_, KnownCustom::Name(names)) => {
                for part in names {
                    let Name::Function(functions) = part? else { continue };
                    for naming in functions {
                        let naming = naming?;
                        self.names.insert(naming.index, rustc_demangle::demangle(naming.name).to_string().into());
                    }
                }
            }
            (_, KnownCustom::Linking(linking)) => {
                for part in linking.subsections() {
                    let Linking::SymbolTable(symbols) = part? else { continue };
                    self.symbols = symbols.into_iter().collect::<Result<_, _>>()?;
                }
            }
            (name @ ("reloc.CODE" | "reloc.DATA"), _) => {
                let reader = BinaryReader::new(custom.data(), custom.data_offset());
                let relocations = Some(RelocSectionReader::new(reader)?);
                if name == "reloc.CODE" {
                    self.in_code = relocations;
                } else {
                    self.in_data = relocations;
                }
            }
            _ => {}
        }
        Ok(())
    }
}
