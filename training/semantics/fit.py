"""Trains one head."""

import copy
import random
import sys
import time
from dataclasses import dataclass

import torch
from torch.nn import functional as F

from batches import COUNT, batch_count, batches, targets_of
from classes import UNLABELLED
from features import Sample
from head import Head


@dataclass(frozen=True)
class Settings:
    """How a head is trained; figures.json keeps them."""

    crops: int = 2
    epochs: int = 8
    views_an_epoch: int = 2
    """Of each picture, by chance."""
    batch: int = 6
    rate: float = 2e-3
    decay: float = 0.05
    smoothing: float = 0.05
    rare_power: float = 0.4
    """A class counts by its frequency to the minus this."""
    noise: float = 0.1
    """Added to the encoder's features, as a share of their spread."""
    average: float = 0.995
    """Of the weights, for each step: the average is the head."""
    seed: int = 0


def class_weights(targets: dict, power: float) -> torch.Tensor:
    """Rare classes count more; the mean over all cells is 1."""
    counts = torch.zeros(COUNT)
    for cells in targets.values():
        counts += torch.bincount(torch.from_numpy(cells[cells != UNLABELLED]).long(), minlength=COUNT)
    total = counts.sum()
    weights = (total / (counts + 0.002 * total)) ** power
    return weights * total / (weights * counts).sum()


def chosen_views(by_picture: dict[str, list[Sample]], count: int, source: random.Random) -> list[Sample]:
    return [view for views in by_picture.values() for view in source.sample(views, min(count, len(views)))]


def fit(samples: list[Sample], settings: Settings, name: str) -> Head:
    """A head trained on samples, deterministic for a number of threads."""
    torch.manual_seed(settings.seed)
    source = random.Random(settings.seed)
    targets = targets_of(samples)
    weights = class_weights(targets, settings.rare_power)
    by_picture: dict[str, list[Sample]] = {}
    for sample in samples:
        by_picture.setdefault(sample.labelled.id, []).append(sample)
    head = Head()
    averaged = copy.deepcopy(head).eval()
    optimizer = torch.optim.AdamW(head.parameters(), settings.rate, weight_decay=settings.decay)
    plans = [chosen_views(by_picture, settings.views_an_epoch, source) for _ in range(settings.epochs)]
    steps = sum(batch_count(plan, settings.batch) for plan in plans)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, settings.rate, total_steps=steps, pct_start=0.1)
    for epoch, plan in enumerate(plans, 1):
        started, total, count = time.monotonic(), 0.0, 0
        head.train()
        for inputs, labels in batches({sample: targets[sample] for sample in plan}, settings.batch, source):
            for role in ("features", "semantics"):
                values = inputs[role]
                inputs[role] = values + torch.randn_like(values) * settings.noise * values.std()
            scores = head(**inputs).reshape(-1, COUNT)
            labels = labels.reshape(-1)
            known = labels != UNLABELLED
            if not known.any():
                continue
            loss = F.cross_entropy(scores[known], labels[known], weights, label_smoothing=settings.smoothing)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            with torch.no_grad():
                for mean, value in zip(averaged.parameters(), head.parameters()):
                    mean.lerp_(value, 1 - settings.average)
            total, count = total + loss.item(), count + 1
        seconds = time.monotonic() - started
        print(f"{name}: epoch {epoch}, loss {total / max(1, count):.3f}, {seconds:.0f} s", file=sys.stderr, flush=True)
    return averaged
