//! Tests of the web crate as a whole. `cfg(test)` tells clippy that helpers here are tests too.

#[cfg(test)]
mod activities;
#[cfg(test)]
mod api;
#[cfg(test)]
mod area;
#[cfg(test)]
mod design_system;
#[cfg(test)]
mod every_template;
#[cfg(test)]
mod every_word;
#[cfg(test)]
mod find;
#[cfg(test)]
mod frame;
#[cfg(test)]
mod harness;
#[cfg(test)]
mod home;
#[cfg(test)]
mod import;
#[cfg(test)]
mod insights;
#[cfg(test)]
mod look;
#[cfg(test)]
mod lottery;
#[cfg(test)]
mod overlap;
#[cfg(test)]
mod page;
#[cfg(test)]
mod reach;
#[cfg(test)]
mod reach_log;
#[cfg(test)]
mod reach_needs;
#[cfg(test)]
mod reach_repeat;
#[cfg(test)]
mod recording;
#[cfg(test)]
mod response_import;
#[cfg(test)]
mod responses_show;
#[cfg(test)]
mod routes;
#[cfg(test)]
mod seat;
#[cfg(test)]
mod sweep;
#[cfg(test)]
mod topic;
#[cfg(test)]
mod weight;
