//! Elements that never change, described once: the page draws them, and the built folder has them as HTML from the start.

/// What a press does. Its name stands in the document as `data-press`, so that a press made before the page's program has
/// come can be made again afterwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Press {
    /// Opens the browser's dialog for choosing files.
    ChooseFiles,
    /// Makes up a shop and reads it.
    TrySample,
    /// Who made this.
    About,
    /// How one checks that nothing leaves the computer.
    HowToCheck,
    /// Opens the retention calculator.
    Calculator,
    /// Colours as the system has them.
    ThemeAuto,
    /// Light colours.
    ThemeLight,
    /// Dark colours.
    ThemeDark,
}

impl Press {
    /// Its name in the document.
    pub fn name(self) -> &'static str {
        match self {
            Self::ChooseFiles => "choose",
            Self::TrySample => "sample",
            Self::About => "about",
            Self::HowToCheck => "check",
            Self::Calculator => "calculator",
            Self::ThemeAuto => "theme-auto",
            Self::ThemeLight => "theme-light",
            Self::ThemeDark => "theme-dark",
        }
    }
}

/// An element that never changes.
#[derive(Debug, Clone)]
pub struct Element {
    /// `p`, `button` …
    pub tag: &'static str,
    /// Attributes with their values; an empty value is one that is only there.
    pub attributes: Vec<(&'static str, &'static str)>,
    /// What a press on it does.
    pub press: Option<Press>,
    /// What stands in it.
    pub children: Vec<Child>,
}

/// What stands in an element.
#[derive(Debug, Clone)]
pub enum Child {
    /// Words.
    Text(&'static str),
    /// Another element.
    Element(Element),
}

impl From<&'static str> for Child {
    fn from(text: &'static str) -> Self {
        Self::Text(text)
    }
}

impl From<Element> for Child {
    fn from(element: Element) -> Self {
        Self::Element(element)
    }
}

impl Element {
    pub(super) fn new(tag: &'static str) -> Self {
        Self { tag, attributes: Vec::new(), press: None, children: Vec::new() }
    }

    pub(super) fn class(self, class: &'static str) -> Self {
        self.attr("class", class)
    }

    pub(super) fn attr(mut self, name: &'static str, value: &'static str) -> Self {
        self.attributes.push((name, value));
        self
    }

    pub(super) fn press(mut self, press: Press) -> Self {
        self.press = Some(press);
        self.attr("data-press", press.name())
    }

    pub(super) fn child(mut self, child: impl Into<Child>) -> Self {
        self.children.push(child.into());
        self
    }

    pub(super) fn children(mut self, children: impl IntoIterator<Item = Self>) -> Self {
        self.children.extend(children.into_iter().map(Child::Element));
        self
    }

    /// The element as HTML.
    pub fn html(&self) -> String {
        let mut html = String::new();
        self.write(&mut html);
        html
    }

    fn write(&self, html: &mut String) {
        html.push('<');
        html.push_str(self.tag);
        for (name, value) in &self.attributes {
            html.push(' ');
            html.push_str(name);
            html.push_str("=\"");
            escape(value, html);
            html.push('"');
        }
        html.push('>');
        // The only element here that holds nothing and is never closed.
        if self.tag == "input" {
            return;
        }
        for child in &self.children {
            match child {
                Child::Text(text) => escape(text, html),
                Child::Element(element) => element.write(html),
            }
        }
        html.push_str("</");
        html.push_str(self.tag);
        html.push('>');
    }
}

fn escape(text: &str, html: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            _ => html.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_is_nested_and_escaped() {
        let element = Element::new("p")
            .class("quiet")
            .child("a < b & \"c\"")
            .child(Element::new("input").attr("hidden", "").attr("value", "\"1\""))
            .child(Element::new("button").press(Press::TrySample).child("go"));
        assert_eq!(
            element.html(),
            "<p class=\"quiet\">a &lt; b &amp; &quot;c&quot;<input hidden=\"\" value=\"&quot;1&quot;\">\
             <button data-press=\"sample\">go</button></p>"
        );
    }
}
