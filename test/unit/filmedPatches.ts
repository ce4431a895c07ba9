import { grid } from './semanticGrid.ts'

/** A corner of a room as the semantics sees it: what stands before the walls, on the floor. */
export const filmedPatches = grid(
  [
    'eeeeeeeeeeeeeeeeeeeeeeee',
    'eeeeeeeeelleeeeeeeeeeeee',
    'wwwwwwwwwllwwwwwwwwwwwww',
    'wwwwwwwwwwwwwwwwwwwwwwww',
    'wwnnnnnwwwwppppwwwddddww',
    'wwnnnnnwwwwppppwwwddddww',
    'wwnnnnnwwwwppppwwwddddww',
    'wwnnnnnwwwwwwwwwwwddddww',
    'wwnnnnnwwwwwwwwwwwddddbb',
    'wwwwwwwwwwwwwwwwwwddddbb',
    'wwwwwwwwwwwwwwccwwddddbb',
    'wwssssssssssswccwwddddbb',
    'wssssssssssssscctttdddbb',
    'wssssssssssssscctttdddbb',
    'fssssssssssssscctttfffbb',
    'fsssfffffffssffffffffffb',
    'ffffffttttttffffffffffff',
    'ffffffttttttffffffffffff',
  ],
  {
    e: 'ceiling',
    l: 'ceiling light',
    w: 'wall',
    n: 'window',
    p: 'picture',
    d: 'door',
    b: 'cabinet',
    s: 'sofa',
    c: 'chair',
    t: 'table',
    f: 'floor',
  },
  0.82,
)
