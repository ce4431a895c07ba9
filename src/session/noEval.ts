import { config } from 'zod/v4/core'

/**
 * The page's policy forbids evaluated code. zod would try whether it may, and each trial counts as a breach: so it is
 * told. Comes before every schema.
 */
config({ jitless: true })
