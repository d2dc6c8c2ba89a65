//! `MiniLM` as one graph: a text in, its vector out.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use convenor_text::Pieces;
use tract_onnx::prelude::{
    Framework, InferenceModelExt, IntoRunnable, Tensor, TractResult, TypedRunnableModel, tvec,
};
use tract_onnx::tract_core::ndarray::Array2;

/// Most pieces of a text that the model reads, with the two marks around it.
const PIECES_MAX: usize = 256;

/// The model, ready to read.
pub struct MiniLm {
    graph: Arc<TypedRunnableModel>,
    pieces: Pieces,
    begin: u32,
    end: u32,
}

/// Why the model cannot be read, or could not read.
#[derive(Debug, thiserror::Error)]
pub enum RerankError {
    /// A file is missing or cannot be read.
    #[error("{path} cannot be read: {source}")]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The list of pieces is not the model's.
    #[error("{path} lacks the piece {piece}: it is not the list of pieces that came with the model")]
    Pieces {
        /// The file.
        path: PathBuf,
        /// What is not in it.
        piece: &'static str,
    },
    /// The graph cannot be run.
    #[error("the model {path} cannot be run: {reason}")]
    Graph {
        /// The file.
        path: PathBuf,
        /// Why.
        reason: String,
    },
}

impl MiniLm {
    /// Opens a folder that holds `model.onnx` and `pieces.txt`.
    pub fn open(folder: &Path) -> Result<Self, RerankError> {
        let path = folder.join("pieces.txt");
        let lines = std::fs::read_to_string(&path)
            .map_err(|source| RerankError::File { path: path.clone(), source })?;
        let pieces = Pieces::read(&lines);
        let mark =
            |piece| pieces.row_of(piece).ok_or_else(|| RerankError::Pieces { path: path.clone(), piece });
        let (begin, end) = (mark("[CLS]")?, mark("[SEP]")?);
        let path = folder.join("model.onnx");
        let graph =
            open_graph(&path).map_err(|error| RerankError::Graph { path, reason: format!("{error:#}") })?;
        Ok(Self { graph, pieces, begin, end })
    }

    /// The vector of a text, of length 1. Only the beginning of a long text is read.
    pub fn embed(&self, text: &str) -> Result<Vec<f32>, RerankError> {
        let run = || -> TractResult<Vec<f32>> {
            let pieces = self.marked(text);
            let count = i64::try_from(pieces.len())?;
            let row = |numbers: Vec<i64>| -> TractResult<Tensor> {
                Ok(Array2::from_shape_vec((1, numbers.len()), numbers)?.into())
            };
            let inputs = tvec!(row(pieces)?.into(), row((0..count).collect())?.into());
            let outputs = self.graph.run(inputs)?;
            let vector = outputs
                .first()
                .ok_or_else(|| tract_onnx::tract_core::internal::format_err!("the graph gives no vector"))?;
            Ok(vector.to_plain_array_view::<f32>()?.iter().copied().collect())
        };
        let path = || PathBuf::from("model.onnx");
        run().map_err(|error| RerankError::Graph { path: path(), reason: format!("{error:#}") })
    }

    fn marked(&self, text: &str) -> Vec<i64> {
        let within = self.pieces.rows(text).into_iter().take(PIECES_MAX - 2);
        std::iter::once(self.begin).chain(within).chain([self.end]).map(i64::from).collect()
    }
}

fn open_graph(path: &Path) -> TractResult<Arc<TypedRunnableModel>> {
    tract_onnx::onnx().model_for_path(path)?.into_optimized()?.into_runnable()
}
