//! Enums that are written as short lower-case keys in files, addresses, tables and catalogues.

/// Declares an enum whose variants have a stable key, an `ALL` list, and serde, `Display` and `FromStr` by key.
macro_rules! keyed_enum {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $key:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$vmeta])* #[serde(rename = $key)] $variant),+ }

        impl $name {
            /// Every value, in the order in which people meet them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable key, as in files, addresses and tables.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key),+ }
            }

            /// The value with this key, if there is one.
            pub fn from_key(key: &str) -> Option<Self> {
                match key { $($key => Some(Self::$variant),)+ _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.key())
            }
        }

        impl std::str::FromStr for $name {
            type Err = crate::problem::UnknownKey;
            fn from_str(key: &str) -> Result<Self, Self::Err> {
                Self::from_key(key).ok_or_else(|| crate::problem::UnknownKey {
                    key: key.to_owned(),
                    allowed: Self::ALL.iter().map(|value| value.key()).collect::<Vec<_>>().join(", "),
                })
            }
        }
    };
}

pub(crate) use keyed_enum;
