"""The figures of a cross-validation, for figures.json and the README."""

import numpy as np

from classes import CLASSES
from evaluate import Found, Totals, softmax, temperature_of
from measure import Calibration, accuracy, iou

CONFUSIONS = 24


def rounded(value: float) -> float:
    return round(float(value), 3)


def spread(values: list[float]) -> dict[str, float]:
    """Mean and standard deviation over folds."""
    return {"mean": rounded(np.mean(values)), "spread": rounded(np.std(values))}


def totals_of(found: list[Found]) -> Totals:
    totals = Totals()
    for one in found:
        totals.add(one)
    return totals


def of_size(folds: list[list[Found]]) -> dict:
    """Accuracy and mean IoU by patch, by pixel and by pixel near edges."""
    parts = [totals_of(fold) for fold in folds]
    whole = totals_of([one for fold in folds for one in fold])
    result = {}
    for unit, name in (("patches", "patch"), ("pixels", "pixel"), ("edges", "edge pixel")):
        matrices = [getattr(part, unit) for part in parts]
        result[f"{name} accuracy"] = spread([accuracy(matrix) for matrix in matrices])
        pooled = rounded(np.nanmean(iou(getattr(whole, unit))))
        result[f"{name} mean IoU"] = {"pooled": pooled, **spread([np.nanmean(iou(matrix)) for matrix in matrices])}
    return result


def by_class(folds: list[list[Found]]) -> dict:
    """By patch: recall, precision, IoU over all folds, and the IoU's spread over the folds that have the class.

    pictures: those with at least one patch of it."""
    parts = [iou(totals_of(fold).patches) for fold in folds]
    everything = [one for fold in folds for one in fold]
    matrix = totals_of(everything).patches
    pictures = sum((one.patches.sum(1) > 0).astype(int) for one in everything)
    hits, labels, found = np.diag(matrix), matrix.sum(1), matrix.sum(0)
    pooled = iou(matrix)
    result = {}
    for k in np.argsort(-np.nan_to_num(pooled, nan=-1)):
        if not labels[k]:
            continue
        own = [part[k] for part in parts if not np.isnan(part[k])]
        result[CLASSES[k]] = {
            "pictures": int(pictures[k]),
            "patches": int(labels[k]),
            "recall": rounded(hits[k] / labels[k]),
            "precision": rounded(hits[k] / max(1, found[k])),
            "IoU": rounded(pooled[k]),
            "spread": rounded(np.std(own)),
        }
    return result


def confusions(folds: list[list[Found]]) -> list[str]:
    """What is most often taken for what, by patches."""
    matrix = totals_of([one for fold in folds for one in fold]).patches.copy()
    np.fill_diagonal(matrix, 0)
    order = np.argsort(-matrix, axis=None)[:CONFUSIONS]
    pairs = [(*divmod(k, len(CLASSES)), matrix.flat[k]) for k in order]
    return [f"{CLASSES[label]} as {CLASSES[found]}: {count}" for label, found, count in pairs if count]


def calibration(folds: list[list[Found]]) -> dict:
    """Expected calibration error of held-out cells, before and after a temperature found on the other folds."""
    before, after, temperatures = Calibration(), Calibration(), []
    for k, fold in enumerate(folds):
        others = [one for j, other in enumerate(folds) if j != k for one in other]
        temperature = temperature_of(others)
        temperatures.append(temperature)
        for one in fold:
            scores = one.scores.astype(np.float32)
            before.add(softmax(scores), one.cells)
            after.add(softmax(scores / temperature), one.cells)
    return {
        "before": rounded(before.error()),
        "after": rounded(after.error()),
        "temperatures": temperatures,
    }


def figures(results: list[dict[str, list[Found]]]) -> dict:
    """All figures of a cross-validation; classes, confusions and calibration at the first size."""
    sizes = list(results[0])
    first = [fold[sizes[0]] for fold in results]
    return {
        "by size": {size: of_size([fold[size] for fold in results]) for size in sizes},
        "calibration error": calibration(first),
        "by class": by_class(first),
        "confusions": confusions(first),
    }
