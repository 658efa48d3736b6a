//! What the files leave open, above every page: the best guess is in force, and one press takes the other answer.

use leptos::prelude::*;

use crate::i18n::Label;
use crate::ui::part::{IntoPart, Part, Parts, all, el};
use crate::ui::state::app_state;
use crate::ui::words::t;
use crate::views::question::{AnswerView, QuestionView};

/// One notice a question, until it is answered.
pub(in crate::ui) fn question_notices() -> Part {
    let state = app_state();
    // Most answers of the analyst leave the questions as they are.
    let open = Memo::new(move |_| {
        let answered = state.answered.get();
        let is_open = |question: &&QuestionView| !answered.contains(&question.key);
        state.frame.with(|frame| {
            let questions = frame.iter().flat_map(|frame| frame.questions.iter());
            questions.filter(is_open).cloned().collect::<Vec<_>>()
        })
    });
    (move || open.get().into_iter().map(notice).parts()).into_part()
}

fn notice(question: QuestionView) -> Part {
    let QuestionView { key, title, text, answers } = question;
    let id = key.replace([' ', '.'], "-");
    let answers = answers.into_iter().enumerate().map(|(at, answer)| choice(key.clone(), at, answer)).parts();
    el("section")
        .class("notice question")
        .attr("aria-labelledby", id.clone())
        .attr("data-testid", "question")
        .child(
            el("div")
                .class("notice-head")
                .child(el("span").class("icon icon-info").attr("aria-hidden", "true"))
                .child(el("h2").attr("id", id).child(title)),
        )
        .child(el("p").class("quiet").child(text))
        .child(el("div").class("answers").child(answers))
        .into_part()
}

fn choice(key: String, at: usize, answer: AnswerView) -> Part {
    let state = app_state();
    let AnswerView { label, detail, chosen, answer } = answer;
    let words = t(if chosen { Label::AnswerConfirms } else { Label::AnswerChanges });
    el("button")
        .class("button answer")
        .class_if("chosen", chosen)
        .attr("type", "button")
        .attr("data-testid", format!("answer-{at}"))
        .press(move || state.answer_question(&key, &answer, chosen))
        .child(all![
            el("span").class("answer-label").child(label),
            el("span").class("answer-detail figures-text").child(detail),
            el("span").class("answer-does quiet small").child(words)
        ])
        .into_part()
}
