//! Bytes that are taken for a page, and texts that are cut: nothing is lost, nothing is twice.

use recolumn::document::{
    Document, Placement, find_fault, fragment_text, is_blank, solid_characters, trim,
};
use recolumn::encoding::{Decoded, Encoding, decode, decode_owned};
use recolumn::load::{LoadError, LoadedPage, load_page};

/// Bytes read as a page, once as they seem to be and once in an encoding that is forced on them.
pub fn load(bytes: &[u8]) {
    let forced = Encoding::ALL[bytes.len() % Encoding::ALL.len()];
    for wanted in [None, Some(forced)] {
        let decoded = decode(bytes, wanted);
        assert_eq!(decoded, decode_owned(bytes.to_vec(), wanted), "{wanted:?}");
        decoding_is_bounded(bytes, &decoded);
        match load_page("page.txt", bytes.to_vec(), wanted) {
            Ok(loaded) => {
                assert_eq!(*loaded.page.source.text, *decoded.text);
                assert!(wanted.is_none_or(|wanted| wanted == loaded.reading.encoding));
                of_page(&loaded);
            }
            Err(LoadError::Empty) => assert!(bytes.is_empty()),
            Err(LoadError::Blank) => assert!(decoded.text.chars().all(is_blank)),
            Err(LoadError::Nul) => assert!(bytes.iter().all(|&byte| byte == 0)),
            Err(LoadError::Binary(_)) => {}
            Err(LoadError::NotText) => assert!(bytes.len() >= 256),
            Err(LoadError::TooLarge) => panic!("{} bytes are no 4 GiB", bytes.len()),
        }
    }
}

/// A text cut into fragments: the same each time, and every character that is not blank in one.
pub fn cut(text: &str) {
    let cuts = recolumn::load::cut::cut(text);
    assert_eq!(cuts, recolumn::load::cut::cut(text), "cut in two ways");
    let mut covered = vec![false; text.len()];
    let mut last = None;
    for cut in &cuts {
        assert!(last < Some(cut.spans.first().start), "not in order");
        last = Some(cut.spans.first().start);
        for span in cut.spans.iter() {
            assert_eq!(trim(text, span), Some(span), "blank at an end");
            for place in &mut covered[span.range()] {
                assert!(!*place, "twice");
                *place = true;
            }
        }
    }
    for (at, character) in text.char_indices() {
        assert!(covered[at] || is_blank(character), "lost at {at}");
    }
}

/// A work of one page of this text, with nothing placed; `None` if it holds no page.
pub(super) fn work(text: &str) -> Option<Document> {
    let bytes = text.as_bytes().to_vec();
    let loaded = load_page("page.txt", bytes, Some(Encoding::Utf8)).ok()?;
    Some(Document::new(of_page(&loaded)))
}

/// The page in a placement of its own.
fn of_page(loaded: &LoadedPage) -> Placement {
    let mut placement = Placement::default();
    placement.add_page(&loaded.page).unwrap();
    assert_eq!(find_fault(&placement), None);
    let solid = solid_characters(&loaded.page.source.text);
    assert_eq!(placement.ledger().total(), u64::from(solid));
    for (id, fragment) in placement.fragments() {
        let text = fragment_text(placement.text(id.source), &fragment.spans);
        assert!(!text.chars().all(is_blank), "a fragment of blanks");
    }
    placement
}

/// A text is no more than three times as long as its bytes, and a mark for each byte at most.
fn decoding_is_bounded(bytes: &[u8], decoded: &Decoded) {
    let marks = decoded.text.matches('\u{fffd}').count() as u64;
    assert!(decoded.text.len() <= 3 * bytes.len() + 3);
    assert!(decoded.damaged <= bytes.len() as u64);
    assert!(decoded.damaged <= marks, "damage without a mark");
    assert!(decoded.damage.len() as u64 <= decoded.damaged);
    assert_eq!(decoded.votes.len(), Encoding::ALL.len());
}
