//! Starts a temporary PostgreSQL cluster, prints its address, and stops it when its input ends.

use std::io::{Read, Write};

use stories::pg::Cluster;

fn main() -> anyhow::Result<()> {
    let cluster = Cluster::start()?;
    let mut out = std::io::stdout();
    writeln!(out, "{}", cluster.url())?;
    out.flush()?;
    std::io::stdin().read_to_end(&mut Vec::new())?;
    drop(cluster);
    Ok(())
}
