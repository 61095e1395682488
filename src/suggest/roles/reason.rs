//! Why a piece of furniture would be discarded.
//!
//! Goes by what it speaks of and by its form: trade, money and telephones are advertisements; links
//! and lists of links are navigation; long lists that share nothing with the page are spam; the rest
//! is the paper's own lines. Only the name of the reason depends on it, never the discarding.

use super::concepts::Concept;
use super::features::Looked;
use crate::document::Reason;

pub(super) fn reason(looked: &Looked<'_>, index: usize) -> Reason {
    let (form, spoken) = (&looked.forms[index], &looked.spoken[index]);
    let of = |concept: Concept| usize::from(spoken.words[concept as usize]);
    let list = form.items >= 4 && form.stops <= 1;
    if list && form.bars >= 3 && form.items >= 8 {
        return Reason::Spam;
    }
    // A day and a time of day are no telephone number; they stand in lists of links.
    let dated = form.digits >= 12 && form.colons >= 2;
    let trade = 2 * of(Concept::Trade)
        + 2 * of(Concept::Notice)
        + of(Concept::Money)
        + of(Concept::Contact)
        + usize::from(form.currency)
        + 2 * usize::from(form.longest_digits >= 7 && !dated);
    let links = 2 * of(Concept::Link)
        + of(Concept::Related)
        + of(Concept::Section)
        + 2 * usize::from(list || dated);
    let paper = 2 * of(Concept::Makers)
        + 2 * of(Concept::Page)
        + 2 * of(Concept::Rights)
        + of(Concept::Calendar);
    if trade > links && trade > paper {
        Reason::Advertisement
    } else if links > paper {
        Reason::Navigation
    } else {
        Reason::PageFurniture
    }
}
