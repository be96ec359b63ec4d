import { crc32 } from 'node:zlib'

/** What a phone writes about its owner, and nobody may read afterwards. */
export const SECRETS = ['HUE-CAMERA-7', 'Le Thi Sau', 'XA-BINH-AN', 'GPSLatitude', 'motion-video']
export const XMP =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><exif:GPSLatitude>16,27.8N</exif:GPSLatitude>XA-BINH-AN</x:xmpmeta>'
/** 16° 27' 48" as EXIF keeps it, in either byte order. */
export const PLACES = [false, true].map((little) => join(...[16, 1, 27, 1, 48, 1].map((n) => number(n, 4, little))))

type Part = string | readonly number[] | Uint8Array

export function join(...parts: Part[]): Uint8Array {
  return new Uint8Array(
    Buffer.concat(
      parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Uint8Array.from(part))),
    ),
  )
}

/** A number in so many bytes, the most significant first unless little. */
export function number(value: number, size: number, little = false): number[] {
  const bytes = Array.from({ length: size }, (_, i) => Math.floor(value / 256 ** (size - 1 - i)) % 256)
  return little ? bytes.reverse() : bytes
}

/** An EXIF block as a phone writes it: camera, artist, how to turn it, where it was taken, a thumbnail. */
export function exif(turn: number, little: boolean, thumbnail: Uint8Array = join('')): Uint8Array {
  const n = (value: number, size: number) => number(value, size, little)
  const entry = (tag: number, type: number, count: number, value: number[]) =>
    join(n(tag, 2), n(type, 2), n(count, 4), value)
  return join(
    little ? 'II' : 'MM',
    join(n(42, 2), n(8, 4), n(4, 2)),
    entry(0x010f, 2, 13, n(62, 4)),
    entry(0x0112, 3, 1, [...n(turn, 2), 0, 0]),
    entry(0x013b, 2, 11, n(75, 4)),
    entry(0x8825, 4, 1, n(86, 4)),
    join(n(0, 4), 'HUE-CAMERA-7\0', 'Le Thi Sau\0', n(1, 2)),
    entry(2, 5, 3, n(104, 4)),
    n(0, 4),
    [16, 27, 48].flatMap((part) => [...n(part, 4), ...n(1, 4)]),
    thumbnail,
  )
}

/** The only EXIF that may remain. */
export function onlyTurn(turn: number): Uint8Array {
  return join('MM\0*', [0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turn, 0, 0, 0, 0, 0, 0])
}

export function segment(marker: number, ...parts: Part[]): Uint8Array {
  const body = join(...parts)
  return join([0xff, marker], number(body.length + 2, 2), body)
}

export function pngChunk(type: string, ...parts: Part[]): Uint8Array {
  const named = join(type, ...parts)
  return join(number(named.length - 4, 4), named, number(crc32(named), 4))
}

export function riffChunk(type: string, ...parts: Part[]): Uint8Array {
  const body = join(...parts)
  return join(type, number(body.length, 4, true), body, body.length % 2 ? [0] : [])
}

export function riff(...chunks: Part[]): Uint8Array {
  return riffChunk('RIFF', 'WEBP', ...chunks)
}

export function box(type: string, ...parts: Part[]): Uint8Array {
  const body = join(...parts)
  return join(number(body.length + 8, 4), type, body)
}

/** `added` put into `bytes` at a place. */
export function insert(bytes: Uint8Array, at: number, ...added: Part[]): Uint8Array {
  return join(bytes.subarray(0, at), ...added, bytes.subarray(at))
}

/** A HEIC whose picture and metadata lie either in `mdat` or in `idat`, with an `iloc` box of the given version. */
export function heic(
  version: 0 | 1 | 2,
  metaIn: 'mdat' | 'idat',
  changed: { width?: number; extent?: number; copies?: number; before?: Uint8Array } = {},
) {
  const picture = 'coded-picture-bytes'
  const metadata = join([0, 0, 0, 0], exif(6, false))
  const idSize = version === 2 ? 4 : 2
  const infe = (id: number, type: string, rest = '') =>
    box('infe', [version === 2 ? 3 : 2, 0, 0, 0], number(id, idSize), [0, 0], type, '\0', rest)
  const build = (mdat: number): Uint8Array => {
    const item = (id: number, inMeta: boolean, offset: number, length: number, copies = 1) =>
      join(
        number(id, idSize),
        version === 0 ? [] : [0, inMeta ? 1 : 0],
        [0, 0],
        number(copies, 2),
        ...Array.from({ length: copies }, () =>
          join(version === 2 ? [0, 0, 0, 9] : [], number(offset, 4), number(length, 4)),
        ),
      )
    const inIdat = metaIn === 'idat'
    const places = [
      item(1, false, mdat, changed.extent ?? picture.length, changed.copies),
      item(2, inIdat, inIdat ? 0 : mdat + picture.length, metadata.length),
      item(3, inIdat, (inIdat ? 0 : mdat + picture.length) + metadata.length, XMP.length),
    ]
    const head = join(
      box('ftyp', 'mif1', [0, 0, 0, 0], 'mif1heic'),
      box(
        'meta',
        [0, 0, 0, 0],
        box('hdlr', [0, 0, 0, 0, 0, 0, 0, 0], 'pict', new Uint8Array(13)),
        box('pitm', [0, 0, 0, 0, 0, 1]),
        box('iloc', [version, 0, 0, 0, 0x44, version === 2 ? 4 : 0], number(3, idSize), ...places),
        box('iinf', [0, 0, 0, 0, 0, 3], infe(1, 'hvc1'), infe(2, 'Exif'), infe(3, 'mime', 'application/rdf+xml\0')),
        box(
          'iprp',
          box('ipco', box('ispe', [0, 0, 0, 0], number(changed.width ?? 24, 4), number(16, 4)), box('udes', XMP)),
        ),
        box('xml ', [0, 0, 0, 0], XMP),
        inIdat ? box('idat', metadata, XMP, 'Le Thi Sau') : [],
      ),
      changed.before ?? [],
    )
    if (mdat === 0) return build(head.length + 8)
    return join(
      head,
      box('mdat', picture, ...(inIdat ? [] : [metadata, XMP]), 'HUE-CAMERA-7'),
      box('mpvd', 'motion-video'),
    )
  }
  return build(0)
}
