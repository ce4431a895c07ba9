"""Samples as tensors: features from disk, labels painted anew."""

import random
from collections.abc import Iterator

import numpy as np
import torch

from classes import CLASSES, UNLABELLED
from features import Sample
from head import INPUTS
from views import CELL, classes_of

COUNT = len(CLASSES)
LEAST_SHARE = 0.5
"""A cell counts where one class fills this share of it."""


def cell_labels(labels: np.ndarray, cell: int) -> np.ndarray:
    """Pixels' classes to cells': the one that fills most of the cell, or UNLABELLED."""
    height, width = labels.shape
    rows, columns = height // cell, width // cell
    cells = np.arange(height)[:, None] // cell * columns + np.arange(width)[None] // cell
    kinds = np.where(labels == UNLABELLED, COUNT, labels).astype(np.int64)
    counts = np.bincount((cells * (COUNT + 1) + kinds).ravel(), minlength=rows * columns * (COUNT + 1))
    counts = counts.reshape(rows, columns, COUNT + 1)[..., :COUNT]
    best = counts.argmax(-1).astype(np.uint8)
    best[counts.max(-1) < LEAST_SHARE * cell * cell] = UNLABELLED
    return best


def features_of(sample: Sample) -> dict[str, torch.Tensor]:
    """The head's inputs, 1 x rows x columns (x channels), float32."""
    with np.load(sample.file) as arrays:
        return {name: torch.from_numpy(arrays[name][None]).float() for name in INPUTS}


def targets_of(samples: list[Sample]) -> dict[Sample, np.ndarray]:
    """Each sample's cells."""
    return {sample: cell_labels(classes_of(sample.labelled, sample.view), CELL) for sample in samples}


def batches(
    targets: dict[Sample, np.ndarray], size: int, random_source: random.Random
) -> Iterator[tuple[dict[str, torch.Tensor], torch.Tensor]]:
    """One epoch in a new order: (inputs, cells' classes) of samples of one grid, half of the batches mirrored."""
    for chosen in batch_plan(list(targets), size, random_source):
        parts = [features_of(sample) for sample in chosen]
        inputs = {name: torch.cat([part[name] for part in parts]) for name in INPUTS}
        labels = torch.from_numpy(np.stack([targets[sample] for sample in chosen])).long()
        if random_source.random() < 0.5:
            inputs = {name: values.flip(2) for name, values in inputs.items()}
            labels = labels.flip(2)
        yield inputs, labels


def by_grid(samples: list[Sample]) -> dict[tuple[int, int], list[Sample]]:
    grids: dict[tuple[int, int], list[Sample]] = {}
    for sample in samples:
        grids.setdefault(sample.view.grid, []).append(sample)
    return grids


def batch_count(samples: list[Sample], size: int) -> int:
    return sum(-(-len(members) // size) for members in by_grid(samples).values())


def batch_plan(samples: list[Sample], size: int, random_source: random.Random) -> list[list[Sample]]:
    """Samples of one grid together, in random order."""
    plan = []
    for members in by_grid(samples).values():
        random_source.shuffle(members)
        plan += [members[k : k + size] for k in range(0, len(members), size)]
    random_source.shuffle(plan)
    return plan
