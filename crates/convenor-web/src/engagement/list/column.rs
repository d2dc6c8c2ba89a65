//! The columns of the list of activities: which there are, which the reader chose, which can be sorted by.

use convenor_store::{EngagementSort, Order};

use crate::state::AppState;

/// A column of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    /// Title.
    Title,
    /// The organisation that leads.
    Organisation,
    /// Where.
    Place,
    /// About what.
    Topic,
    /// Where it stands.
    Status,
    /// When it opens and closes.
    Dates,
    /// How, and with which level of influence promised.
    Method,
    /// Who is to be heard.
    Groups,
    /// How many were heard.
    People,
    /// How many insights there are.
    Insights,
    /// What came of it.
    Outcome,
    /// Whether people were told.
    FedBack,
    /// When the record was last saved.
    Updated,
}

impl Column {
    /// Every column, in the order of the table.
    pub(crate) const ALL: [Self; 13] = [
        Self::Title,
        Self::Organisation,
        Self::Place,
        Self::Topic,
        Self::Status,
        Self::Dates,
        Self::Method,
        Self::Groups,
        Self::People,
        Self::Insights,
        Self::Outcome,
        Self::FedBack,
        Self::Updated,
    ];

    /// Its name in addresses and catalogues.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Organisation => "organisation",
            Self::Place => "place",
            Self::Topic => "topic",
            Self::Status => "status",
            Self::Dates => "dates",
            Self::Method => "method",
            Self::Groups => "groups",
            Self::People => "people",
            Self::Insights => "insights",
            Self::Outcome => "outcome",
            Self::FedBack => "fed-back",
            Self::Updated => "updated",
        }
    }

    /// Whether it is shown to readers who have chosen nothing.
    const fn is_usual(self) -> bool {
        !matches!(self, Self::Method | Self::Groups | Self::Updated)
    }

    /// The columns that were asked for, in the order of the table and always with the title; the usual ones when
    /// none was.
    pub(crate) fn chosen(keys: &[String]) -> Vec<Self> {
        let asked = |column: &Self| keys.iter().any(|key| key == column.key());
        if Self::ALL.iter().any(asked) {
            Self::ALL.into_iter().filter(|column| *column == Self::Title || asked(column)).collect()
        } else {
            Self::ALL.into_iter().filter(|column| column.is_usual()).collect()
        }
    }

    /// What the list is sorted by when this column's heading is followed, and which end comes first.
    pub(crate) const fn sort(self) -> Option<(EngagementSort, Order)> {
        match self {
            Self::Title => Some((EngagementSort::Title, Order::Asc)),
            Self::Dates => Some((EngagementSort::Starts, Order::Desc)),
            Self::Updated => Some((EngagementSort::Updated, Order::Desc)),
            _ => None,
        }
    }
}

/// The words above each column.
pub(crate) fn words(state: &AppState, columns: &[Column]) -> Vec<String> {
    columns.iter().map(|column| state.word(&format!("activities-column-{}", column.key()))).collect()
}

#[cfg(test)]
mod tests {
    use super::Column;

    #[test]
    fn columns_keep_their_order_and_the_title_stays() {
        let chosen = Column::chosen(&["status".to_owned(), "place".to_owned(), "nonsense".to_owned()]);
        assert_eq!(chosen, [Column::Title, Column::Place, Column::Status]);
        assert_eq!(Column::chosen(&["nonsense".to_owned()]), Column::chosen(&[]));
    }
}
