//! Puts the built folder together after trunk has compiled it.

fn main() {}
