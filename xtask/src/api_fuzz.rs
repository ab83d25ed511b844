//! The API fuzzer: schemathesis reads our own OpenAPI document and asks a running server.

use std::path::Path;

use anyhow::Result;

use crate::{run, served, setup};

/// What an answer is held against.
const CHECKS: &str = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,unsupported_method,ignored_auth";

/// `demo` is the folder that `served::fill` made.
pub fn test(demo: &Path) -> Result<()> {
    let fuzzer = setup::schemathesis()?;
    let server = served::serve(demo, "api-fuzz")?;
    let mut command = run::program(fuzzer);
    command
        .arg("run")
        .arg(format!("{}/api/v1/openapi.json", server.url))
        .args(["--url", &server.url])
        .args(["--phases", "examples,coverage,fuzzing"])
        .args(["--checks", CHECKS])
        .args(["--max-examples", "25", "--seed", "7"])
        .arg("--generation-deterministic")
        .args(["--request-timeout", "10"]);
    if let Some(token) = served::said(demo)?.api_token {
        command.args(["--header", &format!("Authorization: Bearer {token}")]);
    }
    run::run(&mut command)
}
