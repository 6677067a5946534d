//! Functions of numbers, by which files tell what a tint looks like.

use hayro_syntax::bit_reader::BitReader;
use hayro_syntax::object::{Array, Dict, Number, Object, Stream, dict_or_stream};

use super::calculator::Calculator;
use super::unpack;

/// A function.
#[derive(Debug)]
pub(super) struct Function {
    domain: Vec<(f32, f32)>,
    range: Vec<(f32, f32)>,
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    Sampled(Sampled),
    Power {
        from: Vec<f32>,
        to: Vec<f32>,
        exponent: f32,
    },
    /// Parts of the domain, each with a function of its own.
    Stitched {
        functions: Vec<Function>,
        bounds: Vec<f32>,
        encode: Vec<(f32, f32)>,
    },
    Calculator(Calculator),
}

/// A table of values.
#[derive(Debug)]
struct Sampled {
    /// Number of samples along each input.
    sizes: Vec<usize>,
    encode: Vec<(f32, f32)>,
    /// From 0 to 1, the first input varying fastest.
    samples: Vec<f32>,
    decode: Vec<(f32, f32)>,
}

/// Functions inside functions, at most.
const DEEPEST: usize = 4;

/// Bytes of a table or of a program, at most: tables of four inks take some hundred kilobytes.
const MOST_BYTES: u64 = 16 << 20;

impl Function {
    /// The function that an object describes; `None` for one that is wrong.
    pub(super) fn of(object: &Object<'_>) -> Option<Self> {
        Self::nested(object, DEEPEST)
    }

    fn nested(object: &Object<'_>, depth: usize) -> Option<Self> {
        let (dict, stream) = dict_or_stream(object)?;
        let domain = pairs(dict, b"Domain")?;
        let range = pairs(dict, b"Range").unwrap_or_default();
        let kind = match dict.get::<u8>(b"FunctionType")? {
            0 => Kind::Sampled(Sampled::of(stream?, &range)?),
            2 => Kind::Power {
                from: numbers(dict, b"C0").unwrap_or_else(|| vec![0.0]),
                to: numbers(dict, b"C1").unwrap_or_else(|| vec![1.0]),
                exponent: dict.get::<Number>(b"N")?.as_f32(),
            },
            3 if depth > 0 => Self::stitched(dict, &domain, depth)?,
            4 => {
                let program = unpack::unpacked(stream?, MOST_BYTES)?;
                Kind::Calculator(Calculator::of(&program)?)
            }
            _ => return None,
        };
        Some(Self {
            domain,
            range,
            kind,
        })
    }

    fn stitched(dict: &Dict<'_>, domain: &[(f32, f32)], depth: usize) -> Option<Kind> {
        let functions = dict
            .get::<Array<'_>>(b"Functions")?
            .iter::<Object<'_>>()
            .map(|object| Self::nested(&object, depth - 1))
            .collect::<Option<Vec<_>>>()?;
        let &(first, last) = domain.first()?;
        let mut bounds = vec![first];
        bounds.extend(numbers(dict, b"Bounds")?);
        bounds.push(last);
        let encode = pairs(dict, b"Encode")?;
        (bounds.len() == functions.len() + 1 && encode.len() == functions.len()).then_some(
            Kind::Stitched {
                functions,
                bounds,
                encode,
            },
        )
    }

    /// The value for an input; `None` where there is none.
    pub(super) fn value(&self, input: &[f32]) -> Option<Vec<f32>> {
        if input.len() < self.domain.len() {
            return None;
        }
        let kept = input.iter().zip(&self.domain);
        let input: Vec<f32> = kept.map(|(value, ends)| within(*value, *ends)).collect();
        let mut value = match &self.kind {
            Kind::Sampled(sampled) => sampled.value(&input, &self.domain)?,
            Kind::Power { from, to, exponent } => {
                let factor = input.first()?.powf(*exponent);
                let ends = from.iter().zip(to);
                ends.map(|(from, to)| from + factor * (to - from)).collect()
            }
            Kind::Stitched {
                functions,
                bounds,
                encode,
            } => {
                let at = *input.first()?;
                let inner = &bounds[1..bounds.len() - 1];
                let idx = inner.partition_point(|bound| *bound <= at);
                let part = (bounds[idx], bounds[idx + 1]);
                functions[idx].value(&[mapped(at, part, encode[idx])])?
            }
            Kind::Calculator(calculator) => calculator.value(&input, self.range.len())?,
        };
        for (value, ends) in value.iter_mut().zip(&self.range) {
            *value = within(*value, *ends);
        }
        Some(value)
    }
}

