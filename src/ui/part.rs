//! What the page is made of: parts of one type, whatever they hold, kept up to date by Leptos' signals.
//!
//! Leptos' own views are a type each, and so is the code that builds and updates them; for a page of this size that is more
//! than half of the program. A [`Part`] is built and updated by one piece of code. Like a view of Leptos it is a [`Render`].

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering::Relaxed;

use leptos::prelude::*;
use leptos::reactive::effect::RenderEffect;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types::{Element, Node, Text};
use leptos::tachys::view::{Mountable, Render};
use leptos::wasm_bindgen::{JsCast, JsValue};

use crate::browser::Listener;

/// A part of the page.
pub(super) enum Part {
    Text(Cow<'static, str>),
    Element(Tag),
    All(Vec<Part>),
    /// Made again whenever a signal changes that it read; what stays the same stays in its place.
    Live(Box<dyn FnMut() -> Part>),
    /// Put up anew in any case, in place of what was there.
    Afresh(Box<Part>),
}

/// An element that is being described.
pub(super) struct Tag(Box<Described>);

struct Described {
    name: &'static str,
    settings: Vec<(Kind, &'static str, Setting)>,
    listeners: Vec<(&'static str, Heard)>,
    children: Vec<Part>,
    place: Option<Place>,
}

type Heard = Box<dyn FnMut(leptos::ev::Event)>;

/// What of an element is set.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Attribute,
    Class,
    Property,
}

/// What an attribute, a class or a property is set to.
#[derive(PartialEq)]
pub(super) enum Value {
    Absent,
    Text(Cow<'static, str>),
    Flag(bool),
    Number(f64),
}

enum Setting {
    Still(Value),
    Live(Box<dyn FnMut() -> Value>),
}

/// Where in the document an element is, once it is there.
#[derive(Clone, Copy)]
pub(super) struct Place(RwSignal<Option<Element>, LocalStorage>);

/// An element.
pub(super) fn el(name: &'static str) -> Tag {
    Tag(Box::new(Described { name, settings: Vec::new(), listeners: Vec::new(), children: Vec::new(), place: None }))
}

/// A part that is there while a condition holds; it is made anew only when that changes.
pub(super) fn when<P: IntoPart>(
    holds: impl Fn() -> bool + Send + Sync + 'static,
    mut make: impl FnMut() -> P + 'static,
) -> Part {
    choose(Box::new(holds), Box::new(move |holds| if holds { make().into_part() } else { Part::default() }))
}

/// One part or another; made anew only when the condition changes.
pub(super) fn choose(holds: Box<dyn Fn() -> bool + Send + Sync>, mut make: Box<dyn FnMut(bool) -> Part>) -> Part {
    let holds = Memo::new(move |_| holds());
    Part::Live(Box::new(move || {
        let holds = holds.get();
        untrack(|| make(holds))
    }))
}

/// Runs once what was described is in the document, and again whenever a signal changes that it read.
pub(super) fn effect(run: impl FnMut() + 'static) {
    boxed_effect(Box::new(run));
}

#[inline(never)]
fn boxed_effect(mut run: Box<dyn FnMut()>) {
    let gone = gone_with_owner();
    Effect::new(move |_| {
        if !gone.load(Relaxed) {
            run();
        }
    });
}

/// A part that is put up anew, whatever was there.
pub(super) fn afresh<P: IntoPart>(make: impl FnOnce() -> P) -> Part {
    Part::Afresh(Box::new(untrack(make).into_part()))
}

/// Several parts, one after the other.
macro_rules! all {
    ($($part:expr),* $(,)?) => {
        $crate::ui::part::Part::All(vec![$($crate::ui::part::IntoPart::into_part($part)),*])
    };
}
pub(super) use all;

// Each of these is one call where a page is described, whatever is given: that is most of the code of a page.
impl Tag {
    /// Sets an attribute; `false` and nothing take it away.
    pub(super) fn attr(self, name: &'static str, value: impl Settable) -> Self {
        value.set(self, Kind::Attribute, name)
    }

    /// Sets the attribute `class`.
    pub(super) fn class(self, value: impl Settable) -> Self {
        value.set(self, Kind::Attribute, "class")
    }

