export * from './boxes.ts'
export * from './edit.ts'
