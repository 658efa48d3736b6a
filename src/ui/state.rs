//! What the page knows. Pages and components read it; only `actions` and `session` change it.

use std::sync::Arc;

use leptos::prelude::*;

use super::columns::Columns;
use super::list::Parts;
use super::screen::Screen;
use super::session::Session;
use super::whole::Whole;
use crate::browser;
use crate::i18n::Language;
use crate::protocol::{Address, FileProgress, Page, Problem, Typed};
use crate::views::answers::{AnswersView, SectionView, StudyView};
use crate::views::frame::Frame;
use crate::views::overview::OverviewMore;
use crate::views::person::PersonView;
use crate::views::{PageBody, PageView};

/// Where the list of customers begins.
pub(super) const LIST_TITLE: &str = "#list-title";

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
    /// The retention calculator, without files.
    Calculator,
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
    /// The part of the next answer that a link, or a number with customers behind it, leads to.
    pub(super) sought: StoredValue<Option<String>>,
    /// Whether the analyst reads the files again to write rows that are set aside.
    pub(super) saving: RwSignal<bool>,
    /// What is looked for in a list. Not part of the address: it may be somebody's name.
    pub(super) search: RwSignal<String>,
    /// The customer that the reader asked about. Never part of the address.
    pub(super) person: RwSignal<Option<PersonView>>,
    /// The whole cohort table, where it was asked for.
    pub(super) whole: RwSignal<Whole>,
    /// The parts of a long list that have come.
    pub(super) parts: RwSignal<Parts>,
    /// What is typed on single pages: figures of the shop, which are kept here as long as the files, and nowhere else.
    pub(super) typed: RwSignal<Vec<(Typed, String)>>,
    /// Whether a lever was moved since the last frame.
    pub(super) sliding: RwSignal<bool>,
    /// How far a forecast has come since its page was shown.
    pub(super) study: RwSignal<Option<StudyView>>,
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
            sought: StoredValue::new(None),
            saving: RwSignal::new(false),
            search: RwSignal::new(String::new()),
            person: RwSignal::new(None),
            whole: RwSignal::new(Whole::default()),
            parts: RwSignal::new(Parts::default()),
            typed: RwSignal::new(Vec::new()),
            sliding: RwSignal::new(false),
            study: RwSignal::new(None),
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
        self.study.set(None);
        let page = match view.page {
            PageBody::Overview(_) => Page::Overview,
            PageBody::Cohorts(_) => Page::Cohorts,
            PageBody::Answers(ref view) => view.page,
            PageBody::Data(_) => Page::Data,
        };
        self.drop_rows();
        self.drop_whole_heat();
        self.body.set(Some(Arc::new(view.page)));
        if self.shown.get_untracked() != Some(page) {
            self.shown.set(Some(page));
        } else if self.sought.with_value(Option::is_some) && self.address.with_untracked(|there| there.page == page) {
            request_animation_frame(move || self.begin_page());
        }
        if self.stage.get_untracked() != Stage::Pages {
            self.stage.set(Stage::Pages);
        }
    }

    /// A new page begins at its top with the focus on its title, or where a part of it is sought, there.
    pub(super) fn begin_page(self) {
        browser::scroll_to_top();
        browser::focus_first("#page-title");
        if let Some(part) = self.sought.try_update_value(Option::take).flatten() {
            browser::focus_first(&part);
        }
    }

    /// Puts the calculator on the screen.
    pub(super) fn receive_calculator(self, view: AnswersView) {
        self.body.set(Some(Arc::new(PageBody::Answers(Box::new(view)))));
        if self.stage.get_untracked() != Stage::Calculator {
            self.stage.set(Stage::Calculator);
            self.shown.set(Some(Page::Calculator));
            request_animation_frame(move || self.begin_page());
        }
    }

    /// Puts what came after the Overview into its places.
    pub(super) fn receive_more(self, more: OverviewMore) {
        self.body.update(|body| {
            if let Some(PageBody::Overview(view)) = body.as_mut().map(Arc::make_mut) {
                view.take(more);
            }
        });
    }

    /// Puts answers in place of those of their names on the page that is there.
    pub(super) fn receive_sections(self, sections: &[SectionView]) {
        self.body.update(|body| {
            let Some(PageBody::Answers(view)) = body.as_mut().map(Arc::make_mut) else { return };
            for old in &mut view.sections {
                if let Some(new) = sections.iter().find(|new| new.key == old.key) {
                    old.clone_from(new);
                }
            }
        });
    }

    /// Forgets everything that was read.
    pub(super) fn forget(self) {
        self.frame.set(None);
        self.shown.set(None);
        self.body.set(None);
        self.problems.set(Vec::new());
        self.answered.set(Vec::new());
        self.search.set(String::new());
        self.sought.set_value(None);
        self.typed.set(Vec::new());
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
