"""What the depth network computes of every view, kept on disk: labels may change, features stay."""

import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from encoder import Encoder
from labels import Labelled
from views import CELL, View, picture_of, views_of

ROLES = ("inverseDepth", "features", "semantics")
"""Outputs of the depth network that the head reads."""
DEPTH_SHIFT = 2.2
"""Added to the network's inverse depth, as src/perception/networks.ts does."""


@dataclass(frozen=True, eq=False)
class Sample:
    """One view of one picture, and where its features lie."""

    labelled: Labelled
    view: View
    file: Path


def rarity_of(pictures: list[Labelled]) -> dict[str, float]:
    """By class: more where fewer pictures show it."""
    counts = Counter(kind for labelled in pictures for kind in labelled.classes())
    return {kind: count**-0.5 for kind, count in counts.items()}


def samples_of(pictures: list[Labelled], sizes: list[str], crops: int, folder: Path) -> list[Sample]:
    """All views of all pictures, the views of one number together: an interrupted run has some of each picture."""
    rarity = rarity_of(pictures)
    views = [views_of(labelled, sizes, crops, rarity) for labelled in pictures]
    return [
        Sample(labelled, own[k], folder / f"{own[k].key(labelled)}.npz")
        for k in range(len(views[0]) if views else 0)
        for labelled, own in zip(pictures, views)
    ]


def stored(picture: np.ndarray, outputs: dict[str, np.ndarray], view: View) -> dict[str, np.ndarray]:
    """The head's inputs as halves: of colour and depth (with its shift) the means over cells."""
    rows, columns = view.grid
    tensors = {
        "colour": picture.reshape(2 * rows, CELL, 2 * columns, CELL, 3).mean((1, 3)) / 255,
        "depth": outputs["inverseDepth"].reshape(2 * rows, CELL, 2 * columns, CELL).mean((1, 3)) + DEPTH_SHIFT,
        "features": outputs["features"].reshape(rows, columns, -1),
        "semantics": outputs["semantics"].reshape(rows, columns, -1),
    }
    return {name: values.astype(np.float16) for name, values in tensors.items()}


def extract(samples: list[Sample], threads: int, models: Path, runtime: Path) -> None:
    """Computes the features that are not on disk yet."""
    missing = [sample for sample in samples if not sample.file.exists()]
    if not missing:
        return
    missing[0].file.parent.mkdir(parents=True, exist_ok=True)
    started = time.monotonic()
    with Encoder(ROLES, threads, models, runtime) as encoder:
        for done, sample in enumerate(missing, 1):
            picture = picture_of(sample.labelled, sample.view)
            arrays = stored(picture, encoder.run(picture), sample.view)
            part = sample.file.with_suffix(".part")
            with part.open("wb") as file:
                np.savez(file, **arrays)
            part.rename(sample.file)
            if done % 50 == 0 or done == len(missing):
                left = (time.monotonic() - started) / done * (len(missing) - done)
                note = f"features: {done} of {len(missing)} views, {left / 60:.0f} min left"
                print(note, file=sys.stderr, flush=True)
