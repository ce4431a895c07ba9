"""The trained head as an ONNX file of free size, and the vector on which the set-up and every browser prove it."""
import hashlib
import io
import json
from pathlib import Path

import numpy as np
import torch

from head import WIDTH, Exported
from views import PATCH

PROOF_GRID = (6, 8)
"""Rows and columns of patches; the catalogue names them too."""
OTHER_GRID = (9, 5)
"""For a test: another size and shape."""
PROOF_SAMPLES = 64
PROOF_TOLERANCE = 1e-3
"""Of a probability: what wasm and WebGPU may differ from PyTorch by."""


def proof_pattern(rows: int, columns: int, channels: int, scale: float = 1) -> torch.Tensor:
    """1 x rows x columns x channels, 0.25 to 4.25 times the scale: as `selfTestPattern` of src/perception/runtime."""
    y, x, c = np.mgrid[0:rows, 0:columns, 0:channels]
    values = (((73 * x + 151 * y + 37 * c + x * y + c * (x + 3 * y)) & 255) / 64 + 0.25) * scale
    return torch.from_numpy(values.astype(np.float32))[None]


def proof_inputs(rows: int, columns: int) -> tuple[torch.Tensor, ...]:
    """What `Exported.forward` is given for the proof, in its order; scales as in the catalogue."""
    return (
        proof_pattern(rows * PATCH, columns * PATCH, 3, 60).permute(0, 3, 1, 2),
        proof_pattern(rows * PATCH, columns * PATCH, 1),
        proof_pattern(rows, columns, WIDTH),
        proof_pattern(rows, columns, WIDTH),
    )


def proof_vector(output: np.ndarray) -> dict:
    """Some values of the output and its mean, as `describeOutput` chooses them: half evenly, half the largest."""
    flat = output.ravel()
    half = PROOF_SAMPLES // 2
    even = ((np.arange(half) + 0.5) * flat.size / half).astype(int)
    largest = np.argsort(-flat, kind="stable")[:half]
    indices = sorted({*even.tolist(), *largest.tolist()})
    return {
        "dims": list(output.shape),
        "mean": float(f"{flat.mean(dtype=np.float64):.7g}"),
        "indices": indices,
        "values": [float(f"{flat[i]:.7g}") for i in indices],
        "tolerance": PROOF_TOLERANCE,
    }


def proof(model: Exported, rows: int, columns: int) -> dict:
    with torch.no_grad():
        return {"probabilities": proof_vector(model(*proof_inputs(rows, columns)).numpy())}


def export(model: Exported, onnx_file: Path, proof_file: Path, vector_file: Path) -> str:
    """Writes the network as ONNX (opset 17, free rows and columns) and what proves it; returns the file's sha256.

    vector_file: what the set-up and every browser compare with; proof_file: the same at another size, for a test.
    """
    model.eval()
    buffer = io.BytesIO()
    free = {
        "image": {2: "height", 3: "width"},
        "inverse_depth": {1: "height", 2: "width"},
        "features": {1: "rows", 2: "columns"},
        "semantics": {1: "rows", 2: "columns"},
        "probabilities": {1: "cell_rows", 2: "cell_columns"},
    }
    names = [name for name in free if name != "probabilities"]
    torch.onnx.export(
        model,
        proof_inputs(*PROOF_GRID),
        buffer,
        opset_version=17,
        input_names=names,
        output_names=["probabilities"],
        dynamic_axes=free,
    )
    onnx_file.write_bytes(buffer.getvalue())
    vector_file.write_text(json.dumps({"any": proof(model, *PROOF_GRID)}, indent=2) + "\n")
    rows, columns = OTHER_GRID
    other = {"rows": rows, "columns": columns, **proof(model, rows, columns)}
    proof_file.write_text(json.dumps(other, indent=2) + "\n")
    return hashlib.sha256(buffer.getvalue()).hexdigest()
