"""Writes MiniLM as one ONNX graph that the program's optional re-ranker reads.

The graph takes one text: `pieces` and `positions`, both int64 [1, pieces]; it gives `embedding`, float32 [384], of
length 1 (mean over the pieces' last layer, as the model's card says). Nothing is padded, so there is no mask.
"""

import json
import pathlib
import shutil
import sys

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from safetensors.numpy import load_file

HEADS = 12


class Graph:
    """Collects nodes and weights."""

    def __init__(self, weights):
        self.weights, self.nodes, self.kept = weights, [], {}

    def weight(self, name, transposed=False):
        key = name + (".T" if transposed else "")
        value = self.weights[name].astype(np.float32)
        self.kept[key] = value.T.copy() if transposed else value
        return key

    def constant(self, name, value):
        self.kept[name] = np.array(value)
        return name

    def add(self, op, *inputs, **attributes):
        name = f"{op}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(op, list(inputs), [name], name=name, **attributes))
        return name

    def linear(self, x, name):
        product = self.add("MatMul", x, self.weight(f"{name}.weight", transposed=True))
        return self.add("Add", product, self.weight(f"{name}.bias"))

    def normalise(self, x, name):
        centred = self.add("Sub", x, self.add("ReduceMean", x, axes=[-1], keepdims=1))
        variance = self.add("ReduceMean", self.add("Mul", centred, centred), axes=[-1], keepdims=1)
        spread = self.add("Sqrt", self.add("Add", variance, self.constant("epsilon", np.float32(1e-12))))
        scaled = self.add("Mul", self.add("Div", centred, spread), self.weight(f"{name}.weight"))
        return self.add("Add", scaled, self.weight(f"{name}.bias"))

    def gelu(self, x):
        erf = self.add("Erf", self.add("Div", x, self.constant("root_two", np.float32(2**0.5))))
        half = self.add("Mul", x, self.constant("half", np.float32(0.5)))
        return self.add("Mul", half, self.add("Add", erf, self.constant("one", np.float32(1.0))))

    def heads(self, x, order):
        shape = self.constant("split", np.array([1, -1, HEADS, 32], dtype=np.int64))
        return self.add("Transpose", self.add("Reshape", x, shape), perm=order)

    def attend(self, x, layer):
        own = f"encoder.layer.{layer}.attention"
        query = self.heads(self.linear(x, f"{own}.self.query"), [0, 2, 1, 3])
        key = self.heads(self.linear(x, f"{own}.self.key"), [0, 2, 3, 1])
        value = self.heads(self.linear(x, f"{own}.self.value"), [0, 2, 1, 3])
        scores = self.add("Div", self.add("MatMul", query, key), self.constant("root", np.float32(32**0.5)))
        mixed = self.add("MatMul", self.add("Softmax", scores, axis=-1), value)
        joined = self.add("Transpose", mixed, perm=[0, 2, 1, 3])
        joined = self.add("Reshape", joined, self.constant("join", np.array([1, -1, 384], dtype=np.int64)))
        output = self.linear(joined, f"{own}.output.dense")
        return self.normalise(self.add("Add", output, x), f"{own}.output.LayerNorm")

    def layer(self, x, layer):
        x = self.attend(x, layer)
        own = f"encoder.layer.{layer}"
        wide = self.gelu(self.linear(x, f"{own}.intermediate.dense"))
        return self.normalise(self.add("Add", self.linear(wide, f"{own}.output.dense"), x), f"{own}.output.LayerNorm")


def build(weights, layers):
    graph = Graph(weights)
    pieces = graph.add("Gather", graph.weight("embeddings.word_embeddings.weight"), "pieces", axis=0)
    places = graph.add("Gather", graph.weight("embeddings.position_embeddings.weight"), "positions", axis=0)
    kind = graph.constant("kind", weights["embeddings.token_type_embeddings.weight"][0].astype(np.float32))
    x = graph.normalise(graph.add("Add", graph.add("Add", pieces, places), kind), "embeddings.LayerNorm")
    for layer in range(layers):
        x = graph.layer(x, layer)
    mean = graph.add("ReduceMean", x, axes=[0, 1], keepdims=0)
    length = graph.add("Sqrt", graph.add("ReduceSum", graph.add("Mul", mean, mean), keepdims=1))
    graph.nodes.append(helper.make_node("Div", [mean, length], ["embedding"]))
    numbers = [helper.make_tensor_value_info(name, TensorProto.INT64, [1, "length"]) for name in ("pieces", "positions")]
    vector = helper.make_tensor_value_info("embedding", TensorProto.FLOAT, [384])
    kept = [numpy_helper.from_array(value, name) for name, value in graph.kept.items()]
    made = helper.make_graph(graph.nodes, "minilm", numbers, [vector], kept)
    return helper.make_model(made, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)


def main():
    source, target = (pathlib.Path(folder) for folder in sys.argv[1:3])
    layers = json.loads((source / "config.json").read_text())["num_hidden_layers"]
    model = build(load_file(source / "model.safetensors"), layers)
    onnx.checker.check_model(model)
    target.mkdir(parents=True, exist_ok=True)
    onnx.save(model, target / "model.onnx")
    shutil.copy(source / "vocab.txt", target / "pieces.txt")
    print(f"wrote {target / 'model.onnx'} and {target / 'pieces.txt'}")


if __name__ == "__main__":
    main()
