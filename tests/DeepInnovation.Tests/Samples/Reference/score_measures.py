"""Reference values for ScoreMeasuresTests, by scikit-learn. Run: python3 score_measures.py > score_measures.txt"""
import numpy as np
import sklearn
from sklearn.metrics import accuracy_score, average_precision_score, f1_score, roc_auc_score

print("scikit-learn", sklearn.__version__, "numpy", np.__version__)
scores = np.array([0.9, 0.8, 0.8, 0.7, 0.5, 0.5, 0.5, 0.4, 0.4, 0.2, 0.1, 0.1])
labels = np.array([1, 1, 0, 1, 0, 1, 0, 0, 1, 0, 0, 0])
weights = np.array([1, 2, 0, 1, 3, 1, 0, 2, 1, 0, 1, 2])
for name, w in (("plain", None), ("weighted", weights)):
    best = max(f1_score(labels, scores >= t, sample_weight=w) for t in np.unique(scores))
    print(name, average_precision_score(labels, scores, sample_weight=w), roc_auc_score(labels, scores, sample_weight=w),
          accuracy_score(labels, scores >= 0.5, sample_weight=w), best)
