//! The work itself, as plain data.
//!
//! A [`Document`] has one or more [`Source`]s (the decoded text of a page, never changed), whose
//! non-blank characters are covered exactly once by [`Fragment`]s. Each fragment stands in exactly
//! one place: unplaced, discarded with a reason, or in one [`Article`]. All of that is a
//! [`Placement`], a value that is cheap to copy. It changes by [`Command`]s alone, applied in one
//! place ([`Document::apply`]), whole or not at all, and every change is a step that can be undone.
//!
//! This room knows no other: no files, no clock, no screen. Offsets are bytes of the source's text.

mod apply;
mod arrange;
mod article;
mod blank;
mod command;
mod derive;
mod fragment;
mod history;
mod invariants;
mod ledger;
mod placement;
mod reading;
mod rejected;
mod rejoin;
mod role;
mod seam;
mod source;
mod span;

pub use apply::{Destination, Refusal};
pub use arrange::{ArrangedArticle, ArrangedPart, Arrangement};
pub use article::{Article, ArticleId, By, Confidence, Join, Part};
pub use blank::{is_blank, solid_characters, trim};
pub use command::{Command, Deed};
pub use derive::{
    ArticleText, ParagraphText, article_text, article_title, fragment_beginning, fragment_ending,
    fragment_text,
};
pub use fragment::{Extra, Fragment, FragmentId, Reason, Standing};
pub use history::{Document, Step};
pub use invariants::{Coverage, Fault, coverage, find_fault};
pub use ledger::Ledger;
pub use placement::{NewPage, Placement};
pub use reading::{Outline, PiecedText, ReadPart, head_text, paragraph_text};
pub use role::{Role, RoleBy};
pub use seam::{Ends, Joint, ends_sentence, joint, natural_join};
pub use source::{Source, SourceId};
pub use span::{Span, Spans};
