"""Labels: polygons by picture, and the class maps that they paint."""

import json
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from classes import INDEX, UNLABELLED

ONE_PLACE = range(2000, 2030)
"""Frames of one office walk: on one side of every split."""


@dataclass(frozen=True, eq=False)
class Labelled:
    """A picture and what it shows: (class, polygon) in painter's order, polygons in shares of width and height."""

    id: str
    picture: Path
    regions: tuple[tuple[str, np.ndarray], ...]
    relabelled: bool

    @property
    def place(self) -> str:
        """Pictures of one place share this name."""
        return "walk" if int(self.id) in ONE_PLACE else self.id

    def classes(self) -> set[str]:
        return {name for name, _ in self.regions}


class NoLabels(Exception):
    """There is no folder of labelled pictures."""


def read_labelled(folder: Path, own: Path) -> list[Labelled]:
    """All labelled pictures, by id.

    folder: holds `pictures/NNNN.*` and `regions/NNNN.json`; own: `NNNN.json` that replace or add to those regions.
    """
    if not (folder / "pictures").is_dir():
        raise NoLabels(
            f"No labelled pictures in {folder}. Give the folder that holds pictures/ and regions/ as --labels FOLDER."
        )
    shared = {path.stem: path for path in (folder / "regions").glob("*.json")}
    replaced = {path.stem: path for path in own.glob("[0-9]*.json")}
    found = []
    for name, path in sorted({**shared, **replaced}.items()):
        picture = next((folder / "pictures").glob(f"{name}.*"), None)
        if picture is None:
            continue
        regions = tuple(
            (kind, np.array(polygon, np.float32) / 100)
            for kind, polygon in json.loads(path.read_text())["regions"]
            if len(polygon) > 2
        )
        unknown = {kind for kind, _ in regions} - INDEX.keys()
        if unknown:
            raise ValueError(f"{path} names classes that are not in classes.py: {sorted(unknown)}")
        found.append(Labelled(name, picture, regions, relabelled=name in replaced))
    return found


def class_map(regions, matrix: np.ndarray, rows: int, columns: int) -> np.ndarray:
    """Paints regions into a view: rows x columns of class numbers, UNLABELLED where nothing is.

    matrix: 3 x 3, shares of the picture to pixels of the view.
    """
    out = np.full((rows, columns), UNLABELLED, np.uint8)
    fraction_bits = 4
    for kind, polygon in regions:
        points = cv2.perspectiveTransform(polygon[None].astype(np.float64), matrix)[0] - 0.5
        fixed = np.round(points * (1 << fraction_bits)).clip(-(1 << 24), 1 << 24).astype(np.int32)
        cv2.fillPoly(out, [fixed], INDEX[kind], shift=fraction_bits)
    return out
