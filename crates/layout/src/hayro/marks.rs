//! Marked content: its numbers, and whether its layer is shown.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Name, ObjectIdentifier};

/// The layers of a file that its default configuration does not show.
#[derive(Default)]
pub(super) struct Layers {
    /// Sorted.
    off: Vec<ObjectIdentifier>,
}

impl Layers {
    pub(super) fn of(pdf: &Pdf) -> Self {
        let mut off = Vec::new();
        let xref = pdf.xref();
        let properties = xref
            .get::<Dict<'_>>(xref.root_id())
            .and_then(|catalog| catalog.get::<Dict<'_>>(b"OCProperties"));
        let configuration = properties
            .as_ref()
            .and_then(|properties| properties.get::<Dict<'_>>(b"D"));
        if let (Some(properties), Some(configuration)) = (properties, configuration) {
            if is_name(&configuration, b"BaseState", b"OFF") {
                off = references(&properties, b"OCGs");
            }
            let on = references(&configuration, b"ON");
            off.retain(|layer| !on.contains(layer));
            off.extend(references(&configuration, b"OFF"));
            off.sort_unstable();
        }
        Self { off }
    }

    fn is_off(&self, layer: ObjectIdentifier) -> bool {
        self.off.binary_search(&layer).is_ok()
    }

    /// Whether content is shown that belongs to what `key` names in a dictionary: a layer, or a rule on several.
    pub(super) fn shows(&self, owner: &Dict<'_>, key: &[u8]) -> bool {
        let rule = owner.get::<Dict<'_>>(key);
        if let Some(rule) = rule.filter(|rule| is_name(rule, b"Type", b"OCMD")) {
            return self.shows_by(&rule);
        }
        owner
            .get_ref(key)
            .is_none_or(|layer| !self.is_off(layer.into()))
    }

    /// Whether content is shown by a rule on the state of several layers; without a word about it, one that is on is enough.
    fn shows_by(&self, rule: &Dict<'_>) -> bool {
        let layers = match rule.get_ref(b"OCGs") {
            Some(layer) if rule.get::<Array<'_>>(b"OCGs").is_none() => vec![layer.into()],
            _ => references(rule, b"OCGs"),
        };
        if layers.is_empty() {
            return true;
        }
        let is_off = |layer: &ObjectIdentifier| self.is_off(*layer);
        match rule.get::<Name<'_>>(b"P").as_deref() {
            Some(b"AllOn") => !layers.iter().any(is_off),
            Some(b"AnyOff") => layers.iter().any(is_off),
            Some(b"AllOff") => layers.iter().all(is_off),
            _ => !layers.iter().all(is_off),
        }
    }
}

fn is_name(dict: &Dict<'_>, key: &[u8], expected: &[u8]) -> bool {
    dict.get::<Name<'_>>(key)
        .is_some_and(|name| &*name == expected)
}

fn references(dict: &Dict<'_>, key: &[u8]) -> Vec<ObjectIdentifier> {
    let Some(array) = dict.get::<Array<'_>>(key) else {
        return Vec::new();
    };
    array
        .raw_iter()
        .filter_map(|item| item.as_obj_ref())
        .map(ObjectIdentifier::from)
        .collect()
}

/// Marked content that has begun and not ended.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    /// Its number on the page, or that of the content around it.
    pub(super) mcid: Option<u32>,
    pub(super) is_shown: bool,
}

/// Outside of all marked content.
pub(super) const UNMARKED: Mark = Mark {
    mcid: None,
    is_shown: true,
};
