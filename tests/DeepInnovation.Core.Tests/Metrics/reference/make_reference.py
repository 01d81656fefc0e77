"""Values of scikit-learn for the metrics that DeepInnovation.Metrics computes itself.

    python3 make_reference.py > reference.json

Made with the versions that the output names. The expected calibration error is not in scikit-learn: here it is computed from
the bins of sklearn.calibration.calibration_curve (strategy "uniform"), weighted by how many scores each bin holds.
"""
import json
import sys
import warnings

import numpy
import sklearn
from sklearn import metrics
from sklearn.calibration import calibration_curve

warnings.simplefilter("ignore")
generator = numpy.random.default_rng(20250312)


def calibration_error(labels, scores, bins):
    edges = numpy.linspace(0, 1, bins + 1)
    which = numpy.searchsorted(edges[1:-1], scores)
    counts = numpy.bincount(which, minlength=bins)
    share, mean = calibration_curve(labels, scores, n_bins=bins, strategy="uniform")
    kept = counts[counts > 0]
    return float(numpy.sum(kept * numpy.abs(share - mean)) / numpy.sum(kept)), kept.tolist(), share.tolist(), mean.tolist()


def case(name, labels, scores, threshold=0.5):
    labels, scores = numpy.asarray(labels), numpy.asarray(scores, dtype=float)
    decided = (scores >= threshold).astype(int)
    p, r, f, support = metrics.precision_recall_fscore_support(labels, decided, labels=[0, 1], zero_division=0)
    mp, mr, mf, _ = metrics.precision_recall_fscore_support(labels, decided, labels=[0, 1], average="macro", zero_division=0)
    precision, recall, thresholds = metrics.precision_recall_curve(labels, scores)
    two = len(set(labels.tolist())) == 2
    probabilities = scores.min() >= 0 and scores.max() <= 1
    # calibration_curve wants both classes or none; with one class only, its bins are still defined by the same formula.
    error = calibration_error(labels, scores, 10) if probabilities and two else None
    return {
        "name": name,
        "labels": labels.tolist(),
        "scores": scores.tolist(),
        "threshold": threshold,
        "average_precision": float(metrics.average_precision_score(labels, scores)),
        "auroc": float(metrics.roc_auc_score(labels, scores)) if two else None,
        "accuracy": float(metrics.accuracy_score(labels, decided)),
        "negative": [p[0], r[0], f[0], int(support[0])],
        "positive": [p[1], r[1], f[1], int(support[1])],
        "macro": [mp, mr, mf],
        "confusion": metrics.confusion_matrix(labels, decided, labels=[0, 1]).ravel().tolist(),
        "brier": float(metrics.brier_score_loss(labels, scores)) if probabilities and two else None,
        "calibration_error": error[0] if error else None,
        "bin_counts": error[1] if error else None,
        "bin_positive_shares": error[2] if error else None,
        "bin_mean_scores": error[3] if error else None,
        # Highest threshold first, without the end point (1, 0), repeated full recall kept.
        "curve": [[float(t), float(a), float(b)] for t, a, b in zip(thresholds[::-1], precision[:-1][::-1], recall[:-1][::-1])],
    }


def noisy(n, share, strength, decimals=None):
    labels = (generator.random(n) < share).astype(int)
    logits = generator.normal(size=n) + strength * labels - 1
    scores = 1 / (1 + numpy.exp(-logits))
    return labels, scores if decimals is None else numpy.round(scores, decimals)


def bootstrap(labels, scores, resamples):
    aps, aucs, accuracies = [], [], []
    for _ in range(resamples):
        drawn = generator.integers(0, len(labels), len(labels))
        y, s = labels[drawn], scores[drawn]
        aps.append(metrics.average_precision_score(y, s))
        aucs.append(metrics.roc_auc_score(y, s))
        accuracies.append(metrics.accuracy_score(y, s >= 0.5))
    return {k: numpy.percentile(v, [2.5, 97.5]).tolist()
            for k, v in [("average_precision", aps), ("auroc", aucs), ("accuracy", accuracies)]}


cases = [
    case("random", *noisy(200, 0.4, 0.0)),
    case("informative", *noisy(300, 0.3, 2.0)),
    case("informative, another threshold", *noisy(150, 0.3, 2.0), threshold=0.31),
    case("heavy ties", *noisy(250, 0.35, 1.5, decimals=1)),
    case("scores on bin edges", [0, 1] * 11, [round(i / 10, 1) for i in range(11) for _ in (0, 1)]),
    case("two score values", [1, 0, 1, 0, 0, 1, 0, 0], [1, 1, 1, 0, 0, 0, 0, 0]),
    case("perfect", [0, 0, 0, 1, 1], [0.1, 0.2, 0.3, 0.8, 0.9]),
    case("inverted", [1, 1, 0, 0, 0], [0.1, 0.2, 0.7, 0.8, 0.9]),
    case("single positive", [0] * 30 + [1] + [0] * 19, generator.random(50)),
    case("all scores equal", [0, 1, 1, 0, 0, 0, 0], [0.4] * 7),
    case("all positive", [1, 1, 1, 1], [0.2, 0.9, 0.5, 0.5]),
    case("all negative", [0, 0, 0, 0], [0.2, 0.9, 0.5, 0.5]),
    case("one document", [1], [0.7]),
    case("nothing accepted", [0, 1, 0, 1], [0.1, 0.2, 0.3, 0.4], threshold=0.9),
    case("everything accepted", [0, 1, 0, 1], [0.1, 0.2, 0.3, 0.4], threshold=0.0),
    case("scores beyond [0, 1]", [0, 1, 0, 1, 1, 0], [-3.5, 2.25, 0, 7, -3.5, 2.25], threshold=1),
]
labels, scores = noisy(300, 0.4, 1.2)
json.dump({
    "made_with": {"python": sys.version.split()[0], "scikit-learn": sklearn.__version__, "numpy": numpy.__version__},
    "cases": cases,
    "bootstrap": {"labels": labels.tolist(), "scores": scores.tolist(), "resamples": 10000,
                  "intervals": bootstrap(labels, scores, 10000)},
}, sys.stdout, indent=None, separators=(",", ":"))
print()
