//! How the benches measure and print: a figure a line, beside something that was run in the same
//! breath, so that a slow machine does not look like a slow program.

use std::time::{Duration, Instant};

/// Prints what stands over the columns.
pub(crate) fn heads() {
    println!(
        "{:<44} {:>12} {:>12} {:>8}   limit",
        "", "took", "beside it", "ratio"
    );
}

/// Prints one figure.
pub(crate) fn line(what: &str, took: Duration, beside: Duration, limit: &str) {
    let ratio = took.as_secs_f64() / beside.as_secs_f64().max(1e-9);
    println!("{what:<44} {took:>12.3?} {beside:>12.3?} {ratio:>8.2}   {limit}");
}

/// The best of a few runs.
pub(crate) fn best(runs: usize, mut run: impl FnMut()) -> Duration {
    let once = |_| {
        let start = Instant::now();
        run();
        start.elapsed()
    };
    (0..runs).map(once).min().unwrap()
}
