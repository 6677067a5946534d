//! Each view of results that are made by hand, read line by line.

mod comparison;
mod extraction;
mod history;
mod made;
mod properties;
mod summary;
