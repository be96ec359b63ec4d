import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkPhoto, MAX_PHOTO_BYTES, PHOTO_TYPES, photoType } from '../../worker/files/checks.ts'
import { box, exif, heic, insert, join, number, pngChunk, riff, riffChunk, segment, XMP } from './builders.ts'
import { ANIMATED, BASELINE, HEIC, LOSSLESS, PNG, PROGRESSIVE, SHEER, WEBP } from './fixtures.ts'

const PHOTOS = { BASELINE, PROGRESSIVE, PNG, WEBP, LOSSLESS, SHEER, ANIMATED, HEIC }
const KINDS = /Chỉ nhận ảnh JPEG, PNG, WebP hoặc HEIC/

function reason(bytes: Uint8Array): string {
  const checked = checkPhoto(bytes)
  return checked.ok ? 'nhận' : checked.reason
}

describe('Lan chooses a photo', () => {
  test.each([
    ['JPEG', BASELINE, 'image/jpeg'],
    ['JPEG in several scans', PROGRESSIVE, 'image/jpeg'],
    ['PNG', PNG, 'image/png'],
    ['WebP', WEBP, 'image/webp'],
    ['lossless WebP', LOSSLESS, 'image/webp'],
    ['animated WebP', ANIMATED, 'image/webp'],
    ['HEIC', HEIC, 'image/heic'],
    ['HEIC by a compatible brand', heic(1, 'idat'), 'image/heic'],
  ])('%s is accepted and named by what is inside', (_, photo, type) => {
    expect(PHOTO_TYPES).toContain(type)
    expect(photoType(photo)).toBe(type)
    expect(checkPhoto(photo)).toMatchObject({ ok: true, type, width: 24, height: 16 })
  })

  test('one of exactly 8 MB is accepted; one byte more is refused, with its size', () => {
    const largest = join(BASELINE, new Uint8Array(MAX_PHOTO_BYTES - BASELINE.length))
    expect(reason(largest)).toBe('nhận')
    expect(reason(join(largest, [0]))).toMatch(/nặng 8,1 MB, nhiều nhất được 8 MB/)
    expect(reason(join(BASELINE, new Uint8Array(12.34 * 1024 ** 2)))).toMatch(/nặng 12,4 MB/)
  })
})

