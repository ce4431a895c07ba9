import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { IArcEntity, IEntity, ILineEntity, ILwpolylineEntity } from 'dxf-parser'
import { describe, expect, test } from 'vitest'
import { exporters } from '../../../../src/formats/index.ts'
import type { Layout } from '../../../../src/layout/index.ts'
import { sampleLayout } from '../../sampleLayout.ts'
import { empty, furnished } from './rooms.ts'

const { writeDxf } = await exporters()
/** It is a CommonJS bundle whose only export is the class. */
const Parser: typeof import('dxf-parser').default = createRequire(import.meta.url)('dxf-parser')

const read = (layout: Layout, withUnnamed = false) => {
  const drawing = new Parser().parseSync(writeDxf(layout, 'm', withUnnamed))
  if (!drawing) throw new Error('the drawing cannot be read')
  return drawing
}
const on = (layer: string, layout: Layout = furnished): IEntity[] =>
  read(layout).entities.filter((entity) => entity.layer === layer)
const textsOf = (entities: readonly IEntity[]) =>
  entities.flatMap((entity) => (entity.type === 'TEXT' ? [(entity as IEntity & { text: string }).text] : []))
const lengthOf = ({ vertices: [a, b] }: ILineEntity) =>
  a && b ? Math.hypot(b.x - a.x, b.y - a.y) : Number.NaN

describe('DXF as dxf-parser reads it', () => {
  test('is in metres, with a layer for each kind of thing', () => {
    const { header, tables } = read(furnished)
    expect(header.$INSUNITS).toBe(6)
    expect(Object.keys(tables.layer.layers)).toEqual([
      '0',
      'WALLS',
      'WALLS-NOT-SEEN',
      'DOORS',
      'WINDOWS',
      'FURNITURE',
      'WALL-MOUNTED',
      'CEILING',
      'SMALL',
      'UNNAMED',
      'LABELS',
      'DIMENSIONS',
      'CAMERAS',
    ])
  })

  test('walls are open where doors and windows are', () => {
    const walls = on('WALLS') as ILwpolylineEntity[]
    const drawn = walls
      .flatMap(({ vertices }) => vertices.slice(1).map((to, k) => [vertices[k] as typeof to, to] as const))
      .reduce((sum, [a, b]) => sum + Math.hypot(b.x - a.x, b.y - a.y), 0)
    expect(drawn).toBeCloseTo(22 - (0.9 + 1.6 + 0.8 + 1.4 + 1.8 + 1.2), 4)
  })

  test('a door is a leaf and a quarter circle about its hinge, a window three lines', () => {
    const doors = on('DOORS')
    const arcs = doors.filter((entity): entity is IArcEntity => entity.type === 'ARC')
    expect(arcs.map(({ radius }) => radius)).toEqual([0.9, 0.8, 0.8, 0.8])
    for (const { startAngle, endAngle } of arcs)
      expect((endAngle - startAngle + 2 * Math.PI) % (2 * Math.PI)).toBeCloseTo(Math.PI / 2, 6)
    // The first one is hinged at (0.3, 0), and sweeps from along the wall to across it.
    expect(arcs[0]?.center).toMatchObject({ x: 0.3, y: 0 })
    expect(arcs[0]?.startAngle).toBeCloseTo(0, 6)
    const panes = (on('WINDOWS') as ILineEntity[]).filter((entity) => entity.type === 'LINE').map(lengthOf)
    expect(panes.filter((length) => Math.abs(length - 1.8) < 1e-6)).toHaveLength(3)
    expect(textsOf(doors)).toEqual(['door 1', 'door 2', 'door 3'])
  })

  test('things lie on their layers, with their heights; unnamed ones only where they are asked for', () => {
    expect(textsOf(on('SMALL'))).toContain('keyboard 1')
    expect(textsOf(on('WALL-MOUNTED'))).toContain('radiator 1')
    expect(textsOf(on('CEILING'))).toEqual(['ceiling light 1', 'ceiling light 2'])
    expect(textsOf(on('LABELS', sampleLayout))).toContain('sofa 1')
    expect(textsOf(on('DIMENSIONS', sampleLayout))).toContain('4.00 m')
    expect(on('CAMERAS', sampleLayout).length).toBeGreaterThan(0)
    const [sofa] = on('FURNITURE', sampleLayout) as ILwpolylineEntity[]
    expect(sofa).toMatchObject({ shape: true, elevation: 0 })
    expect(on('UNNAMED')).toEqual([])
    const all = read(furnished, true).entities.filter(({ layer }) => layer === 'UNNAMED')
    expect(textsOf(all)).toEqual(['something 1', 'something 2'])
  })

  test('a wall that was not seen is on a layer of its own', () => {
    expect(on('WALLS-NOT-SEEN', sampleLayout)).toHaveLength(1)
    expect(on('WALLS-NOT-SEEN')).toEqual([])
  })

  test('has a handle of its own for everything', () => {
    const handles = read(furnished).entities.map(({ handle }) => handle)
    expect(new Set(handles).size).toBe(handles.length)
  })

  test('writes any name on one line of plain letters', () => {
    const [object] = sampleLayout.objects
    if (!object) throw new Error('the sample has no object')
    const text = writeDxf({ ...sampleLayout, objects: [{ ...object, id: 'Küche\n0\nEOF 厨' }] })
    expect(text).toMatch(/K\\U\+00FCche 0 EOF \\U\+53A8\n/)
    expect(text).toMatch(/^[\n -~]*$/)
    expect(read(empty).entities).toEqual([])
  })
})

const hasEzdxf = (() => {
  try {
    execFileSync('/usr/bin/python3', ['-c', 'import ezdxf'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

test.skipIf(!hasEzdxf)('ezdxf finds nothing to mend (skipped without Debian’s python3-ezdxf)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'floorsight-dxf-'))
  try {
    for (const layout of [furnished, sampleLayout, empty]) {
      const path = join(folder, 'plan.dxf')
      writeFileSync(path, writeDxf(layout, 'm', true))
      const code =
        'import ezdxf, sys; a = ezdxf.readfile(sys.argv[1]).audit(); print(len(a.errors), len(a.fixes))'
      const found = execFileSync('/usr/bin/python3', ['-c', code, path], { encoding: 'utf-8' })
      expect(found.trim()).toBe('0 0')
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
})
