"""What a head makes of held-out pictures."""

from dataclasses import dataclass, field

import numpy as np
import torch

from batches import cell_labels, features_of
from classes import CLASSES, UNLABELLED
from features import Sample
from head import Head
from measure import COUNT, confusion, near_edge, to_pixels
from views import CELL, PATCH, classes_of


@dataclass
class Found:
    """Of one whole picture: confusions, and the scores of its labelled cells for the temperature."""

    picture: str
    patches: np.ndarray
    pixels: np.ndarray
    edges: np.ndarray
    scores: np.ndarray
    cells: np.ndarray


@dataclass
class Totals:
    """Confusions summed over pictures."""

    patches: np.ndarray = field(default_factory=lambda: np.zeros((COUNT, COUNT), np.int64))
    pixels: np.ndarray = field(default_factory=lambda: np.zeros((COUNT, COUNT), np.int64))
    edges: np.ndarray = field(default_factory=lambda: np.zeros((COUNT, COUNT), np.int64))

    def add(self, found: Found) -> None:
        self.patches += found.patches
        self.pixels += found.pixels
        self.edges += found.edges


def softmax(scores: np.ndarray) -> np.ndarray:
    powers = np.exp(scores - scores.max(-1, keepdims=True))
    return powers / powers.sum(-1, keepdims=True)


@torch.no_grad()
def look(head: Head, sample: Sample) -> Found:
    """The head on one whole picture. By patch (of one class for over half of it), by pixel, and by pixel near edges."""
    labels = classes_of(sample.labelled, sample.view)
    scores = head(**features_of(sample))[0].numpy()
    probabilities = softmax(scores)
    rows, columns = sample.view.grid
    by_patch = probabilities.reshape(rows, 2, columns, 2, len(CLASSES)).mean((1, 3)).argmax(-1)
    by_pixel = to_pixels(probabilities, *labels.shape)
    at_edge = np.where(near_edge(labels), labels, UNLABELLED)
    cells = cell_labels(labels, CELL)
    known = cells != UNLABELLED
    return Found(
        picture=sample.labelled.id,
        patches=confusion(cell_labels(labels, PATCH), by_patch),
        pixels=confusion(labels, by_pixel),
        edges=confusion(at_edge, by_pixel),
        scores=scores[known].astype(np.float16),
        cells=cells[known],
    )


def temperature_of(found: list[Found]) -> float:
    """The temperature that makes the labels likeliest (Guo et al. 2017); each picture counts alike."""
    def loss(temperature: float) -> float:
        total = 0.0
        for one in found:
            scaled = one.scores.astype(np.float32) / temperature
            top = scaled.max(1)
            log_sum = np.log(np.exp(scaled - top[:, None]).sum(1)) + top
            total += (log_sum - scaled[np.arange(len(scaled)), one.cells]).mean() if len(scaled) else 0.0
        return total

    low, high = 0.3, 3.0
    golden = (5**0.5 - 1) / 2
    while high - low > 0.01:
        a, b = high - golden * (high - low), low + golden * (high - low)
        low, high = (low, b) if loss(a) < loss(b) else (a, high)
    return round((low + high) / 2, 3)
