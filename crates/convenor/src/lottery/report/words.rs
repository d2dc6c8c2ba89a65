//! Each way to share out chances, in plain words.

use convenor_lottery::Algorithm;

/// Its name.
pub(super) fn name(algorithm: Algorithm) -> &'static str {
    match algorithm {
        Algorithm::Leximin => "leximin",
        Algorithm::Maximin => "maximin",
        Algorithm::Nash => "Nash welfare",
        Algorithm::Legacy => "legacy",
        Algorithm::Uniform => "uniform",
    }
}

/// What it does.
pub(super) fn explained(algorithm: Algorithm) -> &'static str {
    match algorithm {
        Algorithm::Leximin => {
            "Of all ways to draw panels within the quotas, this one makes the smallest chance as large as it can be; \
             among those, the next smallest, and so on. People who are alike in everything the quotas ask have the \
             same chance."
        }
        Algorithm::Maximin => {
            "Of all ways to draw panels within the quotas, this one makes the smallest chance as large as it can be. \
             People who are alike in everything the quotas ask have the same chance."
        }
        Algorithm::Nash => {
            "Of all ways to draw panels within the quotas, this one makes the product of all chances as large as it \
             can be: a balance between the smallest chances and all others. People who are alike in everything the \
             quotas ask have the same chance."
        }
        Algorithm::Legacy => {
            "Seat by seat, somebody was drawn from the group that most urgently needs people, until the quotas were \
             met. Chances follow from drawing so again and again; nothing makes them as equal as they could be."
        }
        Algorithm::Uniform => {
            "Every panel of people within the quotas is as likely as any other. Chances follow from counting all \
             panels; nothing makes them as equal as they could be."
        }
    }
}

/// What proves it.
pub(super) fn proof(algorithm: Algorithm) -> &'static str {
    match algorithm {
        Algorithm::Leximin | Algorithm::Maximin => {
            "certificate.json proves for every level that nobody with this chance could have more without somebody \
             with less having less still. “convenor lottery verify” checks it with nothing but the files, in exact \
             arithmetic; so can anybody's own program."
        }
        Algorithm::Nash | Algorithm::Legacy | Algorithm::Uniform => {
            "certificate.json holds the panels that the chances are made of, with their shares. “convenor lottery \
             verify” checks with nothing but the files that every panel is within the quotas and that the chances \
             follow from them. That no other way is fairer is not proven for this one."
        }
    }
}
