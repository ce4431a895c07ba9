import type { Engine } from './engine.ts'
import { GpuLostError } from './errors.ts'

/** How long work may take to notice that its device is gone; after that the engine itself is given up. */
const GRACE_MILLISECONDS = 3000
/** How long after a failure the news of a lost device may come. */
const NEWS_MILLISECONDS = 100

/** Watches an engine's GPU device: onnxruntime itself may wait for ever for a device that is gone. */
export interface DeviceGuard {
  /**
   * Does GPU work. Where the device is lost meanwhile it rejects with GpuLostError once the work has noticed; if it
   * does not notice, the engine is stuck.
   */
  run<T>(work: () => Promise<T>): Promise<T>
  /** Devices lost so far: a session that was made before the last loss is dead. */
  readonly losses: number
  /** Of the last loss. */
  readonly fault: string
  /** The engine waits for a device that is gone: it can do no more work, on no backend. */
  readonly isStuck: boolean
}

/** (Not `Promise.race` with one long-lived promise: that keeps the result of every race alive.) */
export function makeDeviceGuard(engine: Engine, graceMilliseconds = GRACE_MILLISECONDS): DeviceGuard {
  const waiting = new Set<() => void>()
  const state = { losses: 0, fault: '', isStuck: false }
  engine.onDeviceLost((fault) => {
    state.losses++
    state.fault = fault
    for (const tell of waiting) tell()
  })
  return {
    get losses() {
      return state.losses
    },
    get fault() {
      return state.fault
    },
    get isStuck() {
      return state.isStuck
    },
    run: (work) =>
      new Promise((resolve, reject) => {
        const before = state.losses
        let timer: ReturnType<typeof setTimeout> | undefined
        const giveUp = () => {
          state.isStuck = true
          reject(new GpuLostError(state.fault))
        }
        const tell = () => {
          timer ??= setTimeout(giveUp, graceMilliseconds)
        }
        waiting.add(tell)
        work()
          // What a run returns whose device went away meanwhile is not to be trusted.
          .then(
            (value) => (state.losses === before ? resolve(value) : reject(new GpuLostError(state.fault))),
            async (error) => {
              // The run may hear of the loss before its listeners do.
              if (state.losses === before) await new Promise((later) => setTimeout(later, NEWS_MILLISECONDS))
              reject(state.losses === before ? error : new GpuLostError(state.fault))
            },
          )
          .finally(() => {
            clearTimeout(timer)
            waiting.delete(tell)
          })
      }),
  }
}
