//! How much memory and processor time this process used.

use std::fs;

/// The unit of processor time in `/proc`.
const TICKS_PER_SECOND: f64 = 100.0;

/// Processor time of this process so far, of all threads, in seconds; 0 where the system does not tell.
pub(super) fn cpu_s() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The name of the program stands in brackets and may hold blanks; user and system time are 12th and 13th after it.
    let after_name = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    let ticks = after_name.split_whitespace().skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok());
    ticks.sum::<f64>() / TICKS_PER_SECOND
}

/// Forgets the peak so far, where the system lets us.
pub(super) fn forget_peak() {
    // Best effort: without it the peak of building the index counts too, which is told in the heading.
    let _ = fs::write("/proc/self/clear_refs", "5");
}

/// The peak since then, in megabytes, with the pages of files that are mapped.
pub(super) fn peak_mb() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().strip_suffix("kB")?.trim().parse::<f64>().ok());
    kilobytes.unwrap_or_default() / 1_000.0
}
