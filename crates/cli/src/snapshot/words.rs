//! Changes in words, in lines for people: marked by signs, and coloured besides.

use clap::builder::styling::{AnsiColor, Style};
use mittari_export::printable_line;
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use super::changes::{About, Change};
use super::fields::label;
use super::moves::{Kind, Move, Step, entries, name};
use crate::report::counted;
use crate::wording;

/// Characters of a name on the way to a change, at most.
const MOST_OF_NAME: usize = 60;
/// Words shown of what two long texts share, on each side of what they do not.
const WORDS_AROUND: usize = 4;

const HEADING: Style = Style::new().bold();
const NEW: Style = AnsiColor::Green.on_default();
const GONE: Style = AnsiColor::Red.on_default();
const MOVED: Style = AnsiColor::Yellow.on_default();

/// A heading: what a change or the changes of a document are about.
pub(crate) fn heading(words: &str) -> String {
    format!("{HEADING}{}{HEADING:#}", printable_line(words))
}

/// A change in lines: what it is about, then what moved in it, indented.
pub(crate) fn lines(change: &Change<'_>) -> Vec<String> {
    let head = heading(&about(&change.about));
    let body = match change.about {
        About::NewCard(card) => listed(card.json, NEW, '+'),
        About::GoneCard(card) => listed(card.json, GONE, '-'),
        _ => told(&change.moves),
    };
    let body = body.into_iter().map(|line| format!("  {line}"));
    std::iter::once(head).chain(body).collect()
}

/// Every card of an extraction in one line, as new.
pub(crate) fn cards(extraction: &Value) -> Vec<String> {
    let cards = extraction["cards"]
        .as_array()
        .map_or(&[][..], Vec::as_slice);
    let line = |json: &Value| format!("{NEW}+{NEW:#} card {}", printable_line(&card(json)));
    cards.iter().map(line).collect()
}

fn about(about: &About<'_>) -> String {
    match about {
        About::Document => "document".to_owned(),
        About::Card(old, new) if old.json["id"] == new.json["id"] => {
            format!("card {}", card(new.json))
        }
        About::Card(old, new) => {
            format!("card {} → {}", id(old.json), card(new.json))
        }
        About::NewCard(new) => format!("new card {}", card(new.json)),
        About::GoneCard(old) => format!("card gone: {}", card(old.json)),
        About::Order => "order of the cards".to_owned(),
        About::Diagnostics => "diagnostics".to_owned(),
        About::Coverage => "coverage".to_owned(),
        About::Layout => {
            "layout of the file: spaces, line ends or the order of fields; every value is the same"
                .to_owned()
        }
    }
}

fn id(card: &Value) -> &str {
    card["id"].as_str().unwrap_or("without id")
}

/// `c-4f1d0c2a9b "Toimivat palvelut", page 2, line 17`.
fn card(card: &Value) -> String {
    let name = card.as_object().and_then(name);
    let name = name.map(|name| format!(" \"{}\"", shortened(&name)));
    let place = card["at"].get(0).map(|at| format!(", {}", place(at)));
    format!(
        "{}{}{}",
        id(card),
        name.unwrap_or_default(),
        place.unwrap_or_default()
    )
}

/// All that a card holds, each entry on a line.
fn listed(card: &Value, style: Style, sign: char) -> Vec<String> {
    let entries = card.as_object().map(entries).unwrap_or_default();
    let line = |(key, entry): (&str, &Value)| {
        format!(
            "{style}{sign}{style:#} {}: {}",
            printable_line(label(key)),
            in_words(entry)
        )
    };
    entries.into_iter().map(line).collect()
}

