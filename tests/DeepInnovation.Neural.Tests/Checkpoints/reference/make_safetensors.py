"""Writes two safetensors files by struct and json alone, after the format's description: no safetensors library.

mixed.safetensors  every type that is read as float, besides I64, a scalar and an empty tensor, in unsorted order
floats.safetensors F32 only, sorted and padded as the reference implementation does: our writer must give the same bytes
expected.json      the values of both, as doubles

Run: python3 make_safetensors.py   (Python 3.11, NumPy 1.24.2)
"""
import json
import struct

import numpy as np


def write(path, tensors, metadata):
    header, data = {}, b""
    if metadata is not None:
        header["__metadata__"] = metadata
    for name, dtype, shape, payload in tensors:
        header[name] = {"dtype": dtype, "shape": shape, "data_offsets": [len(data), len(data) + len(payload)]}
        data += payload
    text = json.dumps(header, separators=(",", ":"), ensure_ascii=False).encode("utf-8")
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


def bfloat16(values):
    return (np.asarray(values, "<f4").view("<u4") >> 16).astype("<u2").tobytes()


single = np.array([[1.5, -2.25, 3e-39], [1e38, -0.0, 0.1]], "<f4")
half = np.array([1.0, -65504.0, 6e-8, 0.333], "<f2")
brain = [1.0, -3.140625, 2.0 ** 100, 0.0]
double = np.array([[0.1], [1e-300], [123456789.123456789]], "<f8")
write("mixed.safetensors", [
    ("z.single", "F32", [2, 3], single.tobytes()),
    ("half", "F16", [4], half.tobytes()),
    ("brain", "BF16", [2, 2], bfloat16(brain)),
    ("embeddings.position_ids", "I64", [1, 3], np.arange(3, dtype="<i8").tobytes()),
    ("double", "F64", [3, 1], double.tobytes()),
    ("scalar", "F32", [], np.float32(7.25).tobytes()),
    ("empty", "F32", [0, 5], b""),
], {"format": "pt", "note": "ä \"quoted\""})
ramp = (np.arange(1000, dtype="<f4") / np.float32(7)).reshape(10, 100)
write("floats.safetensors", [
    ("a.bias", "F32", [3], np.array([0.5, -1.0, 1e-20], "<f4").tobytes()),
    ("a.weight", "F32", [10, 100], ramp.tobytes()),
    ("b.ü", "F32", [], np.float32(-3).tobytes()),
    ("c", "F32", [2, 0], b""),
], {"format": "pt"})
with open("expected.json", "w", encoding="utf-8") as file:
    json.dump({
        "z.single": [float(x) for x in single.ravel()],
        "half": [float(x) for x in half],
        "brain": brain,
        "double": [float(np.float32(x)) for x in double.ravel()],
        "scalar": [7.25],
        "empty": [],
    }, file, indent=1)
    file.write("\n")
