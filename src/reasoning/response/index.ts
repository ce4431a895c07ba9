export { readResponse } from './read.ts'
export type {
  Bounds,
  Fault,
  ModelResponse,
  PrintedMap,
  PrintedObject,
  Section,
  Span,
} from './types.ts'
