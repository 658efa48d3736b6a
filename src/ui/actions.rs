//! What a reader can do. Each changes the state, the address bar and, where it must, asks the analyst.

use leptos::prelude::*;

use super::components::moved;
use super::state::{AppState, LIST_TITLE, Stage};
use crate::browser::{self, FileHandle};
use crate::protocol::{
    Address, Basis, CohortMeasure, Command, Comparison, FilterSpec, Page, Pick, Request, ScopeSpec, SwitchKey, Typed,
};
use crate::views::link::Link;

/// The name under which pasted text is read and listed.
const PASTED_NAME: &str = "pasted.csv";

impl AppState {
    /// Listens to the browser and starts the analyst.
    pub(super) fn begin(self) {
        self.start_analyst();
        let listening = [
            self.screen.follow(),
            browser::watch_drops(move |over| self.dragging.set(over), move |files| self.open_files(files)),
            browser::watch_paste(PASTED_NAME, move |files| self.open_files(files)),
            browser::on_hash_change(move |hash| self.go_to(Address::parse(&hash))),
        ];
        if self.address.with_untracked(|address| address.page == Page::Calculator) {
            self.ask_to_calculate();
        }
        for refusal in listening.into_iter().filter_map(Result::err) {
            leptos::logging::warn!("{refusal}");
        }
    }

    /// Reads files: beside those of the pages, else from the start. The made-up shop always makes room.
    pub(super) fn open_files(self, files: Vec<FileHandle>) {
        if files.is_empty() || self.halt.with_untracked(Option::is_some) {
            return;
        }
        let keep = self.frame.with_untracked(Option::is_some) && !self.on_sample();
        match self.stage.get_untracked() {
            Stage::Reading => {}
            Stage::Start | Stage::Problems | Stage::Pages | Stage::Calculator => self.read_files(files, keep),
        }
    }

    /// Leaves the problems behind: back to the pages where there are any, else to the invitation.
    pub(super) fn dismiss_problems(self) {
        self.problems.set(Vec::new());
        if self.stage.get_untracked() == Stage::Problems {
            let before = self.frame.with_untracked(Option::is_some);
            self.stage.set(if before { Stage::Pages } else { Stage::Start });
            // The analyst made room for the new files before it refused them.
            self.read_again();
        }
    }

    /// Opens the retention calculator, which needs no files.
    pub(super) fn open_calculator(self) {
        self.address.update(|address| address.page = Page::Calculator);
        self.write_address(true);
        self.ask_to_calculate();
    }

    /// Goes back to the invitation.
    pub(super) fn leave_calculator(self) {
        self.close_calculator();
        self.forget();
        self.stage.set(Stage::Start);
        browser::scroll_to_top();
    }

    /// Other pages come in place of the calculator.
    pub(super) fn close_calculator(self) {
        if self.stage.get_untracked() == Stage::Calculator {
            self.address.update(|address| address.page = Page::default());
            self.write_address(true);
        }
    }

    /// Forgets the files and all choices.
    pub(super) fn start_again(self) {
        self.drop_everything();
        self.address.set(Address::default());
        self.write_address(false);
        browser::scroll_to_top();
    }

    /// Goes to a place on a page.
    pub(super) fn follow(self, link: &Link) {
        let selector =
            ["answer", "chart", "figure"].map(|kind| format!("[data-testid={kind}-{}]", link.section)).join(",");
        if self.shown.get_untracked() == Some(link.page) {
            browser::focus_first(&selector);
        } else {
            self.sought.set_value(Some(selector));
        }
        self.change(true, |address| *address = moved(address, link));
    }

    /// Goes to a page.
    pub(super) fn go(self, page: Page) {
        self.sought.set_value(None);
        if self.address.with_untracked(|address| address.page != page) {
            self.change(true, |address| address.page = page);
        }
    }

    /// Sets the period; absent ends are the file's own.
    pub(super) fn set_period(self, from: Option<String>, to: Option<String>) {
        let turned = matches!((&from, &to), (Some(from), Some(to)) if from > to);
        let (from, to) = if turned { (to, from) } else { (from, to) };
        self.change(false, |address| (address.scope.from, address.scope.to) = (from, to));
    }

    /// Sets what the period is compared with.
    pub(super) fn compare_with(self, comparison: Comparison) {
        self.change(false, |address| address.scope.comparison = comparison);
    }

    /// Sets the as-of day; absent, the newest day.
    pub(super) fn set_as_of(self, day: Option<String>) {
        self.change(false, |address| address.scope.as_of = day);
    }

    /// Filters by one condition more.
    pub(super) fn add_filter(self, filter: FilterSpec) {
        self.change(false, |address| address.add_filter(Some(filter)));
    }

    /// Takes a filter off.
    pub(super) fn take_off_filter(self, filter: &FilterSpec) {
        self.change(false, |address| address.scope.filters.retain(|other| other != filter));
    }

    /// Shows all orders again.
    pub(super) fn reset_scope(self) {
        self.change(false, |address| address.scope = ScopeSpec::default());
    }

    /// Flips a switch.
    pub(super) fn flip(self, key: SwitchKey) {
        self.change(false, |address| address.flip(key));
    }

