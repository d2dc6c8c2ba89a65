//! The lottery from outside: tables in, proofs out.
