//! How many seats each group is to have.

/// The smallest and the largest number of seats, both allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct Seats {
    /// At least so many.
    pub min: u32,
    /// At most so many.
    pub max: u32,
}

impl Seats {
    /// Whether `seats` are within.
    pub fn hold(self, seats: u32) -> bool {
        (self.min..=self.max).contains(&seats)
    }

    /// As bounds of a programme.
    pub(crate) fn range(self) -> (f64, f64) {
        (f64::from(self.min), f64::from(self.max))
    }
}

/// One value of a feature ("Female") and its seats.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Value {
    /// As the files write it.
    pub name: String,
    /// The quota.
    pub seats: Seats,
    /// How far the quota may be moved when it cannot be met, when the file says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub flexible: Option<Seats>,
}

/// Something people are told apart by ("Gender"): every person has one of its values.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Feature {
    /// As the files write it: the heading of the pool's column.
    pub name: String,
    /// In the order of the file.
    pub values: Vec<Value>,
}

/// What a panel must look like.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Quotas {
    /// In the order of the file.
    pub features: Vec<Feature>,
}
