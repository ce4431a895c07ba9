export type * from './answer.ts'
export type * from './program.ts'
export * from './trace.ts'
