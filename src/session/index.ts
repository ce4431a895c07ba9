export * from './controller.ts'
export * from './protocol.ts'
export * from './store.ts'
