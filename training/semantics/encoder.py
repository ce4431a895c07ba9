"""The app's own depth network, run in Node on the files that `npm run models` made."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
MODELS = ROOT / "public/models"
CACHE = ROOT / "node_modules/.cache/floorsight/training"
RUNTIME = "onnxruntime-node@1.30.0"


def native_runtime() -> Path:
    """The folder with the native runtime, which npm fetches once; empty where there is no network."""
    folder = CACHE / "runtime"
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "node_modules/onnxruntime-node").exists():
        command = ["npm", "install", "--prefix", str(folder), "--ignore-scripts", "--no-save", RUNTIME]
        if subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode:
            print(f"{RUNTIME} could not be fetched: the depth network runs as WebAssembly, slower.", file=sys.stderr)
    return folder


class NoModels(Exception):
    """There is no depth network to compute features with."""


class Encoder:
    """The depth network as a process: `with Encoder(…) as encoder: encoder.run(picture)`.

    roles: its outputs; runtime: a folder with the native runtime, without which WebAssembly computes.
    """

    def __init__(self, roles: tuple[str, ...], threads: int, models: Path, runtime: Path):
        if not (models / "models.json").exists():
            raise NoModels(f"No models in {models}: run `npm run models` first.")
        script = Path(__file__).with_name("encode.mjs")
        self.roles = roles
        self.process = subprocess.Popen(
            ["node", str(script), str(models), str(runtime), str(threads), *roles],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def __enter__(self) -> "Encoder":
        return self

    def __exit__(self, *_: object) -> None:
        self.process.stdin.close()
        self.process.wait()

    def run(self, picture: np.ndarray) -> dict[str, np.ndarray]:
        """The network's outputs by role. picture: (14 rows) x (14 columns) x 3, RGB, uint8."""
        rows, columns = picture.shape[0] // 14, picture.shape[1] // 14
        header = json.dumps({"rows": rows, "columns": columns}) + "\n"
        self.process.stdin.write(header.encode() + picture.tobytes())
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError("The depth network ended; what it said is above.")
        outputs = {}
        for role, dims in zip(self.roles, json.loads(line)):
            count = int(np.prod(dims))
            outputs[role] = np.frombuffer(self.process.stdout.read(4 * count), np.float32).reshape(dims)
        return outputs
