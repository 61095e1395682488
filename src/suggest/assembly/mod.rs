//! The page put together: from pieces with roles to articles.

pub(crate) mod layout;
pub(crate) mod odds;
pub(crate) mod problem;
pub(crate) mod rows;
pub(crate) mod search;
pub(crate) mod tables;
