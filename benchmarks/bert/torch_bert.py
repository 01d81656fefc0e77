"""The PyTorch side of the speed comparison: BERT's training step and sentence encoding on the CPU.

    python3 torch_bert.py train --layers 2 --hidden 128 --heads 2 --length 64 --batch 32
    python3 torch_bert.py infer --layers 6 --hidden 384 --heads 12 --length 32 --batch 64 [--int8]

One line of JSON a run: the median of the steps after warm-up, quartiles and best, and the peak resident memory.
The BLAS that PyTorch found is part of the result: Debian's python3-torch computes float32 products by
whatever libblas.so.3 is, and the reference BLAS is several times slower than OpenBLAS.
"""
import argparse
import json
import os
import pathlib
import platform
import resource
import statistics
import sys
import time

import torch
from torch.nn import functional as F

REFERENCE = pathlib.Path(__file__).parents[2] / "tests/DeepInnovation.Neural.Tests/Bert/reference"
sys.path.insert(0, str(REFERENCE))
import bert_reference as B  # noqa: E402


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=["train", "infer"])
    for name, value in (("layers", 2), ("hidden", 128), ("heads", 2), ("length", 64), ("batch", 32),
                        ("vocabulary", 30522), ("threads", 2), ("warm-up", 5), ("steps", 30)):
        parser.add_argument(f"--{name}", type=int, default=value)
    parser.add_argument("--dropout", type=float, default=0.1, help="while training (default 0.1)")
    parser.add_argument("--int8", action="store_true", help="infer: dynamic int8 of all linear layers")
    return parser.parse_args()


def times(step, warm_up, steps):
    """Seconds of each step after the warm-up, and the mean processor time of a step in milliseconds."""
    for _ in range(warm_up):
        step()
    taken = []
    busy = time.process_time()
    for _ in range(steps):
        start = time.perf_counter()
        step()
        taken.append(time.perf_counter() - start)
    return taken, 1000 * (time.process_time() - busy) / steps


def batch(a):
    shape = (a.batch, a.length)
    ids = torch.randint(5, a.vocabulary, shape)
    return ids, torch.ones_like(ids), torch.zeros_like(ids)


def decays(name):
    return not (name.endswith(".bias") or name.endswith("LayerNorm.weight"))


def training_step(config, a):
    """Forward, backward, clipping at 1 and AdamW on a new batch; the loss is read, as a training loop does."""
    model = B.Classifier(config, 2).train()
    named = list(model.named_parameters())
    groups = [{"params": [p for n, p in named if decays(n)], "weight_decay": 0.01},
              {"params": [p for n, p in named if not decays(n)], "weight_decay": 0.0}]
    optimiser = torch.optim.AdamW(groups, lr=1e-4, foreach=True)

    def step():
        arrays, labels = batch(a), torch.randint(0, 2, (a.batch,))
        optimiser.zero_grad()
        loss = F.cross_entropy(model(*arrays), labels)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        return loss.item()

    return step


def encoding_step(config, a):
    """Mean-pooled sentence vectors of a batch."""
    model = B.EncoderOnly(config).eval()
    if a.int8:
        engines = [e for e in torch.backends.quantized.supported_engines if e != "none"]
        # fbgemm is the engine for x86; without it, what the build has.
        torch.backends.quantized.engine = next((e for e in ("fbgemm", "onednn") if e in engines), engines[0])
        model = torch.quantization.quantize_dynamic(model, {torch.nn.Linear}, dtype=torch.qint8)
    arrays = batch(a)

    def step():
        with torch.inference_mode():
            return model(*arrays)[1]

    return step


def blas():
    """The libraries with BLAS routines that this process has loaded."""
    maps = pathlib.Path("/proc/self/maps")
    if not maps.exists():
        return "unknown"
    files = {line.split()[-1] for line in maps.read_text().splitlines() if "/" in line}
    return sorted(str(pathlib.Path(f)) for f in files if any(k in f for k in ("blas", "mkl_rt", "blis")))


def processor():
    info = pathlib.Path("/proc/cpuinfo")
    names = [line.split(":", 1)[1].strip() for line in info.read_text().splitlines()
        if line.startswith("model name")] if info.exists() else []
    return names[0] if names else platform.processor()


def main():
    a = arguments()
    torch.set_num_threads(a.threads)
    torch.manual_seed(0)
    config = B.Config(a.vocabulary, a.hidden, a.layers, a.heads, 4 * a.hidden, 512,
                      hidden_dropout_prob=a.dropout, attention_probs_dropout_prob=a.dropout)
    step = (training_step if a.command == "train" else encoding_step)(config, a)
    taken, busy = times(step, a.warm_up, a.steps)
    taken.sort()
    median = statistics.median(taken)
    unit = 1 if a.command == "train" else a.batch
    result = {
        "command": a.command, "layers": a.layers, "hidden": a.hidden, "heads": a.heads, "length": a.length,
        "batch": a.batch, "vocabulary": a.vocabulary, "threads": a.threads,
        "dropout": a.dropout if a.command == "train" else 0.0,
        "precision": "float32" if not (a.int8 and a.command == "infer") else "int8 " + torch.backends.quantized.engine,
        "unit": "steps/s" if a.command == "train" else "sequences/s",
        "rate": round(unit / median, 3),
        "rate_quartiles": [round(unit / taken[(3 * len(taken)) // 4], 3), round(unit / taken[len(taken) // 4], 3)],
        "rate_best": round(unit / taken[0], 3), "processor_ms_a_step": round(busy, 2), "load_average": os.getloadavg()[0],
        "steps": a.steps, "peak_rss_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
        "torch": torch.__version__, "python": platform.python_version(), "processor": processor(), "blas": blas(),
        "waits": os.environ.get("OMP_WAIT_POLICY", "").lower(),
    }
    print(json.dumps(result), flush=True)


if __name__ == "__main__":
    main()
