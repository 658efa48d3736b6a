//! What speaks for a column having a role: the words of its name and the kind of its cells.

use std::collections::BTreeSet;

use super::Role;
use crate::ingest::fields::{amount, date, trimmed};
use crate::ingest::sample::Sample;

/// Cells of a column that are looked at.
const CELLS: usize = 300;
/// A column of at most so many different words is a state, a kind, a country.
const FEW_WORDS: usize = 12;

/// Currencies that are known without the column's name: other words have three letters too.
const CODES: &str = "usd eur gbp cad aud nzd jpy cny inr chf sek nok dkk pln czk huf brl mxn zar try aed sgd hkd krw";

/// What a column's name and cells say, all shares in hundredths of the cells that hold something.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    key: String,
    cells: usize,
    different: usize,
    dates: u8,
    amounts: u8,
    /// Amounts with a fraction.
    fractions: u8,
    /// Whole numbers of at most three digits.
    small: u8,
    emails: u8,
    phones: u8,
    /// Three letters.
    three_letters: u8,
    /// Well-known codes of currencies.
    codes: u8,
    /// Digits somewhere and no white space: numbers, codes.
    identifiers: u8,
    /// Letters first.
    words: u8,
}

impl Evidence {
    /// Looks at a column. A file without names has names by place, which say nothing.
    pub(super) fn of(key: Option<&String>, sample: &Sample, column: usize, headless: bool) -> Self {
        let mut different = BTreeSet::new();
        let mut counts = [0_usize; 9];
        let mut cells = 0;
        for cell in sample.cells(column).take(CELLS) {
            let cell = trimmed(&cell);
            cells += 1;
            different.insert(cell.to_vec());
            let is_date = date::looks_like_date(cell);
            let is_amount = !is_date && amount::looks_like_amount(cell);
            let whole = cell.iter().all(u8::is_ascii_digit);
            let three_letters = cell.len() == 3 && cell.iter().all(u8::is_ascii_alphabetic);
            let facts = [
                is_date,
                is_amount && !leads_with_zero(cell),
                is_amount && cell.iter().rev().take(3).any(|byte| matches!(byte, b'.' | b',')),
                is_amount && whole && cell.len() <= 3,
                is_email(cell),
                is_phone(cell) && !is_date,
                three_letters,
                three_letters && is_code(cell),
                !is_date && cell.iter().any(u8::is_ascii_digit) && !cell.iter().any(u8::is_ascii_whitespace),
            ];
            for (count, fact) in counts.iter_mut().zip(facts) {
                *count += usize::from(fact);
            }
        }
        let share = |count: usize| (count * 100).checked_div(cells).unwrap_or(0) as u8;
        let [dates, amounts, fractions, small, emails, phones, three_letters, codes, identifiers] = counts.map(share);
        let words = 100 - dates.max(amounts).max(emails).max(identifiers);
        let key = key.filter(|_| !headless).cloned().unwrap_or_default();
        let different = different.len();
        Self {
            key,
            cells,
            different,
            dates,
            amounts,
            fractions,
            small,
            emails,
            phones,
            three_letters,
            codes,
            identifiers,
            words,
        }
    }

    /// Whether its name has a word for the role.
    pub(super) fn named(&self, role: Role) -> bool {
        self.name_says(role) > 0
    }

    /// How sure the role is, in hundredths; `only`: no other column's cells would do.
    pub(super) fn confidence(&self, role: Role, only: bool) -> u8 {
        let alone = if only { 75 } else { 50 };
        let weight = match self.name_says(role) {
            _ if self.says_any(against(role)) > 0 => 0,
            0 => alone_by_cells(role).min(alone),
            said => (50 + said / 2).max(alone),
        };
        (u16::from(self.plausible(role)) * u16::from(weight) / 100) as u8
    }

