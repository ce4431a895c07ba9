export * from './camera.ts'
export * from './rigid.ts'
export * from './rotation.ts'
export * from './vec.ts'
