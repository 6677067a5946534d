//! What a page paints, written in the operators that the package knows: form `XObject`s put where they are painted, colours and ways to
//! fill told by their long names, invisible text and whatever is no text, line or area left out.

use std::collections::BTreeSet;

use super::colour::{Space, device};
use super::library::content::Operation;
use super::library::{Dictionary, Document, Object, ObjectId, content};
use super::number;
use super::page::{Content, inherited};

/// Bytes of a page's operators. A dense page of a budget has 200 KB; each byte may become an operator that takes a hundred.
const MOST_BYTES: usize = 4 << 20;
/// Operators of a page, those of its forms included.
const MOST_OPERATIONS: usize = 1_000_000;
/// Forms within forms.
const MOST_FORMS: usize = 16;

/// What a page paints; `None` where it is past a limit, needs a stream that was emptied, or no operators can be read.
pub(super) fn of_page(
    document: &Document,
    emptied: &BTreeSet<ObjectId>,
    page: ObjectId,
) -> Option<Content> {
    let mut bytes = Vec::new();
    for id in document.get_page_contents(page) {
        if emptied.contains(&id) {
            return None;
        }
        let Ok(stream) = document.get_object(id).and_then(Object::as_stream) else {
            continue;
        };
        if bytes.len() + stream.content.len() > MOST_BYTES {
            return None;
        }
        bytes.extend_from_slice(&stream.content);
        bytes.push(b'\n');
    }
    let resources = inherited(document, page, b"Resources").and_then(|found| found.as_dict().ok());
    let mut writer = Writer {
        document,
        emptied,
        fonts: Dictionary::new(),
        operations: Vec::new(),
        forms: Vec::new(),
        n_pictures: 0,
    };
    writer.write(
        &bytes,
        resources.unwrap_or(&Dictionary::new()),
        State::default(),
    )?;
    let operations = writer.operations;
    Some(Content {
        bytes: content::Content { operations }.encode().ok()?,
        fonts: writer.fonts,
        n_pictures: writer.n_pictures,
    })
}

/// What of the graphics state decides how operators are written.
#[derive(Clone, Copy, Debug, Default)]
struct State {
    fill: Space,
    stroke: Space,
    is_invisible: bool,
}

struct Writer<'d> {
    document: &'d Document,
    emptied: &'d BTreeSet<ObjectId>,
    fonts: Dictionary,
    operations: Vec<Operation>,
    /// The forms that are being painted, outermost first.
    forms: Vec<ObjectId>,
    n_pictures: u32,
}

impl<'d> Writer<'d> {
    fn write(&mut self, bytes: &[u8], resources: &Dictionary, start: State) -> Option<()> {
        let mut state = start;
        let mut saved = Vec::new();
        for operation in content::Content::decode(bytes).ok()?.operations {
            match operation.operator.as_str() {
                "q" => {
                    saved.push(state);
                    self.push("q", Vec::new());
                }
                "Q" => {
                    // One too many would undo what the page had set before a form.
                    if let Some(before) = saved.pop() {
                        state = before;
                        self.push("Q", Vec::new());
                    }
                }
                "Do" => self.form(&operation, resources, state)?,
                "Tf" => self.font(&operation, resources),
                // A space begins with black.
                "cs" => {
                    state.fill = self.space(&operation, resources);
                    self.colour("sc", Space::Grey, &[Object::Integer(0)]);
                }
                "CS" => {
                    state.stroke = self.space(&operation, resources);
                    self.colour("SC", Space::Grey, &[Object::Integer(0)]);
                }
                "sc" | "scn" => self.colour("sc", state.fill, &operation.operands),
                "SC" | "SCN" => self.colour("SC", state.stroke, &operation.operands),
                operator @ ("g" | "rg" | "k") => {
                    state.fill = device(operator);
                    self.colour("sc", state.fill, &operation.operands);
                }
                operator @ ("G" | "RG" | "K") => {
                    state.stroke = device(operator);
                    self.colour("SC", state.stroke, &operation.operands);
                }
                "Tr" => {
                    let mode = operation
                        .operands
                        .first()
                        .and_then(|mode| mode.as_i64().ok());
                    state.is_invisible = matches!(mode, Some(3 | 7));
                }
                _ => self.plain(operation, state),
            }
            if self.operations.len() > MOST_OPERATIONS {
                return None;
            }
        }
        for _ in saved {
            self.push("Q", Vec::new());
        }
        Some(())
    }

    fn push(&mut self, operator: &str, operands: Vec<Object>) {
        self.operations.push(Operation::new(operator, operands));
    }

