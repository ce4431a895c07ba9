#!/usr/bin/python3
"""Trains the semantics head: `/usr/bin/python3 training/semantics/train.py [--labels FOLDER]`; README.md says more.

Computes the depth network's features of all views (kept in node_modules/.cache), cross-validates by picture, finds the
temperature, trains on all pictures and writes head.onnx, proof.json, figures.json and the set-up's stored vector.
"""

import argparse
import json
import subprocess
import sys
from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path

PACKAGES = {"torch": "python3-torch", "cv2": "python3-opencv"}
LACKING = [package for module, package in PACKAGES.items() if not find_spec(module)]
if LACKING:
    sys.exit(f"{sys.executable} lacks Debian's {' and '.join(LACKING)}: install them, and use /usr/bin/python3.")

import torch

from crossvalidate import HERE, cross_validated, fitted, trained_on
from encoder import CACHE, MODELS, ROOT, NoModels, native_runtime
from evaluate import temperature_of
from export import export
from features import Sample, extract, samples_of
from figures import figures
from fit import Settings
from folds import folds_of
from head import Exported
from labels import Labelled, NoLabels, read_labelled
from views import WHOLE


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--labels", type=Path, default=ROOT.parent / "shared/labels", help="pictures/ and regions/")
    parser.add_argument("--own", type=Path, default=HERE / "labels", help="regions that replace or add to those")
    parser.add_argument("--out", type=Path, default=HERE, help="where the weights and figures go")
    parser.add_argument("--vector", type=Path, default=ROOT / "scripts/models/vectors/room-semantics.json")
    parser.add_argument("--cache", type=Path, default=CACHE, help="where features and half-done work are kept")
    parser.add_argument("--models", type=Path, default=MODELS, help="the folder that `npm run models` made")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--crops", type=int, default=Settings.crops)
    parser.add_argument("--epochs", type=int, default=Settings.epochs)
    parser.add_argument("--sizes", nargs="+", choices=list(WHOLE), default=["usual", "coarse"])
    parser.add_argument("--threads", type=int, default=1, help="the same number gives the same head")
    parser.add_argument("--wasm", action="store_true", help="fetch no native runtime for the depth network")
    parser.add_argument("--no-cost", action="store_true", help="do not time the head and the depth network")
    return parser.parse_args()


def cost(models: Path, head: Path) -> dict[str, float]:
    command = ["node", str(HERE / "cost.mjs"), str(models), str(head)]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)


def train(options: argparse.Namespace, settings: Settings, pictures: list[Labelled], samples: list[Sample]) -> dict:
    """Writes the head and its proof; returns the record for figures.json."""
    heads = options.cache / "heads"
    results = cross_validated(samples, folds_of(pictures, options.folds), settings, heads)
    temperature = temperature_of([one for fold in results for one in fold[options.sizes[0]]])
    head = fitted(trained_on(samples), settings, "all pictures", heads)
    options.out.mkdir(parents=True, exist_ok=True)
    onnx_file = options.out / "head.onnx"
    sha256 = export(Exported(head, temperature), onnx_file, options.out / "proof.json", options.vector)
    return {
        "settings": asdict(settings) | {"threads": options.threads, "torch": torch.__version__},
        "pictures": len(pictures),
        "relabelled": sum(labelled.relabelled for labelled in pictures),
        "views trained on": len(trained_on(samples)),
        "folds": options.folds,
        "temperature": temperature,
        "sha256": sha256,
        "cost": {} if options.no_cost else cost(options.models, onnx_file),
        **figures(results),
    }


def main() -> None:
    options = arguments()
    torch.set_num_threads(options.threads)
    torch.use_deterministic_algorithms(True)
    settings = Settings(epochs=options.epochs, crops=options.crops)
    try:
        pictures = read_labelled(options.labels, options.own)
        samples = samples_of(pictures, options.sizes, options.crops, options.cache / "features")
        extract(samples, options.threads, options.models, options.cache if options.wasm else native_runtime())
    except (NoLabels, NoModels) as error:
        sys.exit(str(error))
    record = train(options, settings, pictures, samples)
    (options.out / "figures.json").write_text(json.dumps(record, indent=2) + "\n")
    mean = record["by size"][options.sizes[0]]
    print(f"patches right {mean['patch accuracy']['mean']}, mean IoU {mean['patch mean IoU']['pooled']}")
    print(f"head.onnx {record['sha256']}: put this into scripts/models/catalogue.ts.")
    print("Then: npx biome format --write training scripts/models/vectors && npm run models")


if __name__ == "__main__":
    main()
