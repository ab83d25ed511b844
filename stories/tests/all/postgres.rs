//! The PostgreSQL test kit itself: databases apart from each other, copies, and a cluster that goes when it should.

use std::net::TcpStream;

use stories::pg::{Cluster, Sync};

#[test]
fn each_database_is_its_own_and_a_copy_has_what_its_template_had() {
    let cluster = Cluster::shared().expect("a cluster");
    let first = cluster.database("kit").expect("a database");
    let second = cluster.database("kit").expect("a database");
    assert_ne!(first, second);

    let sql = "create table unit (name text); insert into unit values ('Văn phòng')";
    cluster.psql(&first, sql).expect("SQL");
    assert!(cluster.psql(&second, "select * from unit").is_err());

    let copy = cluster.database_from("kit", &first).expect("a copy");
    let name = cluster.psql(&copy, "select name from unit").expect("SQL");
    assert_eq!(name.trim(), "Văn phòng");
}

#[test]
fn a_dropped_cluster_is_gone() {
    let cluster = Cluster::start_with(Sync::On).expect("a cluster");
    let url = cluster.url();
    let sync = cluster.psql(&url, "show fsync").expect("SQL");
    assert_eq!(sync.trim(), "on");

    let (_, rest) = url.rsplit_once('@').expect("a user");
    let address = rest.trim_end_matches("/postgres");
    assert!(TcpStream::connect(address).is_ok());
    drop(cluster);
    assert!(TcpStream::connect(address).is_err());
}
