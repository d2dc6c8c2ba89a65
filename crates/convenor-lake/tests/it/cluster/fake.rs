//! A server that takes every question and gives to each the same answer: the fewest bytes of HTTP/2 and of Spark
//! Connect that are valid.

use std::sync::Arc;

use datafusion::arrow::array::{ArrayRef, Int64Array, RecordBatch};
use datafusion::arrow::ipc::writer::StreamWriter;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

const SETTINGS: u8 = 4;
const HEADERS: u8 = 1;
const DATA: u8 = 0;
const END_HEADERS: u8 = 4;
const END_STREAM: u8 = 1;
const ACKNOWLEDGED: u8 = 1;

/// `ExecutePlanResponse { result_complete: {} }`.
const COMPLETE: [u8; 2] = [14 << 3 | 2, 0];

/// The first stream of a caller: it carries the settings of a session, and any answer to them will do.
const FIRST: u32 = 1;

/// What the server answers.
#[derive(Debug, Clone)]
pub(super) enum Reply {
    /// Streams that end without a word.
    Nothing,
    /// A complete answer without rows.
    NoRows,
    /// A complete answer of one group with these counts: meeting the condition, seen, and the sums of keys of both where
    /// keys are wanted.
    Group(Vec<i64>),
    /// Never anything.
    Silence,
}

/// A server. Returns its address.
pub(super) async fn server(reply: Reply) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("sc://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((caller, _)) = listener.accept().await {
            tokio::spawn(serve(caller, reply.clone()));
        }
    });
    address
}

/// Serves a caller until it goes.
async fn serve(mut caller: TcpStream, reply: Reply) -> std::io::Result<()> {
    let mut preface = [0; 24];
    caller.read_exact(&mut preface).await?;
    caller.write_all(&frame(SETTINGS, 0, 0, &[])).await?;
    loop {
        let mut head = [0; 9];
        caller.read_exact(&mut head).await?;
        let length = u32::from_be_bytes([0, head[0], head[1], head[2]]);
        let mut body = vec![0; length as usize];
        caller.read_exact(&mut body).await?;
        let (kind, flags) = (head[3], head[4]);
        let stream = u32::from_be_bytes([head[5], head[6], head[7], head[8]]);
        if kind == SETTINGS && flags & ACKNOWLEDGED == 0 {
            caller.write_all(&frame(SETTINGS, ACKNOWLEDGED, 0, &[])).await?;
        }
        if kind == DATA && flags & END_STREAM != 0 && !matches!(reply, Reply::Silence) {
            caller.write_all(&answer(stream, &reply)).await?;
        }
    }
}

fn answer(stream: u32, reply: &Reply) -> Vec<u8> {
    // `:status 200` stands in the table that every HTTP/2 speaker knows.
    let mut headers = vec![0x88];
    headers.extend(header("content-type", "application/grpc"));
    let mut bytes = frame(HEADERS, END_HEADERS, stream, &headers);
    let messages = if stream == FIRST { vec![COMPLETE.to_vec()] } else { messages(reply) };
    for message in messages {
        let mut data = vec![0];
        data.extend(u32::try_from(message.len()).unwrap().to_be_bytes());
        data.extend(message);
        bytes.extend(frame(DATA, 0, stream, &data));
    }
    bytes.extend(frame(HEADERS, END_HEADERS | END_STREAM, stream, &header("grpc-status", "0")));
    bytes
}

fn messages(reply: &Reply) -> Vec<Vec<u8>> {
    match reply {
        Reply::Nothing | Reply::Silence => Vec::new(),
        Reply::NoRows => vec![COMPLETE.to_vec()],
        Reply::Group(counts) => vec![rows(counts), COMPLETE.to_vec()],
    }
}

/// `ExecutePlanResponse { arrow_batch: { row_count: 1, data } }`.
fn rows(counts: &[i64]) -> Vec<u8> {
    let columns = ["fitting", "seen", "fitting_keys", "key_sum"].into_iter().zip(counts);
    let columns = columns.map(|(name, count)| (name, Arc::new(Int64Array::from(vec![*count])) as ArrayRef));
    let batch = RecordBatch::try_from_iter(columns).unwrap();
    let mut writer = StreamWriter::try_new(Vec::new(), &batch.schema()).unwrap();
    writer.write(&batch).unwrap();
    let data = writer.into_inner().unwrap();
    let piece = [vec![1 << 3, 1, 2 << 3 | 2], varint(data.len()), data].concat();
    [vec![2 << 3 | 2], varint(piece.len()), piece].concat()
}

fn varint(mut number: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    while number > 127 {
        bytes.push(u8::try_from(number % 128).unwrap() | 128);
        number /= 128;
    }
    bytes.push(u8::try_from(number).unwrap());
    bytes
}

/// A header that is spelt out.
fn header(name: &str, value: &str) -> Vec<u8> {
    let text = |text: &str| [&[u8::try_from(text.len()).unwrap()], text.as_bytes()].concat();
    [vec![0], text(name), text(value)].concat()
}

fn frame(kind: u8, flags: u8, stream: u32, body: &[u8]) -> Vec<u8> {
    let length = u32::try_from(body.len()).unwrap().to_be_bytes();
    [&length[1..], &[kind, flags], &stream.to_be_bytes(), body].concat()
}
