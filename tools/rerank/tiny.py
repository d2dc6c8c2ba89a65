"""Writes the tiny made-up model that the tests of `convenor-rerank` read: the mean of three numbers a piece."""

import pathlib
import sys

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

PIECES = {
    "[UNK]": [0, 0, 0],
    "[CLS]": [0, 0, 0],
    "[SEP]": [0, 0, 0],
    "doctor": [1, 0, 0],
    "surgery": [0.8, 0.2, 0],
    "bus": [0, 0, 1],
    "##es": [0, 0.1, 0],
}


def main():
    folder = pathlib.Path(sys.argv[1])
    table = np.array(list(PIECES.values()), dtype=np.float32)
    nodes = [
        helper.make_node("Gather", ["table", "pieces"], ["vectors"], axis=0),
        helper.make_node("Cast", ["positions"], ["places"], to=TensorProto.FLOAT),
        helper.make_node("Mul", ["places", "nought"], ["noughts"]),
        helper.make_node("Unsqueeze", ["noughts", "last"], ["column"]),
        helper.make_node("Add", ["vectors", "column"], ["placed"]),
        helper.make_node("ReduceMean", ["placed"], ["mean"], axes=[0, 1], keepdims=0),
        helper.make_node("Mul", ["mean", "mean"], ["squares"]),
        helper.make_node("ReduceSum", ["squares"], ["sum"], keepdims=1),
        helper.make_node("Add", ["sum", "little"], ["positive"]),
        helper.make_node("Sqrt", ["positive"], ["length"]),
        helper.make_node("Div", ["mean", "length"], ["embedding"]),
    ]
    numbers = [helper.make_tensor_value_info(name, TensorProto.INT64, [1, "length"]) for name in ("pieces", "positions")]
    vector = helper.make_tensor_value_info("embedding", TensorProto.FLOAT, [3])
    kept = {
        "table": table,
        "nought": np.float32(0),
        "last": np.array([2], dtype=np.int64),
        "little": np.array([1e-12], dtype=np.float32),
    }
    kept = [numpy_helper.from_array(np.asarray(value), name) for name, value in kept.items()]
    graph = helper.make_graph(nodes, "tiny", numbers, [vector], kept)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    onnx.checker.check_model(model)
    onnx.save(model, folder / "model.onnx")
    (folder / "pieces.txt").write_text("\n".join(PIECES) + "\n")


if __name__ == "__main__":
    main()
