//! Work that time does: sequencing the log, folding the tallies, reminding, sending letters, making periodic tasks, counting
//! again, forgetting what has expired; and files that wait.

use std::fmt::Display;
use std::future::Future;
use std::pin::pin;
use std::time::Duration;

use app::imports::Watching;
use app::urging::Reminded;
use app::{Differing, Office, Refusal};
use ids::PlanId;
use tokio::time::{Interval, MissedTickBehavior, interval};

/// How often new events get their place in the log and a signature.
const SEQUENCE: Duration = Duration::from_secs(1);
/// How often what commits added is folded into the tallies.
const FOLD: Duration = Duration::from_secs(30);
/// How often the ladder of reminders is looked at; each rung is delivered once, whatever the distance.
const REMIND: Duration = Duration::from_secs(10 * 60);
/// How often letters whose time has come are sent.
const DELIVER: Duration = Duration::from_secs(15);
/// How often expired answers are forgotten.
const FORGET: Duration = Duration::from_secs(60 * 60);

/// How often periodic tasks are made whose period has begun.
const MAKE: Duration = Duration::from_secs(15 * 60);
/// How often it is looked whether a file waits.
const LOOK: Duration = Duration::from_secs(1);

/// How often the watched folder is looked into: a file that is the same at two looks is whole.
const FOLDER: Duration = Duration::from_secs(10);

/// How often every figure is counted again from the facts.
const RECOUNT: Duration = Duration::from_secs(24 * 60 * 60);

/// Makes figures anew that another catalogue, law or calendar made; then works until `shutdown` comes, and sequences once more before it ends.
///
/// Where several nodes work on one database, leases in the database decide which of them does what. Trouble is logged and tried
/// again at the next turn. Turns follow the monotonic clock: a wall clock that is set back stops nothing.
pub async fn run(office: &Office, shutdown: impl Future<Output = ()>) {
    tokio::pin!(shutdown);
    // Figures of another catalogue are other figures: this comes before anything is folded.
    done("refresh figures", office.refresh_figures(false).await);
    let (mut sequence, mut fold, mut forget) = (every(SEQUENCE), every(FOLD), every(FORGET));
    // Beside the others: a mail server may be slow, a recount long, and the log waits for nobody.
    let mut urging = pin!(urge(office));
    let mut long = pin!(long_work(office));
    loop {
        tokio::select! {
            biased;
            () = &mut shutdown => break,
            _ = sequence.tick() => done("sequence", office.sequence().await),
            _ = fold.tick() => done("fold", office.fold().await),
            _ = forget.tick() => done("forget", office.forget().await),
            () = &mut urging => {}
            () = &mut long => {}
        }
    }
    done("sequence", office.sequence().await);
}

/// Makes periodic tasks and counts again, for ever.
async fn long_work(office: &Office) {
    let (mut make, mut recount) = (every(MAKE), every(RECOUNT));
    loop {
        tokio::select! {
            biased;
            _ = make.tick() => made(office.make_periodic().await),
            _ = recount.tick() => recounted(office.recount().await),
        }
    }
}

/// Reminds and sends letters, for ever.
async fn urge(office: &Office) {
    let (mut remind, mut deliver) = (every(REMIND), every(DELIVER));
    loop {
        tokio::select! {
            biased;
            _ = remind.tick() => reminded(office.remind().await),
            _ = deliver.tick() => done("deliver", office.deliver().await),
        }
    }
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

/// A plan that cannot go on is said: somebody must stop it or give it another unit.
fn made(outcome: Result<(u64, Vec<(PlanId, Refusal)>), Refusal>) {
    match outcome {
        Ok((_, refused)) => {
            for (plan, refusal) in refused {
                tracing::warn!(%plan, %refusal, "a periodic task was not made");
            }
        }
        Err(error) => done::<()>("make periodic tasks", Err(error)),
    }
}

/// Work that nobody can be told of is an alarm: somebody has to be named.
fn reminded(outcome: Result<Reminded, Refusal>) {
    match outcome {
        Ok(Reminded { rungs: 0, nobody, .. }) if nobody.is_empty() => {}
        Ok(Reminded { rungs, notices, nobody, .. }) => {
            tracing::info!(rungs, notices, "reminded");
            if !nobody.is_empty() {
                tracing::warn!(?nobody, "nobody could be reminded of these");
            }
        }
        Err(error) => done::<()>("remind", Err(error)),
    }
}

fn done<T>(job: &str, outcome: Result<T, impl Display>) {
    if let Err(error) = outcome {
        tracing::error!(job, %error, "a job failed and is tried again at its next turn");
    }
}
