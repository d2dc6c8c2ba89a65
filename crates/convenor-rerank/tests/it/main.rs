//! The close reader over a tiny made-up model (`tools/rerank/tiny.py`): what is read, in which order, and what is said
//! when the model is not what it should be.

use std::fs;
use std::path::{Path, PathBuf};

use convenor_rerank::{MiniLm, Reader, RerankError};
use convenor_text::CloseReader;

fn tiny() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/tiny")
}

#[test]
fn a_text_becomes_the_vector_that_the_graph_gives() {
    let model = MiniLm::open(&tiny()).unwrap();
    let vector = model.embed("Doctor, surgery!").unwrap();
    let length = f32::sqrt(1.8 * 1.8 + 0.2 * 0.2);
    for (got, expected) in vector.iter().zip([1.8 / length, 0.2 / length, 0.0]) {
        assert!((got - expected).abs() < 1e-5, "{vector:?}");
    }
    assert_eq!(model.embed("").unwrap(), [0.0; 3]);
    assert_eq!(model.embed(&"doctor ".repeat(10_000)).unwrap(), model.embed("doctor").unwrap());
}

#[test]
fn texts_are_read_beside_the_question_and_again_the_same() {
    let reader = Reader::new(MiniLm::open(&tiny()).unwrap());
    let texts = ["buses".to_owned(), "surgery".to_owned(), "doctor".to_owned()];
    let first = reader.closeness("doctor", &texts).unwrap();
    assert!(first[0] < first[1] && first[1] < first[2], "{first:?}");
    assert_eq!(reader.closeness("doctor", &texts).unwrap(), first);
}

#[test]
fn a_folder_that_is_not_a_model_is_told() {
    let folder = tempfile::tempdir().unwrap();
    assert!(matches!(MiniLm::open(folder.path()), Err(RerankError::File { .. })));
    fs::write(folder.path().join("pieces.txt"), "doctor\n").unwrap();
    assert!(matches!(MiniLm::open(folder.path()), Err(RerankError::Pieces { piece: "[CLS]", .. })));
    fs::copy(tiny().join("pieces.txt"), folder.path().join("pieces.txt")).unwrap();
    fs::write(folder.path().join("model.onnx"), "no graph").unwrap();
    assert!(matches!(MiniLm::open(folder.path()), Err(RerankError::Graph { .. })));
}
