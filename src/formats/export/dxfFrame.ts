import type { Vec2 } from '../../geometry/index.ts'

/** The parts of a DXF file of AutoCAD 2000 that are the same for every drawing. */

export type Pair = readonly [code: number, value: string | number]

/** Layers, with their colours in AutoCAD's index and the type of their lines. */
export const LAYERS = {
  WALLS: { colour: 7, linetype: 'Continuous' },
  'WALLS-NOT-SEEN': { colour: 8, linetype: 'DASHED' },
  DOORS: { colour: 30, linetype: 'Continuous' },
  WINDOWS: { colour: 4, linetype: 'Continuous' },
  FURNITURE: { colour: 5, linetype: 'Continuous' },
  'WALL-MOUNTED': { colour: 6, linetype: 'Continuous' },
  CEILING: { colour: 2, linetype: 'DASHED' },
  SMALL: { colour: 9, linetype: 'Continuous' },
  UNNAMED: { colour: 252, linetype: 'DASHED' },
  LABELS: { colour: 3, linetype: 'Continuous' },
  DIMENSIONS: { colour: 1, linetype: 'Continuous' },
  CAMERAS: { colour: 8, linetype: 'DASHED' },
} as const satisfies Record<string, { colour: number; linetype: 'Continuous' | 'DASHED' }>
export type DxfLayer = keyof typeof LAYERS

/** Handles are numbers of their own for everything in the file; those of the tables are fixed. */
export const HANDLE = { modelSpace: '1F', paperSpace: '1E', root: 'C', groups: 'D', first: 0x100 }

/** A hundredth of a millimetre. */
export const short = (value: number) => Number(value.toFixed(5)) + 0

export const point = ([x, y]: Vec2, z = 0, first = 10): Pair[] => [
  [first, short(x)],
  [first + 10, short(y)],
  [first + 20, short(z)],
]

const table = (name: string, handle: string, entries: readonly (readonly Pair[])[]): Pair[] => [
  [0, 'TABLE'],
  [2, name],
  [5, handle],
  [330, 0],
  [100, 'AcDbSymbolTable'],
  [70, entries.length],
  ...(name === 'DIMSTYLE' ? ([[100, 'AcDbDimStyleTable']] as Pair[]) : []),
  ...entries.flat(),
  [0, 'ENDTAB'],
]

const entry = (type: string, handle: string, owner: string, kind: string, pairs: readonly Pair[]): Pair[] => [
  [0, type],
  [5, handle],
  [330, owner],
  [100, 'AcDbSymbolTableRecord'],
  [100, kind],
  ...pairs,
]

const named = (name: string): Pair[] => [
  [2, name],
  [70, 0],
]

/** The tables that every drawing must have. */
export function tables(): Pair[] {
  const linetype = (name: string, handle: string) =>
    entry('LTYPE', handle, '5', 'AcDbLinetypeTableRecord', [
      ...named(name),
      [3, name === 'Continuous' ? 'Solid line' : ''],
      [72, 65],
      [73, 0],
      [40, 0],
    ])
  // Eight centimetres drawn, five left out.
  const dashed = entry('LTYPE', '17', '5', 'AcDbLinetypeTableRecord', [
    ...named('DASHED'),
    [3, '__ __ __'],
    [72, 65],
    [73, 2],
    [40, 0.13],
    [49, 0.08],
    [74, 0],
    [49, -0.05],
    [74, 0],
  ])
  const layer = (name: string, handle: string, colour: number, type: string) =>
    entry('LAYER', handle, '2', 'AcDbLayerTableRecord', [
      ...named(name),
      [62, colour],
      [6, type],
      [370, -3],
      [390, 'F'],
    ])
  const blocks = [
    ['*Model_Space', HANDLE.modelSpace],
    ['*Paper_Space', HANDLE.paperSpace],
  ] as const
  return [
    ...table('VPORT', '8', []),
    ...table('LTYPE', '5', [
      linetype('ByBlock', '14'),
      linetype('ByLayer', '15'),
      linetype('Continuous', '16'),
      dashed,
    ]),
    ...table('LAYER', '2', [
      layer('0', '10', 7, 'Continuous'),
      ...Object.entries(LAYERS).map(([name, { colour, linetype: type }], k) =>
        layer(name, (0x30 + k).toString(16).toUpperCase(), colour, type),
      ),
    ]),
    ...table('STYLE', '3', [
      entry('STYLE', '11', '3', 'AcDbTextStyleTableRecord', [
        ...named('Standard'),
        [40, 0],
        [41, 1],
        [50, 0],
        [71, 0],
        [42, 0.1],
        [3, 'arial.ttf'],
        [4, ''],
      ]),
    ]),
    ...table('VIEW', '6', []),
    ...table('UCS', '7', []),
    ...table('APPID', '9', [entry('APPID', '12', '9', 'AcDbRegAppTableRecord', named('ACAD'))]),
    ...table('DIMSTYLE', 'A', [
      [
        [0, 'DIMSTYLE'],
        [105, '27'],
        [330, 'A'],
        [100, 'AcDbSymbolTableRecord'],
        [100, 'AcDbDimStyleTableRecord'],
        ...named('Standard'),
      ],
    ]),
    ...table(
      'BLOCK_RECORD',
      '1',
      blocks.map(([name, handle]) =>
        entry('BLOCK_RECORD', handle, '1', 'AcDbBlockTableRecord', [
          [2, name],
          [340, 0],
        ]),
      ),
    ),
  ]
}

/** The blocks that every drawing must have: its two spaces. */
export function blockSection(): Pair[] {
  const block = (name: string, owner: string, begin: string, end: string): Pair[] => [
    [0, 'BLOCK'],
    [5, begin],
    [330, owner],
    [100, 'AcDbEntity'],
    [8, '0'],
    [100, 'AcDbBlockBegin'],
    ...named(name),
    ...point([0, 0]),
    [3, name],
    [1, ''],
    [0, 'ENDBLK'],
    [5, end],
    [330, owner],
    [100, 'AcDbEntity'],
    [8, '0'],
    [100, 'AcDbBlockEnd'],
  ]
  return [
    ...block('*Model_Space', HANDLE.modelSpace, '20', '21'),
    ...block('*Paper_Space', HANDLE.paperSpace, '1C', '1D'),
  ]
}

/** The dictionaries that every drawing must have. */
export const DICTIONARIES: readonly Pair[] = [
  [0, 'DICTIONARY'],
  [5, HANDLE.root],
  [330, 0],
  [100, 'AcDbDictionary'],
  [281, 1],
  [3, 'ACAD_GROUP'],
  [350, HANDLE.groups],
  [3, 'ACAD_PLOTSTYLENAME'],
  [350, 'E'],
  [0, 'DICTIONARY'],
  [5, HANDLE.groups],
  [330, HANDLE.root],
  [100, 'AcDbDictionary'],
  [281, 1],
  [0, 'ACDBDICTIONARYWDFLT'],
  [5, 'E'],
  [330, HANDLE.root],
  [100, 'AcDbDictionary'],
  [281, 1],
  [3, 'Normal'],
  [350, 'F'],
  [100, 'AcDbDictionaryWithDefault'],
  [340, 'F'],
  [0, 'ACDBPLACEHOLDER'],
  [5, 'F'],
  [330, 'E'],
]

export const section = (name: string, pairs: readonly Pair[]): Pair[] => [
  [0, 'SECTION'],
  [2, name],
  ...pairs,
  [0, 'ENDSEC'],
]
