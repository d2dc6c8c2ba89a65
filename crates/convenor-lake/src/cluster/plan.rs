//! A statement and its tables as Spark takes them.

use std::collections::HashMap;

use datafusion::arrow::datatypes::{DataType, FieldRef, Schema};
use spark_connect_proto::read::{DataSource, ReadType};
use spark_connect_proto::relation::RelType;
use spark_connect_proto::{Plan, Read, Relation, Sql, SubqueryAlias, WithRelations, plan};

use crate::engine::statement::{Statement, Table};
use crate::{Lake, sql};

/// What Spark is asked to do.
pub(super) fn of(statement: &Statement, lake: &Lake) -> Plan {
    let root = Sql { query: statement.sql.clone(), ..Sql::default() };
    let root = Some(Box::new(relation(RelType::Sql(root))));
    let references = statement.tables.iter().map(|table| named(table, lake)).collect();
    let all = relation(RelType::WithRelations(Box::new(WithRelations { root, references })));
    Plan { op_type: Some(plan::OpType::Root(all)) }
}

fn named(table: &Table, lake: &Lake) -> Relation {
    let source = DataSource {
        format: Some("parquet".to_owned()),
        // With the columns given, what a file lacks is null.
        schema: Some(columns(&table.schema)),
        options: HashMap::new(),
        paths: table.paths.iter().map(|path| lake.address(path)).collect(),
        ..DataSource::default()
    };
    let read = Read { read_type: Some(ReadType::DataSource(source)), is_streaming: false };
    let input = Some(Box::new(relation(RelType::Read(read))));
    let alias = SubqueryAlias { input, alias: table.name.clone(), qualifier: Vec::new() };
    relation(RelType::SubqueryAlias(Box::new(alias)))
}

fn relation(what: RelType) -> Relation {
    Relation { common: None, rel_type: Some(what) }
}

/// The columns in Spark's words.
fn columns(schema: &Schema) -> String {
    let column = |field: &FieldRef| {
        let kind = match field.data_type() {
            DataType::Int64 => "BIGINT",
            DataType::Float64 => "DOUBLE",
            DataType::Date32 => "DATE",
            _ => "STRING",
        };
        format!("{} {kind}", sql::name(field.name()))
    };
    schema.fields().iter().map(column).collect::<Vec<_>>().join(", ")
}
