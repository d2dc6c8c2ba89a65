//! The commands as people and programs run them: what they print, what they leave, how they end.

#[cfg(test)]
mod disclose;
#[cfg(test)]
mod find;
#[cfg(test)]
mod import;
#[cfg(test)]
mod instance;
#[cfg(test)]
mod lottery;
#[cfg(test)]
mod overlap;
#[cfg(test)]
mod reach;
#[cfg(test)]
mod reference;
#[cfg(test)]
mod responses;
#[cfg(test)]
mod weight;
