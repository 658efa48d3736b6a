//! The fixed words of the page, in English. `{name}` is put in by the page.

use crate::i18n::Label;

/// The text of a label.
pub(in crate::i18n) fn text(label: Label) -> &'static str {
    match label {
        // The whole page.
        Label::ProductName => "Holdfast",
        Label::WindowTitle => "Holdfast: see who comes back",
        Label::TitleJoint => " · ",
        Label::SkipToContent => "Skip to the content",
        Label::Close => "Close",
        Label::Cancel => "Cancel",
        Label::Back => "Back",
        Label::Dismiss => "Dismiss",
        Label::Change => "Change",
        Label::Attention => "Attention:",
        Label::Theme => "Colours",
        Label::ThemeAuto => "As the system has it",
        Label::ThemeLight => "Light",
        Label::ThemeDark => "Dark",

        // The first screen.
        Label::SeeWhoComesBack => "See who comes back.",
        Label::DropHere => "Drop your order export here. It never leaves this computer.",
        Label::NeverLeaves => "They never leave this computer.",
        Label::DropAnywhere => "Drop files or a folder anywhere on this page",
        Label::DropNow => "Let go to read these files",
        Label::ChooseFiles => "Choose files",
        Label::TrySample => "Try a sample shop",
        Label::WhatIsRead => {
            "Orders from Shopify, WooCommerce, Etsy, Amazon, eBay, Stripe, Square, Magento, BigCommerce, PrestaShop, Wix, \
             Squarespace or Recharge, or any list with a customer, a date and an amount. As CSV, spreadsheet (.xlsx, .xls, \
             .ods), zip or whole folder, or pasted. Several at once are fine."
        }
        Label::WorksOffline => "Works offline: switch the network off and try.",
        Label::NoFile => "No file at hand? Work out a retention rate from three counts.",
        Label::HowToCheck => "How can I check that?",
        Label::WhereIsTheExport => "Where do I find the export?",
        Label::Shopify => "Shopify",
        Label::ShopifyStep1 => "In the Shopify admin, open Orders.",
        Label::ShopifyStep2 => "Press Export at the top of the list.",
        Label::ShopifyStep3 => "Choose “All orders”, and “Plain CSV file” as the format, then press Export orders.",
        Label::ShopifyStep4 => "A longer list comes by e-mail. Drop the CSV here, or the zip as it is.",
        Label::ShopifyNote => {
            "Only an export of all orders shows who came back. Drop the customers export with it, if you like: the Data \
             page then says whether the two agree."
        }
        Label::WooCommerce => "WooCommerce",
        Label::WooStep1 => {
            "WooCommerce itself exports orders without an e-mail address, so install an order export plugin: \
             WebToffee’s or Advanced Order Export."
        }
        Label::WooStep2 => "Export all orders as CSV; the billing e-mail must be among the columns.",
        Label::WooStep3 => "Drop the CSV here.",
        Label::WooNote => "Analytics → Orders → Download works too, but tells customers apart by their names only.",
        Label::Etsy => "Etsy",
        Label::EtsyNote => {
            "In the Shop Manager under Settings → Options → Download Data: order items or orders, a file a year or a \
             month, and you can drop them all at once. They hold a user name and no e-mail; a buyer who checked \
             out as a guest gets a new name each time and counts as a new customer."
        }
        Label::Marketplaces => "Amazon and eBay",
        Label::MarketplacesNote => {
            "eBay: in the Seller Hub under Orders → Download report. Amazon: in Seller Central under Reports → Fulfilment, \
             the shipments with the buyers’ e-mail; the all-orders report names no buyers, so that it shows orders and \
             revenue only."
        }
        Label::Payments => "Stripe, Square and Recharge",
        Label::PaymentsNote => {
            "Stripe: Payments → Export, with all columns; payouts and balances are no orders. Square: the items or the \
             transactions as CSV. Recharge: the processed charges. Drop them with the files of your shop: its customers \
             are told at the till by their e-mail."
        }
        Label::ShopSystems => "Magento, BigCommerce, PrestaShop, Wix, Squarespace",
        Label::ShopSystemsNote => {
            "Open the list of orders, choose all of them, and export them as CSV. PrestaShop’s list has no e-mail: export \
             the orders with id_customer from the SQL Manager."
        }
        Label::OtherShops => "Other shops",
        Label::OtherStep1 => "Export all orders as CSV or as a spreadsheet, one row an order or one row a line.",
        Label::OtherStep2 => {
            "Keep three columns at least: who bought (e-mail or customer number), when (date), how much (amount). An \
             order number helps."
        }
        Label::OtherStep3 => {
            "Drop the file here. Where its columns are not clear, you are asked; all that was assumed stands on the Data page."
        }
        Label::OtherNote => "Invoice lines work too: invoice number, date, customer number, quantity and unit price.",

        // Reading and problems.
        Label::Reading => "Reading",
        Label::NothingUsable => "This could not be read",
        Label::SomeUnusable => "Some of the files could not be read",
        Label::ChooseOtherFiles => "Choose other files",
        Label::StoppedTitle => "Holdfast stopped.",
        Label::StoppedText => "Your file never left this computer. Restarting reads the same files again.",
        Label::Restart => "Restart",
        Label::OtherVersionTitle => "There is a new version of Holdfast.",
        Label::OtherVersionText => {
            "This window still runs the old one. Load the page again, then drop your files once more."
        }
        Label::Reload => "Load the page again",

        // The columns of a file.
        Label::ColumnsTitle => "What the columns say",
        Label::File => "File",
        Label::FirstRowIsData => "The first row is data, not the names of the columns",
        Label::OtherColumns => "Columns not used ({count})",
        Label::ColumnEmpty => "no cell is filled",
        Label::NotUsed => "not used",
        Label::RolesNeeded => "Needed",
        Label::RolesHelpful => "Helpful",
        Label::ReadThisWay => "Read it this way",
        Label::AsRecognised => "Read it as recognised",
        Label::RememberColumns => {
            "Remember this for files with the same column names (the names only, in this browser)"
        }
        Label::NameColumns => "Say what the columns are",
        Label::Adjust => "adjust",
        Label::Remembered => "Column names remembered in this browser",
        Label::RememberedExplained => {
            "Files with the same column names are read as you said for them. The names are all that is kept."
        }
        Label::NameJoint => ", ",
        Label::Forget => "forget",
        Label::ForgetColumns => "Forget {names}",
        Label::ReadOtherwise => "Read it otherwise",
        Label::NameColumnsOf => "Say what the columns of {file} are",
        Label::SettingOfFile => "{setting}, {file}",
        Label::AnswerConfirms => "read so now: keep it",
        Label::AnswerChanges => "read it so instead",
        Label::Currencies => "Currencies",
        Label::CurrenciesExplained => {
            "Amounts of two currencies are never added. Pick the one of all figures; orders in another count where you \
             give a rate for it."
        }

        // The frame.
        Label::Pages => "Pages",
        Label::PageOverview => "Overview",
        Label::PageCohorts => "Cohorts",
        Label::PageTiming => "Timing",
        Label::PageCustomers => "Customers",
        Label::PageValue => "Value",
        Label::PageProducts => "Products",
        Label::PageDrivers => "Drivers",
        Label::Search => "Search",
        Label::ShowCustomers => "Show these customers",
        Label::ShowOrders => "Show these orders",
        Label::ShowCustomer => "Show this customer's orders",
        Label::SaveWholeList => "Save the whole list (CSV)",
        Label::PageCalculator => "Retention calculator",
        Label::PageData => "Data",
        Label::About => "About",
        Label::AddFiles => "Add files",
        Label::UseOwnFiles => "Use your own files",
        Label::StartAgain => "Start again",
        Label::Scope => "What is shown",
        Label::Period => "Period",
        Label::From => "From",
        Label::To => "To",
        Label::OwnDates => "Own dates",
        Label::ComparedWith => "Compared with",
        Label::ComparePrevious => "The period before",
        Label::CompareYear => "The year before",
        Label::CompareNone => "Nothing",
        Label::AsOf => "As of",
        Label::Reset => "Reset",
        Label::Filter => "Filter",
        Label::FiltersInForce => "Filters in force",
        Label::FilterBy => "Filter by",
        Label::FilterValue => "Value",
        Label::FilterReach => "Which orders",
        Label::ReachFirst => "Customers by their first order",
        Label::ReachAny => "Customers by any of their orders",
        Label::ReachOnly => "Only the orders that fit",
        Label::AddFilter => "Add the filter",

        // Charts and tables.
        Label::WhatStandsOut => "What stands out",
        Label::ShownOn => "Shown on {page}",
        Label::KeyFigures => "Key figures",
        Label::WhatWasSold => "What was sold",
        Label::DefinitionOf => "What is “{figure}”?",
        Label::Formula => "How it is counted",
        Label::OtherDefinitions => "The same question, defined otherwise",
        Label::OnTheCard => "on the card",
        Label::PictureOf => "{title} {caption}",
        Label::ReadWithArrows => {
            "Chart. Read the values with the left and right arrow keys, choose a series with up and down, and press Enter for the customers behind a value."
        }
        Label::ReadOutHint => "Point at the chart, or use the arrow keys, to read exact values.",
        Label::Legend => "Series",
        Label::ShowTable => "Table",
        Label::ShowPicture => "Chart",
        Label::Save => "Save",
        Label::SaveOf => "Save: {what}",
        Label::SavePng => "Picture (PNG)",
        Label::SaveSvg => "Drawing (SVG)",
        Label::SaveCsv => "Table (CSV)",
        Label::CohortTable => "Cohort table",
        Label::WindowDays => "or columns of so many days",
        Label::CellsHold => "What the cells hold",
        Label::HeatHint => {
            "Point at a cell, or walk with the arrow keys, to read it in words; click it or press Enter to see its customers."
        }
        Label::Less => "less",
        Label::More => "more",

        // The Data page.
        Label::Files => "Files",
        Label::IgnoredColumns => "Columns not used",
        Label::BesideTheOrders => "Beside the orders",
        Label::WorthALook => "Worth a look",
        Label::SharedKeys => "Keys that many people may share",
        Label::Ledger => "What was read and what is used",
        Label::Examples => "Examples",
        Label::SaveLedger => "Ledger (CSV)",
        Label::SaveSetAside => "Rows set aside (CSV)",
        Label::Saving => "Reading the files again …",
        Label::WhatCounts => "What counts",
        Label::Changed => "changed",
        Label::RevenueMeans => "What revenue means",
        Label::Conventions => "How everything is counted",
        Label::WhatLeaves => "What leaves this page",
        Label::RequestsElsewhere => "Requests to other hosts: {count}",
        Label::RequestsUnknown => "Requests to other hosts: the browser does not say",
        Label::RequestsExplained => {
            "Counted by your browser since this page was opened. Files are read by a worker of this page, which the \
             page’s content-security policy forbids to reach any other host."
        }
        Label::SaveReport => "All measures (JSON)",

        // About.
        Label::AboutTitle => "About Holdfast",
        Label::AboutWhat => {
            "Holdfast reads the order export of a shop and shows who comes back, when, and what they are worth. \
             Every figure can be opened: its formula, this shop’s numbers in it, and how sure it is."
        }
        Label::AboutPrivacy => {
            "Your files are read inside this browser. There is no account, no upload and no server behind it; \
             nothing is stored unless you save it yourself."
        }
        Label::AboutOffline => "Once loaded, it works without a connection.",
        Label::AboutVersion => "Version {version}, build {build}",
        Label::CheckOfflineHead => "Switch the network off",
        Label::CheckOffline => {
            "Load this page, turn on flight mode, then drop your file. Everything works as before, since nothing \
             needs the network."
        }
        Label::CheckNetworkHead => "Watch the requests",
        Label::CheckNetwork => {
            "Open your browser’s developer tools (F12, or Cmd-Option-I on a Mac), choose Network, and drop your \
             file. No request appears that carries it."
        }
        Label::CheckPolicyHead => "Read the policy",
        Label::CheckPolicy => {
            "The page forbids itself to connect to other hosts, by a content-security policy at the top of its \
             source. The browser enforces it, in the page and in the worker that reads your file."
        }
        Label::CheckLimitHead => "What this cannot show",
        Label::CheckLimit => {
            "Extensions of your browser can read any page, this one too. A window without extensions, such as a \
             private one, rules that out."
        }
    }
}
