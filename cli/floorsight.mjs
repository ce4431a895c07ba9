#!/usr/bin/env node
// Node reads the command line's TypeScript through tsx.
import { register } from 'tsx/esm/api'

register()
const { main } = await import('./main.ts')
process.exitCode = await main(process.argv.slice(2))
