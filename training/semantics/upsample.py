"""Patches to cells along the edges of depth and colour: joint bilateral upsampling (Kopf et al. 2007), its few weights learned."""

import math

import torch
from torch import nn
from torch.nn import functional as F

NEIGHBOURS = [(row, column) for row in (-1, 0, 1) for column in (-1, 0, 1)]
CELLS = [(row, column) for row in (0, 1) for column in (0, 1)]
"""Of a patch."""


def of_neighbours(x: torch.Tensor) -> torch.Tensor:
    """batch x channels x rows x columns to patches x channels x 9: each patch's neighbours, the border repeated."""
    padded = F.pad(x, (1, 1, 1, 1), mode="replicate")

    def shifted(row: int, column: int) -> torch.Tensor:
        # Ends counted from the end: the exported graph is of free size.
        rows = slice(1 + row, row - 1 if row < 1 else None)
        columns = slice(1 + column, column - 1 if column < 1 else None)
        return padded[:, :, rows, columns]

    stacked = torch.stack([shifted(*step) for step in NEIGHBOURS], -1)
    return stacked.permute(0, 2, 3, 1, 4).flatten(0, 2)


def of_cells(x: torch.Tensor) -> torch.Tensor:
    """batch x channels x 2 rows x 2 columns to patches x channels x 4: each patch's cells."""
    stacked = torch.stack([x[:, :, row::2, column::2] for row, column in CELLS], -1)
    return stacked.permute(0, 2, 3, 1, 4).flatten(0, 2)


class EdgeUpsampling(nn.Module):
    """A cell's scores are a mean of its patch's and the eight neighbours', of those that are near, as far and alike."""

    def __init__(self):
        super().__init__()
        near = [
            [-2 * ((row - (a - 0.5) / 2) ** 2 + (column - (b - 0.5) / 2) ** 2) for row, column in NEIGHBOURS]
            for a, b in CELLS
        ]
        self.near = nn.Parameter(torch.tensor(near))
        self.log_depth_scale = nn.Parameter(torch.tensor(math.log(20.0)))
        self.log_colour_scale = nn.Parameter(torch.tensor(math.log(3.0)))

    def forward(self, scores, depth, colour):
        """scores: batch x classes x rows x columns; depth: batch x 2 rows x 2 columns, inverse; colour: batch x 3 x 2
        rows x 2 columns, 0 to 1. Returns batch x 2 rows x 2 columns x classes."""
        log = depth.log()[:, None]
        depth_step = of_cells(log)[:, :, :, None] - of_neighbours(F.avg_pool2d(log, 2))[:, :, None]
        colour_step = of_cells(colour)[:, :, :, None] - of_neighbours(F.avg_pool2d(colour, 2))[:, :, None]
        apart = self.log_depth_scale.exp() * depth_step.abs().sum(1)
        # The small number keeps the root's slope finite.
        apart = apart + self.log_colour_scale.exp() * (colour_step.square().sum(1) + 1e-4).sqrt()
        weights = F.softmax(self.near - apart, -1)
        cells = weights @ of_neighbours(scores).transpose(1, 2)
        batch, classes, rows, columns = scores.shape
        pairs = cells.reshape(batch * rows, columns, 2, 2, classes).transpose(1, 2)
        return pairs.reshape(batch, 2 * rows, 2 * columns, classes)
