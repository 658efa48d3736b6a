//! A table that can be written in every way a file can be written.

/// Column names and rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    pub header: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// How lines end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ends {
    Lf,
    CrLf,
    Cr,
    /// Each row in another way, by its number.
    Mixed,
}

/// How the text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Letters {
    Utf8,
    Utf8Marked,
    Windows1252,
    Utf16Little,
    Utf16Big,
}

/// How a table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Form {
    pub delimiter: char,
    pub ends: Ends,
    pub letters: Letters,
    /// Every cell in quotes, or only those that need them.
    pub quoted: bool,
}

impl Default for Form {
    fn default() -> Self {
        Self { delimiter: ',', ends: Ends::Lf, letters: Letters::Utf8, quoted: false }
    }
}

impl Table {
    /// Reads a plain table: the tests' own tables, never what is to be tested.
    pub fn parse(text: &str) -> Self {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let mut rows =
            reader.records().map(|record| record.expect("a plain table").iter().map(str::to_owned).collect::<Vec<_>>());
        let header = rows.next().expect("a header");
        Self { header, rows: rows.collect() }
    }

    /// The place of a column.
    pub fn column(&self, name: &str) -> usize {
        self.header.iter().position(|column| column == name).unwrap_or_else(|| panic!("no column {name}"))
    }

    /// The same with every cell of some columns changed.
    #[must_use]
    pub fn map(mut self, columns: &[&str], change: impl Fn(&str) -> String) -> Self {
        let places: Vec<usize> = columns.iter().map(|name| self.column(name)).collect();
        for row in &mut self.rows {
            for &at in &places {
                row[at] = change(&row[at]);
            }
        }
        self
    }

    /// The same without a column.
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        let at = self.column(name);
        self.header.remove(at);
        self.rows.iter_mut().for_each(|row| drop(row.remove(at)));
        self
    }

    /// The same with its columns in another order.
    #[must_use]
    pub fn with_columns_in(self, order: &[usize]) -> Self {
        let pick = |row: &Vec<String>| order.iter().map(|&at| row[at].clone()).collect();
        Self { header: pick(&self.header), rows: self.rows.iter().map(pick).collect() }
    }

    /// The same with other rows.
    #[must_use]
    pub fn with_rows(&self, rows: impl IntoIterator<Item = Vec<String>>) -> Self {
        Self { header: self.header.clone(), rows: rows.into_iter().collect() }
    }

    /// As bytes.
    pub fn write(&self, form: Form) -> Vec<u8> {
        let mut text = String::new();
        for (number, row) in core::iter::once(&self.header).chain(&self.rows).enumerate() {
            for (at, cell) in row.iter().enumerate() {
                if at > 0 {
                    text.push(form.delimiter);
                }
                let needs = cell.contains(['"', '\n', '\r', form.delimiter]);
                if needs || form.quoted {
                    text += &format!("\"{}\"", cell.replace('"', "\"\""));
                } else {
                    text += cell;
                }
            }
            text += match (form.ends, number % 3) {
                (Ends::Lf, _) | (Ends::Mixed, 0) => "\n",
                (Ends::CrLf, _) | (Ends::Mixed, 1) => "\r\n",
                _ => "\r",
            };
        }
        encoded(&text, form.letters)
    }

    /// As plain bytes: commas, LF, UTF-8.
    pub fn plain(&self) -> Vec<u8> {
        self.write(Form::default())
    }
}

/// A text in an encoding. Windows-1252 only knows letters up to U+00FF here.
pub fn encoded(text: &str, letters: Letters) -> Vec<u8> {
    let marked = || format!("\u{FEFF}{text}");
    match letters {
        Letters::Utf8 => text.as_bytes().to_vec(),
        Letters::Utf8Marked => marked().into_bytes(),
        Letters::Windows1252 => {
            text.chars().map(|letter| u8::try_from(u32::from(letter)).expect("a Western letter")).collect()
        }
        Letters::Utf16Little => marked().encode_utf16().flat_map(u16::to_le_bytes).collect(),
        Letters::Utf16Big => marked().encode_utf16().flat_map(u16::to_be_bytes).collect(),
    }
}
