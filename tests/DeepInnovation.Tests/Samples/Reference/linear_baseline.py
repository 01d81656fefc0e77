"""How far a bag of words stays below the optimum on data-samples: TF-IDF and logistic regression by scikit-learn,
trained and tested on the recorded labels, families and equal titles on one side.
Run: python3 linear_baseline.py ../../../../data-samples > linear_baseline.txt"""
import sys

import numpy as np
import pandas as pd
import sklearn
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, average_precision_score, roc_auc_score

folder = sys.argv[1]
truth = pd.read_csv(f"{folder}/truth.csv", keep_default_na=False)
documents = pd.concat([pd.read_csv(f"{folder}/{k}.csv", keep_default_na=False) for k in ("papers", "patents")], ignore_index=True)
assert (documents.id == truth.id).all()
text = documents.title + " " + documents.abstract
plain = documents.title.str.lower().str.replace(r"\(extended version\)|[^\w]", "", regex=True)
group = documents.family.where(documents.family != "", plain)
names = group.unique()
np.random.RandomState(0).shuffle(names)
test = group.isin(set(names[: len(names) // 3])).values


def line(name, score):
    recorded, true = truth.recorded_label[test], truth.is_ai[test]
    print(f"{name:24s} recorded: AP {average_precision_score(recorded, score):.4f} AUROC {roc_auc_score(recorded, score):.4f} "
          f"accuracy {accuracy_score(recorded, score > 0.5):.4f} | truth: AP {average_precision_score(true, score):.4f}")


print("scikit-learn", sklearn.__version__, "train", (~test).sum(), "test", test.sum())
for longest in (1, 2, 3):
    words = TfidfVectorizer(sublinear_tf=True, ngram_range=(1, longest))
    model = LogisticRegression(max_iter=2000).fit(words.fit_transform(text[~test]), truth.recorded_label[~test])
    line(f"words, 1 to {longest} in a row", model.predict_proba(words.transform(text[test]))[:, 1])
line("optimum (posterior)", truth.posterior[test])
