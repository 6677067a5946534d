//! Tables as a SQLite database.

mod insert;
mod schema;

use std::io;
use std::path::Path;

use mittari_model::Extraction;
use rusqlite::{Connection, Error};

use super::remark::Remark;
use insert::Next;

/// Writes a database: documents, cards, statements, actions, milestones, indicators, values, places and diagnostics with their keys,
/// views for questions that are often asked, and a search over all texts.
///
/// Everything is one transaction, into a file that nobody else has open: give it a new name and rename it when it is finished. Two runs give
/// the same bytes.
pub struct Database {
    connection: Connection,
    next: Next,
}

impl Database {
    /// Begins a database in a file that is new or empty.
    ///
    /// # Errors
    ///
    /// Where the file cannot be written, or holds something.
    pub fn create(path: &Path) -> io::Result<Self> {
        Self::begin(Connection::open(path)).map_err(failed)
    }

    fn begin(connection: Result<Connection, Error>) -> Result<Self, Error> {
        let connection = connection?;
        connection.execute_batch(schema::SETTINGS)?;
        connection.execute_batch("BEGIN")?;
        connection.execute_batch(&schema::tables())?;
        Ok(Self {
            connection,
            next: Next::default(),
        })
    }

    /// Writes one document.
    ///
    /// # Errors
    ///
    /// Where the file cannot be written.
    pub fn write(&mut self, extraction: &Extraction) -> io::Result<()> {
        insert::document(&self.connection, &mut self.next, extraction).map_err(failed)
    }

    /// Ends the database, and says what it could not hold.
    ///
    /// # Errors
    ///
    /// Where the file cannot be written.
    pub fn finish(self) -> io::Result<Vec<Remark>> {
        self.connection.execute_batch(schema::END).map_err(failed)?;
        self.connection
            .close()
            .map_err(|(_, error)| failed(error))?;
        let as_text = (self.next.n_as_text > 0).then(|| Remark::NumbersAsText {
            n: self.next.n_as_text,
            table: "value".to_owned(),
        });
        Ok(as_text.into_iter().collect())
    }
}

fn failed(error: Error) -> io::Error {
    io::Error::other(error)
}
