/** Names that people know, of the codecs that the demuxer names. */
const codecNames: Record<string, string> = {
  avc: 'H.264 (AVC)',
  hevc: 'HEVC (H.265)',
  vp8: 'VP8',
  vp9: 'VP9',
  av1: 'AV1',
  prores: 'Apple ProRes',
}

/** The same for those that it does not, by their four letters in MP4 and MOV or by their identifier in Matroska. */
const internalNames: readonly (readonly [RegExp, string])[] = [
  [/^mp4v$|^V_MPEG4\/ISO/, 'MPEG-4 Part 2'],
  [/^m?jpe?g|^mjp|^V_MJPEG/, 'Motion JPEG'],
  [/^dv[ch]|^dva|^dvhe|^dvh1/, 'Dolby Vision'],
  [/^V_MPEG[12]$|^m[12]v1$/, 'MPEG-2'],
  [/^AVd|^avd/, 'Avid DNxHD'],
  [/^CFHD$/, 'CineForm'],
  [/^s263$|^h263$/, 'H.263'],
  [/^vvc1$|^vvi1$/, 'VVC (H.266)'],
  [/^V_THEORA$/, 'Theora'],
]

/**
 * A codec's name for a person.
 * @param codec as mediabunny names it; null where it does not know it.
 * @param internalId as the container names it.
 */
export function nameOfCodec(codec: string | null, internalId: string | number | Uint8Array | null): string {
  if (codec !== null) return codecNames[codec] ?? codec
  if (typeof internalId !== 'string') return 'an unknown codec'
  return (
    internalNames.find(([pattern]) => pattern.test(internalId))?.[1] ?? `the codec "${internalId.trim()}"`
  )
}

/** Codecs whose packets are stored in the order in which they are shown. */
export const isNeverReordered = (codec: string | null): boolean =>
  codec === 'vp8' || codec === 'vp9' || codec === 'av1'
