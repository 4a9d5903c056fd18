//! The `huikan` command; everything is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    huikan::command::run()
}
