import { dirname } from 'node:path'
import Config from '@npmcli/config'
import settings from '@npmcli/config/lib/definitions/index.js'

/** npm's settings in the form that pacote takes: registry (also by scope), proxy, certificates, login, cache, retries. */
export type NpmOptions = Readonly<Record<string, unknown>> & { readonly registry: string }

/**
 * Reads npm's configuration as npm itself does, with npm's own library: the environment (`npm_config_*`), then the
 * project's, the user's and the global .npmrc.
 */
export async function readNpmOptions(
  cwd: string,
  env: Readonly<NodeJS.ProcessEnv> = process.env,
): Promise<NpmOptions> {
  const npmCli = env.npm_execpath
  const config = new Config({
    definitions: settings.definitions,
    shorthands: settings.shorthands,
    flatten: settings.flatten,
    nerfDarts: settings.nerfDarts,
    // Only to find npm's built-in npmrc, which some distributions ship.
    npmPath: npmCli ? dirname(dirname(npmCli)) : cwd,
    // Our own arguments are not npm's.
    argv: [process.execPath, 'npm'],
    // A copy: loading writes into it.
    env: { ...env },
    cwd,
  })
  await config.load()
  return config.flat as NpmOptions
}