    /// How well the cells go with the role, in hundredths.
    pub(super) fn plausible(&self, role: Role) -> u8 {
        if self.cells == 0 {
            return 0;
        }
        let named = self.named(role);
        let repeats = self.different < self.cells;
        let few = self.different <= FEW_WORDS && repeats;
        let plain = |share: u8| if share >= 50 { share } else { 0 };
        match role {
            Role::Email => plain(self.emails),
            Role::Date | Role::CancelledAt => plain(self.dates),
            // Whole numbers that are all different, or too alike, are rather numbers of something.
            Role::Amount | Role::Subtotal | Role::Refunded | Role::Discount | Role::UnitPrice => {
                match plain(self.amounts) {
                    share if self.fractions > 0 || named => share,
                    share => share / 5 * 2,
                }
            }
            Role::Quantity => plain(self.small),
            Role::Phone => plain(self.phones),
            Role::Currency if named => plain(self.three_letters),
            Role::Currency => plain(self.codes),
            Role::Status if few => self.words,
            Role::OrderId if self.fractions > 0 || self.dates >= 50 || self.emails >= 50 => 0,
            Role::OrderId if named => 100,
            Role::OrderId if repeats || self.small >= 50 => 0,
            Role::OrderId => plain(self.identifiers),
            Role::CustomerId if self.fractions > 0 || self.dates >= 50 => 0,
            Role::CustomerId if named => 100,
            Role::CustomerId if !repeats || few => 0,
            Role::CustomerId => plain(self.identifiers),
            Role::ItemName | Role::Country | Role::Region | Role::Vendor => plain(self.words),
            // Whatever has its name; numbers of items are of many kinds.
            Role::Sku if named && self.dates < 50 && self.fractions == 0 => 100,
            _ => 0,
        }
    }

    /// How plainly the name has a word for the role: 100 where it is that word, 60 where it is part of it.
    fn name_says(&self, role: Role) -> u8 {
        if self.says_any(against(role)) > 0 { 0 } else { self.says_any(words(role)) }
    }

    fn says_any(&self, words: &str) -> u8 {
        let says = |word: &str| match () {
            () if self.key == word => 100,
            // Short words are parts of too many others; a sign of Chinese is a word.
            () if word.is_ascii() && word.len() < 4 => 0,
            () if self.key.contains(word) => 60,
            () => 0,
        };
        if self.key.is_empty() { 0 } else { words.split(' ').map(says).max().unwrap_or(0) }
    }
}

/// How far cells alone can carry a role.
fn alone_by_cells(role: Role) -> u8 {
    match role {
        Role::Email => 95,
        Role::Date | Role::Amount => 75,
        Role::OrderId | Role::CustomerId | Role::Currency => 50,
        _ => 0,
    }
}

