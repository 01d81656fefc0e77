"""Values of scikit-learn with sample_weight, for the weighted metrics of DeepInnovation.Metrics.

    python3 make_weighted_reference.py > weighted.json

The expected calibration error is not in scikit-learn: it is computed here from NumPy's weighted histograms over the same bins as
in make_reference.py.
"""
import json
import sys
import warnings

import numpy
import sklearn
from sklearn import metrics

warnings.simplefilter("ignore")
generator = numpy.random.default_rng(20250314)


def case(name, labels, scores, weights, threshold=0.5):
    labels, scores, weights = numpy.asarray(labels), numpy.asarray(scores, dtype=float), numpy.asarray(weights, dtype=float)
    decided = (scores >= threshold).astype(int)
    p, r, f, support = metrics.precision_recall_fscore_support(labels, decided, labels=[0, 1], zero_division=0,
        sample_weight=weights)
    precision, recall, thresholds = metrics.precision_recall_curve(labels, scores, sample_weight=weights)
    edges = numpy.linspace(0, 1, 11)
    which = numpy.searchsorted(edges[1:-1], scores)
    of_bin = [numpy.bincount(which, v, minlength=10) for v in (weights, weights * scores, weights * labels)]
    return {
        "name": name,
        "labels": labels.tolist(),
        "scores": scores.tolist(),
        "weights": weights.tolist(),
        "threshold": threshold,
        "average_precision": float(metrics.average_precision_score(labels, scores, sample_weight=weights)),
        "auroc": float(metrics.roc_auc_score(labels, scores, sample_weight=weights)),
        "accuracy": float(metrics.accuracy_score(labels, decided, sample_weight=weights)),
        "negative": [p[0], r[0], f[0], float(support[0])],
        "positive": [p[1], r[1], f[1], float(support[1])],
        "confusion": metrics.confusion_matrix(labels, decided, labels=[0, 1], sample_weight=weights).ravel().tolist(),
        "brier": float(metrics.brier_score_loss(labels, scores, sample_weight=weights)),
        "calibration_error": float(numpy.sum(numpy.abs(of_bin[1] - of_bin[2])) / numpy.sum(of_bin[0])),
        "curve": [[float(t), float(a), float(b)] for t, a, b in zip(thresholds[::-1], precision[:-1][::-1], recall[:-1][::-1])],
    }


def drawn(n, share, strength, decimals=None):
    labels = (generator.random(n) < share).astype(int)
    scores = 1 / (1 + numpy.exp(-(generator.normal(size=n) + strength * labels - 1)))
    weights = 1 + numpy.round(generator.exponential(4, n), 3)
    return labels, scores if decimals is None else numpy.round(scores, decimals), weights


cases = [
    case("continuous scores", *drawn(250, 0.35, 1.5)),
    case("heavy ties", *drawn(250, 0.35, 1.5, decimals=1)),
    case("rare positives, another threshold", *drawn(300, 0.05, 2.5), threshold=0.31),
    case("two values, as a filter's", [1, 0, 1, 0, 0, 1, 0, 0], [1, 1, 1, 0, 0, 0, 0, 0], [1, 1.5, 2, 40, 8.25, 40, 3, 3]),
]
json.dump({"made_with": {"scikit-learn": sklearn.__version__, "numpy": numpy.__version__}, "cases": cases}, sys.stdout,
    separators=(",", ":"))
print()
