//! What something cost: time on the clock and of the processors.

use std::time::Instant;

use anyhow::{Context, Result};

/// Milliseconds of one tick of the kernel's accounts.
const TICK_MS: u64 = 10;

/// A moment to measure from.
pub(crate) struct Since {
    clock: Instant,
    processor_ms: u64,
}

impl Since {
    /// From now on.
    pub(crate) fn now() -> Result<Self> {
        Ok(Self { clock: Instant::now(), processor_ms: processor_ms()? })
    }

    /// Milliseconds on the clock and of all processors.
    pub(crate) fn spent_ms(&self) -> Result<(u128, u64)> {
        Ok((self.clock.elapsed().as_millis(), processor_ms()? - self.processor_ms))
    }
}

/// Milliseconds that this process has used of all processors.
fn processor_ms() -> Result<u64> {
    let status = std::fs::read_to_string("/proc/self/stat").context("this bench needs Linux")?;
    // The name of the program comes first in brackets and may hold blanks; 11 fields follow before the times.
    let (_, fields) = status.rsplit_once(") ").context("an unknown form of /proc/self/stat")?;
    let times: Vec<u64> = fields.split(' ').skip(11).take(2).map(str::parse).collect::<Result<_, _>>()?;
    Ok(times.iter().sum::<u64>() * TICK_MS)
}