/// What moved, each on a line; places and ids, of which there are many, on one line each.
fn told(moves: &[Move<'_>]) -> Vec<String> {
    let of_kind = |kind| moves.iter().filter(move |moved| moved.kind == kind);
    let mut lines = Vec::new();
    let mut previous: &[Step] = &[];
    for moved in of_kind(Kind::Value).chain(of_kind(Kind::Order)) {
        let within = within(&moved.within, previous);
        lines.push(if moved.kind == Kind::Order {
            order_changed(&within, moved)
        } else {
            value_moved(&within, moved)
        });
        previous = &moved.within;
    }
    let places: Vec<&Move<'_>> = of_kind(Kind::Place).collect();
    // The id of the card itself stands in its heading.
    let ids: Vec<&Move<'_>> = of_kind(Kind::Id)
        .filter(|moved| moved.within.len() > 1)
        .collect();
    lines.extend(counted_moves(&places, "place", "moved", places_in_words));
    lines.extend(counted_moves(&ids, "id", "changed", plain));
    lines
}

/// Moves of one kind on one line: `2 places moved, the first: line 46 → line 48`.
fn counted_moves(
    moves: &[&Move<'_>],
    noun: &str,
    verb: &str,
    in_words: fn(&Value) -> String,
) -> Option<String> {
    let first = moves.first()?;
    let (before, after) = sides(first.before, first.after, in_words);
    let which = if moves.len() > 1 { ", the first" } else { "" };
    let n = counted(moves.len(), noun);
    Some(format!(
        "{MOVED}~{MOVED:#} {n} {verb}{which}: {before} → {after}"
    ))
}

/// `indicator "Asiakaspalaute" › target: "4,5" → "4,6"`.
fn value_moved(within: &str, moved: &Move<'_>) -> String {
    match (moved.before, moved.after) {
        (None, Some(after)) => format!("{NEW}+{NEW:#} {within}: {}", in_words(after)),
        (Some(before), None) => format!("{GONE}-{GONE:#} {within}: {}", in_words(before)),
        (before, after) => {
            let (before, after) = sides(before, after, in_words);
            format!("{MOVED}~{MOVED:#} {within}: {before} → {after}")
        }
    }
}

fn order_changed(within: &str, moved: &Move<'_>) -> String {
    let behind = |value: Option<&Value>| {
        value.map_or("first".to_owned(), |value| {
            let named = if value["id"].is_string() && value["text"].is_null() {
                printable_line(&card(value))
            } else {
                in_words(value)
            };
            format!("after {named}")
        })
    };
    format!(
        "{MOVED}~{MOVED:#} {within}: was {}, is {}",
        behind(moved.before),
        behind(moved.after)
    )
}

/// The way to what moved; what it shares with the way to the line before is not said again.
fn within(steps: &[Step], previous: &[Step]) -> String {
    let pairs = steps.iter().zip(previous);
    let n_shared = pairs.take_while(|(step, before)| step == before).count();
    let n_shared = n_shared.min(steps.len() - 1);
    let step = |step: &Step| {
        let label = printable_line(&step.label);
        match &step.name {
            Some(name) => format!("{label} \"{}\"", shortened(name)),
            None => label,
        }
    };
    let shared = (n_shared > 0).then(|| "…".to_owned());
    let own = steps[n_shared..].iter().map(step);
    shared
        .into_iter()
        .chain(own)
        .collect::<Vec<_>>()
        .join(" › ")
}

/// Both sides in words that tell them apart.
fn sides(
    before: Option<&Value>,
    after: Option<&Value>,
    in_words: fn(&Value) -> String,
) -> (String, String) {
    let (Some(before), Some(after)) = (before, after) else {
        let side = |value: Option<&Value>| value.map_or("nothing".to_owned(), in_words);
        return (side(before), side(after));
    };
    if let (Value::String(before), Value::String(after)) = (before, after) {
        if looks(before) == looks(after) {
            return (spelled_out(before), spelled_out(after));
        }
        return contrasted(&printable_line(before), &printable_line(after));
    }
    let ways: [fn(&Value) -> String; 3] = [in_words, boxes_in_words, plain];
    let sides = ways.map(|way| (way(before), way(after)));
    let told_apart = sides.iter().find(|(before, after)| before != after);
    told_apart.unwrap_or(&sides[0]).clone()
}

/// The text as it looks on a screen, more or less.
fn looks(text: &str) -> String {
    let text: String = printable_line(text).nfkc().collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is no ASCII in it is named by its number, for texts that look alike.
fn spelled_out(text: &str) -> String {
    let spelled = text.chars().map(|c| {
        if c == ' ' || c.is_ascii_graphic() {
            c.to_string()
        } else {
            c.escape_unicode().to_string()
        }
    });
    format!("\"{}\"", spelled.collect::<String>())
}

/// Two texts without most of the words that both begin and end with.
fn contrasted(before: &str, after: &str) -> (String, String) {
    let (old, new): (Vec<&str>, Vec<&str>) =
        (before.split(' ').collect(), after.split(' ').collect());
    let n_least = old.len().min(new.len());
    let n_start = (0..n_least).take_while(|&idx| old[idx] == new[idx]).count();
    let n_end = (1..=n_least - n_start)
        .take_while(|&back| old[old.len() - back] == new[new.len() - back])
        .count();
    let cut = |words: &[&str]| {
        let first = n_start.saturating_sub(WORDS_AROUND);
        let last = words.len() - n_end.saturating_sub(WORDS_AROUND);
        // One word is no longer than what would stand for it.
        let first = if first < 2 { 0 } else { first };
        let last = if words.len() - last < 2 {
            words.len()
        } else {
            last
        };
        format!(
            "\"{}{}{}\"",
            if first > 0 { "… " } else { "" },
            words[first..last].join(" "),
            if last < words.len() { " …" } else { "" }
        )
    };
    (cut(&old), cut(&new))
}

/// A value in words: texts in quotes with what belongs to them, measures as `mittari measure` prints them.
fn in_words(value: &Value) -> String {
    match value {
        Value::Null => "nothing".to_owned(),
        Value::String(text) => format!("\"{}\"", printable_line(text)),
        Value::Object(fields) if fields.contains_key("text") || fields.contains_key("message") => {
            described(value)
        }
        Value::Object(fields) if fields.contains_key("page") => place(value),
        Value::Object(fields) if fields.contains_key("kind") => {
            printable_line(&wording::measure(value))
        }
        Value::Object(fields) if fields.contains_key("comparable") => {
            printable_line(&wording::pair(value))
        }
        other => plain(other),
    }
}

/// A thing of the document, with all that belongs to it: `"Asiakaspalaute" (baseline "4,3"; target "4,5")`.
fn described(thing: &Value) -> String {
    let code = thing["code"].as_str().map(|code| {
        let place = thing["at"].get(0).map(|at| format!(", {}", place(at)));
        format!("{code}{}: ", place.unwrap_or_default())
    });
    let words = ["text", "message"]
        .iter()
        .find_map(|key| thing[*key].as_str());
    let head = format!(
        "{}\"{}\"",
        printable_line(&code.unwrap_or_default()),
        printable_line(words.unwrap_or_default())
    );
    let entries = thing.as_object().map(entries).unwrap_or_default();
    let parts: Vec<String> = entries
        .into_iter()
        .filter(|(key, _)| !matches!(*key, "text" | "message" | "code"))
        .map(|(key, entry)| format!("{} {}", printable_line(label(key)), in_words(entry)))
        .collect();
    if parts.is_empty() {
        head
    } else {
        format!("{head} ({})", parts.join("; "))
    }
}

/// JSON on one line.
fn plain(value: &Value) -> String {
    printable_line(&value.to_string())
}

fn places_in_words(places: &Value) -> String {
    let places = places.as_array().map_or(&[][..], Vec::as_slice);
    if places.is_empty() {
        return "nowhere".to_owned();
    }
    places.iter().map(place).collect::<Vec<_>>().join(" and ")
}

/// `page 1, line 2 [45.35,55.31,172.89,70.31]`, for places that differ in nothing but their boxes; nothing for what is no place.
fn boxes_in_words(places: &Value) -> String {
    let places = places.as_array().map_or(&[][..], Vec::as_slice);
    let boxed = places.iter().filter(|at| at["box"].is_array());
    let boxed = boxed.map(|at| format!("{} {}", place(at), plain(&at["box"])));
    boxed.collect::<Vec<_>>().join(" and ")
}

/// `page 2, lines 40–52`; the page is left away where it says nothing.
fn place(place: &Value) -> String {
    let page = place["page"].as_u64().unwrap_or_default();
    let [first, last] = [0, 1].map(|idx| place["lines"][idx].as_u64().unwrap_or_default());
    let lines = match (first, last) {
        (0, _) => None,
        (first, last) if first == last => Some(format!("line {first}")),
        (first, last) => Some(format!("lines {first}–{last}")),
    };
    // Exported text seldom has pages, and a place on the first of them says nothing.
    let says_page = page > 1 || place["box"].is_array() || lines.is_none();
    let page = says_page.then(|| format!("page {page}"));
    page.into_iter().chain(lines).collect::<Vec<_>>().join(", ")
}

fn shortened(name: &str) -> String {
    let name = printable_line(name);
    match name.char_indices().nth(MOST_OF_NAME) {
        Some((end, _)) => format!("{}…", name[..end].trim_end()),
        None => name,
    }
}

#[cfg(test)]
mod tests {
    use anstream::adapter::strip_str;
    use serde_json::json;

    use super::*;
    use crate::snapshot::changes::Changes;

    fn check(before: &Value, after: &Value, expected: &[&str]) {
        let changes = Changes::between(before, after);
        let lines: Vec<String> = changes
            .list
            .iter()
            .flat_map(lines)
            .map(|line| strip_str(&line).to_string())
            .collect();
        assert_eq!(lines, expected);
    }

    fn at(line: u32) -> Value {
        json!([{"page": 1, "lines": [line, line], "box": null}])
    }

    #[test]
    fn a_card_that_changed() {
        let card = |target: &str, value: &str, line: u32| {
            json!({"cards": [{
                "id": "c-1",
                "objectives": [{"text": "Toimivat palvelut", "at": at(line)}],
                "indicators": [{"id": "i-1", "text": "Poissaolot", "at": at(line), "targets": [{
                    "text": target,
                    "at": at(9),
                    "measure": {"kind": "quantity", "value": value, "unit": "d"},
                }]}],
                "at": at(3),
            }]})
        };
        check(
            &card("8 860 pv", "8860", 3),
            &card("8 680 pv", "8680", 4),
            &[
                "card c-1 \"Toimivat palvelut\", line 3",
                "  ~ indicator \"Poissaolot\" › target: \"8 860 pv\" → \"8 680 pv\"",
                "  ~ … › target \"8 680 pv\" › measure › value: \"8860\" → \"8680\"",
                "  ~ 2 places moved, the first: line 3 → line 4",
            ],
        );
    }

    #[test]
    fn cards_that_are_new_gone_or_elsewhere() {
        let card = |id: &str, objective: &str| {
            json!({
                "id": id,
                "focus": null,
                "objectives": [{"text": objective, "at": at(5)}],
                "indicators": [{"id": "i-1", "text": "Palaute", "baseline": {
                    "text": "4,3", "period": null, "measure": {"kind": "quantity", "value": "4.3"},
                }, "targets": []}],
                "at": at(5),
            })
        };
        let (a, b) = (
            card("c-1", "Toimivat palvelut"),
            card("c-2", "Terve talous"),
        );
        let new = json!({"cards": [{"id": "c-3", "focus": {"text": "Elinvoima"}, "notes": [{"text": "Uusi"}]}]});
        check(
            &json!({"cards": [a]}),
            &new,
            &[
                "card gone: c-1 \"Toimivat palvelut\", line 5",
                "  - objective: \"Toimivat palvelut\"",
                "  - indicator: \"Palaute\" (baseline \"4,3\" (measure quantity, value 4.3))",
                "new card c-3 \"Elinvoima\"",
                "  + focus: \"Elinvoima\"",
                "  + note: \"Uusi\"",
            ],
        );
        check(
            &json!({"cards": [a, b]}),
            &json!({"cards": [b, a]}),
            &[
                "order of the cards",
                "  ~ card \"Terve talous\": was after c-1 \"Toimivat palvelut\", line 5, is first",
            ],
        );
    }

    #[test]
    fn what_stands_round_the_cards() {
        let diagnostic = |message: &str| json!({"code": "unpaired_target", "severity": "warning", "message": message, "at": at(34)});
        check(
            &json!({
                "source": {"bytes": 5, "title": null},
                "document": {"kind": "other", "organization": "Porin kaupunki"},
                "diagnostics": [diagnostic("”4,5” stands alone")],
                "coverage": {"unclaimed": 1, "unclaimed_at": [{"page": 2, "lines": [40, 52]}]},
            }),
            &json!({
                "source": {"bytes": 5, "title": "Talousarvio"},
                "document": {"kind": "strategy", "organization": "Porin  kaupunki"},
                "diagnostics": [],
                "coverage": {"unclaimed": 0, "unclaimed_at": []},
            }),
            &[
                "document",
                "  ~ source › title: nothing → \"Talousarvio\"",
                "  ~ document › kind: \"other\" → \"strategy\"",
                "  ~ … › organization: \"Porin kaupunki\" → \"Porin  kaupunki\"",
                "diagnostics",
                "  - diagnostic: unpaired_target, line 34: \"”4,5” stands alone\" (severity \"warning\")",
                "coverage",
                "  ~ unclaimed: 1 → 0",
                "  - unclaimed lines: page 2, lines 40–52",
            ],
        );
    }

    #[test]
    fn texts_are_told_apart() {
        let rows = [
            ("4,5", "4,6", ("\"4,5\"", "\"4,6\"")),
            (
                "yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan",
                "yksi kaksi kolme neljä viisi kuusi 7 kahdeksan",
                (
                    "\"… kolme neljä viisi kuusi seitsemän kahdeksan\"",
                    "\"… kolme neljä viisi kuusi 7 kahdeksan\"",
                ),
            ),
            (
                "a b c d e f g h",
                "x b c d e f g h",
                ("\"a b c d e …\"", "\"x b c d e …\""),
            ),
            ("a a", "a a a", ("\"a a\"", "\"a a a\"")),
            ("", "a", ("\"\"", "\"a\"")),
            // They look alike, so what makes them different is spelled out.
            ("8 860", "8\u{a0}860", ("\"8 860\"", "\"8\\u{a0}860\"")),
            (
                "pää",
                "pa\u{308}a\u{308}",
                ("\"p\\u{e4}\\u{e4}\"", "\"pa\\u{308}a\\u{308}\""),
            ),
            (
                "Pori\u{1b}[2J",
                "Turku\u{1b}[2J",
                ("\"Pori\\u{1b}[2J\"", "\"Turku\\u{1b}[2J\""),
            ),
        ];
        for (before, after, (old, new)) in rows {
            let sides = sides(Some(&json!(before)), Some(&json!(after)), in_words);
            assert_eq!(sides, (old.to_owned(), new.to_owned()));
        }
    }

    #[test]
    fn boxes_are_named_where_nothing_else_moved() {
        let place = |x: f64| json!([{"page": 2, "lines": [4, 6], "box": [x, 2.0, 3.0, 4.0]}]);
        let (before, after) = sides(Some(&place(1.0)), Some(&place(1.5)), places_in_words);
        assert_eq!(before, "page 2, lines 4–6 [1.0,2.0,3.0,4.0]");
        assert_eq!(after, "page 2, lines 4–6 [1.5,2.0,3.0,4.0]");
        let (before, after) = sides(Some(&place(1.0)), Some(&at(3)), places_in_words);
        assert_eq!((&*before, &*after), ("page 2, lines 4–6", "line 3"));
    }
}
