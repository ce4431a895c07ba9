import { MODEL_TASKS } from '../common/strings/models.ts'

/** What the page shows of a model: a small part of public/models/models.json. */
export interface ModelCard {
  id: string
  title: string
  task: string
  licence: { spdx: string; holder: string; link: string }
  source: string
  notes: string
  bytes: number
}

export const taskInWords = (task: string): string => MODEL_TASKS[task] ?? task

interface FileEntry {
  bytes?: number
}
interface Entry extends Omit<ModelCard, 'bytes'> {
  weights?: FileEntry[]
  variants?: { graph?: FileEntry }[]
}

const sum = (files: readonly (FileEntry | undefined)[]) =>
  files.reduce((total, file) => total + (file?.bytes ?? 0), 0)

/** The cards of a list of models as the app publishes it. Bytes: what a run loads at most, one size of each. */
export function modelCards(json: unknown): ModelCard[] {
  const { models = [] } = (json ?? {}) as { models?: Entry[] }
  return models.map(({ id, title, task, licence, source, notes, weights = [], variants = [] }) => {
    const graphs = variants.map(({ graph }) => graph?.bytes ?? 0)
    return { id, title, task, licence, source, notes, bytes: sum(weights) + Math.max(0, ...graphs) }
  })
}

/** @throws Error where the list cannot be had. */
export async function fetchModelCards(): Promise<ModelCard[]> {
  const answer = await fetch(new URL('models/models.json', document.baseURI))
  if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`.trim())
  return modelCards(await answer.json())
}
