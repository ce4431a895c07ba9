"""Views of labelled pictures: the whole at several sizes, and crops as a phone might film them."""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

import cv2
import numpy as np

from labels import Labelled, class_map
from spoil import spoiled

PATCH = 14
CELL = PATCH // 2
"""Pixels of a side of the head's cells: two to a patch."""
Grid = tuple[int, int]
"""Rows and columns of patches; those that the app uses (DEPTH_GRIDS of scripts/models/catalogue.ts)."""
USUAL: tuple[Grid, ...] = ((21, 28), (28, 21), (21, 37), (37, 21))
FINE: tuple[Grid, ...] = ((27, 36), (36, 27), (37, 37))
COARSE: tuple[Grid, ...] = ((15, 20), (20, 15), (15, 27), (27, 15))
WHOLE = {"usual": USUAL, "fine": FINE, "coarse": COARSE}

LEAST_SHARE = 0.4
"""A crop's side, as a share of the largest of its aspect that fits."""


@dataclass(frozen=True)
class View:
    """What is cut out of a picture, and how it is spoiled."""

    name: str
    grid: Grid
    matrix: tuple[tuple[float, ...], ...]
    """3 x 3: shares of the picture to pixels of the view."""
    light: int | None
    """Seed of the changes of light, blur, noise and compression; None for none."""

    def key(self, labelled: Labelled) -> str:
        """Names the view's features: changes with the picture and the view, not with the labels."""
        text = json.dumps(asdict(self)) + hashlib.sha1(labelled.picture.read_bytes()).hexdigest()
        return f"{labelled.id}-{self.name}-{hashlib.sha1(text.encode()).hexdigest()[:10]}"


def size_of(picture: Path) -> tuple[int, int]:
    """Width and height in pixels."""
    image = cv2.imread(str(picture))
    return image.shape[1], image.shape[0]


def nearest_grid(grids: tuple[Grid, ...], aspect: float) -> Grid:
    """The grid whose aspect (width to height) is nearest, as a ratio; the largest of those alike."""
    return min(grids, key=lambda g: (round(abs(np.log(g[1] / g[0] / aspect)), 2), -g[0] * g[1]))


def whole(name: str, grid: Grid) -> View:
    """The whole picture, stretched to a grid, as the app does with frames."""
    rows, columns = grid
    return View(name, grid, ((columns * PATCH, 0.0, 0.0), (0.0, rows * PATCH, 0.0), (0.0, 0.0, 1.0)), None)


def seed_of(*words: object) -> int:
    return int.from_bytes(hashlib.sha256(repr(words).encode()).digest()[:8], "little")


def crop(labelled: Labelled, size: tuple[int, int], number: int, rarity: dict[str, float]) -> View:
    """A crop by chance: about a region (rare classes more often), turned, tilted, mirrored, at any of the grids."""
    random = np.random.default_rng(seed_of(labelled.id, number))
    grids = [USUAL, USUAL, FINE, COARSE][random.integers(4)]
    rows, columns = grid = grids[random.integers(len(grids))]
    width, height = size
    aspect = columns / rows * np.exp(random.uniform(-0.1, 0.1))
    largest = min(width, height * aspect)
    side = largest * random.uniform(LEAST_SHARE, 1)
    half = np.array([side, side / aspect]) / 2
    middle = np.array([random.uniform(0, width), random.uniform(0, height)])
    if labelled.regions and random.random() < 0.6:
        weights = np.array([rarity[kind] for kind, _ in labelled.regions])
        chosen = labelled.regions[random.choice(len(weights), p=weights / weights.sum())][1]
        middle = chosen.mean(0) * size + random.normal(0, 0.3, 2) * half
    middle = middle.clip(half, np.maximum(half, np.array(size) - half))
    corners = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * half * (1 + random.uniform(-0.06, 0.06, (4, 1)))
    turn = np.radians(np.clip(random.normal(0, 4), -12, 12))
    corners = corners @ np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]]) + middle
    if random.random() < 0.5:
        corners = corners[[1, 0, 3, 2]]
    target = np.array([[0, 0], [columns, 0], [columns, rows], [0, rows]]) * PATCH
    matrix = cv2.getPerspectiveTransform((corners / size).astype(np.float32), target.astype(np.float32))
    return View(f"crop{number}", grid, tuple(map(tuple, matrix.round(6).tolist())), int(random.integers(1 << 31)))


def views_of(labelled: Labelled, sizes: list[str], crops: int, rarity: dict[str, float]) -> list[View]:
    """The whole at each size (names of WHOLE), then so many crops."""
    size = size_of(labelled.picture)
    wholes = [whole(name, nearest_grid(WHOLE[name], size[0] / size[1])) for name in sizes]
    return wholes + [crop(labelled, size, k, rarity) for k in range(crops)]


def picture_of(labelled: Labelled, view: View) -> np.ndarray:
    """The view's pixels: (14 rows) x (14 columns) x 3, RGB, uint8."""
    image = cv2.cvtColor(cv2.imread(str(labelled.picture)), cv2.COLOR_BGR2RGB)
    rows, columns = view.grid
    width, height = columns * PATCH, rows * PATCH
    pixels = np.array(view.matrix) @ np.diag([1 / image.shape[1], 1 / image.shape[0], 1])
    # Twice as large, then averaged: warping alone would drop pixels of a picture that shrinks.
    doubled = np.diag([2, 2, 1]) @ pixels
    warped = cv2.warpPerspective(image, doubled, (2 * width, 2 * height), borderMode=cv2.BORDER_REFLECT_101)
    small = cv2.resize(warped, (width, height), interpolation=cv2.INTER_AREA)
    return small if view.light is None else spoiled(small, np.random.default_rng(view.light))


def classes_of(labelled: Labelled, view: View) -> np.ndarray:
    """The view's class numbers, a pixel each: (14 rows) x (14 columns)."""
    rows, columns = view.grid
    return class_map(labelled.regions, np.array(view.matrix), rows * PATCH, columns * PATCH)
