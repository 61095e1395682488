//! What a fragment is on its page.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a fragment is. The names follow PAGE XML's region types and newspaper usage.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The head of an article.
    Title,
    /// A second head below or above the title.
    Subtitle,
    /// Who wrote it: a name, `□ 某某`, `本报记者 某某`, a unit on a line of its own.
    Byline,
    /// The title repeated over a continued column: belongs to the article, not to its text.
    RunningHead,
    /// A head inside the text.
    Heading,
    /// Running text.
    Paragraph,
    /// The words under a picture.
    Caption,
    /// An author's unit, an editor's note, a source line at an article's foot.
    Note,
}

/// Who said what a fragment is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RoleBy {
    /// The program, as a first guess or as an accepted proposal.
    #[default]
    Guess,
    /// A person. Nothing guesses again what it is, or proposes that it belongs nowhere.
    User,
}

impl Role {
    /// Every role, in the order in which menus show them.
    pub const ALL: [Self; 8] = [
        Self::Title,
        Self::Subtitle,
        Self::Byline,
        Self::RunningHead,
        Self::Heading,
        Self::Paragraph,
        Self::Caption,
        Self::Note,
    ];

    /// True if text of this role is part of the article's running text.
    #[must_use]
    pub fn is_body(self) -> bool {
        matches!(
            self,
            Self::Heading | Self::Paragraph | Self::Caption | Self::Note
        )
    }
}
