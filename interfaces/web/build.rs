//! Stops a build without the pages' bundled scripts and styles, and says how to make them.

use std::path::Path;

fn main() {
    println!("cargo:rerun-if-changed=assets/dist/.stamp");
    println!("cargo:rerun-if-changed=messages");
    println!("cargo:rerun-if-changed=templates");
    assert!(
        Path::new("assets/dist/.stamp").exists(),
        "\n\ninterfaces/web/assets/dist is missing: run `cargo xtask assets` first\n\n"
    );
}
