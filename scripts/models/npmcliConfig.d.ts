/** npm's own reader of its configuration, as far as npmConfig.ts uses it. It ships no types. */
declare module '@npmcli/config' {
  export default class Config {
    constructor(options: {
      definitions: object
      shorthands: object
      flatten: (data: object, flat: object) => void
      nerfDarts: readonly string[]
      npmPath: string
      argv: readonly string[]
      env: Record<string, string | undefined>
      cwd: string
    })
    load(): Promise<void>
    readonly flat: Record<string, unknown>
  }
}

declare module '@npmcli/config/lib/definitions/index.js' {
  const settings: {
    definitions: object
    shorthands: object
    nerfDarts: readonly string[]
    flatten(data: object, flat: object): void
  }
  export default settings
}
