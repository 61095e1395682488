//! Pages and their right answers.

use std::fs;
use std::path::Path;

use recolumn::document::{FragmentId, Placement, Role, SourceId, Span};
use recolumn::load::load_page;
use recolumn::suggest::roles::{
    Kind, Observed, RoleGuess, Weights, feature_name, guess_with, observe,
};
use serde_json::Value;

/// A page, cut as the program cuts it, with the answer for each fragment.
pub(crate) struct Page {
    pub(crate) name: String,
    pub(crate) placement: Placement,
    pub(crate) observed: Observed,
    /// The kind of each fragment, in the chain's order: that of most of its characters. `None` if
    /// the page has no answer for it.
    pub(crate) kinds: Vec<Option<Kind>>,
    /// For each byte of the text that begins a non-blank character: its kind.
    pub(crate) bytes: Vec<Option<Kind>>,
}

impl Page {
    /// What a style is called: the name up to its last hyphen.
    pub(crate) fn style(&self) -> &str {
        self.name
            .rsplit_once('-')
            .map_or(self.name.as_str(), |(style, _)| style)
    }

    pub(crate) fn text(&self) -> &str {
        self.placement.text(SourceId(0))
    }

    /// The fragment's text.
    pub(crate) fn words(&self, id: FragmentId) -> String {
        let spans = self
            .placement
            .fragment(id)
            .map(|fragment| fragment.spans.clone());
        let parts = spans
            .iter()
            .flat_map(|spans| spans.iter())
            .map(|span| span.of(self.text()));
        parts.collect::<Vec<_>>().join("│")
    }

    /// Prints the page as the chain sees it.
    pub(crate) fn print(&self, weights: &Weights, why_so: bool) {
        println!("{}", self.name);
        let guesses = guess_with(&self.placement, weights);
        for (place, &id) in self.observed.fragments.iter().enumerate() {
            let words = self.words(id).replace('\n', "⏎");
            let kind = self.kinds[place].map_or("", Kind::name);
            let shown: String = words.chars().take(60).collect();
            let guess = guesses.iter().find(|guess| guess.fragment == id);
            let (best, probability) = guess.map_or((Kind::Furniture, 0.0), RoleGuess::best);
            let link = self.observed.links[place];
            let reason = guess.map_or("", |guess| guess.reason.as_str());
            let reason = if best == Kind::Furniture { reason } else { "" };
            println!(
                "{link} {kind:12} {:12} {probability:.2} {reason} {shown}",
                best.name()
            );
            if why_so {
                println!("      {}", why(weights, &self.observed.features[place]));
            }
        }
    }

    /// Leaves out a family of features, to see what it is worth.
    pub(crate) fn forget(&mut self, family: &str) {
        let named = |feature: u16| feature_name(feature).split('.').next() == Some(family);
        for features in &mut self.observed.features {
            features.retain(|&feature| !family.split(',').any(|_| named(feature)));
        }
    }
}

/// The two likeliest kinds by the features alone, and the features that part them most.
fn why(weights: &Weights, features: &[u16]) -> String {
    let scores = weights.scores(features);
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|&one, &two| scores[two].total_cmp(&scores[one]));
    let (best, second) = (order[0], order[1]);
    let mut parts: Vec<(f64, String)> = features
        .iter()
        .map(|&feature| {
            let weights = weights.features[usize::from(feature)];
            (weights[best] - weights[second], feature_name(feature))
        })
        .collect();
    parts.sort_by(|one, two| two.0.abs().total_cmp(&one.0.abs()));
    let shown: Vec<String> = parts
        .iter()
        .take(12)
        .map(|(weight, name)| format!("{name} {weight:+.2}"))
        .collect();
    format!(
        "{} over {} by {:.2}: {}",
        Kind::ALL[best].name(),
        Kind::ALL[second].name(),
        scores[best] - scores[second],
        shown.join(", ")
    )
}

/// Every page of a folder that has an answer beside it, or in the folder `gold` beside the folder;
/// with `unanswered` the others, too.
pub(crate) fn read_folder(folder: &Path, unanswered: bool) -> Result<Vec<Page>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut paths: Vec<_> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .collect();
    paths.sort();
    let mut pages = Vec::new();
    for path in paths
        .iter()
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
    {
        let stem = path.file_stem().unwrap_or_default();
        let beside = path.with_extension("json");
        let gold = folder.join("../gold").join(stem).with_extension("json");
        let answer = match [beside, gold].into_iter().find(|path| path.exists()) {
            Some(path) => {
                fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?
            }
            None if unanswered => b"{}".to_vec(),
            None => continue,
        };
        let bytes = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
        let answer = serde_json::from_slice(&answer)
            .map_err(|error| format!("{}: {error}", path.display()))?;
        let name = stem.to_string_lossy().into_owned();
        pages.push(page(name, bytes, &answer)?);
    }
    Ok(pages)
}

