//! Turns a panic while one document is read into an error of that document.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook};

use anyhow::{Result, anyhow};

thread_local! {
    static LAST_PANIC: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Keeps panics off the terminal; [`guard`] reports them.
pub(crate) fn silence_panics() {
    set_hook(Box::new(|panic| {
        let place = panic
            .location()
            .map(|at| format!(" ({}:{})", at.file(), at.line()));
        let words = panic.payload_as_str().unwrap_or("no message");
        LAST_PANIC.set(Some(format!("{words}{}", place.unwrap_or_default())));
    }));
}

/// Runs `work`; a panic in it becomes an error.
pub(crate) fn guard<T>(work: impl FnOnce() -> Result<T>) -> Result<T> {
    // What `work` leaves half done is dropped with it, so nothing broken can be seen afterwards.
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        let words = LAST_PANIC.take().unwrap_or_else(|| "no message".to_owned());
        Err(anyhow!(
            "mittari failed on it, which is a mistake in mittari and not in the document: {words}; please report it with the document"
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_an_error() {
        silence_panics();
        let error = guard::<()>(|| panic!("no such column")).expect_err("the work panics");
        assert!(error.to_string().contains("no such column"), "{error}");
        assert_eq!(guard(|| Ok(4)).expect("the work succeeds"), 4);
    }
}