    /// Adds a class while a value holds.
    pub(super) fn class_if(self, name: &'static str, value: impl Settable) -> Self {
        value.set(self, Kind::Class, name)
    }

    /// Sets a property of the element itself.
    pub(super) fn prop(self, name: &'static str, value: impl Settable) -> Self {
        value.set(self, Kind::Property, name)
    }

    /// Listens to an event.
    pub(super) fn on<E: JsCast + 'static>(self, name: &'static str, mut heard: impl FnMut(E) + 'static) -> Self {
        self.listen(name, Box::new(move |event| heard(event.unchecked_into())))
    }

    /// Listens to an event of which nothing need be known.
    pub(super) fn hear(self, name: &'static str, mut heard: impl FnMut() + 'static) -> Self {
        self.listen(name, Box::new(move |_| heard()))
    }

    /// Listens to a press.
    pub(super) fn press(self, pressed: impl FnMut() + 'static) -> Self {
        self.hear("click", pressed)
    }

    /// Remembers where the element is.
    pub(super) fn at(mut self, place: Place) -> Self {
        self.0.place = Some(place);
        self
    }

    /// Adds what stands inside, after what is there.
    pub(super) fn child(self, child: impl IntoPart) -> Self {
        child.stand_in(self)
    }

    #[inline(never)]
    fn still(mut self, kind: Kind, name: &'static str, value: Value) -> Self {
        self.0.settings.push((kind, name, Setting::Still(value)));
        self
    }

    #[inline(never)]
    fn words(self, kind: Kind, name: &'static str, text: &'static str) -> Self {
        self.still(kind, name, Value::Text(text.into()))
    }

    #[inline(never)]
    fn live(mut self, kind: Kind, name: &'static str, read: Box<dyn FnMut() -> Value>) -> Self {
        self.0.settings.push((kind, name, Setting::Live(read)));
        self
    }

    #[inline(never)]
    fn listen(mut self, name: &'static str, heard: Heard) -> Self {
        self.0.listeners.push((name, heard));
        self
    }

    #[inline(never)]
    fn text(self, text: &'static str) -> Self {
        self.add(Part::Text(text.into()))
    }

    #[inline(never)]
    fn element(self, element: Tag) -> Self {
        self.add(Part::Element(element))
    }

    #[inline(never)]
    fn follow(self, read: Box<dyn FnMut() -> Part>) -> Self {
        self.add(Part::Live(read))
    }

    #[inline(never)]
    fn add(mut self, part: Part) -> Self {
        self.0.children.push(part);
        self
    }
}

impl Place {
    pub(super) fn new() -> Self {
        Self(RwSignal::new_local(None))
    }

    /// The element, which must be of this kind.
    pub(super) fn get<E: JsCast>(self) -> Option<E> {
        self.0.get().map(JsCast::unchecked_into)
    }

    /// The element without following it.
    pub(super) fn get_untracked<E: JsCast>(self) -> Option<E> {
        self.0.get_untracked().map(JsCast::unchecked_into)
    }
}

// --- what can be given as a part or a value ---------------------------------------------------------------------------

/// Whatever can stand in the page.
pub(super) trait IntoPart: Sized {
    fn into_part(self) -> Part;

    fn stand_in(self, tag: Tag) -> Tag {
        tag.add(self.into_part())
    }
}

/// Many parts as one.
pub(super) trait Parts {
    fn parts(self) -> Part;
}

impl<P: IntoPart, I: Iterator<Item = P>> Parts for I {
    fn parts(self) -> Part {
        let mut all = Vec::new();
        self.for_each(|part| all.push(part.into_part()));
        Part::All(all)
    }
}

impl Default for Part {
    fn default() -> Self {
        Self::All(Vec::new())
    }
}

impl IntoPart for Part {
    fn into_part(self) -> Part {
        self
    }
}

impl IntoPart for Tag {
    fn into_part(self) -> Part {
        Part::Element(self)
    }

    fn stand_in(self, tag: Tag) -> Tag {
        tag.element(self)
    }
}

impl IntoPart for &'static str {
    fn into_part(self) -> Part {
        Part::Text(self.into())
    }

