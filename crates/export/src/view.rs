//! How much of a comparison is shown.

/// How much of a comparison is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// What differs between the documents.
    #[default]
    Changed,
    /// What is the same, too.
    All,
}
