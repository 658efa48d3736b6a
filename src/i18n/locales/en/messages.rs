//! What the analyst says, in English. `{name}` is put in; `{name|one|other}` picks a word by that count.

use crate::i18n::Message;

/// The text of a message.
pub(in crate::i18n) fn text(message: Message) -> &'static str {
    match message {
        Message::AllOrders => "All orders, {from} – {to}",
        Message::PeriodOfOrders => "Orders from {from} to {to}",
        Message::ComparedPrevious => ", compared with the same number of days before",
        Message::ComparedYear => ", compared with the same days a year before",
        Message::ComparedNothing => "; the files do not reach back far enough for a comparison",
        Message::AsItStood => ", as it stood on {day}",
        Message::PeriodAll => "All orders",
        Message::PeriodLast365 => "Last 365 days",
        Message::PeriodLast90 => "Last 90 days",
        Message::PeriodYear => "Year {year}",
        Message::NewestOrder => "Newest order {day}",
        Message::Coverage => "{share} of orders have a known customer",
        Message::CoverageBoth => "{orders} of orders and {revenue} of revenue have a known customer",
        Message::CoverageNone => "No order has a known customer",
        Message::MadeUpShop => "A made-up shop, to show how it looks",
        Message::Recognised => "Recognised: {format} ({files} {files|file|files})",
        Message::RecognisedMixed => "{files} files of several kinds",
        Message::RowsAndSize => "{rows} {rows|row|rows} · {size}",

        Message::RepeatRateLabel => "Customers who bought again",
        Message::RepeatRateTerm => "Repeat customer rate · M2",
        Message::RepeatRateAnswers => {
            "Of the customers who bought in this period, how many bought more than once in it?"
        }
        Message::RepeatRateFormula => "customers with more than one order ÷ customers",
        Message::RepeatRateNumbers => {
            "{part} {part|customer|customers} with more than one order ÷ {whole} {whole|customer|customers} = {share}"
        }
        Message::RepeatRateNot => {
            "Not the same as Shopify’s returning customer rate (which also counts customers whose other orders lie outside the period), nor as the chance that a new customer comes back, which recent customers have had little time to show."
        }
        Message::RepeatInPeriod => "More than one order in the period",
        Message::RepeatAllTime => "Bought in the period, more than one order ever (Shopify’s returning customer rate)",
        Message::RepeatToDate => "All customers to date with two orders or more",
        Message::RepeatInPeriodNumbers => "{part} of {whole} who bought in the period",
        Message::RepeatAllTimeNumbers => "{part} of {whole} who bought in the period",
        Message::RepeatToDateNumbers => "{part} of {whole} customers to date",
        Message::CustomersWithMore => "Customers with more than one order",
        Message::Customers => "Customers",
        Message::CustomersLabel => "Customers",
        Message::CustomersTerm => "Distinct customers with an order · M1",
        Message::CustomersAnswers => "How many different people bought in this period?",
        Message::CustomersFormula => "distinct customer keys among the orders of the period",
        Message::CustomersNumbers => "{new} new + {returning} returning = {customers} {customers|customer|customers}",
        Message::CustomersNot => {
            "Not the same as the number of orders, nor as a list of newsletter addresses. Orders without an e-mail, customer id or phone belong to nobody and are left out here."
        }
        Message::NewLabel => "New customers",
        Message::NewTerm => "First order in the period · M1",
        Message::NewAnswers => "How many customers placed their first order in this period?",
        Message::NewFormula => "customers whose first order in the files lies in the period",
        Message::NewNumbers => {
            "{new} of {customers} {customers|customer|customers} placed their first order in the period"
        }
        Message::NewNot => {
            "“First” means first in these files: customers who bought before the files begin look new in the earliest months."
        }
        Message::ReturningLabel => "Returning customers",
        Message::ReturningTerm => "Ordered before the period and in it · M1",
        Message::ReturningAnswers => "How many of the customers in this period had already ordered before it?",
        Message::ReturningFormula => "customers in the period whose first order is older than the period",
        Message::ReturningNumbers => {
            "{returning} of {customers} {customers|customer|customers} had ordered before the period"
        }
        Message::ReturningNot => {
            "Not the same as customers who bought again: those may have placed both orders within the period. Over all orders nobody is older than the period, so this is 0."
        }
        Message::OrdersLabel => "Orders",
        Message::OrdersTerm => "Orders in the period · M1",
        Message::OrdersAnswers => "How many orders were placed in this period?",
        Message::OrdersFormula => "orders that count, by the switches on the Data page",
        Message::OrdersNumbers => {
            "{first} first + {later} later + {guests} without a known customer = {orders} {orders|order|orders}"
        }
        Message::OrdersNot => {
            "Not the same as rows of the file: an order can take several rows. Cancelled, failed and test orders are out, refunded orders stay in."
        }
        Message::RevenueLabel => "Revenue",
        Message::RevenueTerm => "{basis} · M1",
        Message::RevenueAnswers => "How much did the orders of this period bring?",
        Message::RevenueFormula => "sum of the amounts of orders and credit notes dated in the period",
        Message::RevenueNumbers => {
            "{first} from first orders + {later} from later orders + {guests} without a known customer = {revenue}"
        }
        Message::RevenueNot => "Not the same as payouts or profit. What revenue means is a choice on the Data page.",
        Message::FrequencyLabel => "Orders per customer",
        Message::FrequencyTerm => "Purchase frequency · M3",
        Message::FrequencyAnswers => "How often did a customer of this period buy in it?",
        Message::FrequencyFormula => "orders of known customers ÷ customers",
        Message::FrequencyNumbers => "{part} {part|order|orders} ÷ {whole} {whole|customer|customers} = {number}",
        Message::FrequencyNot => {
            "Not the same as orders per year: it grows with the length of the period, so compare only periods of one length."
        }
        Message::OrderValueLabel => "Average order value",
        Message::OrderValueTerm => "AOV · M4",
        Message::OrderValueAnswers => "How much does an order bring on average?",
        Message::OrderValueFormula => "revenue ÷ orders",
        Message::OrderValueNumbers => "{revenue} ÷ {orders} {orders|order|orders} = {value}",
        Message::OrderValueNot => {
            "Not the same as revenue per customer, which counts each customer once. Credit notes lower the revenue above the line and are no orders below it."
        }
        Message::Orders => "Orders",
        Message::OrdersOfKnown => "Orders of known customers",
        Message::Revenue => "Revenue",
        Message::Interval => "95% interval {low} – {high}",
        Message::Base => "n = {n} {n|customer|customers}",
        Message::NothingToDivide => "Nobody bought in this period, so there is no rate.",
        Message::NobodyIsOlder => "Nobody can be older than all orders: choose a shorter period.",
        Message::FewCustomers => "Fewer than 5 customers: too few for a rate.",
        Message::Points => "{sign}{points} points",
        Message::PercentMore => "{sign}{share}",
        Message::NoChange => "no change",
        Message::ChangeDetail => "{value} in {from} – {to}",
        Message::SparkSummary => "{label} by month, {from} to {to}: from {first} to {last}",

        Message::OverviewHeadline => "{share} of customers bought again: {part} of {whole}.",
        Message::OverviewHeadlineNone => "None of the {whole} {whole|customer|customers} bought twice in this period.",
        Message::OverviewLead => {
            "From {from} to {to}. Recent customers have had little time to come back; Cohorts shows each month’s customers on their own."
        }
        Message::OverviewLeadGuests => {
            "{guests} {guests|order has|orders have} no e-mail, customer id or phone: in revenue, but left out of every customer figure."
        }
        Message::OverviewLeadNobody => {
            "{guests} {guests|order counts|orders count} in orders and revenue. Who came back cannot be said, because the files name nobody: export the orders with the customer’s e-mail address, number or phone."
        }
        Message::NothingCounts => "Nothing counts in this period.",
        Message::NothingCountsLead => {
            "No order of the files lies in it, or the switches on the Data page leave none. Choose a longer period, or open Data to see why rows were set aside."
        }
        Message::RevenueChartTitle => "{share} of revenue came from customers’ later orders",
        Message::RevenueChartTitleNone => "Revenue by month",
        Message::RevenueChartCaption => {
            "Revenue by month, {basis}: first orders, later orders and orders without a known customer."
        }
        Message::RevenueReturning => "Later orders",
        Message::RevenueNew => "First orders",
        Message::RevenueUnknown => "Unknown customer",
        Message::CustomersChartTitle => "{share} of the customers in a typical month had bought before",
        Message::CustomersChartCaption => {
            "Customers by month: those with their first order in the month, and those who had ordered before it."
        }
        Message::CustomersReturning => "Returning",
        Message::CustomersNew => "New",
        Message::MonthHead => "Month",
        Message::SoFar => "{month}, so far",
        Message::HatchedSoFar => "Hatched: only part of the month is there so far.",
        Message::MonthsName => "month",
        Message::OrderValueTitleHigher => "A later order brings {share} more than a first one",
        Message::OrderValueTitleLower => "A later order brings {share} less than a first one",
        Message::OrderValueTitleSame => "First and later orders bring about the same",
        Message::OrderValueTitleNone => "No later orders in this period to compare with first ones",
        Message::OrderNumberHead => "Order",
        Message::OrderNumberLast => "{number} and later",
        Message::OrdersHead => "Orders",
        Message::AverageHead => "Average value",
        Message::AllOrdersRow => "All orders",
        Message::LaterOrdersRow => "All later orders",
        Message::OrderValueCaption => "Average order value by the customer’s order number",

        Message::CustomersHead => "Customers",

        Message::DataHeadline => "{read} {read|row|rows} read: {used} used, {aside} set aside.",
        Message::LedgerWhat => "What",
        Message::LedgerRows => "Rows",
        Message::LedgerMoney => "Money in the file",
        Message::LedgerRead => "Read",
        Message::LedgerReadWords => "Every row after the header, and the amounts as the file states them.",
        Message::LedgerUsed => "Used",
        Message::LedgerUsedWords => "What every figure on these pages rests on.",
        Message::LedgerBalances => "Every row and every amount is accounted for: read = used + set aside.",
        Message::LedgerDoesNotBalance => {
            "The sums do not agree: please report this as a fault, the figures may be wrong."
        }
        Message::LedgerExample => "{file}, row {row}, column “{column}”: “{cell}”",
        Message::LedgerExampleCell => "{file}, row {row}: “{cell}”",
        Message::LedgerExampleOrder => "{file}, row {row}",
        Message::LedgerGuestNote => "of these without a known customer",
        Message::LedgerGuestNoteWords => "They count in orders and revenue, and are left out of every customer figure.",
        Message::SwitchCancelled => "Count cancelled orders",
        Message::SwitchCancelledWords => "Off: nothing was sold. A customer with only cancelled orders is no customer.",
        Message::SwitchFailed => "Count failed and voided orders",
        Message::SwitchFailedWords => "Off: no money came. Expired and abandoned orders belong here too.",
        Message::SwitchTest => "Count test orders",
        Message::SwitchTestWords => "Off: paid through the platform’s test gateway.",
        Message::SwitchPending => "Count orders that are not paid yet",
        Message::SwitchPendingWords => {
            "On: cash on delivery stays pending for long, and leaving it out can delete half a shop."
        }
        Message::SwitchZero => "Count orders and lines of no value",
        Message::SwitchZeroWords => {
            "On: a free sample or a fully discounted order is an order. Turn it off to leave out stock corrections."
        }
        Message::SwitchGift => "Leave gift-card sales in revenue",
        Message::SwitchGiftWords => {
            "Off: a gift card is counted when it is spent, not when it is sold. The order stays an order."
        }
        Message::SwitchGuests => "Count orders without a known customer",
        Message::SwitchGuestsWords => {
            "On: they are real sales. They count in orders and revenue and never in customer figures."
        }
        Message::SwitchCredit => "Subtract credit notes and refund rows",
        Message::SwitchCreditWords => "On: they lower revenue on their own day and are never orders.",
        Message::SwitchRefundDay => "Count refunds on the day they were paid back",
        Message::SwitchRefundDayWords => {
            "Off: a refund lowers revenue on the day of its order. On: on its own day, where a file tells it, as Shopify’s transaction history does beside the orders; refunds without a date stay with their orders."
        }
        Message::MovesRefunds => {
            "{dated} of {refunds} {refunds|refund|refunds} {dated|has|have} a date; {money} falls on a later day than the order"
        }
        Message::MovesRefundsLate => {
            "{dated} of {refunds} {refunds|refund|refunds} {dated|has|have} a date; {money} falls on a later day than the order, {late} of it after the newest order, where it is not seen yet"
        }
        Message::SwitchShared => "Count orders of keys that many people share",
        Message::SwitchSharedWords => {
            "On: the keys are listed on this page. Turn it off where one address is a till’s, a marketplace’s or the staff’s: its orders are set aside."
        }
        Message::SwitchPhone => "One phone number is one person",
        Message::SwitchPhoneWords => {
            "Off: families share phones. On, orders with the same last nine digits join where an e-mail is missing or differs, unless more than four customers have the number."
        }
        Message::SwitchHome => "One billing name and postcode is one person",
        Message::SwitchHomeWords => {
            "Off: two people of a house can have one name. On, a customer who changed the e-mail address is one again. A name alone never joins."
        }
        Message::SwitchTags => "Overlook tags in e-mail addresses",
        Message::SwitchTagsWords => "Off. On, ann+shop@example.com is ann@example.com.",
        Message::SwitchGmail => "Overlook dots in Gmail addresses",
        Message::SwitchGmailWords => "Off. On, a.nn@googlemail.com is ann@gmail.com, as it is for Gmail.",
        Message::MovesCustomers => {
            "{customers} {customers|customer|customers} fewer; customers with two orders or more: {off} without it, {on} with it"
        }
        Message::SharedCaption => {
            "{keys} {keys|key that many people may share|keys that many people may share}: more than 3% of all orders, or five billing names and more"
        }
        Message::SharedKeyHead => "Key",
        Message::SharedNamesHead => "Billing names",
        Message::WarnSameSales => {
            "{first} and {second} seem to hold the same sales: {shared} of {of} {of|order|orders} of the smaller one are in both, with the same customer and amount and within a day. Both are counted, so this revenue counts twice: drop only one of the two."
        }
        Message::WarnSameSalesByDay => {
            "{first} and {second} seem to hold the same sales: {shared} of {of} {of|order|orders} of the smaller one are in both, with the same amount and within a day. Both are counted, so this revenue counts twice: drop only one of the two."
        }
        Message::WarnEqualNumbers => {
            "{numbers} {numbers|order number stands|order numbers stand} for different orders in {first} and {second}, as in two shops. They were told apart by day, amount and customer, and all are counted."
        }
        Message::WarnCurrencyAssumed => {
            "{file} names no currency: its {orders} {orders|order is|orders are} taken for {currency}, the only one that the other files name."
        }
        Message::WarnEqualRows => {
            "{rows} {rows|row|rows} of {file} {rows|is|are} equal to another row of it in every cell. Equal rows are counted, because two sales can look alike; if the export holds sales twice, its revenue is too high."
        }
        Message::WarnLeadingZeros => {
            "{customers} {customers|customer number has|customer numbers have} leading zeros in one file and none in another: taken for the same."
        }
        Message::AssumedNobody => "No customer",
        Message::PlaceholderRedacted => "{rows} redacted",
        Message::PlaceholderMasked => "{rows} made unreadable",
        Message::PlaceholderGuest => "{rows} by guests",
        Message::PlaceholderNotGiven => "{rows} not given",
        Message::PlaceholderMadeUp => "{rows} with a made-up address",
        Message::MovesBoth => "{orders} {orders|order|orders} and {money}",
        Message::MovesOrders => "{orders} {orders|order|orders}",
        Message::MovesMoney => "{money}",
        Message::MovesNothing => "moves nothing in these files",
        Message::SalesOnly => "Sales lines of known customers only",
        Message::SalesOnlyWords => {
            "Only lines with a customer, a positive quantity and a positive price; credit notes are set aside. This is the rule most published studies of invoice data use."
        }
        Message::BasisNet => "Net sales",
        Message::BasisNetWords => {
            "After discounts and refunds, before tax and shipping. A refund that covers tax and shipping too is shared out."
        }
        Message::BasisTotal => "Total paid",
        Message::BasisTotalWords => {
            "What customers paid less what they got back, with tax and shipping where the file has them in its amount."
        }
        Message::BasisMargin => "Gross margin",
        Message::BasisMarginWords => {
            "Net sales less the cost of goods: by the costs file where it has a cost, else at the margin that is set on the Value page (50 % unless you set one). All figures of revenue are then of margin."
        }
        Message::BasisGross => "Gross sales",
        Message::BasisGrossWords => "Before discounts and refunds.",
        Message::AssumedEncoding => "Text",
        Message::AssumedDelimiter => "Cells parted by",
        Message::AssumedDates => "Dates",
        Message::AssumedCurrency => "Currency",
        Message::AssumedMoney => "Columns used",
        Message::DelimiterComma => "commas",
        Message::DelimiterSemicolon => "semicolons",
        Message::DelimiterTab => "tabs",
        Message::DelimiterPipe => "vertical bars",
        Message::DatesIso => "year-month-day, in the shop’s own time as written",
        Message::DatesDayFirst => "day before month",
        Message::DatesMonthFirst => "month before day",
        Message::DatesAmbiguous => "{order}: no cell proves it, so check that the newest order’s day is right",
        Message::CurrencyUnknown => "the file names none: amounts are shown without a sign",
        Message::FileRepeated => "the same rows as an earlier file: set aside",
        Message::ConventionHead => "Convention",
        Message::ConventionMeaning => "What holds here",
        Message::ConventionDay => "Days",
        Message::ConventionDayWords => {
            "Every date is a day in the shop’s own time, as the file writes it; days of 23 and 25 hours count 1."
        }
        Message::ConventionPeriod => "Period",
        Message::ConventionPeriodWords => "The first and the last day are both in it.",
        Message::ConventionAsOf => "As of",
        Message::ConventionAsOfWords => {
            "The last day that is looked at; later orders vanish from everything. It is the newest order’s day unless you choose another, never today’s date."
        }
        Message::ConventionNumber => "First and later orders",
        Message::ConventionNumberWords => {
            "A customer’s orders are numbered by time over all files up to the as-of day, whatever the period; “first” means first in these files."
        }
        Message::ConventionAge => "Months since the first order",
        Message::ConventionAgeWords => {
            "Calendar months: month 0 is the month of the first order, month 1 the next one."
        }
        Message::ConventionGuests => "Unknown customers",
        Message::ConventionGuestsWords => {
            "A customer is an e-mail address (letter case ignored), else the shop’s customer id, else a phone number. Orders with none of them count in orders and revenue only."
        }
        Message::ConventionInterval => "Certainty",
        Message::ConventionIntervalWords => {
            "Rates carry the 95% interval of Wilson (1927). Under 30 customers a cell is grey, under 5 its rate is not shown."
        }
        Message::ConventionAbsent => "No figure",
        Message::ConventionAbsentWords => {
            "A rate over nobody and a month still to come have no figure; they are never shown as 0."
        }
        Message::ConventionsCaption => "How things are counted here",

        Message::NotTextPdf => "“{file}” is a PDF document, not an export.",
        Message::NotTextImage => "“{file}” is a picture, not an export.",
        Message::NotTextZip => "“{file}” is a zip archive.",
        Message::NotTextXlsx => "“{file}” is an Excel workbook.",
        Message::NotTextOds => "“{file}” is a LibreOffice spreadsheet.",
        Message::NotTextGzip => "“{file}” is packed with gzip.",
        Message::NotTextOldExcel => "“{file}” is an old Excel workbook.",
        Message::NotTextHtml => {
            "“{file}” is a web page, not a table: perhaps the login page was saved instead of the export."
        }
        Message::NotTextXml => "“{file}” is an XML file, not a CSV.",
        Message::NotTextJson => "“{file}” is a JSON file, not a CSV.",
        Message::NotTextRtf => "“{file}” is a word processor’s document, not a CSV.",
        Message::NotTextLfs => "“{file}” is only a pointer to a file that was not downloaded.",
        Message::NotTextBinary => "“{file}” is not a text file.",
        Message::RemedyExportCsv => "Export your orders as CSV from your shop and drop that file.",
        Message::RemedyUnzip => "Unzip it first, then drop the CSV files that are in it.",
        Message::RemedyUnpack => "Unpack it first, then drop the CSV file that is in it.",
        Message::RemedySaveAsCsv => "Open it, choose File → Save as → CSV UTF-8, and drop the CSV file.",
        Message::RemedyHtml => "Log in to your shop, export your orders as CSV again and drop that file.",
        Message::ArchiveDamaged => "“{file}” is damaged and cannot be unpacked.",
        Message::ArchiveEncrypted => "“{file}” is protected by a password.",
        Message::ArchiveMethod => "“{file}” is packed by a method that cannot be unpacked here (number {count}).",
        Message::ArchiveTooLarge => {
            "“{file}” would unpack to more than any export does: over 300 times its size, or over 64 GB."
        }
        Message::ArchiveEmpty => "“{file}” is an empty archive.",
        Message::ArchiveNoTables => "“{file}” holds no table, only {found}.",
        Message::ArchiveTooManyTables => "“{file}” holds {count} tables; at most 1,000 are read.",
        Message::RemedyDownloadAgain => "Download it again and drop the new file.",
        Message::WorkbookProtected => "“{file}” is a spreadsheet that is protected by a password.",
        Message::WorkbookUnreadable => {
            "“{file}” is a spreadsheet that cannot be read: it is damaged, or of an unknown kind."
        }
        Message::WorkbookNoTable => "“{file}” is a spreadsheet without a sheet that has rows below column names.",
        Message::WorkbookTooLarge => "“{file}” is a spreadsheet that is too large to be read as one.",
        Message::WorkbookNoReader => {
            "“{file}” is a spreadsheet, and the part of this page that reads spreadsheets could not be fetched."
        }
        Message::ProblemEndlessLine => {
            "The first line of “{file}” does not end within 256 KB, so it cannot be a row of column names."
        }
        Message::RemedyEndlessLine => "Check that it is the export of your orders and not another kind of file.",
        Message::ProblemEmpty => "“{file}” is empty.",
        Message::ProblemHeaderOnly => "“{file}” has column names and no rows.",
        Message::RemedyHeaderOnly => "Choose a longer period when you export, or all orders.",
        Message::ProblemNoHeader => "“{file}” has no line with column names: its first line is “{first}”.",
        Message::RemedyNoHeader => "Put the names of the columns into the first line, such as customer, date, amount.",
        Message::ProblemMissingColumns => {
            "“{file}” needs a customer, a date and an amount. Missing: {missing}. Found: {found}."
        }
        Message::RemedyMissingColumns => {
            "Export with these columns, or name them so in the first line (customer, date, amount)."
        }
        Message::ProblemNoCustomer => {
            "“{file}” does not say who bought: it needs a customer, a date and an amount. Found: {found}."
        }
        Message::RemedyNoCustomer => {
            "Use an export with an e-mail address, a customer number or a phone number for each order."
        }
        Message::ProblemNotOrdersPayouts => {
            "“{file}” lists payouts: transfers to your bank, each of many sales, and not who bought what."
        }
        Message::ProblemNotOrdersBalance => {
            "“{file}” is a balance history: it lists charges, fees and transfers, and not who bought what."
        }
        Message::ProblemNotOrdersCustomers => {
            "“{file}” lists customers and what they have spent, but not when: it has no orders."
        }
        Message::ProblemNotOrdersProducts => "“{file}” lists products: it has no orders and no customers.",
        Message::RemedyNotOrdersPayments => {
            "Export the payments instead (in Stripe: Payments → All → Export), or the orders from your shop."
        }
        Message::RemedyNotOrders => {
            "Export the orders instead (in Shopify: Orders → Export; in WooCommerce: an order export plug-in) and drop that file."
        }
        Message::AssumedCustomers => "Customers",
        Message::CustomersByName => {
            "told apart by their names only, because the export has no better key: two people of one name count as one"
        }
        Message::NoKeyAmazon => {
            "none: Amazon’s all-orders report does not say who bought. Revenue and orders are right; for customers use the Fulfilled Shipments report, which has a buyer’s e-mail"
        }
        Message::NoKeyWooCommerce => {
            "none: WooCommerce’s own report has no e-mail and here no names either. Revenue and orders are right; for customers use an order export plug-in (WebToffee, Advanced Order Export)"
        }
        Message::NoKeyPrestaShop => {
            "none: PrestaShop’s list has only an initial and a last name. Revenue and orders are right; for customers export id_customer with the SQL Manager"
        }
        Message::NoKeyShopifyTransactions => {
            "none: Shopify’s transaction history names orders only. For customers drop the orders export (Orders → Export) too"
        }
        Message::ProblemUnreadableDates => {
            "No date in the column “{column}” of “{file}” can be read, such as “{cell}”."
        }
        Message::ProblemUnreadableDatesAt => {
            "No date in the column “{column}” of “{file}” can be read: row {row} says “{cell}”."
        }
        Message::RemedyUnreadableDates => {
            "Write the dates like 2026-10-31, or export again without opening the file in a spreadsheet."
        }
        Message::ProblemUnreadableAmounts => {
            "No amount in the column “{column}” of “{file}” can be read, such as “{cell}”."
        }
        Message::ProblemUnreadableAmountsAt => {
            "No amount in the column “{column}” of “{file}” can be read: row {row} says “{cell}”."
        }
        Message::RemedyUnreadableAmounts => {
            "Write the amounts like 1234.50, or export again without opening the file in a spreadsheet."
        }
        Message::ProblemScientificIds => {
            "A spreadsheet has rounded the column “{column}” of “{file}”: {rounded} of {of} look like “{cell}”, so different ones have become equal."
        }
        Message::RemedyScientificIds => "Download the export again and drop it without opening it in a spreadsheet.",
        Message::ProblemNoUsableRows => {
            "None of the {rows} {rows|row|rows} of “{file}” can be used: a date or an amount is missing in each of them."
        }
        Message::RemedyNoUsableRows => {
            "Check that it is an export of orders and that its cells are where the column names say."
        }
        Message::ProblemChanged => "“{file}” changed while it was being read.",
        Message::RemedyChanged => "Wait until whatever writes it is done, then drop it again.",
        Message::ProblemCannotBeRead => {
            "“{file}” could not be read to its end: it was changed, moved, or its disk has gone."
        }
        Message::RemedyCannotBeRead => "Wait until whatever writes it is done, then drop it again.",
        Message::RoleOrderId => "order",
        Message::RoleEmail => "customer’s e-mail",
        Message::RoleCustomerId => "customer",
        Message::RolePhone => "customer’s phone",
        Message::RoleDate => "date",
        Message::RoleAmount => "amount",
        Message::RoleSubtotal => "subtotal",
        Message::RoleRefunded => "refunded",
        Message::RoleDiscount => "discount",
        Message::RoleCurrency => "currency",
        Message::RoleStatus => "status",
        Message::RoleCancelledAt => "cancelled",
        Message::RolePaymentMethod => "payment",
        Message::RoleItemName => "item",
        Message::RoleQuantity => "quantity",
        Message::RoleUnitPrice => "unit price",
        Message::RoleSecondOrderId => "order’s other number",
        Message::RoleGross => "sales before discounts",
        Message::RoleMarketplaceTax => "tax collected by the platform",
        Message::RoleMarketplaceTaxIncluded => "whether that tax is in the amount",
        Message::RoleSecondEmail => "second e-mail",
        Message::RoleSecondPhone => "second phone",
        Message::RoleBillingName => "billing name",
        Message::RolePostcode => "postcode",
        Message::RoleRemark => "text with an e-mail",
        Message::RoleCustomerName => "customer’s name",
        Message::RoleCustomerType => "new or returning",
        Message::RoleTime => "time of day",
        Message::RoleShipping => "shipping",
        Message::RoleTax => "tax",
        Message::RoleRefundedAt => "date of the refund",
        Message::RoleAdjustedTotal => "total after refunds",
        Message::RoleDiscountCode => "discount code",
        Message::RoleEvent => "kind of row",
        Message::RoleMode => "live or test",
        Message::RoleCountry => "country",
        Message::RoleSecondCountry => "second country",
        Message::RoleRegion => "province or state",
        Message::RoleSecondRegion => "second province or state",
        Message::RoleVendor => "vendor",
        Message::RoleSku => "item number",
        Message::RoleTip => "tip",
        Message::RoleHandling => "handling",
        Message::RoleGiftCards => "gift cards sold",
        Message::RoleFulfillment => "fulfilment",
        Message::RoleRate => "exchange rate",
        Message::RoleChannel => "channel",
        Message::RoleIssued => "points issued",
        Message::RoleRedeemed => "points redeemed",
        Message::RoleOrderCount => "orders to date",
        Message::ProblemBesideOrders => {
            "“{file}” is no list of orders ({format}): it is read beside orders, and there are none."
        }
        Message::RemedyBesideOrders => "Drop it together with your order export.",
        Message::SideSpend => "{money} on {channels} {channels|channel|channels}, {from} to {to}",
        Message::SideCosts => "{products} {products|product|products}",
        Message::SideLoyalty => {
            "{rows} {rows|entry|entries} of {customers} {customers|customer|customers}, {from} to {to}"
        }
        Message::SideAttributes => "{names} of {customers} {customers|customer|customers}",
        Message::CheckSentence => {
            "Of {compared} {compared|customer|customers} whom both know, the number of orders agrees for {orders} and what they spent for {spend}. {listed} with orders {listed|stands|stand} only in Shopify’s list, {unlisted} only in your orders."
        }
        Message::CheckExplained => {
            "Shopify counts every order ever placed, cancelled and refunded ones too, and what was paid less what was paid back. A file that covers part of the time, a changed e-mail address or an edited order makes the two differ."
        }
        Message::CheckTable => "Customers who differ, the largest difference first",
        Message::CheckCustomer => "Customer",
        Message::CheckOrdersListed => "Orders by Shopify",
        Message::CheckOrdersHere => "Orders in your files",
        Message::CheckSpentListed => "Spent by Shopify",
        Message::CheckSpentHere => "Spent in your files",
        Message::RoleUse => "{column} as {role}",
        Message::ListAnd => ", ",
        Message::DatesContradicted => "{order}; {n} {n|row says|rows say} otherwise and {n|is|are} set aside",
        Message::HeaderLine => "line {line}",
        Message::AssumedHeader => "Column names in",

        Message::ColumnsKnown => "Recognised as {format}. Change a column only where it is read wrongly.",
        Message::ColumnsChosen => "Read by the columns that were chosen for it.",
        Message::ColumnsUnknown => {
            "These column names are not known. What is proposed comes from the names and from the cells: check it, and say what is missing."
        }
        Message::ColumnsWithoutNames => {
            "The first row seems to hold data and no names, so the columns are called A, B, C … What is proposed comes from the cells: check it, and say what is missing."
        }
        Message::ColumnLikely => "likely",
        Message::ColumnGuess => "a guess",
        Message::NeedCustomer => {
            "The customer is missing: choose the column with the e-mail address, the number or the phone of who bought."
        }
        Message::NeedDate => "The date is missing: choose the column with the day of the order.",
        Message::NeedAmount => "The amount is missing: choose its column, or the two with quantity and unit price.",
        Message::TrialRows => "{used} of {rows} {rows|row|rows} can be used",
        Message::TrialAside => "{rows} {rows|row|rows}",
        Message::TrialPart => "Counted over the first {read} of {size} MB.",
        Message::TrialFirst => "First day",
        Message::TrialLast => "Last day",
        Message::AsFound => "as found in the file",
        Message::AssumedClock => "Times",
        Message::ClockMoved => "at UTC, moved to {zone}",
        Message::ClockUtc => "at UTC",
        Message::ClockLocal => "as they are written: the shop’s own",
        Message::ClockIsLocal => "the shop’s own",
        Message::ClockIsUtc => "at UTC",
        Message::AssumedZone => "The shop’s time zone",
        Message::ZoneNone => "not known: the times stay at UTC",
        Message::EncodingUtf8 => "UTF-8",
        Message::AssumedMark => "Amounts",
        Message::MarkDot => "dot before the decimals (1,234.50)",
        Message::MarkComma => "comma before the decimals (1.234,50)",
        Message::MarkNone => "without a mark",
        Message::EncodingShown => "{name}: {cells}",
        Message::EncodingName => "{name} ({script})",
        Message::ScriptAll => "all languages",
        Message::ScriptWestern => "western Europe",
        Message::ScriptCentral => "central Europe",
        Message::ScriptCyrillic => "Cyrillic",
        Message::ScriptGreek => "Greek",
        Message::ScriptTurkish => "Turkish",
        Message::ScriptHebrew => "Hebrew",
        Message::ScriptArabic => "Arabic",
        Message::ScriptBaltic => "Baltic",
        Message::ScriptJapanese => "Japanese",
        Message::ScriptChinese => "Chinese",
        Message::ScriptKorean => "Korean",
        Message::DelimiterOther => "“{mark}”",
        Message::OneFile => "“{file}”",
        Message::FilesLike => "{files} {files|file|files} like “{file}”",
        Message::AskDates => "Does the day or the month come first?",
        Message::AskDatesWords => {
            "The dates of {files} can be read both ways, and no row proves which. They are read with the {order}."
        }
        Message::SpanOfDays => "{from} – {to}",
        Message::AskMark => "Thousands or decimals?",
        Message::AskMarkWords => {
            "Amounts of {files} can be read both ways, and no row proves which: 1.234 and 1,234 may be a thousand and something, or one and something."
        }
        Message::MarkDotMeans => "1,234 is 1234, and 1.234 is 1 and a bit",
        Message::MarkCommaMeans => "1.234 is 1234, and 1,234 is 1 and a bit",
        Message::NewestOrderToday => "Newest order {day}, today",
        Message::NewestOrderBefore => "Newest order {day}, {days} {days|day|days} before today",
        Message::NewestOrderAfter => "Newest order {day}, {days} {days|day|days} after today",
        Message::AskCurrency => "Which currency?",
        Message::AskCurrencyWords => {
            "The files hold orders in {count} {count|currency|currencies}. Amounts of two currencies are never added: the figures count the orders in {code}, and the others are set aside. On the Data page you can give rates instead."
        }
        Message::AskUnnamed => "In which currency?",
        Message::AskUnnamedWords => {
            "{files} names no currency and another file does. Amounts of two currencies are never added, so these orders are set aside until you say which it is."
        }
        Message::KeepAside => "Another one: set them aside",
        Message::CurrencyHolds => "{orders} {orders|order|orders}, {money}",
        Message::CurrencyRate => "1 {code} in {into}",
        Message::CurrencyAsIs => "the currency of all figures",
        Message::CurrencyConverted => "converted at this rate",
        Message::CurrencyAside => "set aside",
        Message::AsideFile => "File",
        Message::AsideRow => "Row",
        Message::AsideLine => "Line",
        Message::AsideReason => "Reason",
        Message::AsideCode => "Code",
        Message::AsideColumn => "Column",
        Message::AsideCell => "Cell",
        Message::AsideText => "The row as it stands in the file",
        Message::FactNewest => "How fresh",
        Message::FactNewestWords => {
            "All figures stand as of the newest order. What happened since is not in these files."
        }
        Message::FactNewestAhead => {
            "An order cannot be dated after today: check how the dates are read, or the clock of this computer."
        }
        Message::FactOldest => "Oldest order",
        Message::FactOldestWords => {
            "“First order” means first in these files. A customer who bought before this day counts as new."
        }
        Message::FactCoverage => "Known customers",
        Message::FactCoverageWords => {
            "{known} of {orders} {orders|order|orders} {orders|has|have} a known customer. The others count in orders and revenue, and in no customer figure."
        }

        Message::ReasonUnreadableDate => "The date cannot be read",
        Message::ReasonUnreadableDateWords => {
            "Correct the cell in the file, or export again with dates like 2026-10-31."
        }
        Message::ReasonImpossibleDate => "The date cannot be true",
        Message::ReasonImpossibleDateWords => "A placeholder such as 0000-00-00, or a day before 1990 or after 2100.",
        Message::ReasonUnreadableAmount => "The amount cannot be read",
        Message::ReasonUnreadableAmountWords => "The cell holds no number. Correct it in the file, or export again.",
        Message::ReasonTooFewCells => "The row is cut short",
        Message::ReasonTooFewCellsWords => {
            "It has fewer cells than the columns that are needed, often because the file was cut or edited by hand."
        }
        Message::ReasonTooManyCells => "The row has more cells than columns",
        Message::ReasonTooManyCellsWords => {
            "Often a note or an address with a comma in it that is not in quotes: what stands behind it is in the wrong column."
        }
        Message::ReasonLineTooLong => "The line is too long",
        Message::ReasonLineTooLongWords => "A line of more than 8 MB is no row of a table.",
        Message::ReasonUnclosedQuote => "A quotation mark is never closed",
        Message::ReasonUnclosedQuoteWords => {
            "The row was read without it and still makes no sense. Remove the stray mark in the file."
        }
        Message::ReasonNotCharged => "Not charged",
        Message::ReasonNotChargedWords => {
            "A payment of a subscription that is planned, was skipped or failed. No money came."
        }
        Message::ReasonFooter => "A line that is no order",
        Message::ReasonFooterWords => "A total or a note at the end of the file, without customer or date.",
        Message::ReasonDuplicateOrder => "The order stands in the files already",
        Message::ReasonDuplicateOrderWords => "The same order number twice, as when two exports overlap: counted once.",
        Message::ReasonDuplicateFile => "The whole file stands in another already",
        Message::ReasonDuplicateFileWords => "The same rows twice: counted once.",
        Message::ReasonOrphanLine => "A further line of an order whose first line is missing",
        Message::ReasonOrphanLineWords => {
            "The export was cut through the middle of an order, or the first line was set aside itself."
        }
        Message::ReasonOtherCurrency => "In another currency",
        Message::ReasonOtherCurrencyWords => {
            "Amounts of two currencies are never added; the currency of most orders is used."
        }
        Message::ReasonCancelled => "Cancelled",
        Message::ReasonCancelledWords => "Cancelled orders are left out. A switch below brings them back.",
        Message::ReasonFailed => "Failed or voided",
        Message::ReasonFailedWords => "No money came. A switch below brings them back.",
        Message::ReasonTestOrder => "Test order",
        Message::ReasonTestOrderWords => "Paid through the test gateway. A switch below brings them back.",
        Message::ReasonPending => "Not paid yet",
        Message::ReasonPendingWords => "Left out by your switch below.",
        Message::ReasonZeroValue => "Of no value",
        Message::ReasonZeroValueWords => "Left out by your switch below.",
        Message::ReasonGuest => "Without a known customer",
        Message::ReasonGuestWords => "Left out by your switch below.",
        Message::ReasonCreditNote => "Credit note or refund row",
        Message::ReasonCreditNoteWords => "Left out by your switch below.",
        Message::ReasonSharedKey => "Under a key that many people share",
        Message::ReasonSharedKeyWords => "Left out by your switch below.",
        Message::WhileReading(message) => super::reading::text(message),
        Message::CohortsPage(message) => super::cohorts::text(message),
        Message::CustomersPage(message) => super::customers::text(message),
        Message::ProductsPage(message) => super::products::text(message),
        Message::CalculatorPage(message) => super::calculator::text(message),
        Message::DefinitionsCard(message) => super::definitions::text(message),
        Message::DriversPage(message) => super::drivers::text(message),
        Message::Compare(message) => super::compare::text(message),
        Message::Filters(message) => super::filters::text(message),
        Message::LoyaltySection(message) => super::loyalty::text(message),
        Message::OverviewPage(message) => super::overview::text(message),
        Message::PersonWords(message) => super::person::text(message),
        Message::GroupNames(message) => super::groups::text(message),
        Message::TimingPage(message) => super::timing::text(message),
        Message::ValuePage(message) => super::value::text(message),
    }
}