    /// Sets exactly these switches off their defaults, or none.
    pub(super) fn set_flips(self, flips: Vec<SwitchKey>) {
        self.change(false, |address| {
            address.switches.flipped = flips;
            address.switches.flipped.sort_unstable();
        });
    }

    /// Sets what revenue means.
    pub(super) fn set_basis(self, basis: Basis) {
        self.change(false, |address| address.switches.basis = Some(basis));
    }

    /// Sets the currency of all figures.
    pub(super) fn set_currency(self, code: &str) {
        self.change(false, |address| {
            address.switches.currency = Some(code.to_owned());
            // The rates led into the currency before.
            address.switches.rates.clear();
        });
    }

    /// Sets what one of another currency is worth in that of the figures, or takes it back.
    pub(super) fn set_rate(self, code: &str, rate: &str) {
        self.change(false, |address| {
            let rates = &mut address.switches.rates;
            rates.retain(|(other, _)| other != code);
            if !rate.is_empty() {
                rates.push((code.to_owned(), rate.to_owned()));
                rates.sort_unstable();
            }
        });
    }

    /// Picks something on one page.
    pub(super) fn pick(self, pick: Pick, value: &str) {
        self.change(false, |address| address.pick(pick, value));
    }

    /// Moves a lever. The answer to it comes alone, at most one a frame and the newest only; the address follows when the lever is let go.
    pub(super) fn slide(self, pick: Pick, value: &str, let_go: bool) {
        self.address.update(|address| address.pick(pick, value));
        if let_go {
            self.write_address(false);
        }
        if !self.sliding.get_untracked() {
            self.sliding.set(true);
            request_animation_frame(move || {
                self.sliding.set(false);
                self.ask_to_simulate();
            });
        }
    }

    /// Takes what is typed; nothing takes it back.
    pub(super) fn type_in(self, typed: Typed, value: &str) {
        self.typed.update(|all| {
            all.retain(|(other, _)| *other != typed);
            if !value.is_empty() {
                all.push((typed, value.to_owned()));
            }
        });
        self.ask();
    }

    /// Stops the forecast of the page, or begins it after all.
    pub(super) fn study(self, wanted: bool) {
        self.ask_for_study(wanted);
    }

    /// Sets what the cells of the cohort table hold.
    pub(super) fn set_cohort_measure(self, measure: CohortMeasure) {
        self.change(false, |address| address.cohort_measure = measure);
    }

    /// Asks for the ledger, as a file.
    pub(super) fn save_ledger(self) {
        self.ask_for_a_file(&Command::SaveLedger(self.request()));
    }

    /// Asks for every row that is set aside, as a file; the files are read again for it.
    pub(super) fn save_set_aside(self) {
        self.saving.set(true);
        self.ask_for_a_file(&Command::SaveSetAside(self.request()));
    }

    /// Asks for every measure, as a file.
    pub(super) fn save_report(self) {
        self.ask_for_a_file(&Command::Report(self.request()));
    }

    pub(super) fn request(self) -> Request {
        let language = self.language.get_untracked();
        let request = self.address.with_untracked(|address| address.request(language.tag(), Some(browser::today())));
        Request { search: self.search.get_untracked(), typed: self.typed.get_untracked(), ..request }
    }

    /// Looks for something in the list of the page, which then begins at its start.
    pub(super) fn look_for(self, text: String) {
        self.search.set(text);
        self.ask();
    }

    /// Goes to the list of the customers behind a number; a single customer is shown at once, and never named in the address.
    pub(super) fn show_behind(self, group: &str) {
        if let Some(customer) = group.strip_prefix("customer:") {
            customer.parse().into_iter().for_each(|customer| self.ask_about_customer(customer));
            return;
        }
        self.search.set(String::new());
        self.sought.set_value(Some(LIST_TITLE.to_owned()));
        let before = self.address.get_untracked();
        self.change(true, |address| {
            address.page = Page::Customers;
            address.pick(Pick::Group, group);
        });
        // They are in the list already.
        if self.address.with_untracked(|address| *address == before) {
            self.begin_page();
        }
    }

    /// Asks for the whole list of customers, as a file.
    pub(super) fn save_customers(self) {
        self.ask_for_a_file(&Command::SaveCustomers(self.request()));
    }

    /// Asks for the whole cohort table, as a file.
    pub(super) fn save_cohorts(self) {
        self.ask_for_a_file(&Command::SaveCohorts(self.request()));
    }

    fn go_to(self, address: Address) {
        if self.address.with_untracked(|old| *old != address) {
            let calculator = address.page == Page::Calculator;
            self.address.set(address);
            match (self.stage.get_untracked(), calculator) {
                (Stage::Start, true) => self.ask_to_calculate(),
                (Stage::Calculator, false) => {
                    self.forget();
                    self.stage.set(Stage::Start);
                }
                _ => self.ask(),
            }
        }
    }

    fn change(self, as_step: bool, edit: impl FnOnce(&mut Address)) {
        let before = self.address.get_untracked();
        self.address.update(edit);
        if self.address.with_untracked(|address| *address != before) {
            self.write_address(as_step);
            self.ask();
        }
    }

    fn write_address(self, as_step: bool) {
        let hash = self.address.with_untracked(Address::hash);
        if let Err(error) = browser::write_hash(&hash, as_step) {
            leptos::logging::warn!("{error}");
        }
    }
}
