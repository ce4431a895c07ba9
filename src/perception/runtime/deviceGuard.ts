import type { Engine } from './engine.ts'
import { GpuLostError } from './errors.ts'

/** Does GPU work, and rejects with GpuLostError as soon as the device is lost. */
export type DeviceGuard = <T>(work: () => Promise<T>) => Promise<T>

/**
 * Watches an engine's GPU device: onnxruntime itself may wait for ever for a device that is gone.
 * (Not `Promise.race` with one long-lived promise: that keeps the result of every race alive.)
 */
export function makeDeviceGuard(engine: Engine): DeviceGuard {
  const waiting = new Set<(error: GpuLostError) => void>()
  let fault: string | undefined
  engine.onDeviceLost((found) => {
    fault = found
    for (const reject of waiting) reject(new GpuLostError(found))
    waiting.clear()
  })
  return (work) =>
    new Promise((resolve, reject) => {
      if (fault !== undefined) {
        reject(new GpuLostError(fault))
        return
      }
      waiting.add(reject)
      work()
        .then(resolve, reject)
        .finally(() => waiting.delete(reject))
    })
}
