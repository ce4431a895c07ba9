export { LayoutFileError, layoutSchema, readLayout, writeLayout } from './layoutJson.ts'
