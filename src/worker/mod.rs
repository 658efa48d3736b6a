//! The analyst's event loop.

/// Starts listening.
pub fn run() {}