fn page(name: String, bytes: Vec<u8>, answer: &Value) -> Result<Page, String> {
    let loaded = load_page(&name, bytes, None).map_err(|error| format!("{name}: {error:?}"))?;
    let mut placement = Placement::default();
    let source = placement.add_page(&loaded.page).ok_or("too many pages")?;
    let text = placement.text(source).to_owned();
    let kinds_of_bytes = kinds_of_bytes(&text, answer);
    let observed = observe(&placement, source);
    let kinds = observed
        .fragments
        .iter()
        .map(|&id| {
            let spans: Vec<Span> = placement
                .fragment(id)
                .map(|fragment| fragment.spans.iter().collect())
                .unwrap_or_default();
            majority(&spans, &kinds_of_bytes)
        })
        .collect();
    let mut page = Page {
        name,
        placement,
        observed,
        kinds,
        bytes: kinds_of_bytes,
    };
    tell_parts_of_the_text(&mut page);
    Ok(page)
}

fn kind_of_name(name: &str) -> Kind {
    Kind::Part(match name {
        "title" => Role::Title,
        "subtitle" => Role::Subtitle,
        "byline" => Role::Byline,
        "running_heads" => Role::RunningHead,
        "heading" => Role::Heading,
        "caption" => Role::Caption,
        "note" => Role::Note,
        _ => Role::Paragraph,
    })
}

fn kinds_of_bytes(text: &str, answer: &Value) -> Vec<Option<Kind>> {
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let mut kinds = vec![None; text.len()];
    let mut put = |spans: &Value, kind: Kind| {
        for span in spans.as_array().into_iter().flatten() {
            let bound = |index: usize| {
                span.get(index)
                    .and_then(Value::as_u64)
                    .and_then(|at| usize::try_from(at).ok())
            };
            let (Some(from), Some(to)) = (bound(0), bound(1)) else {
                continue;
            };
            for &at in starts.iter().take(to).skip(from) {
                kinds[at] = Some(kind);
            }
        }
    };
    for article in answer["articles"].as_array().into_iter().flatten() {
        for key in ["title", "subtitle", "byline", "running_heads"] {
            put(&article[key], kind_of_name(key));
        }
        for item in article["body"].as_array().into_iter().flatten() {
            put(
                &item["spans"],
                kind_of_name(item["kind"].as_str().unwrap_or_default()),
            );
        }
    }
    for item in answer["discard"].as_array().into_iter().flatten() {
        put(&item["spans"], Kind::Furniture);
    }
    for (at, c) in text.char_indices() {
        if c.is_whitespace() {
            kinds[at] = None;
        }
    }
    kinds
}

fn majority(spans: &[Span], bytes: &[Option<Kind>]) -> Option<Kind> {
    let mut counts = [0_usize; Kind::ALL.len()];
    for span in spans {
        for kind in bytes.get(span.range()).into_iter().flatten().flatten() {
            counts[kind.index()] += 1;
        }
    }
    let (index, &count) = counts.iter().enumerate().max_by_key(|(_, count)| **count)?;
    (count > 0).then(|| Kind::ALL[index])
}

/// Made pages call everything in a text a paragraph. What is plainly a heading or a note by its form
/// is called so here: a short line of its own without a mark at its end, a line within brackets.
fn tell_parts_of_the_text(page: &mut Page) {
    let straight = page.style().ends_with("-lines") || page.style().ends_with("-rows");
    for place in 0..page.kinds.len() {
        if page.kinds[place] != Some(Kind::Part(Role::Paragraph)) {
            continue;
        }
        let words = page.words(page.observed.fragments[place]);
        let letters = words.chars().filter(|c| !c.is_whitespace()).count();
        if words.starts_with(['（', '('])
            && words.ends_with(['）', ')'])
            && letters <= 60
            && !straight
        {
            let picture = words.contains('摄') || words.contains('攝');
            page.kinds[place] = Some(Kind::Part(if picture { Role::Caption } else { Role::Note }));
            continue;
        }
        let ended =
            words.ends_with(|c: char| !c.is_alphanumeric() && !"”’」』）)》？！?!".contains(c));
        let wide = words.starts_with(|c: char| c >= '\u{3000}');
        let short = if wide {
            letters <= 24
        } else {
            letters <= 60 && words.split_whitespace().count() <= 10
        };
        let inside = words.contains(['，', '。', ',', '；']) && letters > 22;
        let settled = |at: Option<usize>| {
            at.and_then(|at| page.observed.fragments.get(at))
                .is_none_or(|&id| {
                    page.words(id).ends_with([
                        '。', '！', '？', '.', '!', '?', '”', '：', ':', '"', '）', ')',
                    ])
                })
        };
        if !straight
            && short
            && !ended
            && !inside
            && settled(place.checked_sub(1))
            && whole(page, place)
        {
            page.kinds[place] = Some(Kind::Part(Role::Heading));
        }
    }
}

/// True if nothing of the same paragraph stands elsewhere: the text before ended, and what follows
/// does not begin in mid-sentence. A column's last line is no heading.
fn whole(page: &Page, place: usize) -> bool {
    let next = page
        .observed
        .fragments
        .get(place + 1)
        .map(|&id| page.words(id));
    let kind = page.kinds.get(place + 1).copied().flatten();
    kind == Some(Kind::Part(Role::Paragraph))
        && next.is_some_and(|next| {
            !next.starts_with(|c: char| c.is_lowercase() || "，。、；".contains(c))
        })
}
