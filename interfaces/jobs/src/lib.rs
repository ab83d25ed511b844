//! Work that time does: sequencing the log, folding the tallies, counting again, forgetting what has expired; and files that wait.

use std::fmt::Display;
use std::future::Future;
use std::time::Duration;

use app::imports::Watching;
use app::{Differing, Office, Refusal};
use tokio::time::{Interval, MissedTickBehavior, interval};

/// How often new events get their place in the log and a signature.
const SEQUENCE: Duration = Duration::from_secs(1);
/// How often what commits added is folded into the tallies.
const FOLD: Duration = Duration::from_secs(30);
/// How often expired answers are forgotten.
const FORGET: Duration = Duration::from_secs(60 * 60);

/// How often it is looked whether a file waits.
const LOOK: Duration = Duration::from_secs(1);

/// How often the watched folder is looked into: a file that is the same at two looks is whole.
const FOLDER: Duration = Duration::from_secs(10);

/// How often every figure is counted again from the facts.
const RECOUNT: Duration = Duration::from_secs(24 * 60 * 60);

/// Works until `shutdown` comes, and sequences once more before it ends.
///
/// Where several nodes work on one database, leases in the database decide which of them does what. Trouble is logged and tried
/// again at the next turn. Turns follow the monotonic clock: a wall clock that is set back stops nothing.
pub async fn run(office: &Office, shutdown: impl Future<Output = ()>) {
    tokio::pin!(shutdown);
    let (mut sequence, mut fold, mut forget) = (every(SEQUENCE), every(FOLD), every(FORGET));
    let mut recount = every(RECOUNT);
    loop {
        tokio::select! {
            biased;
            () = &mut shutdown => break,
            _ = sequence.tick() => done("sequence", office.sequence().await),
            _ = fold.tick() => done("fold", office.fold().await),
            _ = forget.tick() => done("forget", office.forget().await),
            _ = recount.tick() => recounted(office.recount().await),
        }
    }
    done("sequence", office.sequence().await);
}

/// Takes in the files that people handed in or that lie in the watched folder, one after another, until `shutdown` comes. What is under way then is cut off between
/// two chunks and is shown as interrupted.
pub async fn imports(office: &Office, shutdown: impl Future<Output = ()>) {
    tokio::pin!(shutdown);
    let (mut look, mut folder) = (every(LOOK), every(FOLDER));
    let mut watching = Watching::default();
    let work = async {
        loop {
            tokio::select! {
                _ = look.tick() => while worked(office.work_import().await) {},
                _ = folder.tick() => done("watched folder", office.look_into_folder(&mut watching).await),
            }
        }
    };
    tokio::select! {
        biased;
        () = &mut shutdown => {}
        () = work => {}
    }
}

/// Whether one was taken in, so that the next may wait already.
fn worked(outcome: Result<bool, Refusal>) -> bool {
    outcome.unwrap_or_else(|error| {
        done::<()>("imports", Err(error));
        false
    })
}

/// Turns at this distance; after a long one the next waits its time instead of catching up.
fn every(distance: Duration) -> Interval {
    let mut turns = interval(distance);
    turns.set_missed_tick_behavior(MissedTickBehavior::Delay);
    turns
}

/// A figure that the facts contradict is never smoothed: it is an alarm in the log of the server.
fn recounted(outcome: Result<Vec<Differing>, Refusal>) {
    match outcome {
        Ok(differing) => {
            for Differing { indicator, counted, kept } in differing {
                tracing::error!(indicator, ?counted, ?kept, "the tallies differ from the facts");
            }
        }
        // Without a decision there is no period to count in.
        Err(Refusal::NotFound { .. }) => {}
        Err(error) => done::<()>("recount", Err(error)),
    }
}

fn done<T>(job: &str, outcome: Result<T, impl Display>) {
    if let Err(error) = outcome {
        tracing::error!(job, %error, "a job failed and is tried again at its next turn");
    }
}
