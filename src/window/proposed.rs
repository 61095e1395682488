//! The proposal as the window shows it: in which column each fragment would go, and where in it.
//!
//! Made once for each answer of the program and each state of the document, never in a frame, so
//! that a page of a hundred thousand fragments is painted as quickly as a small one. An answer may
//! be older than the document: what the user has placed meanwhile stands where the user put it, and
//! only what is still unplaced is shown as proposed, after the part that it was proposed to follow.

use std::collections::HashMap;
use std::sync::Arc;

use super::lists::is_head;
use crate::document::{Article, ArticleId, FragmentId, Join, Placement, Role, Standing};
use crate::session::{ShownGap, Suggestion};
use crate::suggest::{Candidate, Evidence, Proposal, ProposedDiscard, ProposedPart};

/// What is proposed for the document that is shown; nothing, where no suggestion is shown.
#[derive(Default)]
pub(crate) struct Proposed {
    of: Option<(Arc<Proposal>, u64)>,
    /// The page is proposed; if not, only what may come after ends of text is known.
    page: bool,
    /// Another number for each answer, state and line: what layouts are of.
    pub version: u64,
    lanes: Vec<Lane>,
    existing: usize,
    places: HashMap<FragmentId, Place>,
    /// How sure each proposal is, the least sure first, and what it is about.
    doubts: Vec<(f64, FragmentId)>,
    /// Non-blank characters of all that is proposed.
    pub solid: u64,
    /// Below this, a proposal is a doubt.
    pub line: f64,
    /// False while a newer answer is being worked out.
    pub fresh: bool,
}

/// One column: an article that exists, or one that is proposed.
struct Lane {
    key: LaneKey,
    /// Its place in the proposal.
    source: Option<usize>,
    parts: Vec<LanePart>,
    proposed: usize,
}

/// Which column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum LaneKey {
    /// Of an article that exists.
    Article(ArticleId),
    /// Of an article that is proposed: its place among the columns.
    New(usize),
}

/// One card of a column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct LanePart {
    /// The fragment.
    pub fragment: FragmentId,
    /// What it is, or would be.
    pub role: Role,
    /// How it attaches, or would attach, to the text before it.
    pub join: Join,
    /// How sure it is that it belongs here; `None` for what is placed.
    pub confidence: Option<f64>,
    /// Its place in the proposed article.
    at: usize,
}

#[derive(Clone, Copy)]
enum Place {
    Part(usize, usize),
    Discard(usize),
}

/// What the user can be asked about a fragment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    /// What comes after this end of text, and what is proposed to.
    Next {
        /// The fragment whose end it is.
        end: FragmentId,
        /// The part that would follow it.
        proposed: Option<FragmentId>,
    },
    /// Whether this part belongs to the article it is proposed for.
    Part(FragmentId),
    /// Whether this fragment belongs to no article.
    Discard(FragmentId),
}

impl Asked {
    /// The fragment that an answer decides: what it is proposed to be.
    pub(crate) fn decides(self) -> Option<FragmentId> {
        match self {
            Self::Next { proposed, .. } => proposed,
            Self::Part(id) | Self::Discard(id) => Some(id),
        }
    }
}

impl Proposed {
    /// Makes it anew if it is of another answer or another state of the document.
    pub(crate) fn refresh(
        &mut self,
        suggested: Option<(&Suggestion, bool)>,
        placement: Option<&Placement>,
        revision: u64,
    ) {
        let (Some((suggestion, page)), Some(placement)) = (suggested, placement) else {
            if self.of.is_some() {
                let version = self.version + 1;
                *self = Self {
                    version,
                    ..Self::default()
                };
            }
            return;
        };
        let (proposal, line, fresh) = (&suggestion.proposal, suggestion.line, suggestion.fresh);
        let is_current = self.page == page
            && self
                .of
                .as_ref()
                .is_some_and(|(of, at)| Arc::ptr_eq(of, proposal) && *at == revision);
        if !is_current || self.line.total_cmp(&line).is_ne() {
            self.version += 1;
        }
        if !is_current {
            let version = self.version;
            *self = Self::new(proposal, placement, revision, page);
            self.version = version;
        }
        (self.line, self.fresh) = (line, fresh);
    }

