//! How well the look-up finds, in the anchors' measures.

use std::path::PathBuf;

use clap::Args;
use convenor_domain::{EngagementContent, Vocabularies};
use convenor_rerank::{MiniLm, Reader};
use convenor_text::IndexedRecord;

use crate::closely::Closely;
use crate::finder::{ByMeaning, Finder, Ours};
use crate::measure::{Known, Measured, PLACES, Themes};
use crate::numpy::draw;
use crate::record::{Around, engagement, remark};
use crate::rival::Bm25;
use crate::sets::{Cases, Comments, Twins};
use crate::table::{self, ALONE, Row};

/// Comments that are asked for their like.
const QUESTIONS: usize = 1_500;
const SEED: u32 = 0;
/// Words and meaning together, and these read closely.
const JOINED: [&str; 2] = ["Convenor", "with the close reader"];

/// What to measure.
#[derive(Args)]
pub(crate) struct Options {
    /// Folder with the real texts.
    #[arg(long, default_value = "../shared/data")]
    data: PathBuf,
    /// Folder with the close reader's model (`tools/rerank`), to measure the look-up with it too.
    #[arg(long)]
    close_reader: Option<PathBuf>,
}

/// Measures everything and prints a table.
pub(crate) fn run(options: &Options) -> anyhow::Result<()> {
    let data = &options.data;
    let around = Around(Vocabularies::shipped()?);
    let reader = options.close_reader.as_deref().map(MiniLm::open).transpose()?.map(Reader::new);
    comments(&Comments::read(data)?, &around, reader.as_ref())?;
    cases(&Cases::read(data)?, &around, reader.as_ref())?;
    twins(&Twins::read(data, &around)?, &around)
}

fn comments(comments: &Comments, around: &Around, reader: Option<&Reader>) -> anyhow::Result<()> {
    let texts = || comments.0.iter().map(|(comment, _)| comment.as_str());
    let records: Vec<_> = (1..).zip(texts()).map(|(number, text)| remark(number, text, around)).collect();
    println!("\n{} comments, {} themes", comments.0.len(), comments.themes().len());
    let measure = |(name, finder): Named<'_>| -> anyhow::Result<Row> {
        let measured = comment_to_comments(comments, finder.as_ref())?;
        let by_theme = theme_to_comments(comments, finder.as_ref())?;
        Ok(Row { name, measured: measured.into_iter().chain(by_theme).collect() })
    };
    let rows: Vec<Row> =
        finders(&records, texts(), reader)?.into_iter().map(measure).collect::<anyhow::Result<_>>()?;
    let columns = ["comment: P@10", "comment: nDCG@10", "theme: P@10", "theme: nDCG@10"];
    table::print(&columns, &rows, &JOINED);
    Ok(())
}

/// A way to find, with its name.
type Named<'a> = (&'static str, Box<dyn Finder + 'a>);

/// The product's look-up, each half of it alone, with the close reader where there is one, and its rival, over the same
/// texts.
fn finders<'a>(
    records: &[IndexedRecord],
    texts: impl Iterator<Item = &'a str> + Clone,
    reader: Option<&'a Reader>,
) -> anyhow::Result<Vec<Named<'a>>> {
    let ([by_words, by_meaning], [both, closely]) = (ALONE, JOINED);
    let mut finders: Vec<Named<'a>> = vec![
        ("textbook BM25", Box::new(Bm25::of(texts.clone()))),
        (by_words, Box::new(Ours::by_words(records)?)),
        (by_meaning, Box::new(ByMeaning::of(texts.clone())?)),
        (both, Box::new(Ours::of(records)?)),
    ];
    if let Some(reader) = reader {
        finders.push((closely, Box::new(Closely::of(records, texts, reader)?)));
    }
    Ok(finders)
}

fn comment_to_comments(comments: &Comments, finder: &dyn Finder) -> anyhow::Result<[Measured; 2]> {
    let themes = comments.themes();
    let mut measured = Themes::default();
    for asked in draw(SEED, comments.0.len(), QUESTIONS) {
        let Some((comment, theme)) = comments.0.get(asked) else { continue };
        let mut found = finder.best(comment, PLACES + 1)?;
        found.retain(|place| *place != asked);
        found.truncate(PLACES);
        let others = themes.get(theme).copied().unwrap_or_default().saturating_sub(1);
        measured.add(&on_theme(comments, &found, theme), others);
    }
    Ok(measured.measured())
}

