//! Real data sets, which stay outside the repository; without them the tests that want them say so and pass.

use std::io::Read;
use std::path::Path;

/// The text of a data set.
pub fn data(name: &str) -> Option<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/datasets").join(name);
    let Ok(file) = std::fs::File::open(path) else {
        println!("skipped: no ../shared/data");
        return None;
    };
    let mut text = String::new();
    flate2::read::GzDecoder::new(file).read_to_string(&mut text).expect("a gzip file of text");
    Some(text)
}
