import type { InputVideoTrack } from 'mediabunny'

/** Below this many lines pictures were made for standard-definition television, and encoders follow its matrix. */
const HIGH_DEFINITION_LINES = 720

/**
 * Fills in what a file leaves unsaid about its colours, as players do: the matrix of BT.601 for small pictures and of
 * BT.709 for large ones. mediabunny alone takes BT.709 for all, which shifts saturated colours of a 640x480 clip by up
 * to 30 of 255. Must be called before anything is decoded.
 */
export async function completeColourSpace(track: InputVideoTrack): Promise<void> {
  const config = await track.getDecoderConfig()
  if (!config || config.colorSpace?.matrix) return
  const lines = Math.min(await track.getCodedWidth(), await track.getCodedHeight())
  // The track gives out one and the same configuration each time, and decodes with it.
  config.colorSpace = {
    primaries: 'bt709',
    transfer: 'bt709',
    fullRange: false,
    ...Object.fromEntries(Object.entries(config.colorSpace ?? {}).filter(([, value]) => value != null)),
    matrix: lines < HIGH_DEFINITION_LINES ? 'smpte170m' : 'bt709',
  }
}
