//! What the README shows is what mittari prints.

use crate::program::{command, mittari, repository, seed};
use serde_json::Value;

const README: &str = include_str!("../../../../README.md");

/// The blocks of code in a language.
fn blocks(language: &str) -> Vec<&'static str> {
    let start = format!("```{language}\n");
    README
        .split(&start)
        .skip(1)
        .map(|rest| rest.split("```").next().unwrap_or_default())
        .collect()
}

#[test]
fn the_example_is_the_real_output() {
    let run = mittari(&["extract", &seed("pori-2026-konsernipalvelut.txt")]);
    let extraction: Value = serde_json::from_str(&run.stdout).expect("it is JSON");
    let [shown] = blocks("json")[..] else {
        panic!("one example was expected")
    };
    let shown: Value = serde_json::from_str(shown).expect("the example is JSON");
    assert_eq!(extraction["cards"][1]["indicators"][1], shown);
    let [page] = blocks("text")[..] else {
        panic!("one page was expected")
    };
    assert!(include_str!("../../../../seeds/pori-2026-konsernipalvelut.txt").contains(page));
}

#[test]
fn what_is_typed_prints_what_is_shown() {
    let mut n_commands = 0;
    for session in blocks("console")
        .iter()
        .flat_map(|block| block.split("$ mittari ").skip(1))
    {
        let (typed, shown) = session.split_once('\n').expect("a command and its output");
        let args: Vec<&str> = typed
            .split('"')
            .enumerate()
            .flat_map(|(idx, part)| {
                // Every second part stood between quotes.
                if idx % 2 == 1 {
                    vec![part]
                } else {
                    part.split_whitespace().collect()
                }
            })
            .collect();
        let run = command().args(&args).current_dir(repository(".")).output();
        let printed = run.expect("mittari runs").stdout;
        assert_eq!(String::from_utf8_lossy(&printed), shown, "mittari {typed}");
        n_commands += 1;
    }
    assert_eq!(n_commands, 3);
}

#[test]
fn every_command_is_listed() {
    let help = mittari(&["--help"]).stdout;
    let commands = help
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        // The rest of a long description is indented further.
        .filter(|line| !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|command| *command != "help");
    for command in commands {
        assert!(
            README.contains(&format!("`mittari {command}")),
            "{command} is missing"
        );
    }
}

/// The JSON on one screen names every key of the types.
#[test]
fn the_screen_of_json_names_every_key() {
    let [screen] = blocks("jsonc")[..] else {
        panic!("one screen was expected")
    };
    let schema: Value =
        serde_json::from_str(&mittari(&["schema", "extraction"]).stdout).expect("it is JSON");
    let types = [
        "Card",
        "Action",
        "Indicator",
        "Milestone",
        "Progress",
        "Source",
        "DocumentFacts",
        "Coverage",
        "Diagnostic",
    ];
    for name in types {
        let properties = schema["$defs"][name]["properties"].as_object().expect(name);
        for key in properties.keys() {
            assert!(
                screen.contains(&format!("\"{key}\"")),
                "{name}: {key} is missing"
            );
        }
    }
}
