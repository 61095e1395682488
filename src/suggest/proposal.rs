//! What the program proposes: articles, roles, what to discard, each with its confidence and the
//! evidence for it. Plain data; nothing is placed by it.
//!
//! A [`Proposal`] tells the whole page: what the user has placed stands in it where the user put
//! it, and everything else around that. Accepting (a part of) it is one ordinary
//! [`Command`](crate::document::Command), see [`accept`](super::accept).

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::document::{ArticleId, Confidence, FragmentId, Join, Reason, Role};

/// A whole document as the program would place it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Proposal {
    /// The articles: first those that exist, in their order, then new ones in the order in which
    /// their titles stand on the page.
    pub articles: Vec<ProposedArticle>,
    /// What belongs to no article, in file order.
    pub discards: Vec<ProposedDiscard>,
    /// For every end of text, what may come next, most likely first; at most [`SHOWN`] each.
    pub ends: BTreeMap<FragmentId, Vec<Candidate>>,
}

/// How many candidates are kept for an open end: the right one is nearly always among them.
pub const SHOWN: usize = 6;

/// One article: parts in reading order.
#[derive(Clone, Debug, PartialEq)]
pub struct ProposedArticle {
    /// The article that exists already; `None` if it is to be made.
    pub article: Option<ArticleId>,
    /// Its parts: title, byline, text. Parts that stand there already are among them, in the order
    /// in which they stand.
    pub parts: Vec<ProposedPart>,
}

/// One part of a proposed article.
#[derive(Clone, Debug, PartialEq)]
pub struct ProposedPart {
    /// The fragment.
    pub fragment: FragmentId,
    /// What it is.
    pub role: Role,
    /// How it attaches to the text before it.
    pub join: Join,
    /// True if the part stands there already: it is no proposal.
    pub placed: bool,
    /// How sure it is that this part belongs exactly here: after the part before it (for text), or
    /// to this article (for title, byline and running head). 1 for what is placed.
    pub confidence: Confidence,
    /// What speaks for it, strongest first.
    pub evidence: Vec<Evidence>,
}

/// A fragment that seems to belong to no article.
#[derive(Clone, Debug, PartialEq)]
pub struct ProposedDiscard {
    /// The fragment.
    pub fragment: FragmentId,
    /// What it seems to be.
    pub reason: Reason,
    /// How sure it is that it belongs to no article.
    pub confidence: Confidence,
}

/// What may come next after the end of a piece of text.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The fragment that may follow.
    pub fragment: FragmentId,
    /// How it would attach.
    pub join: Join,
    /// How likely it is that just this one follows.
    pub confidence: Confidence,
    /// What speaks for it, strongest first.
    pub evidence: Vec<Evidence>,
}

/// Something that speaks for a link between two fragments.
#[derive(Clone, Debug, PartialEq)]
pub enum Evidence {
    /// The two sides make a word that the lexicon knows: 教育｜者, news-｜paper.
    Word(Arc<str>, Arc<str>),
    /// The characters follow each other as they do in the language.
    ReadsOn,
    /// The string across the seam stands elsewhere on the page.
    StandsElsewhere(Arc<str>),
    /// Both sides break off in mid-sentence.
    MidSentence,
    /// It follows directly on the page.
    NextOnPage,
    /// It is the next line of the same column.
    SameColumn,
    /// It stands under this title.
    UnderTitle(Arc<str>),
    /// It stands under a running head that repeats this article's title.
    RunningHead(Arc<str>),
    /// Both sides speak of the same: the most telling words.
    SharedWords(Vec<Arc<str>>),
    /// The numbering goes on: 一是 … 二是, (a) … (b).
    Numbering(Arc<str>, Arc<str>),
    /// It closes a bracket or a quotation that the other side left open.
    Closes(char),
    /// Its form says what it is: a title, a byline, a caption.
    Form(Role),
    /// A reference says so: 下转第 3 版, continued on page 4.
    Reference(Arc<str>),
    /// The user put it there.
    Placed,
}
