//! Stops a build without the typeface of printed papers, and says how to get it.

use std::path::Path;

fn main() {
    println!("cargo:rerun-if-changed=fonts");
    assert!(
        Path::new("fonts/Tinos-Regular.ttf").exists(),
        "\n\nadapters/print/fonts is missing: run `cargo xtask assets` first\n\n"
    );
}
