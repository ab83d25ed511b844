//! Serving: pages, API, health and the jobs, on one address, until the machine says stop.

use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use api::router as api;
use app::Office;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::middleware;
use axum::routing::get;
use cli::Failure;
use storage::sessions::Sessions;
use time::OffsetDateTime;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::TraceLayer;

use crate::config::Config;
use crate::metering;

/// The longest that a request is worked on; an import of a large file is the slowest.
const LONGEST: Duration = Duration::from_secs(120);
/// How long requests under way may take to end after the machine said stop.
const FAREWELL: Duration = Duration::from_secs(10);
/// How often sessions that nobody uses any more are deleted.
const SWEEP: Duration = Duration::from_secs(60 * 60);

/// Serves until Ctrl-C or SIGTERM; calls `started` with the address once it listens.
///
/// # Errors
/// [`Failure::Fault`] when the address cannot be had, and what `started` says.
pub async fn serve(
    config: &Config,
    office: Arc<Office>,
    listen: SocketAddr,
    started: impl FnOnce(SocketAddr) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let fault = |error: std::io::Error| Failure::Fault(format!("{listen}: {error}"));
    let stopped = stopping().map_err(fault)?;
    let listener = TcpListener::bind(listen).await.map_err(fault)?;
    let sessions = Sessions::new(office.database());
    let router = router(config, Arc::clone(&office), sessions.clone())?;
    started(listener.local_addr().map_err(fault)?)?;
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let server = axum::serve(listener, service).with_graceful_shutdown(until(stopped.clone()));
    let farewell = async {
        until(stopped.clone()).await;
        tokio::time::sleep(FAREWELL).await;
    };
    let served = async {
        tokio::select! {
            served = server.into_future() => served.map_err(fault),
            () = farewell => Ok(()),
        }
    };
    if let Some(watched) = config.watched() {
        office.watch(watched);
    }
    // In a task of its own: a large file must not hold up the log.
    let taking_in = {
        let (office, stopped) = (Arc::clone(&office), stopped.clone());
        tokio::spawn(async move { jobs::imports(&office, until(stopped)).await })
    };
    let (served, (), ()) =
        tokio::join!(served, jobs::run(&office, until(stopped.clone())), sweep(&sessions, until(stopped.clone())));
    taking_in.await.map_err(|error| Failure::Fault(error.to_string()))?;
    served
}

fn router(config: &Config, office: Arc<Office>, sessions: Sessions) -> Result<Router, Failure> {
    let settings = web::Settings {
        secure_cookies: config.secure_cookies(),
        behind_proxy: config.behind_proxy,
        session_hours: config.session_hours,
    };
    let metrics = metering::recorder().map_err(Failure::Fault)?;
    let health = Router::new()
        .route("/healthz", get(|| async { "alive\n" }))
        .route("/readyz", get(ready))
        .with_state(Arc::clone(&office))
        .route("/metrics", get(move || async move { metrics.render() }));
    Ok(health
        .merge(api(Arc::clone(&office)))
        .merge(web::router(office, sessions, settings))
        .layer(middleware::from_fn(metering::count))
        .layer(TimeoutLayer::with_status_code(StatusCode::GATEWAY_TIMEOUT, LONGEST))
        .layer(TraceLayer::new_for_http()))
}

async fn ready(State(office): State<Arc<Office>>) -> (StatusCode, &'static str) {
    match office.ready().await {
        Ok(()) => (StatusCode::OK, "ready\n"),
        Err(refusal) => {
            tracing::error!(%refusal, "the database does not answer");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n")
        }
    }
}

/// Becomes true when the machine says stop.
fn stopping() -> std::io::Result<watch::Receiver<bool>> {
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    let (stop, stopped) = watch::channel(false);
    tokio::spawn(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
        tracing::info!("stopping");
        stop.send_replace(true);
        // The sender lives on, so that whoever begins to wait later finds it true.
        stop.closed().await;
    });
    Ok(stopped)
}

async fn until(mut stopped: watch::Receiver<bool>) {
    // An error says that the sender is gone, which is the end as well.
    let _ = stopped.wait_for(|stopped| *stopped).await;
}

/// Deletes expired sessions. Their end is written in the machine's time, also where the records live at another.
async fn sweep(sessions: &Sessions, stopped: impl Future<Output = ()>) {
    tokio::pin!(stopped);
    let mut turns = tokio::time::interval(SWEEP);
    loop {
        tokio::select! {
            () = &mut stopped => break,
            _ = turns.tick() => {
                if let Err(fault) = sessions.delete_expired(OffsetDateTime::now_utc()).await {
                    tracing::error!(%fault, "expired sessions could not be deleted");
                }
            }
        }
    }
}
