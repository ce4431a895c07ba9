// Node reads the command line's TypeScript through tsx.
import { register } from 'tsx/esm/api'

register()
const { serveJobs } = await import('./serveJobs.ts')
serveJobs()