    fn new(proposal: &Arc<Proposal>, placement: &Placement, revision: u64, page: bool) -> Self {
        let mut proposed = Self {
            of: Some((Arc::clone(proposal), revision)),
            page,
            existing: placement.articles().len(),
            ..Self::default()
        };
        if !page {
            for article in placement.articles() {
                let parts = placed_parts(placement, article);
                proposed.add_lane(LaneKey::Article(article.id), None, parts, placement);
            }
            return proposed;
        }
        let index: HashMap<ArticleId, usize> = placement
            .articles()
            .enumerate()
            .map(|(index, article)| (article.id, index))
            .collect();
        let mut sources = vec![None; proposed.existing];
        let mut new = Vec::new();
        for (source, article) in proposal.articles.iter().enumerate() {
            match home(article.article, &article.parts, placement)
                .and_then(|id| sources.get_mut(*index.get(&id)?))
                .filter(|held| held.is_none())
            {
                Some(held) => *held = Some(source),
                None if article.article.is_none() => new.push(source),
                None => {}
            }
        }
        let parts_of = |source: usize| {
            let article = proposal.articles.get(source);
            article.map_or(&[][..], |article| &article.parts)
        };
        for (article, source) in placement.articles().zip(sources) {
            let wanted = source.map(parts_of).unwrap_or_default();
            let parts = merged(placed_parts(placement, article), wanted, placement);
            proposed.add_lane(LaneKey::Article(article.id), source, parts, placement);
        }
        for source in new {
            let parts = merged(Vec::new(), parts_of(source), placement);
            if !parts.is_empty() {
                let key = LaneKey::New(proposed.lanes.len());
                proposed.add_lane(key, Some(source), parts, placement);
            }
        }
        for (at, discard) in proposal.discards.iter().enumerate() {
            if let Some(fragment) = unplaced(placement, discard.fragment) {
                proposed.solid += u64::from(fragment);
                proposed.places.insert(discard.fragment, Place::Discard(at));
                let doubt = (discard.confidence.value(), discard.fragment);
                proposed.doubts.push(doubt);
            }
        }
        proposed
            .doubts
            .sort_by(|left, right| left.0.total_cmp(&right.0).then(left.1.cmp(&right.1)));
        proposed
    }

    fn add_lane(
        &mut self,
        key: LaneKey,
        source: Option<usize>,
        parts: Vec<LanePart>,
        placement: &Placement,
    ) {
        let lane = self.lanes.len();
        let mut proposed = 0;
        for (at, part) in parts.iter().enumerate() {
            self.places.insert(part.fragment, Place::Part(lane, at));
            if let Some(confidence) = part.confidence {
                proposed += 1;
                self.doubts.push((confidence, part.fragment));
                self.solid += u64::from(unplaced(placement, part.fragment).unwrap_or(0));
            }
        }
        self.lanes.push(Lane {
            key,
            source,
            parts,
            proposed,
        });
    }

    /// True if a suggestion is shown.
    pub(crate) fn is_shown(&self) -> bool {
        self.of.is_some() && self.page
    }

    /// True if it is known what may come after ends of text.
    pub(crate) fn can_answer(&self) -> bool {
        self.of.is_some()
    }

    /// How many columns of articles that do not exist yet there are.
    pub(crate) fn new_lanes(&self) -> usize {
        self.lanes.len().saturating_sub(self.existing)
    }

    /// The cards of a column, placed and proposed; `None` if no suggestion is shown.
    pub(crate) fn parts(&self, lane: usize) -> Option<&[LanePart]> {
        self.lanes.get(lane).map(|lane| lane.parts.as_slice())
    }

