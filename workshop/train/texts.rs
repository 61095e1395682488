//! The texts that are trained on, as they are named on the command line.

use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader, stdin};

/// A text: some lines of a file, so many times.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Text {
    file: String,
    /// First and last line, counted from 1.
    lines: (usize, usize),
    times: usize,
    /// True if most of the towers' stretches are to come from it.
    pub(crate) often: bool,
}

impl Text {
    /// `[+]FILE[@FROM-[TO]][*TIMES]`
    pub(crate) fn named(name: &str) -> Result<Self, Box<dyn Error>> {
        let (name, often) = name
            .strip_prefix('+')
            .map_or((name, false), |name| (name, true));
        let (name, times) = match name.rsplit_once('*') {
            Some((name, times)) => (name, times.parse()?),
            None => (name, 1),
        };
        let (file, lines) = match name.rsplit_once('@') {
            Some((file, lines)) => {
                let (from, to) = lines.split_once('-').ok_or("lines are FROM-TO")?;
                let to = if to.is_empty() {
                    usize::MAX
                } else {
                    to.parse()?
                };
                (file, (from.parse()?, to))
            }
            None => (name, (1, usize::MAX)),
        };
        Ok(Self {
            file: file.to_owned(),
            lines,
            times,
            often,
        })
    }

    /// Goes through its lines.
    pub(crate) fn each_line(&self, mut see: impl FnMut(&str)) -> Result<(), Box<dyn Error>> {
        let reader: Box<dyn BufRead> = if self.file == "-" {
            Box::new(stdin().lock())
        } else {
            Box::new(BufReader::new(File::open(&self.file)?))
        };
        let (from, to) = self.lines;
        let mut lines = Vec::new();
        for line in reader.lines().take(to).skip(from.saturating_sub(1)) {
            let line = line?;
            see(&line);
            if self.times > 1 {
                lines.push(line);
            }
        }
        for _ in 1..self.times {
            lines.iter().for_each(|line| see(line));
        }
        Ok(())
    }
}
