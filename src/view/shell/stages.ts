import { type Backend, type Run, STAGES, type Stage } from '../../session/index.ts'
import { megabytes } from '../common/format.ts'
import { STAGE_TITLES, STAGE_UNITS } from '../common/strings/run.ts'

export interface StageLine {
  stage: Stage
  title: string
  state: 'done' | 'current' | 'waiting'
  /** How far it is: "7 of 16 frames". Only of the current stage, and where it counts something that has a name. */
  detail: string | undefined
  /** The same as a share, 0 to 1. */
  share: number | undefined
}

function detailOf({ done, total, unit }: Pick<Run, 'done' | 'total' | 'unit'>): string | undefined {
  if (!total || !unit) return undefined
  if (unit === 'bytes') return `${megabytes(done).replace(' MB', '')} of ${megabytes(total)}`
  return `${Math.floor(done)} of ${total} ${STAGE_UNITS[unit] ?? unit}`
}

/** Where a run stands, stage by stage. */
export function stageLines(run: Pick<Run, 'stage' | 'done' | 'total' | 'unit'>): StageLine[] {
  const at = STAGES.indexOf(run.stage)
  return STAGES.map((stage, k) => {
    const state = k < at ? 'done' : k === at ? 'current' : 'waiting'
    const isCurrent = state === 'current'
    return {
      stage,
      title: STAGE_TITLES[stage],
      state,
      detail: isCurrent ? detailOf(run) : undefined,
      share: isCurrent && run.total ? Math.min(1, run.done / run.total) : undefined,
    }
  })
}

const BACKEND_NAMES: Readonly<Record<string, string>> = { wasm: 'WebAssembly', webgpu: 'WebGPU' }

/** The networks that run the same way for the same reason, together. */
export function backendGroups(backends: readonly Backend[]): { networks: string[]; how: string }[] {
  const groups = new Map<string, string[]>()
  for (const { network, backend, reason } of backends) {
    const how = reason || (BACKEND_NAMES[backend] ?? backend)
    const group = groups.get(how)
    if (!group) groups.set(how, [network])
    else if (!group.includes(network)) group.push(network)
  }
  return [...groups].map(([how, networks]) => ({ how, networks }))
}
