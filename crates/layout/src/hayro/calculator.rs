//! Functions written as small programs on a stack, in a part of PostScript.

/// A program.
#[derive(Debug)]
pub(super) struct Calculator {
    steps: Vec<Step>,
}

#[derive(Clone, Debug)]
enum Step {
    Number(f32),
    Operator(String),
    /// A part that is done or not.
    Part(Vec<Step>),
}

/// Parts inside parts, at most.
const DEEPEST: usize = 16;

/// Numbers on the stack, at most, as PDF says.
const MOST_NUMBERS: usize = 100;

impl Calculator {
    /// Reads a program; `None` for one that is wrong.
    pub(super) fn of(program: &[u8]) -> Option<Self> {
        let program = String::from_utf8_lossy(program)
            .replace('{', " { ")
            .replace('}', " } ");
        let mut words = program.split_ascii_whitespace();
        if words.next()? != "{" {
            return None;
        }
        let steps = part(&mut words, DEEPEST)?;
        Some(Self { steps })
    }

    /// The last numbers that the program leaves for an input.
    pub(super) fn value(&self, input: &[f32], n_values: usize) -> Option<Vec<f32>> {
        let mut stack = input.to_vec();
        run(&self.steps, &mut stack)?;
        let start = stack.len().checked_sub(n_values)?;
        Some(stack.split_off(start))
    }
}

/// The steps up to the brace that closes them.
fn part<'p>(words: &mut impl Iterator<Item = &'p str>, depth: usize) -> Option<Vec<Step>> {
    let mut steps = Vec::new();
    loop {
        steps.push(match words.next()? {
            "}" => return Some(steps),
            "{" if depth > 0 => Step::Part(part(words, depth - 1)?),
            "{" => return None,
            word => match word.parse::<f32>() {
                Ok(number) => Step::Number(number),
                Err(_) => Step::Operator(word.to_owned()),
            },
        });
    }
}

fn run(steps: &[Step], stack: &mut Vec<f32>) -> Option<()> {
    let mut parts: Vec<&[Step]> = Vec::new();
    for step in steps {
        match step {
            Step::Number(number) => stack.push(*number),
            Step::Part(part) => parts.push(part),
            Step::Operator(name) => match name.as_str() {
                "if" => {
                    let then = parts.pop()?;
                    if stack.pop()? != 0.0 {
                        run(then, stack)?;
                    }
                }
                "ifelse" => {
                    let (otherwise, then) = (parts.pop()?, parts.pop()?);
                    run(if stack.pop()? == 0.0 { otherwise } else { then }, stack)?;
                }
                name => apply(name, stack)?,
            },
        }
        if stack.len() > MOST_NUMBERS {
            return None;
        }
    }
    Some(())
}

/// Applies an operator to the numbers on top of the stack; truth is 1.
fn apply(name: &str, stack: &mut Vec<f32>) -> Option<()> {
    let truth = |is_true: bool| if is_true { 1.0 } else { 0.0 };
    if let Some(value) = match name {
        "abs" => Some(stack.pop()?.abs()),
        "neg" => Some(-stack.pop()?),
        "ceiling" => Some(stack.pop()?.ceil()),
        "floor" => Some(stack.pop()?.floor()),
        "round" => Some(stack.pop()?.round()),
        "truncate" | "cvi" => Some(stack.pop()?.trunc()),
        "cvr" => stack.pop(),
        "sqrt" => Some(stack.pop()?.sqrt()),
        "sin" => Some(stack.pop()?.to_radians().sin()),
        "cos" => Some(stack.pop()?.to_radians().cos()),
        "ln" => Some(stack.pop()?.ln()),
        "log" => Some(stack.pop()?.log10()),
        "not" => Some(truth(stack.pop()? == 0.0)),
        "true" => Some(1.0),
        "false" => Some(0.0),
        _ => None,
    } {
        stack.push(value);
        return Some(());
    }
    match name {
        "pop" => {
            stack.pop()?;
        }
        "dup" => stack.push(*stack.last()?),
        "copy" => {
            let start = stack.len().checked_sub(count(stack)? + 1)?;
            stack.pop()?;
            stack.extend_from_within(start..);
        }
        "index" => {
            let back = count(stack)?;
            stack.pop()?;
            let idx = stack.len().checked_sub(back + 1)?;
            stack.push(stack[idx]);
        }
        "roll" => {
            let by = stack.pop()?;
            let len = count(stack)?;
            stack.pop()?;
            let start = stack.len().checked_sub(len)?;
            if len > 0 {
                let by = by.rem_euclid(f32::from(u16::try_from(len).ok()?));
                stack[start..].rotate_right(whole(by));
            }
        }
        _ => {
            let (second, first) = (stack.pop()?, stack.pop()?);
            match name {
                "exch" => stack.extend([second, first]),
                _ => stack.push(of_two(name, first, second)?),
            }
        }
    }
    Some(())
}

fn of_two(name: &str, first: f32, second: f32) -> Option<f32> {
    let truth = |is_true: bool| Some(if is_true { 1.0 } else { 0.0 });
    match name {
        "add" => Some(first + second),
        "sub" => Some(first - second),
        "mul" => Some(first * second),
        "div" => Some(first / second),
        "idiv" => Some((first / second).trunc()),
        "mod" => Some(first % second),
        "exp" => Some(first.powf(second)),
        "atan" => Some(first.atan2(second).to_degrees().rem_euclid(360.0)),
        "eq" => truth((first - second).abs() < f32::EPSILON),
        "ne" => truth((first - second).abs() >= f32::EPSILON),
        "gt" => truth(first > second),
        "ge" => truth(first >= second),
        "lt" => truth(first < second),
        "le" => truth(first <= second),
        "and" => truth(first != 0.0 && second != 0.0),
        "or" => truth(first != 0.0 || second != 0.0),
        "xor" => truth((first != 0.0) != (second != 0.0)),
        _ => None,
    }
}

/// The number on top of the stack, as a count.
fn count(stack: &[f32]) -> Option<usize> {
    Some(whole(*stack.last()?))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "kept within what fits"
)]
fn whole(value: f32) -> usize {
    value.clamp(0.0, 1000.0) as usize
}

#[cfg(test)]
mod tests {
    use super::Calculator;

    #[test]
    fn programs() {
        for (program, input, expected) in [
            (
                "{dup 0.5 mul exch 0 exch dup}",
                &[0.5][..],
                &[0.25, 0.0, 0.5, 0.5][..],
            ),
            ("{1 exch sub}", &[0.25], &[0.75]),
            ("{3 1 roll}", &[1.0, 2.0, 3.0], &[3.0, 1.0, 2.0]),
            ("{2 copy gt {pop} {exch pop} ifelse}", &[2.0, 5.0], &[5.0]),
            ("{1 index}", &[7.0, 8.0], &[7.0, 8.0, 7.0]),
        ] {
            let calculator = Calculator::of(program.as_bytes()).expect("a program");
            let value = calculator.value(input, expected.len());
            assert_eq!(value.as_deref(), Some(expected), "{program}");
        }
        for wrong in ["", "{", "1 2 add", "{{}"] {
            assert!(Calculator::of(wrong.as_bytes()).is_none(), "{wrong}");
        }
    }
}