    /// Which column it is.
    pub(crate) fn key(&self, lane: usize) -> Option<LaneKey> {
        self.lanes.get(lane).map(|lane| lane.key)
    }

    /// The gap before a card of a column, or behind its last card; `None` if no suggestion is shown.
    pub(crate) fn gap(&self, key: LaneKey, before: Option<FragmentId>) -> Option<ShownGap> {
        let mut lanes = self.lanes.iter().filter(|_| self.page);
        let parts = &lanes.find(|lane| lane.key == key)?.parts;
        let below = parts.iter().position(|part| Some(part.fragment) == before);
        // A byline may stand behind the text, and is shown in the head nevertheless.
        let last = parts.iter().rposition(|part| !is_head(part.role));
        let at = below.or(last.map(|last| last + 1)).unwrap_or(parts.len());
        let (above, below) = parts.split_at_checked(at)?;
        let ids = |parts: &[LanePart]| parts.iter().map(|part| part.fragment).collect();
        Some(ShownGap {
            article: match key {
                LaneKey::Article(article) => Some(article),
                LaneKey::New(_) => None,
            },
            above: ids(above),
            below: ids(below),
        })
    }

    /// The column that a fragment stands in or would stand in, in the document that is shown.
    pub(crate) fn lane_of(&self, fragment: FragmentId, placement: &Placement) -> Option<usize> {
        match placement.fragment(fragment)?.standing {
            Standing::InArticle(article) => placement.article_index(article),
            Standing::Unplaced => Some(self.part(fragment)?.0),
            Standing::Discarded(_) => None,
        }
    }

    /// How many cards of a column are proposed.
    pub(crate) fn proposed_in(&self, lane: usize) -> usize {
        self.lanes.get(lane).map_or(0, |lane| lane.proposed)
    }

    /// The place of a column's article in the proposal.
    pub(crate) fn source(&self, lane: usize) -> Option<usize> {
        self.lanes.get(lane)?.source
    }

    /// How much is proposed, and how much of it is below the line.
    pub(crate) fn counts(&self) -> (usize, usize) {
        let below = self.doubts.partition_point(|doubt| doubt.0 < self.line);
        (self.doubts.len(), below)
    }

    /// Which doubt this fragment is, from 1, the least certain first.
    pub(crate) fn rank(&self, fragment: FragmentId) -> Option<usize> {
        let confidence = self.confidence(fragment)?;
        let at = self.doubts.partition_point(|doubt| {
            doubt.0 < confidence || (doubt.0 <= confidence && doubt.1 < fragment)
        });
        Some(at + 1)
    }

    /// The column that a fragment stands in or would stand in, and the card; nothing where no
    /// suggestion is shown.
    pub(crate) fn part(&self, fragment: FragmentId) -> Option<(usize, &LanePart)> {
        match self.places.get(&fragment)? {
            &Place::Part(lane, at) => Some((lane, self.parts(lane)?.get(at)?)),
            Place::Discard(_) => None,
        }
    }

    /// The card of a fragment that is proposed as a part, and its column.
    pub(crate) fn proposed_part(&self, fragment: FragmentId) -> Option<(usize, &LanePart)> {
        self.part(fragment)
            .filter(|(_, part)| part.confidence.is_some())
    }

    /// The proposal to discard a fragment.
    pub(crate) fn discard(&self, fragment: FragmentId) -> Option<&ProposedDiscard> {
        match self.places.get(&fragment)? {
            &Place::Discard(at) => self.proposal()?.discards.get(at),
            Place::Part(..) => None,
        }
    }

    /// True if something is proposed for this fragment.
    pub(crate) fn is_proposed(&self, fragment: FragmentId) -> bool {
        self.confidence(fragment).is_some()
    }