    fn stand_in(self, tag: Tag) -> Tag {
        tag.text(self)
    }
}

impl IntoPart for String {
    fn into_part(self) -> Part {
        Part::Text(self.into())
    }
}

impl<P: IntoPart> IntoPart for Option<P> {
    fn into_part(self) -> Part {
        self.map_or_else(Part::default, IntoPart::into_part)
    }
}

impl<P: IntoPart, const N: usize> IntoPart for [P; N] {
    fn into_part(self) -> Part {
        self.into_iter().parts()
    }
}

impl IntoPart for Signal<String> {
    fn into_part(self) -> Part {
        (move || self.get()).into_part()
    }
}

impl<P: IntoPart, F: FnMut() -> P + 'static> IntoPart for F {
    fn into_part(mut self) -> Part {
        Part::Live(Box::new(move || self().into_part()))
    }

    fn stand_in(mut self, tag: Tag) -> Tag {
        tag.follow(Box::new(move || self().into_part()))
    }
}

/// Whatever an attribute, a class or a property can be set to.
pub(super) trait Settable {
    fn set(self, tag: Tag, kind: Kind, name: &'static str) -> Tag;
}

impl<V: Into<Value>, F: FnMut() -> V + 'static> Settable for F {
    fn set(mut self, tag: Tag, kind: Kind, name: &'static str) -> Tag {
        tag.live(kind, name, Box::new(move || self().into()))
    }
}

impl Settable for Signal<String> {
    fn set(self, tag: Tag, kind: Kind, name: &'static str) -> Tag {
        tag.live(kind, name, Box::new(move || self.get().into()))
    }
}

impl Settable for &'static str {
    fn set(self, tag: Tag, kind: Kind, name: &'static str) -> Tag {
        tag.words(kind, name, self)
    }
}

impl From<&'static str> for Value {
    fn from(text: &'static str) -> Self {
        Self::Text(text.into())
    }
}

macro_rules! values {
    ($($kind:ty: $value:ident => $made:expr;)*) => {
        $(
            impl From<$kind> for Value {
                fn from($value: $kind) -> Self {
                    $made
                }
            }
            impl Settable for $kind {
                fn set(self, tag: Tag, kind: Kind, name: &'static str) -> Tag {
                    tag.still(kind, name, self.into())
                }
            }
        )*
    };
}

values! {
    String: text => Self::Text(text.into());
    bool: flag => Self::Flag(flag);
    f64: number => Self::Number(number);
    Option<&'static str>: text => text.map_or(Self::Absent, Self::from);
    Option<String>: text => text.map_or(Self::Absent, Self::from);
}

// --- building and updating --------------------------------------------------------------------------------------------

/// A part in the document.
pub(super) enum Built {
    Text(Text, Cow<'static, str>),
    Element(Box<BuiltElement>),
    /// The comment after them stands where they would be while there are none.
    All(Vec<Built>, Node),
    Live(RenderEffect<()>, Rc<RefCell<Option<Built>>>),
}

/// An element in the document.
pub(super) struct BuiltElement {
    node: Element,
    name: &'static str,
    settings: Vec<(Kind, &'static str, BuiltSetting)>,
    listeners: Vec<Listener>,
    children: Vec<Built>,
}

enum BuiltSetting {
    Still(Value),
    Live(RenderEffect<Value>),
}

impl Render for Part {
    type State = Built;

    fn build(self) -> Built {
        match self {
            Self::Text(text) => Built::Text(Rndr::create_text_node(&text), text),
            Self::Element(tag) => Built::Element(Box::new(tag.0.build())),
            Self::All(parts) => {
                Built::All(parts.into_iter().map(Render::build).collect(), Rndr::create_placeholder().into())
            }
            Self::Live(read) => {
                let inside = Rc::default();
                Built::Live(follow(read, &inside), inside)
            }
            Self::Afresh(part) => part.build(),
        }
    }

