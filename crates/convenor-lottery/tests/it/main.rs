//! The lottery from outside: tables in, proofs out.

#[cfg(test)]
mod conflict;
#[cfg(test)]
mod draw;
#[cfg(test)]
mod examples;
#[cfg(test)]
mod fair;
#[cfg(test)]
mod golden;
#[cfg(test)]
mod legacy;
#[cfg(test)]
mod pools;
#[cfg(test)]
mod replace;
#[cfg(test)]
mod table;
#[cfg(test)]
mod uniform;
