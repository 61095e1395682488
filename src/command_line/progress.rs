//! How far a long command is, for the person at a terminal.
//!
//! One line on standard error, drawn over again and wiped away at the end. Where standard error is
//! no terminal (a file, a pipe), nothing is drawn.

use std::io::{IsTerminal, Write, stderr};
use std::time::{Duration, Instant};

/// How long the bar is, in characters; with the numbers the line fits the narrowest terminals.
const WIDTH: usize = 32;

/// How often the line is drawn at most: as often as an eye can follow.
const PAUSE: Duration = Duration::from_millis(60);

/// A bar at the terminal.
pub(super) struct Progress {
    all: usize,
    drawn: Option<Instant>,
    shown: bool,
}

impl Progress {
    /// A bar for so many steps; none is drawn for a single one.
    pub(super) fn new(all: usize) -> Self {
        Self {
            all,
            drawn: None,
            shown: all > 1 && stderr().is_terminal(),
        }
    }

    /// Shows that so many steps are done.
    pub(super) fn show(&mut self, done: usize) {
        let soon = self.drawn.is_some_and(|at| at.elapsed() < PAUSE);
        if self.shown && !soon {
            self.drawn = Some(Instant::now());
            // If standard error is closed, there is nobody to show it to.
            let _ = write!(stderr(), "\r{}", bar(done, self.all));
        }
    }

    /// Wipes the line away, so that something else can be said.
    pub(super) fn wipe(&mut self) {
        if self.drawn.take().is_some() {
            let blank = " ".repeat(bar(self.all, self.all).chars().count());
            let _ = write!(stderr(), "\r{blank}\r");
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.wipe();
    }
}

/// `━━━━━━━━────────  12/80`
fn bar(done: usize, all: usize) -> String {
    let full = WIDTH * done.min(all) / all.max(1);
    let digits = all.to_string().len();
    format!(
        "{}{}  {done:>digits$}/{all}",
        "━".repeat(full),
        "─".repeat(WIDTH - full)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_always_as_long() {
        assert_eq!(bar(0, 2).trim_start_matches('─'), "  0/2");
        assert_eq!(
            bar(40, 80),
            format!("{}{}  40/80", "━".repeat(16), "─".repeat(16))
        );
        let widths = (0..=80).map(|done| bar(done, 80).chars().count());
        assert!(widths.min() == Some(39) && bar(80, 80).chars().count() == 39);
    }
}
