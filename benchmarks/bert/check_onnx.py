"""Runs ONNX's own checker on exported files: python3 check_onnx.py FILE...

Exit code 0 when all pass, 1 when one fails, 3 when the onnx package is missing (tests then skip).
Shapes and types are inferred too (full check) when a file uses ONNX's own operators only: the checker
knows no schema of others such as com.microsoft, for which the structure alone is checked.
"""
import sys

try:
    import onnx
except ImportError:
    print("The package onnx is missing (Debian: python3-onnx).", file=sys.stderr)
    sys.exit(3)


def nodes(graph):
    """All nodes, those of subgraphs too."""
    for node in graph.node:
        yield node
        for attribute in node.attribute:
            for inner in [attribute.g, *attribute.graphs]:
                yield from nodes(inner)


def check(path):
    model = onnx.load(path)
    foreign = sorted({n.domain for n in nodes(model.graph)} - {"", "ai.onnx"})
    # By path, so that files beyond protobuf's 2 GB with external data pass too.
    onnx.checker.check_model(path, full_check=not foreign)
    opsets = ", ".join(f"{o.domain or 'ai.onnx'} {o.version}" for o in model.opset_import)
    kind = f"structure only, because of {', '.join(foreign)}" if foreign else "full check"
    return f"{len(model.graph.node)} nodes, IR {model.ir_version}, opset {opsets}: {kind}"


def main(paths):
    if not paths:
        print(__doc__, file=sys.stderr)
        return 2
    failed = False
    for path in paths:
        try:
            print(f"{path}: ok, {check(path)}")
        except Exception as error:  # The checker's errors share no base class; any of them is the answer.
            failed = True
            print(f"{path}: refused: {error}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
