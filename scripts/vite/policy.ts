import type { Plugin } from 'vite'
import { pagePolicy } from './security.ts'

/** Puts the Content-Security-Policy into the built page, for hosts that send no headers. */
export const policy = (): Plugin => ({
  name: 'floorsight-policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: pagePolicy },
      injectTo: 'head-prepend',
    },
  ],
})
