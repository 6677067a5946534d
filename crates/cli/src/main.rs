//! The program `mittari`; everything it does is in the library beside it.

use std::process::ExitCode;

fn main() -> ExitCode {
    mittari::run(std::env::args_os())
}
