//! The arguments, and the help that is made of them.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use crate::document::Confidence;
use crate::encoding::Encoding;
use crate::save::LineEnd;
use crate::words::Words;

/// Puts the text of garbled newspaper pages back in order.
#[derive(Debug, Parser)]
#[command(
    name = "recolumn",
    version,
    about,
    args_conflicts_with_subcommands = true,
    after_help = "Without a command, a window opens with the given pages.\n\
        For a command, the file - is standard input or output.\n\
        Exit codes: 0 done, 1 done with findings, 2 failed."
)]
pub struct Arguments {
    /// What to do without a window.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Pages (text files, or folders of them), or one saved work, to open in the window.
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
}

/// What the figures of a score are.
const SCORE_HELP: &str = "\
Counted over the characters that are not blank:\n  \
  seams    where the right next character of the running text is not the next of the file (F1,\n           \
           precision, recall)\n  \
  groups   pairs of characters that belong to the same article (F1)\n  \
  paras    paragraphs, by the character that each begins with (F1)\n  \
  title, byline, running head, discard\n           \
           characters that are that (F1)\n  \
  exact    articles whose whole running text is right\n  \
  lost     characters that are nowhere or twice: always 0\n\
Pages whose names differ in a number at the end are a style: news-001, news-002.";

/// A command.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Cut pages into fragments and save them, all unplaced.
    Cut {
        /// The pages: text files in any encoding.
        #[arg(required = true, value_name = "IN")]
        input: Vec<PathBuf>,
        /// The saved work to write.
        #[arg(short, long, value_name = "OUT.json")]
        output: PathBuf,
        /// The encoding of the pages, if it is not to be found out (UTF-8, GB18030, Big5, …).
        #[arg(long, value_name = "NAME", value_parser = encoding)]
        encoding: Option<Encoding>,
    },
    /// Put pages together: save them with everything placed that the program is sure of.
    Suggest {
        /// The pages: text files in any encoding, or folders of .txt files; or a saved work, which
        /// goes on where it stopped.
        #[arg(required = true, value_name = "IN")]
        input: Vec<PathBuf>,
        /// OUT.json: all pages are one work, and are linked with each other. Any other name: a
        /// folder, where each file becomes a work of its own.
        #[arg(short, long, value_name = "OUT")]
        output: PathBuf,
        /// Place what is at least this sure, from 0 (everything) to 1; the rest stays unplaced.
        #[arg(long, value_name = "SURE", value_parser = confidence, default_value = "0.5")]
        above: Confidence,
        /// The encoding of the pages, if it is not to be found out (UTF-8, GB18030, Big5, …).
        #[arg(long, value_name = "NAME", value_parser = encoding)]
        encoding: Option<Encoding>,
        /// How many works are done at once; as many as the machine has cores if it is not said.
        #[arg(long, value_name = "N")]
        threads: Option<NonZeroUsize>,
    },
    /// Write the articles of a saved work as text.
    Export {
        /// The saved work.
        #[arg(value_name = "SAVED.json")]
        saved: PathBuf,
        /// One text, or a file for each article.
        #[arg(long, value_enum, default_value = "text")]
        to: Form,
        /// The file to write; with --to text-files, the folder, which is made if need be.
        #[arg(short, long, value_name = "OUT")]
        output: PathBuf,
        /// The encoding to write.
        #[arg(long, value_name = "NAME", value_parser = encoding, default_value = "UTF-8")]
        encoding: Encoding,
        /// How lines end.
        #[arg(long, value_enum, default_value = "lf")]
        line_end: Ending,
        /// Begin with a byte order mark, in the encodings that have one.
        #[arg(long)]
        bom: bool,
    },
    /// Check that a saved work covers every character exactly once.
    Check {
        /// The saved work.
        #[arg(value_name = "SAVED.json")]
        saved: PathBuf,
    },
    /// Compare saved works with the right answers of their pages.
    #[command(after_help = SCORE_HELP)]
    Score {
        /// Answers and saved works in turn; or a folder of answers, and one of saved works that
        /// have the same names.
        #[arg(required = true, value_name = "GOLD OUT")]
        files: Vec<PathBuf>,
        /// Print the figures as JSON.
        #[arg(long)]
        json: bool,
        /// List every wrong seam, with the text around it.
        #[arg(long)]
        show: bool,
        /// Print how many of the links that a suggestion made are right, by their confidence.
        #[arg(long)]
        links: bool,
    },
    /// Print the JSON Schema of saved works.
    Schema,
}

/// What an export writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// All articles as one text.
    Text,
    /// A file for each article, in a folder.
    TextFiles,
}

/// How lines end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Ending {
    /// Line feed.
    Lf,
    /// Carriage return and line feed.
    Crlf,
}

impl From<Ending> for LineEnd {
    fn from(ending: Ending) -> Self {
        match ending {
            Ending::Lf => Self::Lf,
            Ending::Crlf => Self::CrLf,
        }
    }
}

fn confidence(number: &str) -> Result<Confidence, String> {
    let number = number.parse().ok().and_then(Confidence::new);
    number.ok_or_else(|| Words::english().say("wanted-confidence"))
}

fn encoding(name: &str) -> Result<Encoding, String> {
    Encoding::from_name(name).ok_or_else(|| {
        let known = Encoding::ALL.map(Encoding::name).join(", ");
        Words::english().with("encoding-not-known", &[("known", known.into())])
    })
}
