//! Markdown in which words out of a document stay words.

use std::io::{self, Write};

use mittari_diff::Fate;

use crate::printable::printable_line;
use crate::table::{Column, Table};

/// What means something in Markdown wherever it stands: code, emphasis, struck words, links, HTML, entities, cells, headings, formulas.
const ANYWHERE: &[char] = &[
    '\\', '`', '*', '_', '~', '[', ']', '<', '>', '&', '|', '#', '$', '@', '^', '{', '}',
];

/// What begins a list or a definition where a space follows it.
const BULLETS: &[char] = &['-', '+', ':'];

/// What makes a heading of the line above it, or a line across the page, where nothing else stands in the line.
const RULES: &[char] = &['-', '=', ' '];

/// Words on one line, with a backslash before whatever Markdown would obey: `| Pori | <b>` gives `\| Pori \| \<b\>`.
pub(crate) fn escaped(text: &str) -> String {
    let line = printable_line(text);
    let line = line.trim();
    let mut out = String::with_capacity(line.len() + 8);
    let n_digits = line.bytes().take_while(u8::is_ascii_digit).count();
    for (at, c) in line.char_indices() {
        let means = ANYWHERE.contains(&c)
            || (at == 0 && begins_block(line))
            || (n_digits > 0 && at == n_digits && matches!(c, '.' | ')'))
            || is_in_address(line, at, c);
        if means {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Whether a line begins something with its first character: `- Pori`, `---`; no block begins with `-10 %`.
fn begins_block(line: &str) -> bool {
    let is_bullet = line
        .strip_prefix(BULLETS)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace));
    is_bullet || line.chars().all(|c| RULES.contains(&c))
}

/// Whether the character makes a link of a bare address, as in `https://pori.fi` and `www.pori.fi`.
fn is_in_address(line: &str, at: usize, c: char) -> bool {
    match c {
        ':' => line[at..].starts_with("://"),
        '.' => {
            let before = line.as_bytes().get(at.saturating_sub(3)..at);
            before.is_some_and(|before| before.eq_ignore_ascii_case(b"www"))
        }
        _ => false,
    }
}

/// Removed words struck through, added ones bold: `~~Yhteistyö~~ **Suunnitelmallinen yhteistyö**`.
pub(crate) fn marked(fate: Fate, words: &str) -> String {
    let words = escaped(words);
    match fate {
        Fate::Kept => words,
        Fate::Removed => format!("~~{words}~~"),
        Fate::Added => format!("**{words}**"),
    }
}

impl<R> Table<R> {
    /// Writes rows as a table of GitHub's Markdown, under the names of the columns in words.
    ///
    /// # Errors
    ///
    /// Where `out` fails.
    pub(crate) fn write_markdown<'r>(
        &self,
        out: &mut dyn Write,
        rows: impl IntoIterator<Item = &'r R>,
    ) -> io::Result<()>
    where
        R: 'r,
    {
        let names: Vec<String> = self.columns.iter().map(Column::words).collect();
        let sides = self.columns.iter().map(|column| {
            if column.is_numeric() {
                Side::Right
            } else {
                Side::Left
            }
        });
        let heads: Vec<(&str, Side)> = names.iter().map(|name| &**name).zip(sides).collect();
        write_head(out, &heads)?;
        for row in rows {
            let cell = |column: &Column<R>| escaped(&column.cell(row).words());
            write_row(out, self.columns.iter().map(cell))?;
        }
        Ok(())
    }
}

/// At which side the cells of a column stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// Words.
    Left,
    /// Numbers.
    Right,
}

/// Writes the head of a table.
///
/// # Errors
///
/// Where `out` fails.
pub(crate) fn write_head(out: &mut dyn Write, heads: &[(&str, Side)]) -> io::Result<()> {
    write_row(out, heads.iter().map(|(head, _)| *head))?;
    let rule = |&(_, side): &(&str, Side)| match side {
        Side::Left => "---",
        Side::Right => "---:",
    };
    write_row(out, heads.iter().map(rule))
}

/// Writes a row of cells that are escaped already.
///
/// # Errors
///
/// Where `out` fails.
pub(crate) fn write_row<S: AsRef<str>>(
    out: &mut dyn Write,
    cells: impl IntoIterator<Item = S>,
) -> io::Result<()> {
    for cell in cells {
        match cell.as_ref() {
            "" => write!(out, "| ")?,
            cell => write!(out, "| {cell} ")?,
        }
    }
    writeln!(out, "|")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_words() {
        for (text, expected) in [
            ("Hyvinvoiva Pori", "Hyvinvoiva Pori"),
            (
                "Sitaatit \"ja\" 2–3 (n. 4,3 %).",
                "Sitaatit \"ja\" 2–3 (n. 4,3 %).",
            ),
            ("a | b", "a \\| b"),
            ("<script>", "\\<script\\>"),
            ("# Pori", "\\# Pori"),
            ("- Pori", "\\- Pori"),
            ("-", "\\-"),
            ("---", "\\---"),
            ("-10 %", "-10 %"),
            ("+0,1", "+0,1"),
            ("Suomi.fi -viestit", "Suomi.fi -viestit"),
            ("1. luokka", "1\\. luokka"),
            ("2026) Pori", "2026\\) Pori"),
            ("[Pori](https://pori.fi)", "\\[Pori\\](https\\://pori.fi)"),
            ("www.pori.fi", "www\\.pori.fi"),
            ("Pori\n\n    koodi", "Pori      koodi"),
            ("`\\`", "\\`\\\\\\`"),
        ] {
            assert_eq!(escaped(text), expected, "{text:?}");
        }
    }
}
