//! Holdfast: order exports in, retention figures out, all inside the browser.
//!
//! The modules stand in the order in which the data flows: bytes become order lines (`ingest`), lines become one sealed
//! store (`orders`), the store is measured (`metrics`) and modelled (`models`, on `numeric`) behind one façade (`analysis`), results become what a screen shows
//! (`views`), and that is drawn (`charts`), saved (`export`) or sent to the page (`protocol`). Nothing above `browser` and
//! `worker` knows that a browser exists. ARCHITECTURE.md is the map; `tests/architecture.rs` holds the walls.

pub mod units;

pub mod diagnostics;

pub mod ingest;

pub mod orders;

pub mod statistics;

pub mod metrics;

pub mod numeric;

pub mod models;

pub mod sample;

pub mod analysis;

pub mod i18n;

pub mod views;

pub mod welcome;

#[cfg(any(feature = "charts", feature = "ui"))]
pub mod charts;

pub mod export;

pub mod protocol;

pub mod session;

#[cfg(feature = "worker")]
pub mod worker;

#[cfg(feature = "sheets")]
pub mod sheets;

#[cfg(feature = "ui")]
pub mod browser;

#[cfg(feature = "ui")]
pub mod ui;