    /// How sure the proposal for a fragment is.
    pub(crate) fn confidence(&self, fragment: FragmentId) -> Option<f64> {
        match self.places.get(&fragment)? {
            Place::Part(..) => self.part(fragment)?.1.confidence,
            Place::Discard(_) => Some(self.discard(fragment)?.confidence.value()),
        }
    }

    /// What speaks for the proposal for a part.
    pub(crate) fn evidence(&self, fragment: FragmentId) -> &[Evidence] {
        let found = self.proposed_part(fragment).and_then(|(lane, part)| {
            let article = self.proposal()?.articles.get(self.source(lane)?)?;
            Some(article.parts.get(part.at)?.evidence.as_slice())
        });
        found.unwrap_or_default()
    }

    /// What may come after the end of a fragment, most likely first.
    pub(crate) fn candidates(&self, end: FragmentId) -> &[Candidate] {
        self.proposal()
            .and_then(|proposal| proposal.ends.get(&end))
            .map_or(&[], Vec::as_slice)
    }

    /// What to ask about a fragment: about the joint before it, or `after` it.
    pub(crate) fn asked(&self, fragment: FragmentId, after: bool) -> Option<Asked> {
        if self.discard(fragment).is_some() {
            return Some(Asked::Discard(fragment));
        }
        let Some(&Place::Part(lane, at)) = self.places.get(&fragment) else {
            let open = !self.candidates(fragment).is_empty();
            return open.then_some(Asked::Next {
                end: fragment,
                proposed: None,
            });
        };
        let parts = self.parts(lane)?;
        let part = parts.get(at)?;
        let runs = |part: &&LanePart| part.role.is_body();
        if part.confidence.is_some() && !after {
            // What has no text before it may still follow a title.
            let above = parts.get(..at)?;
            let title = |part: &&LanePart| !self.candidates(part.fragment).is_empty();
            let before = above.iter().rev().find(runs);
            let before = before.or_else(|| above.last().filter(title));
            return Some(match before {
                Some(before) if part.role.is_body() => Asked::Next {
                    end: before.fragment,
                    proposed: Some(fragment),
                },
                _ => Asked::Part(fragment),
            });
        }
        let follows = parts.get(at + 1..)?.iter().find(runs);
        match follows {
            Some(next) if next.confidence.is_none() => None,
            next if part.role.is_body() => Some(Asked::Next {
                end: fragment,
                proposed: next.map(|next| next.fragment),
            }),
            _ => None,
        }
    }

    fn proposal(&self) -> Option<&Proposal> {
        self.of.as_ref().map(|(proposal, _)| proposal.as_ref())
    }
}

/// The article that a proposed one is about. If the user has made it meanwhile, its first placed
/// part says which it is.
fn home(
    article: Option<ArticleId>,
    parts: &[ProposedPart],
    placement: &Placement,
) -> Option<ArticleId> {
    article.or_else(|| {
        parts
            .iter()
            .find_map(|part| match placement.fragment(part.fragment)?.standing {
                Standing::InArticle(article) => Some(article),
                Standing::Unplaced | Standing::Discarded(_) => None,
            })
    })
}

/// The cards of an article as it stands.
pub(crate) fn placed_parts(placement: &Placement, article: &Article) -> Vec<LanePart> {
    let card = |part: &crate::document::Part| {
        Some(LanePart {
            fragment: part.fragment,
            role: placement.fragment(part.fragment)?.role,
            join: part.join,
            confidence: None,
            at: 0,
        })
    };
    article.parts.iter().filter_map(card).collect()
}

/// The size of a fragment that is still unplaced, in non-blank characters.
fn unplaced(placement: &Placement, fragment: FragmentId) -> Option<u32> {
    let fragment = placement.fragment(fragment)?;
    (fragment.standing == Standing::Unplaced).then_some(fragment.solid)
}

