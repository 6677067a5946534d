//! `mittari completions` and `mittari man`: what a packager or a shell asks for.

use std::io::Write;

use anyhow::{Result, anyhow};
use clap::CommandFactory;
use clap_mangen::Man;

use crate::args::{Cli, CompletionsArgs, ManArgs};
use crate::exit::Exit;
use crate::output::Output;

pub(crate) fn completions(args: &CompletionsArgs) -> Result<Exit> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "mittari", &mut script);
    print(&script)
}

pub(crate) fn man(args: &ManArgs) -> Result<Exit> {
    let mut mittari = Cli::command();
    mittari.build();
    let command = match &args.command {
        None => mittari,
        Some(name) => {
            let found = mittari.find_subcommand(name);
            found
                .ok_or_else(|| anyhow!("{name}: no such command; mittari --help lists them"))?
                .clone()
        }
    };
    let mut page = Vec::new();
    Man::new(command).render(&mut page)?;
    print(&page)
}

fn print(bytes: &[u8]) -> Result<Exit> {
    let mut output = Output::stdout();
    output.write_all(bytes)?;
    output.finish()?;
    Ok(Exit::Done)
}
