import { fourCc, hasText, u16, u32, type CleanPhoto } from './bytes.ts'
import { readAllBoxes, readBoxes, readItemTypes, readLocations, type Box, type Extent } from './heic-boxes.ts'

/** HEVC-coded photos and bursts (ISO 23008-12 annex B). */
const BRANDS = ['heic', 'heix', 'heim', 'heis', 'hevc']
/** Items that make up the picture; all others (Exif, mime with XMP, uri) are emptied. */
const PICTURE_ITEMS = ['hvc1', 'grid', 'iovl', 'iden', 'tmap']
const META_BOXES = ['hdlr', 'pitm', 'iinf', 'iloc', 'iref', 'iprp', 'idat', 'grpl', 'dinf']
const PROPERTIES =
  'ispe pixi colr pasp clap irot imir hvcC lhvC auxC rloc lsel tols oinf clli mdcv cclv amve rref'.split(' ')
const MAX_TOP_BOXES = 64

/** Whether the bytes begin as a HEIC photo does; AVIF and video, which are built alike, do not. */
export function beginsAsHeic(bytes: Uint8Array): boolean {
  const end = u32(bytes, 0)
  if (!hasText(bytes, 4, 'ftyp') || end < 16 || end > bytes.length || end > 1024) return false
  const brand = fourCc(bytes, 8)
  if (brand !== 'mif1') return BRANDS.includes(brand)
  for (let at = 16; at + 4 <= end; at += 4) if (BRANDS.includes(fourCc(bytes, at))) return true
  return false
}

type Meta = {
  box: Box
  parts: Box[]
  idat: Box | undefined
  properties: Box[]
  types: Map<number, string>
  places: Map<number, Extent[]>
}

function readMeta(bytes: Uint8Array, box: Box): Meta | null {
  const parts = readAllBoxes(bytes, box.body + 4, box.end)
  const part = (type: string) => parts?.find((found) => found.type === type)
  const [iinf, iloc, iprp, pitm] = [part('iinf'), part('iloc'), part('iprp'), part('pitm')]
  if (!parts || !iinf || !iloc || !iprp || !pitm) return null
  const types = readItemTypes(bytes, iinf)
  const places = readLocations(bytes, iloc)
  const ipco = readAllBoxes(bytes, iprp.body, iprp.end)?.find(({ type }) => type === 'ipco')
  const properties = ipco && readAllBoxes(bytes, ipco.body, ipco.end)
  if (!types || !places || !properties) return null
  const main = bytes[pitm.body] === 0 ? u16(bytes, pitm.body + 4) : u32(bytes, pitm.body + 4)
  if (!PICTURE_ITEMS.includes(types.get(main) ?? '')) return null
  return { box, parts, idat: part('idat'), properties, types, places }
}

/** The size of the largest picture of the file. */
function largest(bytes: Uint8Array, properties: readonly Box[]): { width: number; height: number } | null {
  let size = { width: 0, height: 0 }
  for (const { type, body, end } of properties) {
    if (type !== 'ispe' || end - body < 12) continue
    const [width, height] = [u32(bytes, body + 4), u32(bytes, body + 8)]
    if (width * height > size.width * size.height) size = { width, height }
  }
  return size.width > 0 ? size : null
}

/** Which bytes hold the picture and which metadata; null when some lie outside the boxes for them. */
function readRanges(meta: Meta, mdats: readonly Box[], limit: number) {
  const picture: [number, number][] = []
  const rest: [number, number][] = []
  let total = 0
  for (const [id, extents] of meta.places) {
    const type = meta.types.get(id) ?? ''
    const shown = PICTURE_ITEMS.includes(type)
    for (const { inMeta, offset, length } of extents) {
      if (length === 0 && (!shown || type === 'iden')) continue
      const start = inMeta ? (meta.idat?.body ?? Infinity) + offset : offset
      const homes = inMeta ? [meta.idat] : mdats
      if (length === 0 || !homes.some((home) => home && start >= home.body && start + length <= home.end)) return null
      total += length
      const list = shown ? picture : rest
      list.push([start, start + length])
    }
  }
  for (const [id, type] of meta.types) if (type === 'hvc1' && !meta.places.get(id)?.length) return null
  // No two items share bytes, so their sum cannot exceed the file; this also bounds the work.
  return total > limit || picture.length === 0 ? null : { picture, rest }
}

/**
 * A HEIC without EXIF, XMP, descriptions, dates and whatever follows the picture (a motion photo's video). Everything
 * that is not part of the picture is overwritten with zeros in place, so that no offset moves; `irot` and `imir` keep
 * it upright. Null when it is damaged.
 */
export function cleanHeic(bytes: Uint8Array): CleanPhoto | null {
  const tops = beginsAsHeic(bytes) ? readBoxes(bytes, 0, bytes.length).slice(0, MAX_TOP_BOXES) : []
  const metas = tops.filter(({ type }) => type === 'meta')
  const [metaBox] = metas
  if (!metaBox || metas.length > 1) return null
  const meta = readMeta(bytes, metaBox)
  const mdats = tops.filter(({ type }) => type === 'mdat')
  const ranges = meta && readRanges(meta, mdats, bytes.length)
  const size = meta && largest(bytes, meta.properties)
  if (!meta || !ranges || !size) return null

  const needed = tops.findLastIndex(
    ({ type, start, end }) =>
      type === 'meta' || (type === 'mdat' && ranges.picture.some(([from, to]) => from >= start && to <= end)),
  )
  const kept = tops.slice(0, needed + 1)
  const clean = bytes.slice(0, kept.at(-1)?.end)
  function blank({ start, body, end }: Box, unname: boolean) {
    clean.fill(0, body, end)
    if (unname) clean.set([0x66, 0x72, 0x65, 0x65], start + 4) // "free"
  }
  for (const [i, box] of kept.entries()) if (i > 0 && box.type !== 'meta') blank(box, box.type !== 'mdat')
  for (const box of meta.parts) {
    if (box.type === 'idat') blank(box, false)
    else if (!META_BOXES.includes(box.type)) blank(box, true)
  }
  for (const box of meta.properties) if (!PROPERTIES.includes(box.type)) blank(box, false)
  for (const [start, end] of ranges.picture) clean.set(bytes.subarray(start, end), start)
  for (const [start, end] of ranges.rest) clean.fill(0, start, Math.min(end, clean.length))
  return { bytes: clean, ...size }
}
