export { NotRenderable } from './errors.ts'
export { spacerText } from './spacer.ts'
export { video2layoutText } from './video2layout.ts'
