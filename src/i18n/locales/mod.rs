//! One folder a language.

pub(super) mod en;
