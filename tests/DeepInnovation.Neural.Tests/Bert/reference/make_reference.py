"""Records logits, losses, gradients and an AdamW run of bert_reference.py; see README.md.

Weights are random and far from 0 and 1 (biases and layer-norm gains too), so that every gradient matters.
Everything is computed in float32, then again in float64; the differences are printed and kept in the JSON,
as the yardstick of what a float32 implementation can be asked for.
"""
import copy
import json
import pathlib
import struct

import torch
from torch.nn import functional as F

import bert_reference as B

HERE = pathlib.Path(__file__).parent
KINDS = {torch.float32: "F32", torch.int64: "I64"}


def write(name, tensors, scalars):
    """NAME.safetensors (8-byte header length, JSON header, values) and NAME.json."""
    header, blobs, offset = {}, [], 0
    for key, tensor in tensors.items():
        blob = tensor.detach().contiguous().numpy().tobytes()
        header[key] = {"dtype": KINDS[tensor.dtype], "shape": list(tensor.shape), "data_offsets": [offset, offset + len(blob)]}
        blobs.append(blob)
        offset += len(blob)
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    (HERE / f"{name}.safetensors").write_bytes(struct.pack("<Q", len(text)) + text + b"".join(blobs))
    (HERE / f"{name}.json").write_text(json.dumps(scalars, indent=2) + "\n")


def randomise(model, seed):
    g = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for name, p in model.named_parameters():
            p.copy_(0.2 * torch.randn(p.shape, generator=g))
            if name.endswith("LayerNorm.weight"):
                p.add_(1.0)
    return model.eval()


def batch(config, lengths, width, seed):
    """Ids, mask and token types (N, T): each text is as long as given, its second half of type 1, the rest padding."""
    g = torch.Generator().manual_seed(seed)
    ids = torch.randint(5, config.vocab_size, (len(lengths), width), generator=g)
    mask, types = torch.zeros_like(ids), torch.zeros_like(ids)
    for row, length in enumerate(lengths):
        mask[row, :length] = 1
        types[row, (length + 1) // 2:length] = 1
    return ids * mask, mask, types


def inputs(arrays, prefix=""):
    return {prefix + k: v for k, v in zip(("input_ids", "attention_mask", "token_type_ids"), arrays)}


def record(model, loss_of):
    """Runs loss_of(model) -> (loss, outputs) in float32 and float64; returns tensors, loss, and the differences."""
    runs = []
    for m in (model, copy.deepcopy(model).double()):
        m.zero_grad()
        loss, outputs = loss_of(m)
        loss.backward()
        values = {**outputs, **{"gradient." + n: p.grad for n, p in m.named_parameters()}}
        runs.append((loss.item(), {k: v.detach().clone() for k, v in values.items()}))
    (loss, single), (loss64, double) = runs
    # A key's bias shifts all scores of a row alike, so its exact gradient is 0: differences are over the largest gradient.
    scale = max(v.abs().max().item() for k, v in double.items() if k.startswith("gradient."))
    differences = {
        "loss": abs(loss - loss64),
        "outputs": max((v - double[k]).abs().max().item() for k, v in single.items() if not k.startswith("gradient.")),
        "gradients": max((v - double[k]).abs().max().item() for k, v in single.items() if k.startswith("gradient.")),
        "gradients_over_largest": max((v - double[k]).abs().max().item() for k, v in single.items()
            if k.startswith("gradient.")) / scale,
    }
    tensors = {"weight." + n: p for n, p in model.named_parameters()}
    return {**tensors, **single}, {"loss": loss, "loss_float64": loss64, "difference_from_float64": differences}


def norm_of(tensors):
    return torch.sqrt(sum(v.double().square().sum() for k, v in tensors.items() if k.startswith("gradient."))).item()


SMALL = B.Config(101, 32, 2, 4, 64, 64)
LENGTHS = [11, 7, 9, 3, 10]


def classification():
    model = randomise(B.Classifier(SMALL, 3), 1)
    arrays = batch(SMALL, LENGTHS, 11, 2)
    labels, weights = torch.tensor([0, 2, 1, 2, 0]), torch.tensor([0.5, 1.75, 1.25])

    def loss_of(m):
        logits = m(*arrays)
        return F.cross_entropy(logits, labels, weight=weights.to(logits.dtype)), {"logits": logits}

    tensors, scalars = record(model, loss_of)
    tensors = {**inputs(arrays), "labels": labels, "class_weights": weights, **tensors}
    return "classification", tensors, {"config": vars(SMALL), "labels": 3, **scalars, "gradient_norm": norm_of(tensors)}


def masked():
    model = randomise(B.MaskedLanguageModel(SMALL), 3)
    ids, mask, types = batch(SMALL, LENGTHS, 11, 4)
    chosen = torch.tensor([[0, 2], [0, 7], [0, 10], [1, 1], [1, 5], [2, 3], [2, 8], [3, 1], [4, 4], [4, 9]])
    targets = ids[chosen[:, 0], chosen[:, 1]].clone()
    ids[chosen[:, 0], chosen[:, 1]] = 4

    def loss_of(m):
        logits = m(ids, mask, types)[chosen[:, 0], chosen[:, 1]]
        return F.cross_entropy(logits, targets), {"logits": logits}

    tensors, scalars = record(model, loss_of)
    # Positions count into the batch's N x T tokens, row by row.
    tensors = {**inputs((ids, mask, types)), "positions": chosen[:, 0] * 11 + chosen[:, 1], "targets": targets, **tensors}
    return "masked", tensors, {"config": vars(SMALL), "mask_id": 4, **scalars, "gradient_norm": norm_of(tensors)}


def decays(name):
    return not (name.endswith(".bias") or name.endswith("LayerNorm.weight"))


def train(model, batches, dtype, steps=30, warm_up=3, peak=1e-3):
    """AdamW with warm-up and decay; step s (from 1) runs at peak * s / warm_up, then peak * (steps - s) / (steps - warm_up)."""
    named = list(model.named_parameters())
    groups = [{"params": [p for n, p in named if decays(n)], "weight_decay": 0.01},
              {"params": [p for n, p in named if not decays(n)], "weight_decay": 0.0}]
    optimiser = torch.optim.AdamW(groups, lr=peak, betas=(0.9, 0.999), eps=1e-8)
    losses, norms, rates = [], [], []
    for s in range(1, steps + 1):
        rate = peak * (s / warm_up if s <= warm_up else (steps - s) / (steps - warm_up))
        for group in optimiser.param_groups:
            group["lr"] = rate
        arrays, labels = batches[(s - 1) % len(batches)]
        optimiser.zero_grad()
        loss = F.cross_entropy(model(*arrays), labels)
        loss.backward()
        norms.append(torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0).item())
        optimiser.step()
        losses.append(loss.item())
        rates.append(rate)
    return losses, norms, rates