/// The placed cards of a column in their order, each followed by what is proposed to follow it.
fn merged(placed: Vec<LanePart>, wanted: &[ProposedPart], placement: &Placement) -> Vec<LanePart> {
    let here: HashMap<FragmentId, usize> = placed
        .iter()
        .enumerate()
        .map(|(at, part)| (part.fragment, at + 1))
        .collect();
    // What stands before the first placed card has the number 0.
    let mut after: Vec<Vec<LanePart>> = vec![Vec::new(); placed.len() + 1];
    let mut last = 0;
    for (at, part) in wanted.iter().enumerate() {
        if let Some(&number) = here.get(&part.fragment) {
            last = number;
        } else if unplaced(placement, part.fragment).is_some() {
            let card = LanePart {
                fragment: part.fragment,
                role: part.role,
                join: part.join,
                confidence: Some(part.confidence.value()),
                at,
            };
            if let Some(cards) = after.get_mut(last) {
                cards.push(card);
            }
        }
    }
    let mut after = after.into_iter();
    let mut cards = after.next().unwrap_or_default();
    for (part, following) in placed.into_iter().zip(after) {
        cards.push(part);
        cards.extend(following);
    }
    cards
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{By, Command, Confidence, Destination, Document, Reason};
    use crate::suggest::ProposedArticle;

    /// A page of five fragments and a folio; the five are proposed as one article.
    fn page() -> (Document, Vec<FragmentId>, Arc<Proposal>) {
        let text = "灯塔亮了\n\n守灯的人说，海上的船又能看见岸\n\n了，渔民们都很高兴。\n\n\
                    第二天来了许多人。\n\n后来再也没有船迷路。\n\n第7版\n";
        let loaded = crate::load::load_page("text", text.as_bytes().to_vec(), None).unwrap();
        let mut placement = Placement::default();
        placement.add_page(&loaded.page).unwrap();
        let ids: Vec<_> = placement.fragments().map(|(id, _)| id).collect();
        let sure = |value| Confidence::new(value).unwrap();
        let parts = ids[..5]
            .iter()
            .enumerate()
            .map(|(at, &fragment)| ProposedPart {
                fragment,
                role: if at == 0 {
                    Role::Title
                } else {
                    Role::Paragraph
                },
                join: Join::Paragraph,
                placed: false,
                confidence: sure([0.9, 0.8, 0.3, 0.8, 0.6][at]),
                evidence: vec![Evidence::NextOnPage],
            });
        let article = ProposedArticle {
            article: None,
            parts: parts.collect(),
        };
        let folio = ProposedDiscard {
            fragment: ids[5],
            reason: Reason::PageFurniture,
            confidence: sure(0.4),
        };
        let proposal = Proposal {
            articles: vec![article],
            discards: vec![folio],
            ..Proposal::default()
        };
        (Document::new(placement), ids, Arc::new(proposal))
    }

    fn suggestion(proposal: &Arc<Proposal>, line: f64) -> Suggestion {
        let proposal = Arc::clone(proposal);
        let fresh = true;
        Suggestion {
            proposal,
            fresh,
            line,
        }
    }

    fn shown(proposal: &Arc<Proposal>, document: &Document) -> Proposed {
        let mut proposed = Proposed::default();
        let suggested = suggestion(proposal, 0.5);
        proposed.refresh(
            Some((&suggested, true)),
            Some(document.placement()),
            document.stamp(),
        );
        proposed
    }

    fn place(document: &mut Document, fragment: FragmentId) {
        let command = Command::Move {
            fragments: vec![fragment],
            to: Destination::NewArticle { before: None },
            role: None,
            by: By::User,
        };
        document.apply(&command).unwrap();
    }

    #[test]
    fn everything_proposed_is_counted_once_and_ranked() {
        let (document, ids, proposal) = page();
        let proposed = shown(&proposal, &document);
        assert_eq!((proposed.counts(), proposed.new_lanes()), ((6, 2), 1));
        assert_eq!(proposed.solid, document.placement().ledger().total());
        let ranks = [ids[2], ids[5], ids[4]].map(|id| proposed.rank(id));
        assert_eq!(ranks, [Some(1), Some(2), Some(3)]);
        assert_eq!(proposed.key(0), Some(LaneKey::New(0)));
    }

    #[test]
    fn what_was_placed_meanwhile_is_no_proposal_and_draws_the_rest_to_it() {
        let (mut document, ids, proposal) = page();
        place(&mut document, ids[2]);
        let proposed = shown(&proposal, &document);
        assert_eq!((proposed.counts().0, proposed.new_lanes()), (5, 0));
        let parts = proposed.parts(0).unwrap();
        let order: Vec<_> = parts.iter().map(|part| part.fragment).collect();
        assert_eq!(order, ids[..5]);
        assert_eq!(parts[2].confidence, None);
        assert_eq!(proposed.lane_of(ids[3], document.placement()), Some(0));
        assert_eq!(proposed.proposed_in(0), 4);
        assert!(!proposed.is_proposed(ids[2]) && proposed.is_proposed(ids[3]));
    }

    #[test]
    fn the_question_is_about_the_joint_before_a_proposed_card_or_about_an_end() {
        let (mut document, ids, proposal) = page();
        let proposed = shown(&proposal, &document);
        let joint = |end, id| Some(Asked::Next { end, proposed: id });
        assert_eq!(proposed.asked(ids[2], false), joint(ids[1], Some(ids[2])));
        assert_eq!(proposed.asked(ids[2], true), joint(ids[2], Some(ids[3])));
        assert_eq!(proposed.asked(ids[4], true), joint(ids[4], None));
        assert_eq!(proposed.asked(ids[0], false), Some(Asked::Part(ids[0])));
        assert_eq!(proposed.asked(ids[1], false), Some(Asked::Part(ids[1])));
        assert_eq!(proposed.asked(ids[5], false), Some(Asked::Discard(ids[5])));
        place(&mut document, ids[2]);
        let proposed = shown(&proposal, &document);
        assert_eq!(
            proposed.asked(ids[2], false),
            joint(ids[2], Some(ids[3])),
            "a placed card is asked about its end"
        );
    }

    #[test]
    fn where_only_ends_are_asked_about_nothing_is_proposed() {
        let (mut document, ids, proposal) = page();
        place(&mut document, ids[1]);
        let mut proposed = Proposed::default();
        let suggested = suggestion(&proposal, 0.5);
        let now = Some(document.placement());
        proposed.refresh(Some((&suggested, false)), now, 1);
        assert!(proposed.can_answer() && !proposed.is_shown());
        assert_eq!((proposed.counts(), proposed.new_lanes()), ((0, 0), 0));
        assert!(!proposed.is_proposed(ids[2]) && proposed.discard(ids[5]).is_none());
        let end = Some(Asked::Next {
            end: ids[1],
            proposed: None,
        });
        assert_eq!(proposed.asked(ids[1], true), end);
        let key = proposed.key(0).unwrap();
        assert!(proposed.gap(key, None).is_none(), "a drop is a plain one");
        proposed.refresh(Some((&suggested, true)), now, 1);
        assert!(proposed.is_shown() && proposed.is_proposed(ids[2]));
    }

    #[test]
    fn the_version_changes_with_the_answer_the_document_and_the_line() {
        let (document, _, proposal) = page();
        let mut proposed = Proposed::default();
        let mut versions = Vec::new();
        let now = Some(document.placement());
        for (line, revision) in [(0.5, 1), (0.5, 1), (0.6, 1), (0.6, 2)] {
            proposed.refresh(Some((&suggestion(&proposal, line), true)), now, revision);
            versions.push(proposed.version);
        }
        proposed.refresh(None, now, 2);
        versions.push(proposed.version);
        assert!(versions[0] == versions[1] && !proposed.is_shown());
        assert!(
            versions[1..].windows(2).all(|two| two[0] < two[1]),
            "{versions:?}"
        );
    }
}
