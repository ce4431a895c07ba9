"""The semantics head: what each cell of a frame shows, from what the frozen depth network computes of it.

A patch is 14 x 14 pixels of the depth network's input, a cell 7 x 7.
"""

import torch
from torch import nn
from torch.nn import functional as F

from classes import CLASSES
from upsample import EdgeUpsampling

WIDTH = 384
"""Channels of the encoder (DINOv2 ViT-S/14)."""
CELL = 7
HIDDEN = 128
INPUTS = ("colour", "depth", "features", "semantics")


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
    """Scores of each class (before softmax) for each cell: the patches' by the encoder, then finer along edges."""

    def __init__(self, hidden: int = HIDDEN):
        super().__init__()
        self.norm_semantics, self.norm_features = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)
        self.drop = nn.Dropout(0.25)
        self.project = nn.Linear(2 * WIDTH + 3, hidden)
        self.near = nn.Conv2d(hidden, hidden, 3, padding=1)
        self.wide = nn.Conv2d(hidden, hidden, 5, padding=4, dilation=2, groups=hidden)
        self.norm_near, self.norm_wide = nn.GroupNorm(8, hidden), nn.GroupNorm(8, hidden)
        self.classify = nn.Conv2d(hidden, len(CLASSES), 1)
        self.upsample = EdgeUpsampling()

    def forward(self, colour, depth, features, semantics):
        """colour: batch x 2 rows x 2 columns x 3, 0 to 1; depth: batch x 2 rows x 2 columns, inverse; features and
        semantics, blocks 6 and 12: batch x rows x columns x 384. Returns batch x 2 rows x 2 columns x classes."""
        of_patches = F.avg_pool2d(depth[:, None], 2)[:, 0]
        x = torch.cat([self.norm_semantics(semantics), self.norm_features(features), place(of_patches)], -1)
        x = self.drop(F.gelu(self.project(x))).permute(0, 3, 1, 2)
        x = x + F.gelu(self.norm_near(self.near(x)))
        x = x + F.gelu(self.norm_wide(self.wide(self.drop(x))))
        return self.upsample(self.classify(x), depth, colour.permute(0, 3, 1, 2))


class Exported(nn.Module):
    """The head as the app runs it: from the depth network's input and outputs to calibrated probabilities."""

    def __init__(self, head: Head, temperature: float):
        super().__init__()
        self.head, self.temperature = head, temperature

    def forward(self, image, inverse_depth, features, semantics):
        """image: 1 x 3 x 14 rows x 14 columns, RGB, 0 to 255; inverse_depth: 1 x 14 rows x 14 columns x 1; features,
        semantics: 1 x rows x columns x 384. Returns 1 x 2 rows x 2 columns x classes."""
        colour = F.avg_pool2d(image, CELL).permute(0, 2, 3, 1) / 255
        depth = F.avg_pool2d(inverse_depth.permute(0, 3, 1, 2), CELL)[:, 0]
        return F.softmax(self.head(colour, depth, features, semantics) / self.temperature, -1)
