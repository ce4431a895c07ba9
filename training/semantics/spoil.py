"""Light, blur, noise and compression, as a phone's pictures have them."""

import cv2
import numpy as np


def spoiled(image: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Other light and colour, and what phones and codecs do: blur, noise, compression."""
    x = (image / 255.0) ** np.exp(random.uniform(-0.45, 0.45))
    x = x * random.uniform(0.65, 1.3) * (1 + random.uniform(-0.12, 0.12, 3))
    grey = x.mean(-1, keepdims=True)
    x = grey + (x - grey) * random.uniform(0.3, 1.4)
    x = x.mean() + (x - x.mean()) * random.uniform(0.7, 1.25)
    if random.random() < 0.4:
        length = random.uniform(1, 8)
        x = motion_blurred(x, length, random.uniform(0, np.pi))
    if random.random() < 0.3:
        x = x + random.normal(0, random.uniform(0.005, 0.04), x.shape)
    out = (x.clip(0, 1) * 255).round().astype(np.uint8)
    if random.random() < 0.5:
        quality = int(random.integers(25, 85))
        _, code = cv2.imencode(".jpg", out[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])
        out = cv2.imdecode(code, cv2.IMREAD_COLOR)[..., ::-1]
    return np.ascontiguousarray(out)


def motion_blurred(image: np.ndarray, length: float, direction: float) -> np.ndarray:
    """Averaged along a line of so many pixels."""
    side = 2 * int(np.ceil(length / 2)) + 1
    kernel = np.zeros((side, side), np.float32)
    for t in np.linspace(-length / 2, length / 2, 4 * side):
        x, y = side // 2 + t * np.cos(direction), side // 2 + t * np.sin(direction)
        kernel[int(round(y)), int(round(x))] += 1
    return cv2.filter2D(image, -1, kernel / kernel.sum(), borderType=cv2.BORDER_REFLECT_101)
