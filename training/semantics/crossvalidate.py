"""Heads trained on some of the pictures and looked at on the others; what was trained once is kept."""

import hashlib
from pathlib import Path

import torch

from evaluate import Found, look
from features import Sample
from fit import Settings, fit
from head import Head
from labels import Labelled
from views import WHOLE

HERE = Path(__file__).resolve().parent
MEASURED_ONLY = "fine"
"""Whole pictures of this size are not trained on: they cost the most, and every fourth crop has such a grid."""


def trained_on(samples: list[Sample]) -> list[Sample]:
    return [sample for sample in samples if sample.view.name != MEASURED_ONLY]


def fitted(samples: list[Sample], settings: Settings, name: str, folder: Path) -> Head:
    """As `fit`; what was trained before on the same samples, labels and code is read again."""
    digest = hashlib.sha256(repr(settings).encode())
    for file in ("head.py", "upsample.py", "fit.py", "batches.py"):
        digest.update((HERE / file).read_bytes())
    for sample in samples:
        digest.update(sample.file.name.encode())
        for kind, polygon in sample.labelled.regions:
            digest.update(kind.encode() + polygon.tobytes())
    path = folder / f"{digest.hexdigest()[:16]}.pt"
    head = Head()
    if path.exists():
        head.load_state_dict(torch.load(path))
        return head.eval()
    head = fit(samples, settings, name)
    folder.mkdir(parents=True, exist_ok=True)
    torch.save(head.state_dict(), path)
    return head


def cross_validated(
    samples: list[Sample], folds: list[list[Labelled]], settings: Settings, folder: Path
) -> list[dict[str, list[Found]]]:
    """By fold, by size: what heads that never saw a picture make of it."""
    results = []
    for k, held_out in enumerate(folds, 1):
        ids = {labelled.id for labelled in held_out}
        training = [sample for sample in trained_on(samples) if sample.labelled.id not in ids]
        head = fitted(training, settings, f"fold {k} of {len(folds)}", folder)
        whole = [sample for sample in samples if sample.labelled.id in ids and sample.view.name in WHOLE]
        sizes = list(dict.fromkeys(sample.view.name for sample in whole))
        results.append({size: [look(head, one) for one in whole if one.view.name == size] for size in sizes})
    return results
