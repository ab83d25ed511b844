//! How often one machine may knock at the door and at public pages.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::extract::ConnectInfo;
use axum::http::{Extensions, HeaderMap};

/// So many machines are remembered before those that have been quiet are forgotten.
const REMEMBERED: usize = 20_000;

/// A bucket for each machine: it holds `burst` knocks and regains one every `pace`.
#[derive(Clone, Debug)]
pub struct Limit {
    burst: f64,
    pace: Duration,
    buckets: Arc<Mutex<HashMap<IpAddr, Bucket>>>,
}

#[derive(Clone, Copy, Debug)]
struct Bucket {
    left: f64,
    seen: Instant,
}

impl Limit {
    /// Allows `burst` at once and one more every `pace`.
    pub fn new(burst: u32, pace: Duration) -> Limit {
        Limit { burst: f64::from(burst), pace, buckets: Arc::default() }
    }

    /// Lets a machine in, or says how long it must wait.
    ///
    /// # Errors
    /// How long until the next knock is taken.
    pub fn knock(&self, who: IpAddr, now: Instant) -> Result<(), Duration> {
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= REMEMBERED {
            buckets.retain(|_, bucket| self.filled(*bucket, now) < self.burst);
        }
        let bucket = buckets.entry(who).or_insert(Bucket { left: self.burst, seen: now });
        let left = self.filled(*bucket, now);
        *bucket = Bucket { left, seen: now };
        if left < 1.0 {
            return Err(self.pace.mul_f64(1.0 - left));
        }
        bucket.left -= 1.0;
        Ok(())
    }

    fn filled(&self, bucket: Bucket, now: Instant) -> f64 {
        let quiet = now.saturating_duration_since(bucket.seen);
        (bucket.left + quiet.as_secs_f64() / self.pace.as_secs_f64()).min(self.burst)
    }
}

/// Which machine sent a request. Only when the configuration says that a proxy stands in front is it believed about whom
/// it speaks for: the last address of `X-Forwarded-For` is the one that it saw itself, all others are hearsay. Who cannot
/// be told apart shares one bucket.
pub fn machine(extensions: &Extensions, headers: &HeaderMap, behind_proxy: bool) -> IpAddr {
    let peer = extensions
        .get::<ConnectInfo<SocketAddr>>()
        .map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |ConnectInfo(address)| address.ip());
    let forwarded = headers.get_all("x-forwarded-for").iter().next_back();
    forwarded
        .filter(|_| behind_proxy)
        .and_then(|value| value.to_str().ok()?.rsplit(',').next()?.trim().parse().ok())
        .unwrap_or(peer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    const A: IpAddr = IpAddr::V4(Ipv4Addr::new(10, 0, 0, 1));
    const B: IpAddr = IpAddr::V4(Ipv4Addr::new(10, 0, 0, 2));

    #[test]
    fn a_machine_waits_after_its_burst_and_others_do_not() {
        let limit = Limit::new(2, Duration::from_secs(10));
        let start = Instant::now();
        assert_eq!(limit.knock(A, start), Ok(()));
        assert_eq!(limit.knock(A, start), Ok(()));
        assert_eq!(limit.knock(A, start), Err(Duration::from_secs(10)));
        assert_eq!(limit.knock(B, start), Ok(()));
        assert_eq!(limit.knock(A, start + Duration::from_secs(10)), Ok(()));
        assert!(limit.knock(A, start + Duration::from_secs(10)).is_err());
    }

    #[test]
    fn quiet_machines_are_forgotten() {
        let limit = Limit::new(1, Duration::from_secs(1));
        let start = Instant::now();
        for number in 0..REMEMBERED as u32 {
            let _ = limit.knock(IpAddr::V4(Ipv4Addr::from_bits(number)), start);
        }
        assert_eq!(limit.knock(A, start + Duration::from_secs(2)), Ok(()));
        assert_eq!(limit.buckets.lock().unwrap().len(), 1);
    }

    #[test]
    fn only_a_proxy_that_is_configured_is_believed() {
        let from = |behind_proxy: bool, forwarded: &'static str| {
            let mut extensions = Extensions::new();
            extensions.insert(ConnectInfo(SocketAddr::new(A, 4000)));
            let headers = HeaderMap::from_iter([(
                axum::http::HeaderName::from_static("x-forwarded-for"),
                HeaderValue::from_static(forwarded),
            )]);
            machine(&extensions, &headers, behind_proxy)
        };
        assert_eq!(from(false, "10.0.0.2"), A, "a stranger's header says nothing");
        assert_eq!(from(true, "1.2.3.4, 10.0.0.2"), B, "the last address is the one that the proxy saw");
        assert_eq!(from(true, "nonsense"), A);
    }
}