    /// Operators that need nothing but themselves.
    fn plain(&mut self, operation: Operation, state: State) {
        let operands = operation.operands;
        match operation.operator.as_str() {
            "Tj" | "TJ" | "'" | "\"" if state.is_invisible => {}
            "Tj" if matches!(operands[..], [Object::String(..)]) => self.push("Tj", operands),
            "TJ" if matches!(operands[..], [Object::Array(_)]) => self.push("TJ", operands),
            "'" if matches!(operands[..], [Object::String(..)]) => {
                self.push("T*", Vec::new());
                self.push("Tj", operands);
            }
            "\"" => {
                if let Ok([word, letter, text]) = <[Object; 3]>::try_from(operands)
                    && matches!(text, Object::String(..))
                {
                    self.numbers("Tw", vec![word]);
                    self.numbers("Tc", vec![letter]);
                    self.push("T*", Vec::new());
                    self.push("Tj", vec![text]);
                }
            }
            operator @ ("BT" | "ET" | "T*" | "h" | "n" | "S" | "f") => {
                self.push(operator, Vec::new());
            }
            "s" => {
                self.push("h", Vec::new());
                self.push("S", Vec::new());
            }
            // What is filled and stroked has the same edges either way.
            "F" | "f*" | "B" | "B*" => self.push("f", Vec::new()),
            "b" | "b*" => {
                self.push("h", Vec::new());
                self.push("f", Vec::new());
            }
            operator => self.numbers(operator, operands),
        }
    }

    /// An operator whose operands are all numbers; left out where it has too few, for the package would fail on it.
    fn numbers(&mut self, operator: &str, operands: Vec<Object>) {
        const COUNTS: &[(&str, usize)] = &[
            ("cm", 6),
            ("Tm", 6),
            ("Td", 2),
            ("TD", 2),
            ("TL", 1),
            ("Tc", 1),
            ("Tw", 1),
            ("Tz", 1),
            ("Ts", 1),
            ("m", 2),
            ("l", 2),
            ("c", 6),
            ("v", 4),
            ("y", 4),
            ("re", 4),
        ];
        let count = COUNTS.iter().find(|(known, _)| *known == operator);
        let all_numbers = operands.iter().all(|operand| number(operand).is_some());
        if count.is_some_and(|&(_, n)| n == operands.len()) && all_numbers {
            self.push(operator, operands);
        }
    }

    /// A font, under a name that no other form of the page gives to another.
    fn font(&mut self, operation: &Operation, resources: &Dictionary) {
        let [Object::Name(name), size] = &operation.operands[..] else {
            return;
        };
        let Some(font) = self.resource(resources, b"Font", name) else {
            return;
        };
        let mut unique = name.clone();
        if let Some((number, _)) = self.forms.last() {
            unique.extend_from_slice(format!(".{number}").as_bytes());
        }
        self.fonts.set(unique.clone(), font.clone());
        if number(size).is_some() {
            self.push("Tf", vec![Object::Name(unique), size.clone()]);
        }
    }

    fn space(&mut self, operation: &Operation, resources: &Dictionary) -> Space {
        let Some(Object::Name(name)) = operation.operands.first() else {
            return Space::default();
        };
        let named = self.resource(resources, b"ColorSpace", name);
        Space::of(self.document, named.unwrap_or(&Object::Name(name.clone())))
    }

    /// Sets a colour, with the space that it is in: the package forgets the colour where the space changes.
    fn colour(&mut self, operator: &str, space: Space, operands: &[Object]) {
        let (name, operands) = space.written(operands);
        let space = if operator == "sc" { "cs" } else { "CS" };
        self.push(space, vec![Object::Name(name.to_vec())]);
        self.push(operator, operands);
    }

    /// Paints a form where it is called. One that is being painted already is left out; one too deep ends the page.
    fn form(&mut self, operation: &Operation, resources: &Dictionary, state: State) -> Option<()> {
        let Some(Object::Name(name)) = operation.operands.first() else {
            return Some(());
        };
        let document = self.document;
        let found = self.resource(resources, b"XObject", name);
        let Some(id) = found.and_then(|found| found.as_reference().ok()) else {
            return Some(());
        };
        let Ok(stream) = document.get_object(id).and_then(Object::as_stream) else {
            return Some(());
        };
        match stream.dict.get(b"Subtype").and_then(Object::as_name) {
            Ok(b"Form") if self.forms.contains(&id) => return Some(()),
            Ok(b"Form") => {}
            Ok(b"Image") => {
                self.n_pictures += 1;
                return Some(());
            }
            _ => return Some(()),
        }
        if self.forms.len() == MOST_FORMS
            || stream.content.len() > MOST_BYTES
            || self.emptied.contains(&id)
        {
            return None;
        }
        let own = stream
            .dict
            .get_deref(b"Resources", document)
            .and_then(Object::as_dict);
        let matrix = stream
            .dict
            .get_deref(b"Matrix", document)
            .and_then(Object::as_array);
        self.push("q", Vec::new());
        if let Ok(matrix) = matrix {
            self.numbers("cm", matrix.clone());
        }
        self.forms.push(id);
        // A form without resources uses those of whoever calls it.
        let written = self.write(&stream.content, own.unwrap_or(resources), state);
        self.forms.pop();
        self.push("Q", Vec::new());
        written
    }

    fn resource<'r>(
        &self,
        resources: &'r Dictionary,
        kind: &[u8],
        name: &[u8],
    ) -> Option<&'r Object>
    where
        'd: 'r,
    {
        let of_kind = resources
            .get_deref(kind, self.document)
            .and_then(Object::as_dict)
            .ok()?;
        of_kind.get(name).ok()
    }
}