def adamw30():
    model = randomise(B.Classifier(SMALL, 3), 5)
    batches = []
    for b in range(6):
        labels = torch.randint(0, 3, (5,), generator=torch.Generator().manual_seed(20 + b))
        batches.append((batch(SMALL, LENGTHS[b % 5:] + LENGTHS[:b % 5], 11, 10 + b), labels))
    tensors = {}
    for b, (arrays, labels) in enumerate(batches):
        tensors.update(inputs(arrays, f"batch.{b}."))
        tensors[f"batch.{b}.labels"] = labels
    tensors.update({"weight." + n: p.detach().clone() for n, p in model.named_parameters()})
    double = copy.deepcopy(model).double()
    losses, norms, rates = train(model, batches, torch.float32)
    losses64, norms64, _ = train(double, batches, torch.float64)
    tensors.update({"after." + n: p for n, p in model.named_parameters()})
    apart = {n: (p.double() - q).abs().max().item() for (n, p), (_, q)
        in zip(model.named_parameters(), double.named_parameters())}
    keys = max(v for n, v in apart.items() if n.endswith("key.bias"))
    differences = {
        "losses": max(abs(a - b) for a, b in zip(losses, losses64)),
        "gradient_norms": max(abs(a - b) for a, b in zip(norms, norms64)),
        "weights_after_but_key_biases": max(v for n, v in apart.items() if not n.endswith("key.bias")),
        "key_biases_after": keys,
    }
    scalars = {"config": vars(SMALL), "labels": 3, "peak": 1e-3, "betas": [0.9, 0.999], "epsilon": 1e-8, "weight_decay": 0.01,
               "warm_up": 3, "steps": 30, "clip": 1.0, "batches": 6, "losses": losses, "gradient_norms": norms,
               "learning_rates": rates, "difference_from_float64": differences}
    return "adamw30", tensors, scalars


def encoder():
    config = B.Config(61, 48, 3, 6, 40, 16)
    model = randomise(B.EncoderOnly(config), 6)
    left = batch(config, [9, 5, 8, 4, 7, 6], 9, 7)
    right = batch(config, [12, 10, 6, 11, 3, 8], 12, 8)

    def loss_of(m):
        hidden, first = m(*left)
        _, second = m(*right)
        similarity = 20 * first @ second.T
        return F.cross_entropy(similarity, torch.arange(6)), {
            "last_hidden": hidden, "sentences": first, "positives": second, "similarity": similarity}

    tensors, scalars = record(model, loss_of)
    tensors = {**inputs(left, "anchor."), **inputs(right, "positive."), **tensors}
    return "encoder", tensors, {"config": vars(config), "scale": 20, **scalars, "gradient_norm": norm_of(tensors)}


def main():
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    for case in (classification, masked, adamw30, encoder):
        name, tensors, scalars = case()
        write(name, tensors, {"torch": torch.__version__, **scalars})
        print(name, json.dumps(scalars["difference_from_float64"]))


if __name__ == "__main__":
    main()