    fn rebuild(self, built: &mut Built) {
        match (self, &mut *built) {
            (Self::Text(text), Built::Text(node, before)) => {
                if *before != text {
                    Rndr::set_text(node, &text);
                    *before = text;
                }
            }
            (Self::Element(tag), Built::Element(element)) if element.is_of(&tag.0) => element.rebuild(*tag.0),
            (Self::All(parts), Built::All(before, end)) => {
                let count = parts.len();
                for gone in before.drain(count.min(before.len())..) {
                    gone.remove();
                }
                for (at, part) in parts.into_iter().enumerate() {
                    if let Some(before) = before.get_mut(at) {
                        part.rebuild(before);
                    } else {
                        let new = part.build();
                        new.insert_before(end);
                        before.push(new);
                    }
                }
            }
            (Self::Live(read), Built::Live(effect, inside)) => *effect = follow(read, inside),
            (part, _) => {
                let new = part.build();
                if let Some(here) = built.first() {
                    new.insert_before(&here);
                }
                std::mem::replace(built, new).remove();
            }
        }
    }
}

/// Says whether the signals around here have gone. An update can be due at the very moment: what it would read is no more.
fn gone_with_owner() -> Arc<AtomicBool> {
    let gone = Arc::new(AtomicBool::new(false));
    on_cleanup({
        let gone = Arc::clone(&gone);
        move || gone.store(true, Relaxed)
    });
    gone
}

fn follow(mut read: Box<dyn FnMut() -> Part>, inside: &Rc<RefCell<Option<Built>>>) -> RenderEffect<()> {
    let inside = Rc::clone(inside);
    let gone = gone_with_owner();
    RenderEffect::new(move |_| {
        if gone.load(Relaxed) {
            return;
        }
        let part = read();
        let mut inside = inside.borrow_mut();
        match &mut *inside {
            Some(built) => part.rebuild(built),
            None => *inside = Some(part.build()),
        }
    })
}

impl Built {
    fn insert(&self, parent: &Node, before: Option<&Node>) {
        match self {
            Self::Text(node, _) => insert(parent, node, before),
            Self::Element(element) => insert(parent, &element.node, before),
            Self::All(parts, end) => {
                parts.iter().for_each(|part| part.insert(parent, before));
                insert(parent, end, before);
            }
            Self::Live(_, inside) => {
                if let Some(inside) = &*inside.borrow() {
                    inside.insert(parent, before);
                }
            }
        }
    }

    fn insert_before(&self, here: &Node) {
        if let Some(parent) = here.parent_node() {
            self.insert(&parent, Some(here));
        }
    }

    fn remove(&self) {
        match self {
            Self::Text(node, _) => Rndr::remove(node),
            Self::Element(element) => element.node.remove(),
            Self::All(parts, end) => {
                parts.iter().for_each(Self::remove);
                Rndr::remove(end);
            }
            Self::Live(_, inside) => {
                if let Some(inside) = &*inside.borrow() {
                    inside.remove();
                }
            }
        }
    }

