"""Which word pieces the table holds, and how text is cut into them."""

import re
from pathlib import Path

import numpy as np
import scipy.sparse as sparse
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

UNKNOWN = "[UNK]"


def read_vocabulary(folder):
    """The teacher's own pieces, in order."""
    return Path(folder, "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")


def kept(vocabulary):
    """Pieces that English text needs, the unknown piece first."""
    latin = re.compile(r"(##)?[a-z0-9]+|(##)?[^\W\d_a-z]|(##)?[^\w\s]")
    letters = re.compile(r"[\u0000-\u024f\u2000-\u206f\u20a0-\u20bf\u2100-\u2214]+")
    keep = [
        piece for piece in vocabulary
        if not piece.startswith("[") or len(piece) == 1
        if latin.fullmatch(piece) and letters.fullmatch(piece)
    ]
    return [UNKNOWN, *keep]


def tokenizer(pieces):
    """BERT's uncased word-piece cutter over these pieces."""
    rows = {piece: row for row, piece in enumerate(pieces) if " " not in piece}
    cutter = Tokenizer(models.WordPiece(rows, unk_token=UNKNOWN, max_input_chars_per_word=100))
    cutter.normalizer = normalizers.BertNormalizer(lowercase=True)
    cutter.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return cutter


def counts(cutter, texts, size):
    """How often each text holds each piece; the unknown piece counts for nothing."""
    rows = [[piece for piece in found.ids if piece] for found in cutter.encode_batch(texts)]
    pointer = np.cumsum([0, *map(len, rows)])
    columns = np.fromiter((piece for row in rows for piece in row), np.int32, pointer[-1])
    matrix = sparse.csr_matrix((np.ones(pointer[-1], np.float32), columns, pointer), (len(texts), size))
    matrix.sum_duplicates()
    return matrix
