//! Runs the program that was built.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// What a run left behind.
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).expect("mittari writes UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("mittari writes UTF-8"),
        }
    }
}

/// The program, in an environment that says nothing of colours.
pub(crate) fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mittari"));
    for name in [
        "NO_COLOR",
        "CLICOLOR",
        "CLICOLOR_FORCE",
        "RAYON_NUM_THREADS",
    ] {
        command.env_remove(name);
    }
    command
}

/// Runs mittari with these arguments and nothing on standard input.
pub(crate) fn mittari(args: &[&str]) -> Run {
    with_environment(args, &[])
}

/// Runs mittari in an environment.
pub(crate) fn with_environment(args: &[&str], environment: &[(&str, &str)]) -> Run {
    let output = command()
        .args(args)
        .envs(environment.iter().copied())
        .stdin(Stdio::null())
        .output();
    output.expect("mittari runs").into()
}

/// Runs mittari with bytes on standard input.
pub(crate) fn with_input(args: &[&str], input: &[u8]) -> Run {
    let mut child = command()
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("mittari runs");
    let mut stdin = child.stdin.take().expect("a pipe");
    // Both at once: mittari may write before it has read everything, and a pipe holds little.
    std::thread::scope(|scope| {
        // What mittari does not want to read is no failure of the test.
        scope.spawn(move || drop(stdin.write_all(input)));
        child.wait_with_output().expect("mittari ends").into()
    })
}

/// A path from the top of the repository.
pub(crate) fn repository(relative: &str) -> String {
    format!("{}/../../{relative}", env!("CARGO_MANIFEST_DIR"))
}

/// The path of a seed.
pub(crate) fn seed(name: &str) -> String {
    repository(&format!("seeds/{name}"))
}

/// A folder that goes when the test ends.
pub(crate) struct Folder(tempfile::TempDir);

impl Folder {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().expect("a temporary folder"))
    }

    /// The path of a file in it, whether there is one or not.
    pub(crate) fn path(&self, name: &str) -> String {
        self.0.path().join(name).to_string_lossy().into_owned()
    }

    /// Writes a file; returns its path.
    pub(crate) fn write(&self, name: &str, text: &str) -> String {
        let path = self.path(name);
        fs::write(Path::new(&path), text).expect("the folder is writable");
        path
    }

    /// The names of the files in it, sorted.
    pub(crate) fn names(&self) -> Vec<String> {
        let listed = fs::read_dir(self.0.path()).expect("the folder is readable");
        let mut names: Vec<String> = listed
            .map(|entry| {
                entry
                    .expect("an entry")
                    .file_name()
                    .to_string_lossy()
                    .into_owned()
            })
            .collect();
        names.sort();
        names
    }
}
