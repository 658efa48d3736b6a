//! What the page knows. Pages and components read it; only `actions` and `session` change it.

use std::sync::Arc;

use leptos::prelude::*;

use super::columns::Columns;
use super::list::Parts;
use super::screen::Screen;
use super::session::Session;
use crate::browser;
use crate::i18n::Language;
use crate::protocol::{Address, FileProgress, Page, Problem};
use crate::views::frame::Frame;
use crate::views::person::PersonView;
use crate::views::{PageBody, PageView};

/// Where the list of customers begins.
const LIST_TITLE: &str = "#list-title";

/// How far the reader has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// The invitation to drop files.
    Start,
    /// Files are being read.
    Reading,
    /// Nothing could be used of what was dropped.
    Problems,
    /// The pages.
    Pages,
}

/// Why nothing goes on without the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Halt {
    /// The analyst stopped.
    Stopped,
    /// The analyst is of another version than the page.
    OtherVersion,
}

/// A dialog that the reader asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Asked {
    /// Who made this and what it does with the file.
    About,
    /// How one checks that nothing leaves the computer.
    Privacy,
}

/// Everything the page knows; handed to every component by context.
#[derive(Clone, Copy)]
pub(super) struct AppState {
    pub(super) language: RwSignal<Language>,
    pub(super) stage: RwSignal<Stage>,
    pub(super) progress: RwSignal<Vec<FileProgress>>,
    pub(super) problems: RwSignal<Vec<Problem>>,
    pub(super) address: RwSignal<Address>,
    pub(super) frame: RwSignal<Option<Arc<Frame>>>,
    pub(super) body: RwSignal<Option<Arc<PageBody>>>,
    /// The page that is on the screen; the address is ahead of it while the analyst works.
    pub(super) shown: RwSignal<Option<Page>>,
    pub(super) busy: RwSignal<bool>,
    /// Whether the analyst reads the files again to write rows that are set aside.
    pub(super) saving: RwSignal<bool>,
    /// What is looked for in a list. Not part of the address: it may be somebody's name.
    pub(super) search: RwSignal<String>,
    /// The customer that the reader asked about. Never part of the address.
    pub(super) person: RwSignal<Option<PersonView>>,
    /// The parts of a long list that have come.
    pub(super) parts: RwSignal<Parts>,
    /// Whether the reader is on the way to the list of customers behind a number.
    pub(super) to_list: RwSignal<bool>,
    pub(super) halt: RwSignal<Option<Halt>>,
    pub(super) asked: RwSignal<Option<Asked>>,
    pub(super) dragging: RwSignal<bool>,
    pub(super) columns: Columns,
    /// Questions about the files that the reader has answered as they stood.
    pub(super) answered: RwSignal<Vec<String>>,
    pub(super) screen: Screen,
    pub(super) session: StoredValue<Session, LocalStorage>,
}

impl AppState {
    pub(super) fn new() -> Self {
        Self {
            language: RwSignal::new(Language::default()),
            stage: RwSignal::new(Stage::Start),
            progress: RwSignal::new(Vec::new()),
            problems: RwSignal::new(Vec::new()),
            address: RwSignal::new(Address::parse(&browser::read_hash())),
            frame: RwSignal::new(None),
            body: RwSignal::new(None),
            shown: RwSignal::new(None),
            busy: RwSignal::new(false),
            saving: RwSignal::new(false),
            search: RwSignal::new(String::new()),
            person: RwSignal::new(None),
            parts: RwSignal::new(Parts::default()),
            to_list: RwSignal::new(false),
            halt: RwSignal::new(None),
            asked: RwSignal::new(None),
            dragging: RwSignal::new(false),
            columns: Columns::new(),
            answered: RwSignal::new(Vec::new()),
            screen: Screen::new(),
            session: StoredValue::new_local(Session::default()),
        }
    }

    /// Puts a page on the screen.
    pub(super) fn receive(self, view: PageView) {
        self.frame.set(Some(Arc::new(view.frame)));
        let page = match view.page {
            PageBody::Overview(_) => Page::Overview,
            PageBody::Cohorts(_) => Page::Cohorts,
            PageBody::Answers(ref view) => view.page,
            PageBody::Data(_) => Page::Data,
        };
        self.drop_rows();
        self.body.set(Some(Arc::new(view.page)));
        if self.shown.get_untracked() != Some(page) {
            self.shown.set(Some(page));
        } else if self.to_list.get_untracked() {
            request_animation_frame(move || self.begin_page());
        }
        if self.stage.get_untracked() != Stage::Pages {
            self.stage.set(Stage::Pages);
        }
    }

    /// A new page begins at its top with the focus on its title; on the way to a list of customers, at that list.
    pub(super) fn begin_page(self) {
        if self.to_list.get_untracked() {
            self.to_list.set(false);
            browser::focus_first(LIST_TITLE);
        } else {
            browser::scroll_to_top();
            browser::focus_first("#page-title");
        }
    }

    /// Forgets everything that was read.
    pub(super) fn forget(self) {
        self.frame.set(None);
        self.shown.set(None);
        self.body.set(None);
        self.problems.set(Vec::new());
        self.answered.set(Vec::new());
        self.search.set(String::new());
        self.to_list.set(false);
        self.person.set(None);
        self.progress.set(Vec::new());
        self.busy.set(false);
    }
}

/// Something that stands on the newest page; where it does not, reading it gives nothing.
pub(super) struct Shown<P: 'static> {
    body: RwSignal<Option<Arc<PageBody>>>,
    read: fn(&PageBody, usize) -> Option<&P>,
    at: usize,
}

impl<P> Clone for Shown<P> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<P> Copy for Shown<P> {}

impl<P> Shown<P> {
    /// What is read from the page.
    pub(super) fn new(read: fn(&PageBody, usize) -> Option<&P>) -> Self {
        Self::nth(0, read)
    }

    /// What is read from the page, given its place among others.
    pub(super) fn nth(at: usize, read: fn(&PageBody, usize) -> Option<&P>) -> Self {
        Self { body: app_state().body, read, at }
    }

    pub(super) fn with<R: Default>(self, say: impl FnOnce(&P) -> R) -> R {
        self.of(self.body.get(), say)
    }

    pub(super) fn with_untracked<R: Default>(self, say: impl FnOnce(&P) -> R) -> R {
        self.of(self.body.get_untracked(), say)
    }

    fn of<R: Default>(self, body: Option<Arc<PageBody>>, say: impl FnOnce(&P) -> R) -> R {
        body.as_deref().and_then(|body| (self.read)(body, self.at)).map(say).unwrap_or_default()
    }
}

/// The state that `App` handed down.
pub(super) fn app_state() -> AppState {
    expect_context::<AppState>()
}
