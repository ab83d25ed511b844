//! The demo: a made-up province, entered by the same acts as a real one.

use std::path::Path;

use app::Office;
use cli::{Failure, Filled, Wanted};

pub async fn fill(_office: &Office, _data: &Path, _wanted: Wanted) -> Result<Filled, Failure> {
    Err(Failure::Fault("bản này chưa có tỉnh giả định".to_owned()))
}
