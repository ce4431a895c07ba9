"""Splits for cross-validation: by place, rare classes spread evenly."""

import hashlib
from collections import Counter

from labels import Labelled


def folds_of(pictures: list[Labelled], count: int) -> list[list[Labelled]]:
    """So many lists; pictures of one place are in one of them. Iterative stratification (Sechidis et al. 2011)."""
    places: dict[str, list[Labelled]] = {}
    for labelled in pictures:
        places.setdefault(labelled.place, []).append(labelled)
    classes = {name: set().union(*(one.classes() for one in members)) for name, members in places.items()}
    folds: list[list[str]] = [[] for _ in range(count)]
    have = [Counter() for _ in range(count)]
    left = set(places)
    while left:
        remaining = Counter(kind for name in left for kind in classes[name])
        rarest = min(remaining, key=lambda kind: (remaining[kind], kind)) if remaining else None
        members = [name for name in left if rarest is None or rarest in classes[name]]
        for name in sorted(members, key=lambda one: hashlib.sha256(one.encode()).digest()):
            sizes = [sum(len(places[one]) for one in fold) for fold in folds]
            chosen = min(range(count), key=lambda k: (have[k][rarest], sizes[k], k))
            folds[chosen].append(name)
            have[chosen].update(classes[name])
            left.discard(name)
    return [[labelled for name in sorted(fold) for labelled in places[name]] for fold in folds]
