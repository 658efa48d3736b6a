//! What the columns of a file seem to say: a proposal for a person to confirm or correct.
//!
//! Each column is looked at twice: by its name (words for a role in a dozen languages) and by its cells (dates, amounts,
//! e-mail addresses, identifiers, a few words). The name alone decides nothing: a column whose cells are no dates is not
//! proposed as the date, whatever it is called; without a name the cells must be plain. Roles go to columns from the surest
//! pair to the least sure, each role and each column once.

use std::collections::BTreeSet;

use super::evidence::Evidence;
use super::{ColumnMapping, Header, Role};
use crate::ingest::encoding::decode;
use crate::ingest::fields::trimmed;
use crate::ingest::sample::Sample;

/// Cells shown of each column.
const SHOWN: usize = 3;
/// Letters shown of a cell.
const SHOWN_LETTERS: usize = 40;
/// What is less sure than this, in hundredths, is not proposed.
const LEAST: u8 = 35;

/// What a file cannot do without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Who bought.
    Customer,
    /// When.
    Date,
    /// How much: an amount, or a quantity and a unit price.
    Amount,
}

impl Need {
    /// Every need.
    pub const ALL: [Self; 3] = [Self::Customer, Self::Date, Self::Amount];

    /// The sets of roles of which any one will do.
    pub fn met_by(self) -> &'static [&'static [Role]] {
        match self {
            Self::Customer => &[
                &[Role::Email],
                &[Role::SecondEmail],
                &[Role::CustomerId],
                &[Role::Phone],
                &[Role::CustomerName],
                &[Role::Remark],
            ],
            Self::Date => &[&[Role::Date]],
            Self::Amount => &[&[Role::Amount], &[Role::Quantity, Role::UnitPrice]],
        }
    }

    /// Whether these roles meet it.
    pub fn is_met(self, has: impl Fn(Role) -> bool) -> bool {
        self.met_by().iter().any(|set| set.iter().all(|&role| has(role)))
    }
}

/// What the columns of a file seem to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The same for every file with these column names, in any order and any build. Not the names themselves.
    pub header: u64,
    /// Whether the first row is data already, so that columns are named by their places: A, B, C …
    pub headless: bool,
    /// The columns, in their order.
    pub columns: Vec<ProposedColumn>,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposedColumn {
    /// Its name.
    pub name: String,
    /// Which of the columns of that name it is, from 0.
    pub number: usize,
    /// Up to three different cells of it.
    pub samples: Vec<String>,
    /// What it seems to say; a column without a role is not used.
    pub role: Option<Role>,
    /// How sure that is, in hundredths; 100 where it is known.
    pub confidence: u8,
}

impl Proposal {
    /// What no column says.
    pub fn lacks(&self) -> impl Iterator<Item = Need> {
        let has = |role| self.columns.iter().any(|column| column.role == Some(role));
        Need::ALL.into_iter().filter(move |need| !need.is_met(has))
    }

    /// Proposes for a file whose first row is data.
    pub(crate) fn by_place(sample: &Sample) -> Self {
        Self::of(&Header::by_place(sample.width()), sample, true, None)
    }

    /// Proposes; where it is known what the columns say, that is the proposal.
    pub(crate) fn of(header: &Header, sample: &Sample, headless: bool, known: Option<&ColumnMapping>) -> Self {
        let mut columns: Vec<ProposedColumn> = header
            .names
            .iter()
            .enumerate()
            .map(|(at, name)| ProposedColumn {
                name: name.clone(),
                number: header.keys.iter().take(at).filter(|key| Some(*key) == header.keys.get(at)).count(),
                samples: shown_cells(sample, at),
                role: None,
                confidence: 0,
            })
            .collect();
        match known {
            Some(mapping) => {
                for (role, at) in mapping.used() {
                    if let Some(column) = columns.get_mut(at) {
                        (column.role, column.confidence) = (Some(role), 100);
                    }
                }
            }
            None => {
                let evidence: Vec<Evidence> =
                    (0..columns.len()).map(|at| Evidence::of(header.keys.get(at), sample, at, headless)).collect();
                for (confidence, role, at) in assigned(&evidence) {
                    (columns[at].role, columns[at].confidence) = (Some(role), confidence);
                }
            }
        }
        Self { header: header.fingerprint(), headless, columns }
    }
}

/// Roles to columns, from the surest pair on.
fn assigned(evidence: &[Evidence]) -> Vec<(u8, Role, usize)> {
    let mut pairs: Vec<(u8, Role, usize)> = Vec::new();
    for role in Role::ALL {
        let likely = evidence.iter().filter(|evidence| evidence.plausible(role) >= 50).count();
        for (at, evidence) in evidence.iter().enumerate() {
            let confidence = evidence.confidence(role, likely == 1);
            if confidence >= LEAST {
                pairs.push((confidence, role, at));
            }
        }
    }
    // Of equals the role that matters more, then the column further left.
    pairs.sort_by_key(|&(confidence, role, at)| (u8::MAX - confidence, role as usize, at));
    let mut chosen: Vec<(u8, Role, usize)> = Vec::new();
    for pair in pairs {
        if chosen.iter().all(|other| other.1 != pair.1 && other.2 != pair.2) {
            chosen.push(pair);
        }
    }
    let by_name = |chosen: &[(u8, Role, usize)], role: Role| {
        chosen.iter().any(|pair| pair.1 == role && evidence[pair.2].named(role))
    };
    let has = |chosen: &[(u8, Role, usize)], role: Role| chosen.iter().any(|pair| pair.1 == role);
    if by_name(&chosen, Role::Quantity) && !has(&chosen, Role::UnitPrice) {
        // A price beside a quantity is the price of one.
        for pair in chosen.iter_mut().filter(|pair| pair.1 == Role::Amount && evidence[pair.2].named(Role::UnitPrice)) {
            pair.1 = Role::UnitPrice;
        }
    }
    let multiplied =
        by_name(&chosen, Role::Quantity) && by_name(&chosen, Role::UnitPrice) && !by_name(&chosen, Role::Amount);
    let has_email = has(&chosen, Role::Email);
    let kept = |pair: &(u8, Role, usize)| match pair.1 {
        // An amount that nothing says is one does not stand against a quantity and a price that have their names.
        Role::Amount => !multiplied,
        // With an address there is no need to guess at a number.
        Role::CustomerId | Role::Phone => !has_email || evidence[pair.2].named(pair.1),
        _ => true,
    };
    let kept: Vec<bool> = chosen.iter().map(kept).collect();
    chosen.into_iter().zip(kept).filter_map(|(pair, kept)| kept.then_some(pair)).collect()
}

