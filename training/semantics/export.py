"""The trained head as an ONNX file of free size, and the vector on which the set-up and every browser prove it."""
import io
import json
from pathlib import Path

import numpy as np
import torch

from head import PATCH, WIDTH, Exported

PROOF_ROWS, PROOF_COLUMNS = 6, 8
PROOF_SAMPLES = 64
PROOF_TOLERANCE = 1e-3
"""Of a probability: what wasm and WebGPU may differ from PyTorch by."""


def proof_pattern(rows: int, columns: int, channels: int) -> torch.Tensor:
    """1 x rows x columns x channels, 0.25 to 4.25: `selfTestPattern` of src/perception/runtime/selfTest.ts."""
    y, x, c = np.mgrid[0:rows, 0:columns, 0:channels]
    values = ((73 * x + 151 * y + 37 * c + x * y + c * (x + 3 * y)) & 255) / 64 + 0.25
    return torch.from_numpy(values.astype(np.float32))[None]


def proof_inputs(rows: int = PROOF_ROWS, columns: int = PROOF_COLUMNS) -> tuple[torch.Tensor, ...]:
    """What `Exported.forward` is given for the proof, in its order."""
    depth = proof_pattern(rows * PATCH, columns * PATCH, 1)
    return depth, proof_pattern(rows, columns, WIDTH), proof_pattern(rows, columns, WIDTH)


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


def export(model: Exported, onnx_file: Path, vector_file: Path) -> None:
    """Writes the network as ONNX (opset 17, free rows and columns) and the vector that proves it."""
    model.eval()
    buffer = io.BytesIO()
    inputs = proof_inputs()
    free = {
        "inverse_depth": {1: "height", 2: "width"},
        "features": {1: "rows", 2: "columns"},
        "semantics": {1: "rows", 2: "columns"},
        "probabilities": {1: "cell_rows", 2: "cell_columns"},
    }
    names = [name for name in free if name != "probabilities"]
    torch.onnx.export(
        model, inputs, buffer, opset_version=17, input_names=names, output_names=["probabilities"], dynamic_axes=free
    )
    with torch.no_grad():
        output = model(*inputs).numpy()
    onnx_file.write_bytes(buffer.getvalue())
    vector_file.write_text(json.dumps({"any": {"probabilities": proof_vector(output)}}))