describe('she chose something else by mistake, called photo.jpg', () => {
  const top = (brand: string, also = '') => box('ftyp', brand, [0, 0, 0, 0], also)
  test.each([
    ['tài liệu PDF', '%PDF-1.7\n'],
    ['video', top('isom', 'isommp42')],
    ['video', top('qt  ')],
    ['video', top('3gp4', '3gp4')],
    ['video', join([0x1a, 0x45, 0xdf, 0xa3], 'webm')],
    ['video', riffChunk('RIFF', 'AVI LIST')],
    ['ảnh AVIF', top('avif', 'mif1avif')],
    ['ảnh động GIF', 'GIF89a'],
    ['ảnh BMP', 'BM\x36\0\0\0'],
    ['ảnh TIFF', 'II*\0\x08\0\0\0'],
    ['hình vẽ SVG', '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['trang web HTML', '\n<!DOCTYPE html><title>photo</title><svg></svg>'],
    ['tài liệu Word', 'PK\x03\x04'],
    ['tệp ghi âm', 'ID3\x04'],
    ['không phải ảnh', 'Kính gửi ủy ban'],
    ['không phải ảnh', top('mif1', 'mif1miaf')],
    ['không phải ảnh', join(BASELINE.subarray(0, 2))],
  ])('%s: she reads what it is and what is accepted', (kind, sent) => {
    expect(photoType(join(sent))).toBeNull()
    expect(reason(join(sent))).toContain(kind)
    expect(reason(join(sent))).toMatch(KINDS)
  })

  test('a long video is refused as a video, not for its size', () => {
    expect(reason(join(top('isom'), new Uint8Array(MAX_PHOTO_BYTES)))).toContain('video')
  })

  test('an empty file', () => {
    expect(reason(join(''))).toContain('trống')
  })
})

describe('the photo did not arrive whole', () => {
  test.each(Object.entries(PHOTOS))('%s cut anywhere is refused, and she is told', (_, photo) => {
    for (let length = 32; length < photo.length; length++) expect(reason(photo.subarray(0, length))).toContain('hỏng')
  })

  test('one changed bit in a PNG is noticed', () => {
    for (let at = 16; at < PNG.length; at++) {
      const changed = PNG.slice()
      changed[at] = (changed[at] ?? 0) ^ 4
      expect(reason(changed)).toContain('hỏng')
    }
  })

  const header = PNG.subarray(16, 29)
  const scan = Buffer.from(BASELINE).indexOf(join([0xff, 0xda]))
  const canvas = (flags: number) => riffChunk('VP8X', [flags, 0, 0, 0], number(23, 3, true), number(15, 3, true))
  test.each([
    ['JPEG without a scan', join(BASELINE.subarray(0, scan), [0xff, 0xd9])],
    ['JPEG with a second frame', insert(BASELINE, scan, segment(0xc0, [8, 0, 16, 0, 24, 1, 1, 0x11, 0]))],
    ['JPEG with a segment of no length', insert(BASELINE, 2, [0xff, 0xe1, 0, 0])],
    ['PNG without a picture', join(PNG.subarray(0, 33), PNG.subarray(-12))],
    ['PNG with two headers', insert(PNG, 33, pngChunk('IHDR', header))],
    ['PNG with a chunk no decoder knows', insert(PNG, 33, pngChunk('CgBI', [0]))],
    [
      'PNG of colours without a palette',
      join(PNG.subarray(0, 8), pngChunk('IHDR', header.with(9, 3)), PNG.subarray(33)),
    ],
    ['WebP of another size than its canvas', riff(canvas(0), LOSSLESS.subarray(12).with(9, 9))],
    ['WebP without a picture', riff(canvas(0), riffChunk('EXIF', exif(6, true)))],
    ['WebP whose picture claims more bytes than it has', WEBP.with(22, 255)],
    ['animated WebP with a frame beside its canvas', ANIMATED.with(Buffer.from(ANIMATED).indexOf('ANMF') + 8, 9)],
    ['animated WebP without frames', riff(canvas(2), riffChunk('ANIM', [0, 0, 0, 0, 0, 0]))],
  ])('%s is refused', (_, sent) => {
    expect(reason(sent)).toContain('hỏng')
  })
})

describe('a photo made to be too wide for any screen', () => {
  const wide = (width: number, height: number) =>
    pngChunk('IHDR', number(width, 4), number(height, 4), PNG.subarray(24, 29))
  test('100 million pixels are accepted, more are refused with their number', () => {
    expect(reason(join(PNG.subarray(0, 8), wide(10_000, 10_000), PNG.subarray(33)))).toBe('nhận')
    expect(reason(join(PNG.subarray(0, 8), wide(10_001, 10_000), PNG.subarray(33)))).toMatch(
      /10001 × 10000 điểm ảnh \(100,1 triệu\), nhiều nhất được 100 triệu/,
    )
    expect(reason(heic(1, 'mdat', { width: 4_000_000_000 }))).toContain('triệu điểm ảnh')
  })
})

describe('somebody sends bytes to break the check', () => {
  const rich = [
    ...Object.values(PHOTOS),
    heic(0, 'mdat'),
    heic(1, 'idat'),
    heic(2, 'mdat'),
    heic(2, 'idat'),
    insert(BASELINE, 2, segment(0xe1, 'Exif\0\0', exif(6, true, BASELINE)), segment(0xe2, 'ICC_PROFILE\0', [1, 1])),
    insert(PNG, 33, pngChunk('eXIf', exif(8, false)), pngChunk('iTXt', XMP)),
    riff(riffChunk('VP8X', [0x0c, 0, 0, 0, 23, 0, 0, 15, 0, 0]), WEBP.subarray(12), riffChunk('EXIF', exif(5, false))),
  ]
  const starts = rich.map((photo) => photo.subarray(0, 40))

  /** Answers always, and what it lets through it would let through again unchanged. */
  function settled(bytes: Uint8Array): boolean {
    const checked = checkPhoto(bytes)
    if (!checked.ok) return checked.reason.length > 20
    const again = checkPhoto(checked.bytes)
    return again.ok && Buffer.compare(again.bytes, checked.bytes) === 0
  }

  test('bytes at random, with or without the beginning of a photo', () => {
    const bytes = fc.tuple(fc.constantFrom(join(''), ...starts), fc.uint8Array({ maxLength: 400 }))
    fc.assert(
      fc.property(bytes, (parts) => {
        expect(settled(join(...parts))).toBe(true)
      }),
      { numRuns: 3000 },
    )
  })

  test('photos with bytes changed, cut out, doubled or cut off', () => {
    const place = fc.nat(2000)
    const edit = fc.oneof(
      fc.record({ at: place, byte: fc.constantFrom(0, 1, 2, 3, 8, 127, 128, 254, 255) }),
      fc.record({ at: place, byte: fc.nat(255) }),
      fc.record({ at: place, drop: fc.nat(40) }),
      fc.record({ at: place, double: fc.nat(200) }),
      fc.record({ end: place }),
    )
    function apply(
      bytes: Uint8Array,
      change: { at?: number; byte?: number; drop?: number; double?: number; end?: number },
    ) {
      const at = (change.at ?? 0) % Math.max(bytes.length, 1)
      if (change.end !== undefined) return bytes.subarray(0, change.end)
      if (change.drop !== undefined) return join(bytes.subarray(0, at), bytes.subarray(at + change.drop))
      if (change.double !== undefined) return insert(bytes, at, bytes.subarray(at, at + change.double))
      return insert(bytes.subarray(0, at), at, [change.byte ?? 0], bytes.subarray(at + 1))
    }
    fc.assert(
      fc.property(fc.constantFrom(...rich), fc.array(edit, { minLength: 1, maxLength: 6 }), (photo, edits) => {
        expect(settled(edits.reduce<Uint8Array>(apply, photo))).toBe(true)
      }),
      { numRuns: 6000 },
    )
  }, 60_000)

  /** 8 MB: the unit over and over between the two ends. */
  function filled(start: Uint8Array, unit: Uint8Array | readonly number[], end = join('')): Uint8Array {
    const room = MAX_PHOTO_BYTES - start.length - end.length
    return join(start, Buffer.alloc(room - (room % unit.length), Uint8Array.from(unit)), end)
  }
  const frame = segment(0xc0, [8, 0, 16, 0, 24, 1, 1, 0x11, 0])
  const scan = segment(0xda, [1, 1, 0, 0, 63, 0])
  const [soi, ftyp] = [BASELINE.subarray(0, 2), box('ftyp', 'heic\0\0\0\0heic')]
  const webp = join(ANIMATED.subarray(0, 4), number(MAX_PHOTO_BYTES - 12, 4, true), ANIMATED.subarray(8))
  test.each([
    ['JPEG, nothing but FF', filled(soi, [255])],
    ['JPEG, two million segments', filled(soi, [255, 0xdd, 0, 2], BASELINE.subarray(2))],
    ['JPEG, restart marks', filled(join(soi, frame, scan), [255, 0xd0])],
    ['JPEG, scans', filled(join(soi, frame), join(scan, [1]), join([255, 0xd9]))],
    ['PNG, empty chunks', filled(PNG.subarray(0, 33), pngChunk('tEXt'), PNG.subarray(33))],
    ['WebP, empty chunks', filled(webp, new Uint8Array(8))],
    ['HEIC, empty boxes', filled(ftyp, box('mdat'))],
    ['HEIC, empty items', filled(join(ftyp, number(8e6, 4), 'meta'), box('infe'))],
  ])('8 MB of %s: answered within a second', (_, sent) => {
    const began = performance.now()
    expect(reason(sent)).toContain('hỏng')
    expect(performance.now() - began).toBeLessThan(1000)
  })
})