/// Words for a role, as names are compared: English, German, Dutch, French, Spanish, Italian, Portuguese, Polish, Russian,
/// Greek, Chinese, Persian.
fn words(role: Role) -> &'static str {
    match role {
        Role::OrderId => {
            "order orderid orderno ordernumber invoice receipt basket transactionid ticket bestellnummer bestellnr auftrag \
             rechnung commande facture pedido factura ordine numero zamowieni zamówieni заказ παραγγελ 订单 سفارش"
        }
        Role::Email => "mail email courriel correo почта 邮箱 ایمیل",
        Role::CustomerId => {
            "customer client cliente buyer user member account household shopper contact kunde kaufer kaeufer klant koper \
             acheteur comprador acquirente klient kupiec nabywca клиент покупатель πελάτ πελατ 客户 买家 顾客 مشتری"
        }
        Role::Phone => "phone mobile telefon telefoon telefono movil handy телефон τηλέφων 电话 手机 تلفن",
        Role::Date => {
            "date day time created placed ordered when datum zeit fecha data giorno jour dzień дата ημερομηνία 日期 时间 تاریخ"
        }
        Role::Amount => {
            "amount total sum ordersum revenue sales turnover spend paid value betrag gesamt summe umsatz bedrag totaal montant \
             chiffre importe monto ventas importo totale valor valore kwota wartość wartosc suma сумма выручка ποσό \
             σύνολο 金额 总额 总价 مبلغ price preis prijs prix precio prezzo preco cena цена τιμή 价格"
        }
        Role::Subtotal => "subtotal zwischensumme soustotal",
        Role::Refunded => "refund erstatt rembours reembols rimbors zwrot возврат 退款",
        Role::Discount => "discount rabatt remise descuento sconto desconto rabat скидка έκπτωση 折扣 تخفیف",
        Role::Currency => {
            "currency wahrung waehrung devise moneda divisa valuta moeda waluta валюта νόμισμα 币种 货币 ارز"
        }
        Role::Status => "status state zustand statut estado stato stan состояние статус κατάσταση 状态 وضعیت",
        Role::CancelledAt => "cancelledat canceledat",
        Role::ItemName => {
            "product item article description artikel produkt produit producto prodotto produto towar товар προϊόν 商品 产品 \
             کالا"
        }
        Role::Sku => {
            "sku productsku itemsku variantsku stockcode productcode itemcode itemnumber articlenumber artikelnummer artikelnr codearticle codicearticolo \
             artikelcode kodproduktu артикул 货号"
        }
        Role::Vendor => {
            "vendor brand manufacturer supplier hersteller marke lieferant marque fournisseur marca proveedor produttore \
             fornitore merk leverancier marka producent dostawca бренд производитель поставщик μάρκα 品牌 供应商 برند"
        }
        Role::Country => "country pays paese land pais kraj страна χώρα 国家 کشور",
        Role::Region => {
            "province region shippingstate shipstate bundesland provincia regione provincie wojewodztwo регион область \
             περιφέρεια 省份 استان"
        }
        Role::Quantity => {
            "quantity qty units count pieces menge anzahl stuck stueck aantal quantite cantidad quantita quantidade ilość \
             ilosc количество ποσότητα 数量 تعداد"
        }
        Role::UnitPrice => {
            "unitprice priceperunit itemprice price einzelpreis stuckpreis preis prijs prix precio prezzo preco cena цена \
             τιμή 单价 قیمت"
        }
        _ => "",
    }
}

/// Words that say that it is something else.
fn against(role: Role) -> &'static str {
    match role {
        Role::Date => {
            "birth geburt naissance nacimiento nascita updat modif ship deliver liefer versand due expir cancel refund \
             fulfil signup registr zone"
        }
        Role::Amount | Role::UnitPrice => {
            "tax vat mwst steuer shipping versand discount rabatt refund fee tip count quantity weight balance points \
             subtotal number"
        }
        Role::CustomerId => "type group gruppe segment since note mail phone country region",
        Role::OrderId => {
            "date datum status state total amount sum value count type currency source method item line sku product"
        }
        Role::ItemName => "count number price sku id quantity total",
        Role::Country | Role::Region => "price amount date phone mail landing island",
        Role::Vendor => "price amount date phone mail market bemerk",
        Role::Sku => "price amount count quantity name",
        Role::Quantity => "order",
        _ => "",
    }
}

fn leads_with_zero(cell: &[u8]) -> bool {
    matches!(cell, [b'0', b'0'..=b'9', ..])
}

fn is_email(cell: &[u8]) -> bool {
    let Some(at) = memchr::memchr(b'@', cell) else { return false };
    let (name, host) = (&cell[..at], &cell[at + 1..]);
    !name.is_empty() && host.contains(&b'.') && !cell.iter().any(u8::is_ascii_whitespace)
}

fn is_phone(cell: &[u8]) -> bool {
    let digits = cell.iter().filter(|byte| byte.is_ascii_digit()).count();
    (7..=15).contains(&digits)
        && cell
            .iter()
            .all(|byte| byte.is_ascii_digit() || matches!(byte, b'+' | b'-' | b' ' | b'(' | b')' | b'/' | b'.'))
}

fn is_code(cell: &[u8]) -> bool {
    CODES.split(' ').any(|code| cell.eq_ignore_ascii_case(code.as_bytes()))
}
