"""How good the head is: confusions, IoU, edges, and whether its probabilities can be believed."""

import cv2
import numpy as np

from classes import CLASSES, UNLABELLED

COUNT = len(CLASSES)
EDGE_PIXELS = 7
"""Half a patch: pixels this near to another class are the edge."""
BINS = 15


def confusion(truth: np.ndarray, found: np.ndarray) -> np.ndarray:
    """Classes x classes: row the label, column what was found. Unlabelled places do not count."""
    is_labelled = truth != UNLABELLED
    pairs = truth[is_labelled].astype(np.int64) * COUNT + found[is_labelled]
    return np.bincount(pairs, minlength=COUNT * COUNT).reshape(COUNT, COUNT)


def accuracy(matrix: np.ndarray) -> float:
    return float(np.trace(matrix) / max(1, matrix.sum()))


def iou(matrix: np.ndarray) -> np.ndarray:
    """By class; NaN where the labels have none of it."""
    hits = np.diag(matrix)
    union = matrix.sum(0) + matrix.sum(1) - hits
    return np.where(matrix.sum(1) > 0, hits / np.maximum(1, union), np.nan)


def near_edge(labels: np.ndarray) -> np.ndarray:
    """Pixels within EDGE_PIXELS of a change of label."""
    changes = np.zeros(labels.shape, np.uint8)
    changes[:, 1:] |= labels[:, 1:] != labels[:, :-1]
    changes[1:] |= labels[1:] != labels[:-1]
    side = 2 * EDGE_PIXELS + 1
    return cv2.dilate(changes, np.ones((side, side), np.uint8)) > 0


def to_pixels(probabilities: np.ndarray, rows: int, columns: int) -> np.ndarray:
    """The likeliest class of each pixel. probabilities: cell rows x cell columns x classes, resized bilinearly."""
    planes = [
        cv2.resize(np.ascontiguousarray(probabilities[..., k]), (columns, rows), interpolation=cv2.INTER_LINEAR)
        for k in range(COUNT)
    ]
    return np.argmax(planes, 0).astype(np.uint8)


class Calibration:
    """Confidence against frequency, cell by cell."""

    def __init__(self) -> None:
        self.count, self.sure, self.right = np.zeros(BINS), np.zeros(BINS), np.zeros(BINS)

    def add(self, probabilities: np.ndarray, truth: np.ndarray) -> None:
        """probabilities: cells x classes; truth: cells, none of them unlabelled."""
        confidence, found = probabilities.max(1), probabilities.argmax(1)
        bins = np.minimum((confidence * BINS).astype(int), BINS - 1)
        self.count += np.bincount(bins, minlength=BINS)
        self.sure += np.bincount(bins, confidence, minlength=BINS)
        self.right += np.bincount(bins, found == truth, minlength=BINS)

    def error(self) -> float:
        """Expected calibration error (Guo et al. 2017)."""
        return float(np.abs(self.sure - self.right).sum() / max(1, self.count.sum()))
