//! Why a file cannot be used, in words.

use crate::i18n::{Message, Value, Words};
use crate::ingest::container::{ArchiveFault, WorkbookFault};
use crate::ingest::{Container, Error, ErrorKind, NotOrders, Role};
use crate::protocol::{FileKey, Problem};

use super::frame::format_name;

/// How many column names a sentence lists.
const NAMES: usize = 12;

/// Why a file cannot be used.
pub fn problem(file: &str, error: &Error, words: &Words<'_>) -> Problem {
    let row = error.position().map(|position| words.count(position.record + 1));
    let say = |message: Message, values: &[(&str, Value<'_>)]| {
        let mut all = vec![("file", Value::Text(file)), ("row", Value::Text(row.as_deref().unwrap_or_default()))];
        all.extend_from_slice(values);
        words.say(message, &all)
    };
    let here = |at: Message, nowhere: Message| if row.is_some() { at } else { nowhere };
    let (sentence, remedy) = match error.kind() {
        ErrorKind::NotText { looks_like } => {
            let (message, remedy) = not_text(*looks_like);
            (say(message, &[]), remedy)
        }
        ErrorKind::Archive(fault) => {
            let (message, remedy) = archive(fault);
            let found = match fault {
                ArchiveFault::NoTables(found) => names(found, words),
                _ => String::new(),
            };
            let count = match fault {
                ArchiveFault::TooManyTables(count) => *count,
                ArchiveFault::Method(method) => u64::from(*method),
                _ => 0,
            };
            (say(message, &[("found", Value::Text(&found)), ("count", Value::Count(count))]), remedy)
        }
        ErrorKind::Workbook(fault) => (say(workbook(*fault), &[]), Message::RemedySaveAsCsv),
        ErrorKind::EndlessLine => (say(Message::ProblemEndlessLine, &[]), Message::RemedyEndlessLine),
        ErrorKind::Empty => (say(Message::ProblemEmpty, &[]), Message::RemedyExportCsv),
        ErrorKind::HeaderOnly { .. } => (say(Message::ProblemHeaderOnly, &[]), Message::RemedyHeaderOnly),
        ErrorKind::NoHeader { first } => {
            (say(Message::ProblemNoHeader, &[("first", Value::Text(&names(first, words)))]), Message::RemedyNoHeader)
        }
        ErrorKind::MissingColumns { missing, found } => {
            let missing: Vec<String> = missing.iter().map(|role| words.text(role_name(*role))).collect();
            let (missing, found) = (names(&missing, words), names(found, words));
            let values = [("missing", Value::Text(&missing)), ("found", Value::Text(&found))];
            (say(Message::ProblemMissingColumns, &values), Message::RemedyMissingColumns)
        }
        ErrorKind::NoCustomerKey { found } => (
            say(Message::ProblemNoCustomer, &[("found", Value::Text(&names(found, words)))]),
            Message::RemedyNoCustomer,
        ),
        ErrorKind::NotOrders { kind } => {
            let (message, remedy) = not_orders(*kind);
            (say(message, &[]), remedy)
        }
        ErrorKind::BesideOrders { format } => {
            let format = format_name(*format, words);
            (say(Message::ProblemBesideOrders, &[("format", Value::Text(&format))]), Message::RemedyBesideOrders)
        }
        ErrorKind::UnreadableDates { column, cell } => {
            let values = [("column", Value::Text(column)), ("cell", Value::Text(cell))];
            let message = here(Message::ProblemUnreadableDatesAt, Message::ProblemUnreadableDates);
            (say(message, &values), Message::RemedyUnreadableDates)
        }
        ErrorKind::UnreadableAmounts { column, cell } => {
            let values = [("column", Value::Text(column)), ("cell", Value::Text(cell))];
            let message = here(Message::ProblemUnreadableAmountsAt, Message::ProblemUnreadableAmounts);
            (say(message, &values), Message::RemedyUnreadableAmounts)
        }
        ErrorKind::ScientificIds { column, cell, rounded, of } => {
            let values = [
                ("column", Value::Text(column)),
                ("cell", Value::Text(cell)),
                ("rounded", Value::Count(*rounded)),
                ("of", Value::Count(*of)),
            ];
            (say(Message::ProblemScientificIds, &values), Message::RemedyScientificIds)
        }
        ErrorKind::NoUsableRows { rows } => {
            (say(Message::ProblemNoUsableRows, &[("rows", Value::Count(*rows))]), Message::RemedyNoUsableRows)
        }
        ErrorKind::ChangedWhileRead { .. } => (say(Message::ProblemChanged, &[]), Message::RemedyChanged),
        ErrorKind::CannotBeRead => (say(Message::ProblemCannotBeRead, &[]), Message::RemedyCannotBeRead),
    };
    Problem {
        key: FileKey::default(),
        file: file.to_owned(),
        code: error.code().to_owned(),
        sentence,
        remedy: words.text(remedy),
        mapping: None,
        ask: false,
        lost: false,
    }
}

fn not_text(container: Container) -> (Message, Message) {
    match container {
        Container::Pdf => (Message::NotTextPdf, Message::RemedyExportCsv),
        Container::Image => (Message::NotTextImage, Message::RemedyExportCsv),
        Container::Zip => (Message::NotTextZip, Message::RemedyUnzip),
        Container::Xlsx => (Message::NotTextXlsx, Message::RemedySaveAsCsv),
        Container::Ods => (Message::NotTextOds, Message::RemedySaveAsCsv),
        Container::Gzip => (Message::NotTextGzip, Message::RemedyUnpack),
        Container::OldExcel => (Message::NotTextOldExcel, Message::RemedySaveAsCsv),
        Container::Html => (Message::NotTextHtml, Message::RemedyHtml),
        Container::ExcelXml | Container::Xml => (Message::NotTextXml, Message::RemedySaveAsCsv),
        Container::Json => (Message::NotTextJson, Message::RemedyExportCsv),
        Container::Rtf => (Message::NotTextRtf, Message::RemedyExportCsv),
        Container::LfsPointer => (Message::NotTextLfs, Message::RemedyExportCsv),
        Container::Binary => (Message::NotTextBinary, Message::RemedyExportCsv),
    }
}

fn not_orders(kind: NotOrders) -> (Message, Message) {
    match kind {
        NotOrders::Payouts => (Message::ProblemNotOrdersPayouts, Message::RemedyNotOrdersPayments),
        NotOrders::Balance => (Message::ProblemNotOrdersBalance, Message::RemedyNotOrdersPayments),
        NotOrders::CustomerList => (Message::ProblemNotOrdersCustomers, Message::RemedyNotOrders),
        NotOrders::ProductList => (Message::ProblemNotOrdersProducts, Message::RemedyNotOrders),
    }
}

fn archive(fault: &ArchiveFault) -> (Message, Message) {
    match fault {
        ArchiveFault::Damaged => (Message::ArchiveDamaged, Message::RemedyDownloadAgain),
        ArchiveFault::Encrypted => (Message::ArchiveEncrypted, Message::RemedyUnzip),
        ArchiveFault::Method(_) => (Message::ArchiveMethod, Message::RemedyUnzip),
        ArchiveFault::TooLarge => (Message::ArchiveTooLarge, Message::RemedyExportCsv),
        ArchiveFault::NoTables(found) if found.is_empty() => (Message::ArchiveEmpty, Message::RemedyExportCsv),
        ArchiveFault::NoTables(_) => (Message::ArchiveNoTables, Message::RemedyExportCsv),
        ArchiveFault::TooManyTables(_) => (Message::ArchiveTooManyTables, Message::RemedyUnzip),
    }
}

fn workbook(fault: WorkbookFault) -> Message {
    match fault {
        WorkbookFault::Protected => Message::WorkbookProtected,
        WorkbookFault::Unreadable => Message::WorkbookUnreadable,
        WorkbookFault::NoTable => Message::WorkbookNoTable,
        WorkbookFault::TooLarge => Message::WorkbookTooLarge,
        WorkbookFault::NoReader => Message::WorkbookNoReader,
    }
}

/// Names in a row, cut where there are many.
fn names(names: &[String], words: &Words<'_>) -> String {
    let shown: Vec<&str> = names.iter().take(NAMES).map(String::as_str).collect();
    let more = if names.len() > NAMES { " …" } else { "" };
    shown.join(&words.text(Message::ListAnd)) + more
}

pub(super) fn role_name(role: Role) -> Message {
    match role {
        Role::OrderId => Message::RoleOrderId,
        Role::Email => Message::RoleEmail,
        Role::CustomerId => Message::RoleCustomerId,
        Role::Phone => Message::RolePhone,
        Role::Date => Message::RoleDate,
        Role::Amount => Message::RoleAmount,
        Role::Subtotal => Message::RoleSubtotal,
        Role::Refunded => Message::RoleRefunded,
        Role::Discount => Message::RoleDiscount,
        Role::Currency => Message::RoleCurrency,
        Role::Status => Message::RoleStatus,
        Role::CancelledAt => Message::RoleCancelledAt,
        Role::PaymentMethod => Message::RolePaymentMethod,
        Role::ItemName => Message::RoleItemName,
        Role::Quantity => Message::RoleQuantity,
        Role::UnitPrice => Message::RoleUnitPrice,
        Role::SecondOrderId => Message::RoleSecondOrderId,
        Role::Gross => Message::RoleGross,
        Role::MarketplaceTax => Message::RoleMarketplaceTax,
        Role::MarketplaceTaxIncluded => Message::RoleMarketplaceTaxIncluded,
        Role::SecondEmail => Message::RoleSecondEmail,
        Role::SecondPhone => Message::RoleSecondPhone,
        Role::BillingName => Message::RoleBillingName,
        Role::Postcode => Message::RolePostcode,
        Role::Remark => Message::RoleRemark,
        Role::CustomerName => Message::RoleCustomerName,
        Role::CustomerType => Message::RoleCustomerType,
        Role::Time => Message::RoleTime,
        Role::Shipping => Message::RoleShipping,
        Role::Tax => Message::RoleTax,
        Role::AdjustedTotal => Message::RoleAdjustedTotal,
        Role::DiscountCode => Message::RoleDiscountCode,
        Role::Event => Message::RoleEvent,
        Role::Mode => Message::RoleMode,
        Role::Country => Message::RoleCountry,
        Role::SecondCountry => Message::RoleSecondCountry,
        Role::Region => Message::RoleRegion,
        Role::SecondRegion => Message::RoleSecondRegion,
        Role::Vendor => Message::RoleVendor,
        Role::Sku => Message::RoleSku,
        Role::Tip => Message::RoleTip,
        Role::Handling => Message::RoleHandling,
        Role::GiftCards => Message::RoleGiftCards,
        Role::Fulfillment => Message::RoleFulfillment,
        Role::Rate => Message::RoleRate,
        Role::Channel => Message::RoleChannel,
        Role::Issued => Message::RoleIssued,
        Role::Redeemed => Message::RoleRedeemed,
        Role::OrderCount => Message::RoleOrderCount,
    }
}
