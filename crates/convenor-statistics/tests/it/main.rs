//! Protection against attackers that share no code with it, and cell keys beside the package of those who published them.

#[cfg(test)]
mod attacker;
#[cfg(test)]
mod cell_key;
#[cfg(test)]
mod larger;
#[cfg(test)]
mod made_up;
#[cfg(test)]
mod protect;
