//! The account of every character: what is placed, discarded and unplaced.

use std::ops::{AddAssign, SubAssign};

use super::{Fragment, Standing};

/// How many non-blank characters (code points) stand where. Their sum is the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// In an article.
    pub placed: u64,
    /// Discarded, with a reason.
    pub discarded: u64,
    /// Still to be decided.
    pub unplaced: u64,
}

impl Ledger {
    /// All non-blank characters.
    #[must_use]
    pub fn total(self) -> u64 {
        self.placed + self.discarded + self.unplaced
    }

    fn account(&mut self, standing: &Standing) -> &mut u64 {
        match standing {
            Standing::Unplaced => &mut self.unplaced,
            Standing::Discarded(_) => &mut self.discarded,
            Standing::InArticle(_) => &mut self.placed,
        }
    }
}

impl AddAssign<&Fragment> for Ledger {
    fn add_assign(&mut self, fragment: &Fragment) {
        *self.account(&fragment.standing) += u64::from(fragment.solid);
    }
}

impl SubAssign<&Fragment> for Ledger {
    fn sub_assign(&mut self, fragment: &Fragment) {
        let account = self.account(&fragment.standing);
        *account = account.saturating_sub(u64::from(fragment.solid));
    }
}