fn theme_to_comments(comments: &Comments, finder: &dyn Finder) -> anyhow::Result<[Measured; 2]> {
    let mut measured = Themes::default();
    for (theme, size) in comments.themes() {
        let found = finder.best(&theme, PLACES)?;
        measured.add(&on_theme(comments, &found, &theme), size);
    }
    Ok(measured.measured())
}

fn on_theme(comments: &Comments, found: &[usize], theme: &str) -> Vec<bool> {
    found.iter().map(|place| comments.0.get(*place).is_some_and(|(_, own)| own == theme)).collect()
}

fn cases(cases: &Cases, around: &Around, reader: Option<&Reader>) -> anyhow::Result<()> {
    let texts = || cases.0.iter().map(|(_, text)| text.as_str());
    let content =
        |text: &str| EngagementContent { narrative: text.to_owned(), ..EngagementContent::default() };
    let records: Vec<_> =
        (1..).zip(texts()).map(|(number, text)| engagement(number, content(text), around)).collect();
    println!("\n{} accounts, each looked up by its title", cases.0.len());
    let measure = |(name, finder): Named<'_>| -> anyhow::Result<Row> {
        let mut known = Known::default();
        for (place, (title, _)) in cases.0.iter().enumerate() {
            known.add(place_of(place, &finder.best(title, cases.0.len())?));
        }
        let [first, in_five, _, reciprocal] = known.measured();
        Ok(Row { name, measured: vec![first, in_five, reciprocal] })
    };
    let rows: Vec<Row> =
        finders(&records, texts(), reader)?.into_iter().map(measure).collect::<anyhow::Result<_>>()?;
    table::print(&["recall@1", "recall@5", "MRR"], &rows, &JOINED);
    Ok(())
}

fn place_of(wanted: usize, found: &[usize]) -> Option<usize> {
    found.iter().position(|place| *place == wanted)
}

fn twins(twins: &Twins, around: &Around) -> anyhow::Result<()> {
    println!(
        "\n{} exercises in two files: the other one in the first five, by summary alone",
        twins.pairs.len()
    );
    let there = twins.pairs.iter().copied();
    let back = twins.pairs.iter().map(|(earlier, later)| (*later, *earlier));
    let directions: [(_, _, _, Vec<(usize, usize)>); 2] = [
        ("later in earlier", &twins.earlier, &twins.later, there.collect()),
        ("earlier in later", &twins.later, &twins.earlier, back.collect()),
    ];
    println!("{:<22}{:>16}{:>16}", "", "titles indexed", "titles hidden");
    for (name, indexed, asking, pairs) in &directions {
        let shown = find_twins(indexed, asking, pairs, around)?;
        let untitled =
            |content: &EngagementContent| EngagementContent { title: String::new(), ..content.clone() };
        let untitled: Vec<_> = indexed.iter().map(untitled).collect();
        let hidden = find_twins(&untitled, asking, pairs, around)?;
        println!("{name:<22}{shown:>16.3}{hidden:>16.3}");
    }
    Ok(())
}

/// The share of pairs whose first is found in the first five by the summary of the second.
fn find_twins(
    indexed: &[EngagementContent],
    asking: &[EngagementContent],
    pairs: &[(usize, usize)],
    around: &Around,
) -> anyhow::Result<f64> {
    let records: Vec<_> =
        (1..).zip(indexed).map(|(number, content)| engagement(number, content.clone(), around)).collect();
    let finder = Ours::of(&records)?;
    let mut known = Known::default();
    for (wanted, asked) in pairs {
        let summary = asking.get(*asked).map(|content| content.summary.as_str()).unwrap_or_default();
        known.add(place_of(*wanted, &finder.best(summary, 5)?));
    }
    let [_, in_five, ..] = known.measured();
    Ok(in_five.mean())
}