    fn first(&self) -> Option<Node> {
        match self {
            Self::Text(node, _) => Some(Node::clone(node)),
            Self::Element(element) => Some(Node::clone(&element.node)),
            Self::All(parts, end) => parts.first().map_or_else(|| Some(end.clone()), Self::first),
            Self::Live(_, inside) => inside.borrow().as_ref().and_then(Self::first),
        }
    }
}

fn insert(parent: &Node, node: &Node, before: Option<&Node>) {
    // Both are in the page or on the way there; a refusal would leave the page as it is.
    drop(parent.insert_before(node, before));
}

impl Described {
    fn build(self) -> BuiltElement {
        let node = Rndr::create_element(self.name, None);
        let settings = self.settings.into_iter().map(|(kind, name, setting)| {
            let built = match setting {
                Setting::Still(value) => {
                    apply(&node, kind, name, &value);
                    BuiltSetting::Still(value)
                }
                Setting::Live(read) => BuiltSetting::Live(keep_applied(&node, kind, name, read, None)),
            };
            (kind, name, built)
        });
        let settings = settings.collect();
        if let Some(place) = self.place {
            place.0.set(Some(node.clone()));
        }
        let listeners = listen(&node, self.listeners);
        let children: Vec<Built> = self.children.into_iter().map(Render::build).collect();
        children.iter().for_each(|child| child.insert(&node, None));
        BuiltElement { node, name: self.name, settings, listeners, children }
    }
}

fn listen(node: &Element, listeners: Vec<(&'static str, Heard)>) -> Vec<Listener> {
    listeners.into_iter().filter_map(|(name, heard)| Listener::new(node, name, heard).ok()).collect()
}

impl BuiltElement {
    /// Whether it can become what is described: an element of the same name with the same settings and as many children.
    fn is_of(&self, tag: &Described) -> bool {
        self.name == tag.name
            && self.children.len() == tag.children.len()
            && self.settings.len() == tag.settings.len()
            && self.settings.iter().zip(&tag.settings).all(|(one, other)| (one.0, one.1) == (other.0, other.1))
    }

    fn rebuild(&mut self, tag: Described) {
        let mut classes_lost = false;
        for ((kind, name, before), (_, _, setting)) in self.settings.iter_mut().zip(tag.settings) {
            match (setting, &mut *before) {
                (Setting::Still(value), BuiltSetting::Still(last)) => {
                    if *last != value || (classes_lost && *kind == Kind::Class) {
                        apply(&self.node, *kind, name, &value);
                        classes_lost |= *name == "class";
                        *last = value;
                    }
                }
                (Setting::Still(value), BuiltSetting::Live(_)) => {
                    apply(&self.node, *kind, name, &value);
                    *before = BuiltSetting::Still(value);
                }
                (Setting::Live(read), BuiltSetting::Live(effect)) => {
                    let last = if classes_lost { None } else { effect.take_value() };
                    *effect = keep_applied(&self.node, *kind, name, read, last);
                }
                (Setting::Live(read), BuiltSetting::Still(_)) => {
                    *before = BuiltSetting::Live(keep_applied(&self.node, *kind, name, read, None));
                }
            }
        }
        if let Some(place) = tag.place {
            place.0.set(Some(self.node.clone()));
        }
        // The old ones end first.
        self.listeners.clear();
        self.listeners = listen(&self.node, tag.listeners);
        for (part, built) in tag.children.into_iter().zip(&mut self.children) {
            part.rebuild(built);
        }
    }
}

fn keep_applied(
    node: &Element,
    kind: Kind,
    name: &'static str,
    mut read: Box<dyn FnMut() -> Value>,
    last: Option<Value>,
) -> RenderEffect<Value> {
    let node = node.clone();
    let gone = gone_with_owner();
    let apply = move |last: Option<Value>| {
        if gone.load(Relaxed) {
            return last.unwrap_or(Value::Absent);
        }
        let value = read();
        if last.as_ref() != Some(&value) {
            apply(&node, kind, name, &value);
        }
        value
    };
    RenderEffect::new_with_value(apply, last)
}

fn apply(node: &Element, kind: Kind, name: &str, value: &Value) {
    match (kind, value) {
        (Kind::Attribute, Value::Text(text)) => Rndr::set_attribute(node, name, text),
        (Kind::Attribute, Value::Flag(true)) => Rndr::set_attribute(node, name, ""),
        (Kind::Attribute, _) => Rndr::remove_attribute(node, name),
        (Kind::Class, Value::Flag(true)) => Rndr::add_class(&node.class_list(), name),
        (Kind::Class, _) => Rndr::remove_class(&node.class_list(), name),
        (Kind::Property, value) => Rndr::set_property(node, name, &property(value)),
    }
}

fn property(value: &Value) -> JsValue {
    match value {
        Value::Absent => JsValue::UNDEFINED,
        Value::Text(text) => JsValue::from_str(text),
        Value::Flag(flag) => JsValue::from_bool(*flag),
        Value::Number(number) => JsValue::from_f64(*number),
    }
}

impl Mountable for Built {
    fn unmount(&mut self) {
        self.remove();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.insert(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let here = self.first();
        let parent = here.as_ref().and_then(Node::parent_element);
        if let Some(parent) = &parent {
            child.mount(parent, here.as_ref());
        }
        parent.is_some()
    }

    fn elements(&self) -> Vec<Element> {
        match self {
            Self::Element(element) => vec![element.node.clone()],
            Self::Text(..) | Self::All(..) | Self::Live(..) => Vec::new(),
        }
    }
}
