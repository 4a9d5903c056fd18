//! The `huikan` command; everything is in the library.

use std::process::ExitCode;

/// Pages are made of many small strings on all cores at once, for which the systems' own allocators are slow.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    huikan::command::run()
}
