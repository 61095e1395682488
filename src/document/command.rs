//! What can be done to a document.
//!
//! A command is plain data: it can be kept, repeated, written to a journal. It names fragments by
//! where they start, so that it means the same in the same document. What it does stands in
//! [`apply`](super::Document::apply). Its serialized form is that of the journal: commands are added
//! to it, and none changes its meaning.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{
    Arrangement, ArticleId, By, Destination, FragmentId, Join, NewPage, Reason, Role, SourceId,
};

/// One change: one gesture of a person, one step of undo.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// Puts fragments, in this order, to another place.
    Move {
        /// What is moved; at least one, none twice.
        fragments: Vec<FragmentId>,
        /// Where to.
        to: Destination,
        /// The role that they have from then on, the user's word where a person says it. `None`
        /// leaves each its own, and whose word that is: moving says where, not what.
        role: Option<Role>,
        /// Who moves them.
        by: By,
    },
    /// Puts many fragments into their places at once, as a proposal has them.
    Arrange(Arrangement),
    /// Remembers that the second fragment does not come right after the first. Nothing moves.
    Reject {
        /// The fragment whose end it is about.
        left: FragmentId,
        /// The fragment that does not follow it.
        right: FragmentId,
    },
    /// Gives fragments a role. From then on it is the user's word.
    SetRole {
        /// Which fragments.
        fragments: Vec<FragmentId>,
        /// What they are.
        role: Role,
    },
    /// Says how a part attaches to the text before it.
    SetJoin {
        /// A fragment that is part of an article.
        fragment: FragmentId,
        /// New paragraph, or the same one going on.
        join: Join,
    },
    /// Cuts a fragment in two. Both stay where it was.
    Cut {
        /// Which fragment.
        fragment: FragmentId,
        /// Byte of the source's text before which the cut falls, strictly inside the fragment.
        at: u32,
    },
    /// Makes one fragment of several: they are appended to the first, which keeps its place, role
    /// and join.
    Merge {
        /// At least two, in the order in which they read: of one page and in one place; in an
        /// article, parts that follow each other.
        fragments: Vec<FragmentId>,
    },
    /// Puts an article at another place in the order.
    MoveArticle {
        /// Which article.
        article: ArticleId,
        /// The article that it comes before; `None` for the end.
        before: Option<ArticleId>,
    },
    /// Several changes, each to what the one before it left, as one step of undo: all or none. What
    /// changes nothing is passed over; the step is named after the last that does.
    Together(Vec<Command>),
    /// Adds pages, all of them unplaced.
    AddPages(Vec<NewPage>),
    /// Puts another reading of the same file (another encoding) in the place of a source. What was
    /// done on that source is lost, and comes back with undo.
    ReadAgain {
        /// Which source.
        source: SourceId,
        /// The new reading.
        page: NewPage,
    },
}

/// What a step did, for the list of steps. Titles are as they were at that time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// So many fragments went into the article with this title.
    Moved(usize, Arc<str>),
    /// A new article was made of so many fragments.
    NewArticle(usize),
    /// So many fragments are unplaced again.
    Unplaced(usize),
    /// So many fragments were discarded for this reason.
    Discarded(usize, Reason),
    /// What was proposed was accepted.
    Accepted {
        /// So many fragments came into articles.
        parts: usize,
        /// So many fragments were discarded.
        discarded: usize,
    },
    /// A link between two fragments was rejected.
    Rejected,
    /// So many fragments got a role.
    Role(usize, Role),
    /// A part's join was changed.
    Join(Join),
    /// A fragment was cut.
    Cut,
    /// So many fragments were made one.
    Merged(usize),
    /// The article with this title got another place.
    MovedArticle(Arc<str>),
    /// So many pages were added.
    AddedPages(usize),
    /// A page with this name was read again in this encoding.
    ReadAgain(Arc<str>, Arc<str>),
}
