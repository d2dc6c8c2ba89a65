//! The fields of the index.

use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STRING, Schema, SchemaBuilder, TextFieldIndexing, TextOptions,
};

use super::analysis::{FORMS, STEMS};

/// Grows with every change to the fields, or to how text becomes words or passages; each version has a folder of its own.
pub(super) const VERSION: u32 = 4;

/// Columns that every hit is read from.
pub(super) const KIND: &str = "kind";
pub(super) const ID_HIGH: &str = "id_high";
pub(super) const ID_LOW: &str = "id_low";
pub(super) const LAST_DAY: &str = "last_day";

/// Columns of passages: see [`crate::meaning::Packed`].
pub(super) const SIGN: &str = "sign";
pub(super) const VECTOR: &str = "vector";

/// Columns that are counted.
pub(super) const GROUP: &str = "group";
pub(super) const TOPIC: &str = "topic";
pub(super) const ORGANISATION: &str = "organisation";
pub(super) const OUTCOME: &str = "outcome";
pub(super) const SOURCE_TYPE: &str = "source_type";
pub(super) const METHOD: &str = "method";
pub(super) const RECORD_KIND: &str = "record_kind";
pub(super) const STATUS: &str = "status";

/// Handles of the fields.
#[derive(Debug, Clone)]
pub(super) struct Fields {
    /// Kind and identifier, for replacing and removing.
    pub key: Field,
    pub reference: Field,
    pub kind: Field,
    pub id_high: Field,
    pub id_low: Field,
    pub first_day: Field,
    pub last_day: Field,
    /// Stems, with positions for phrases.
    pub title: Field,
    pub summary: Field,
    pub names: Field,
    pub text: Field,
    /// All words unstemmed: the exact form, and the dictionary for slips of the pen.
    pub forms: Field,
    /// Signs of the passages, `SIGN_WORDS` values each, in order.
    pub sign: Field,
    /// Vectors of the passages, `VECTOR_WORDS` values each, in order.
    pub vector: Field,
    /// Circles of readers.
    pub reader: Field,
    pub system: Field,
    pub organisation: Field,
    pub area: Field,
    pub group: Field,
    pub topic: Field,
    pub method: Field,
    pub level: Field,
    pub source_type: Field,
    pub status: Field,
    pub engagement_kind: Field,
    pub outcome: Field,
    pub record_kind: Field,
    pub gap: Field,
}

/// Declares the fields.
pub(super) fn declare() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let stems = |schema: &mut SchemaBuilder, name| {
        schema.add_text_field(name, analysed(STEMS, IndexRecordOption::WithFreqsAndPositions))
    };
    let fields = Fields {
        key: schema.add_text_field("key", STRING),
        reference: schema.add_text_field("reference", STRING),
        kind: schema.add_u64_field(KIND, FAST),
        id_high: schema.add_u64_field(ID_HIGH, FAST),
        id_low: schema.add_u64_field(ID_LOW, FAST),
        first_day: schema.add_i64_field("first_day", FAST | INDEXED),
        last_day: schema.add_i64_field(LAST_DAY, FAST | INDEXED),
        title: stems(&mut schema, "title"),
        summary: stems(&mut schema, "summary"),
        names: stems(&mut schema, "names"),
        text: stems(&mut schema, "text"),
        forms: schema.add_text_field("forms", analysed(FORMS, IndexRecordOption::WithFreqs)),
        sign: schema.add_u64_field(SIGN, FAST),
        vector: schema.add_u64_field(VECTOR, FAST),
        reader: schema.add_text_field("reader", STRING),
        system: schema.add_text_field("system", STRING),
        organisation: schema.add_text_field(ORGANISATION, STRING | FAST),
        area: schema.add_text_field("area", STRING),
        group: schema.add_text_field(GROUP, STRING | FAST),
        topic: schema.add_text_field(TOPIC, STRING | FAST),
        method: schema.add_text_field(METHOD, STRING | FAST),
        level: schema.add_text_field("level", STRING),
        source_type: schema.add_text_field(SOURCE_TYPE, STRING | FAST),
        status: schema.add_text_field(STATUS, STRING | FAST),
        engagement_kind: schema.add_text_field("engagement_kind", STRING),
        outcome: schema.add_text_field(OUTCOME, STRING | FAST),
        record_kind: schema.add_text_field(RECORD_KIND, STRING | FAST),
        gap: schema.add_text_field("gap", STRING),
    };
    (schema.build(), fields)
}

fn analysed(analyser: &str, option: IndexRecordOption) -> TextOptions {
    TextOptions::default()
        .set_indexing_options(TextFieldIndexing::default().set_tokenizer(analyser).set_index_option(option))
}