/// The first different cells of a column, cut to a readable length.
fn shown_cells(sample: &Sample, column: usize) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let mut shown = Vec::new();
    for cell in sample.cells(column) {
        let cell = trimmed(&cell);
        if !cell.is_empty() && seen.insert(cell.to_vec()) {
            let text = decode(cell);
            shown.push(match text.char_indices().nth(SHOWN_LETTERS) {
                Some((at, _)) => format!("{}…", &text[..at]),
                None => text.into_owned(),
            });
            if shown.len() == SHOWN {
                break;
            }
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::records::{Form, RecordReader};

    /// `name=role` of each column that has one, `?` where it is less than likely.
    fn proposed(text: &str, headless: bool) -> String {
        let first = u64::from(!headless);
        let sample = Sample::read(text.as_bytes(), true, Form::new(b','), first);
        let mut reader = RecordReader::new(Form::new(b','), 0);
        reader.feed(text.as_bytes());
        reader.end();
        let header = Header::of(&reader.next().expect("a first record"));
        let header = if headless { Header::by_place(header.names.len()) } else { header };
        let proposal = Proposal::of(&header, &sample, headless, None);
        let columns = proposal.columns.iter().filter_map(|column| {
            let sure = if column.confidence >= 60 { "" } else { "?" };
            Some(format!("{}={}{sure}", column.name, column.role?.code()))
        });
        let lacks: Vec<String> = proposal.lacks().map(|need| format!("-{need:?}")).collect();
        columns.chain(lacks).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn names_and_cells_propose_together() {
        for (text, expected) in [
            (
                "Kunde Nr,Bestelldatum,Betrag EUR,Bemerkung\nK7,03.01.2024,\"12,50\",ok\nK8,04.01.2024,\"7,00\",\nK7,05.01.2024,\"9,90\",ok\n",
                "Kunde Nr=customer_id Bestelldatum=date Betrag EUR=amount",
            ),
            (
                "who,when it happened,how much\nann@example.com,2024-01-05,10.50\nbea@example.com,2024-01-06,11.00\nann@example.com,2024-02-05,3.00\n",
                "who=email when it happened=date how much=amount",
            ),
            (
                "Fecha de pedido,Cliente,Importe,Divisa,Estado\n2024-01-05,c1,10.00,EUR,pagado\n2024-01-06,c2,11.00,EUR,pagado\n2024-01-07,c1,12.00,EUR,pendiente\n",
                "Fecha de pedido=date Cliente=customer_id Importe=amount Divisa=currency Estado=status",
            ),
            (
                "Ticket,Kupiec,Data zakupu,Ilość,Cena\nT1,k1,2024-01-05,2,10.00\nT2,k2,2024-01-06,1,11.50\nT3,k1,2024-01-07,3,4.25\n",
                "Ticket=order_id Kupiec=customer_id Data zakupu=date Ilość=quantity Cena=unit_price",
            ),
            (
                "客户,日期,金额\n甲,2024-01-05,10.00\n乙,2024-01-06,11.00\n甲,2024-01-07,12.00\n",
                "客户=customer_id 日期=date 金额=amount",
            ),
            (
                "birthday,order placed,shipping cost,order sum,buyer ref\n1980-02-03,2024-01-05,4.90,20.00,b1\n1981-02-03,2024-01-06,4.90,30.00,b2\n1980-02-03,2024-01-07,4.90,40.00,b1\n",
                "order placed=date order sum=amount buyer ref=customer_id",
            ),
            // A name that its cells belie is no proposal.
            ("customer mail,date,amount\nann,soon,much\nbea,later,more\n", "-Customer -Date -Amount"),
            ("sku,shelf,weight\nA1,3,0.5\nA2,4,0.7\n", "sku=sku -Customer -Date -Amount"),
        ] {
            assert_eq!(proposed(text, false), expected, "{text}");
        }
    }

    #[test]
    fn a_file_without_column_names_is_proposed_by_its_cells() {
        let text = "1001,2024-01-05,ann@example.com,12.50\n1002,2024-01-06,bea@example.com,7.00\n1003,2024-02-06,ann@example.com,9.90\n";
        assert_eq!(proposed(text, true), "A=order_id? B=date C=email D=amount");
    }

    #[test]
    fn three_different_cells_are_shown() {
        let sample = Sample::read("a,b\n1,x\n1,\n2,x\n3,x\n4,x\n".as_bytes(), true, Form::new(b','), 1);
        assert_eq!(shown_cells(&sample, 0), ["1", "2", "3"]);
        assert_eq!(shown_cells(&sample, 1), ["x"]);
        let long = format!("a\n{}\n", "é".repeat(60));
        assert_eq!(shown_cells(&Sample::read(long.as_bytes(), true, Form::new(b','), 1), 0)[0].chars().count(), 41);
    }
}