impl Sampled {
    fn of(stream: &Stream<'_>, range: &[(f32, f32)]) -> Option<Self> {
        let dict = stream.dict();
        let bits = dict.get::<u8>(b"BitsPerSample")?;
        let sizes: Vec<usize> = dict
            .get::<Array<'_>>(b"Size")?
            .iter::<u32>()
            .filter_map(|size| usize::try_from(size).ok())
            .collect();
        let wanted = sizes
            .iter()
            .try_fold(range.len(), |product, size| product.checked_mul(*size))?;
        let bytes = unpack::unpacked(stream, MOST_BYTES)?;
        if wanted == 0 || !(1..=32).contains(&bits) || wanted > bytes.len() * 8 / usize::from(bits)
        {
            return None;
        }
        #[expect(clippy::cast_possible_truncation, reason = "a sample in bits")]
        let most = ((1_u64 << bits) - 1) as u32;
        let mut reader = BitReader::new(&bytes);
        let samples = (0..wanted)
            .map(|_| Some(wide(reader.read(bits)?) / wide(most)))
            .collect::<Option<Vec<_>>>()?;
        let whole = |size: &usize| (0.0, wide(u32::try_from(size - 1).unwrap_or(u32::MAX)));
        let encode = pairs(dict, b"Encode").unwrap_or_else(|| sizes.iter().map(whole).collect());
        let decode = pairs(dict, b"Decode").unwrap_or_else(|| range.to_vec());
        (encode.len() == sizes.len() && decode.len() == range.len()).then_some(Self {
            sizes,
            encode,
            samples,
            decode,
        })
    }

    /// The value between two samples along the first input, at the nearest along the others.
    fn value(&self, input: &[f32], domain: &[(f32, f32)]) -> Option<Vec<f32>> {
        let (mut offset, mut stride, mut between) = (0, self.decode.len(), 0.0);
        let mut step = 0;
        for (idx, size) in self.sizes.iter().enumerate() {
            let most = wide(u32::try_from(size - 1).ok()?);
            let at = mapped(*input.get(idx)?, *domain.get(idx)?, self.encode[idx]);
            let at = at.max(0.0).min(most);
            let low = if idx == 0 { at.floor() } else { at.round() };
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "from 0 to the size"
            )]
            let low_idx = low as usize;
            if idx == 0 && low < most {
                (between, step) = (at - low, stride);
            }
            offset += low_idx * stride;
            stride *= size;
        }
        let value = |(idx, decode): (usize, &(f32, f32))| {
            let low = *self.samples.get(offset + idx)?;
            let high = *self.samples.get(offset + step + idx)?;
            Some(mapped(low + between * (high - low), (0.0, 1.0), *decode))
        };
        self.decode.iter().enumerate().map(value).collect()
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "7 digits of a colour are enough"
)]
fn wide(value: u32) -> f32 {
    value as f32
}

fn within(value: f32, (least, most): (f32, f32)) -> f32 {
    value.min(most).max(least)
}

/// A value between two ends, at the same place between two others.
fn mapped(value: f32, from: (f32, f32), to: (f32, f32)) -> f32 {
    let width = from.1 - from.0;
    if width == 0.0 {
        return to.0;
    }
    to.0 + (value - from.0) * (to.1 - to.0) / width
}

fn pairs(dict: &Dict<'_>, key: &[u8]) -> Option<Vec<(f32, f32)>> {
    let numbers = numbers(dict, key)?;
    let pairs = numbers.chunks_exact(2).map(|pair| (pair[0], pair[1]));
    Some(pairs.collect())
}

fn numbers(dict: &Dict<'_>, key: &[u8]) -> Option<Vec<f32>> {
    Some(dict.get::<Array<'_>>(key)?.iter::<f32>().collect())
}
