"""The semantics head: what each cell of a frame shows, from the frozen depth network's encoder.

Inputs are channel-last, as the app has them; `rows` and `columns` are patches of 14 x 14 pixels.
"""
import torch
from torch import nn
from torch.nn import functional as F

from classes import CLASSES

WIDTH = 384
"""Channels of the encoder (DINOv2 ViT-S/14)."""
PATCH = 14
HIDDEN = 128


def place(depth: torch.Tensor) -> torch.Tensor:
    """Where each patch is: height in the frame, distance from its middle column, log of relative depth.

    depth: batch x rows x columns, inverse depth up to scale. Returns batch x rows x columns x 3. Left and right are
    alike on purpose: a room's mirror image is a room.
    """
    log = depth.log()
    ones = torch.ones_like(depth)
    down, across = ones.cumsum(1), ones.cumsum(2)
    rows, columns = down.amax((1, 2), keepdim=True), across.amax((1, 2), keepdim=True)
    height = (down - 0.5) / rows - 0.5
    aside = ((across - 0.5) / columns - 0.5).abs()
    return torch.stack([height, aside, log - log.mean((1, 2), keepdim=True)], -1)


class Head(nn.Module):
    """Blocks 12 and 6 of the encoder, and each patch's place, to a score of each class (before softmax)."""

    def __init__(self, hidden: int = HIDDEN):
        super().__init__()
        self.norm_semantics, self.norm_features = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)
        self.drop = nn.Dropout(0.25)
        self.project = nn.Linear(2 * WIDTH + 3, hidden)
        self.near = nn.Conv2d(hidden, hidden, 3, padding=1)
        self.wide = nn.Conv2d(hidden, hidden, 5, padding=4, dilation=2, groups=hidden)
        self.norm_near, self.norm_wide = nn.GroupNorm(8, hidden), nn.GroupNorm(8, hidden)
        self.classify = nn.Conv2d(hidden, len(CLASSES), 1)

    def forward(self, depth, features, semantics):
        """depth: batch x rows x columns; features, semantics: ... x 384. Returns batch x classes x rows x columns."""
        x = torch.cat([self.norm_semantics(semantics), self.norm_features(features), place(depth)], -1)
        x = self.drop(F.gelu(self.project(x))).permute(0, 3, 1, 2)
        x = x + F.gelu(self.norm_near(self.near(x)))
        x = x + F.gelu(self.norm_wide(self.wide(self.drop(x))))
        return self.classify(x)


class Exported(nn.Module):
    """The head as the app runs it: from the depth network's own outputs to calibrated probabilities."""

    def __init__(self, head: Head, temperature: float):
        super().__init__()
        self.head, self.temperature = head, temperature

    def forward(self, inverse_depth, features, semantics):
        """inverse_depth: 1 x 14 rows x 14 columns x 1. Returns 1 x rows x columns x classes."""
        depth = F.avg_pool2d(inverse_depth.permute(0, 3, 1, 2), PATCH)[:, 0]
        scores = self.head(depth, features, semantics)
        return F.softmax(scores.permute(0, 2, 3, 1) / self.temperature, -1)
