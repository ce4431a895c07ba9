import {
  LAYERS,
  panes,
  session,
  setUnits,
  showBoxes,
  showDetections,
  showDrawing,
  showLayer,
  showSemantics,
  turnToWalls,
  UNITS,
} from '../../../session/index.ts'
import type { Command } from './command.ts'
import { command, hasDocument, offered } from './define.ts'
import { stepFrame } from './steps.ts'

/** How the map is drawn, and where the film is. */
export const MAP_COMMANDS: readonly Command[] = [
  offered('map.fit', ['0']),
  offered('map.zoom-in', ['Plus', '=']),
  offered('map.zoom-out', ['-']),
  command('map.walls', {
    keys: ['W'],
    when: ({ document }) => document?.layout.room !== undefined,
    run: () => turnToWalls(!panes.getState().turnedToWalls),
  }),
  command('map.plan', { keys: ['1'], when: hasDocument, run: () => showDrawing('plan') }),
  command('map.both', { keys: ['2'], when: hasDocument, run: () => showDrawing('both') }),
  command('map.scene', { keys: ['3'], when: hasDocument, run: () => showDrawing('scene') }),
  ...LAYERS.map((layer) =>
    command(`layer.${layer}`, {
      when: hasDocument,
      run: () => showLayer(layer, !session.getState().layers[layer]),
    }),
  ),
  ...UNITS.map((units) => command(`units.${units}`, { when: hasDocument, run: () => setUnits(units) })),

  offered('film.play', ['Space', 'K']),
  command('film.previous', { keys: [','], when: hasDocument, run: () => stepFrame(-1) }),
  command('film.next', { keys: ['.'], when: hasDocument, run: () => stepFrame(1) }),
  command('film.detections', {
    keys: ['D'],
    when: hasDocument,
    run: () => showDetections(!panes.getState().filmDetections),
  }),
  command('film.boxes', {
    keys: ['B'],
    when: hasDocument,
    run: () => showBoxes(!panes.getState().filmBoxes),
  }),
  command('film.semantics', {
    keys: ['S'],
    when: (state) => hasDocument(state) && (state.document?.film.some(({ semantics }) => semantics) ?? false),
    run: () => showSemantics(!panes.getState().filmSemantics),
  }),
]
