import { describe, expect, test } from 'vitest'
import { checkPhoto } from '../../worker/files/checks.ts'
import {
  exif,
  insert,
  join,
  number,
  onlyTurn,
  PLACES,
  pngChunk,
  riff,
  riffChunk,
  SECRETS,
  segment,
  XMP,
} from './builders.ts'
import { ANIMATED, BASELINE, LOSSLESS, PNG, PROGRESSIVE, SHEER, WEBP } from './fixtures.ts'

const TURNS = [1, 2, 3, 4, 5, 6, 7, 8].flatMap((turn) => [
  { turn, little: true, order: 'least significant byte first' },
  { turn, little: false, order: 'most significant byte first' },
])
const JFIF = segment(0xe0, 'JFIF\0', [1, 1, 0, 0, 1, 0, 1, 0, 0])
const PROFILE = segment(0xe2, 'ICC_PROFILE\0', [1, 1], 'profile')
const ADOBE = segment(0xee, 'Adobe', [0, 100, 0, 0, 0, 0, 1])
const AFTER_HEADER = 33
const AFTER_RIFF = 12

function cleaned(bytes: Uint8Array): Uint8Array {
  const before = bytes.slice()
  const checked = checkPhoto(bytes)
  expect(bytes, 'what was sent is not written to').toEqual(before)
  if (!checked.ok) throw new Error(checked.reason)
  const text = Buffer.from(checked.bytes)
  for (const secret of [...SECRETS, ...PLACES]) expect(text.includes(secret)).toBe(false)
  expect([checked.width, checked.height]).toEqual([24, 16])
  return checked.bytes
}

describe('Lan photographs a pothole with her phone, which writes down where she stood', () => {
  test.each(TURNS)(
    'JPEG turned $turn, $order: only how to turn it is left, the picture is the same',
    ({ turn, little }) => {
      const told = [
        segment(0xe1, 'Exif\0\0', exif(turn, little, BASELINE)),
        segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0', XMP),
        segment(0xed, 'Photoshop 3.0\0', 'Le Thi Sau'),
        segment(0xfe, 'HUE-CAMERA-7'),
        segment(0xe2, 'MPF\0', 'motion-video'),
        segment(0xe5, 'XA-BINH-AN'),
      ]
      const sent = join(insert(BASELINE, 2, ...told, PROFILE), BASELINE, 'motion-video')
      const left = turn === 1 ? join('') : segment(0xe1, 'Exif\0\0', onlyTurn(turn))
      expect(cleaned(sent)).toEqual(insert(BASELINE, 2, left, PROFILE))
    },
  )

  test.each(TURNS)(
    'PNG turned $turn, $order: only how to turn it is left, the picture is the same',
    ({ turn, little }) => {
      const colours = [pngChunk('gAMA', number(45455, 4)), pngChunk('pHYs', number(2835, 4), number(2835, 4), [1])]
      const text = [pngChunk('tEXt', 'Author\0Le Thi Sau'), pngChunk('iTXt', 'XML:com.adobe.xmp\0\0\0\0\0', XMP)]
      const time = pngChunk('tIME', [7, 234, 11, 22, 8, 0, 0])
      const own = pngChunk('prVt', 'HUE-CAMERA-7')
      const sent = insert(PNG, AFTER_HEADER, pngChunk('eXIf', exif(turn, little)), ...colours, ...text, time, own)
      const left = turn === 1 ? join('') : pngChunk('eXIf', onlyTurn(turn))
      expect(cleaned(join(sent, 'motion-video'))).toEqual(insert(PNG, AFTER_HEADER, left, ...colours))
    },
  )

  test.each(TURNS)(
    'WebP turned $turn, $order: only how to turn it is left, the picture is the same',
    ({ turn, little }) => {
      const canvas = [0, 0, 0, ...number(23, 3, true), ...number(15, 3, true)]
      const profile = riffChunk('ICCP', 'odd')
      const picture = WEBP.subarray(AFTER_RIFF)
      const told = [riffChunk('EXIF', exif(turn, little)), riffChunk('XMP ', XMP), riffChunk('mine', 'HUE-CAMERA-7')]
      const sent = join(riff(riffChunk('VP8X', [0x2c, ...canvas]), profile, picture, ...told), 'motion-video')
      const left = turn === 1 ? [] : [riffChunk('EXIF', onlyTurn(turn))]
      expect(cleaned(sent)).toEqual(
        riff(riffChunk('VP8X', [turn === 1 ? 0x20 : 0x28, ...canvas]), profile, picture, ...left),
      )
    },
  )
})

describe('a photo that says nothing about its owner', () => {
  test.each(Object.entries({ BASELINE, PROGRESSIVE, PNG, WEBP, LOSSLESS, SHEER, ANIMATED }))(
    '%s stays byte for byte',
    (_, photo) => {
      expect(cleaned(photo)).toEqual(photo)
    },
  )

  test('marks inside the picture data stay: stuffed bytes and restarts', () => {
    const end = BASELINE.length - 2
    const photo = insert(BASELINE, end, [0xff, 0, 0xff, 0xd0, 7, 0xff, 0xff, 0, 8])
    expect(cleaned(photo)).toEqual(photo)
  })

  test('bytes that only fill the space before a mark are left out', () => {
    expect(cleaned(insert(BASELINE, 2, [0xff, 0xff, 0xff]))).toEqual(BASELINE)
  })

  test('its colours stay: JFIF and Adobe headers are kept', () => {
    const photo = insert(BASELINE, 2, JFIF, ADOBE)
    expect(cleaned(photo)).toEqual(photo)
  })
})

describe('metadata in odd places', () => {
  test('thumbnails in JFIF headers go', () => {
    const withThumbnail = segment(0xe0, 'JFIF\0', [1, 1, 0, 0, 1, 0, 1, 3, 1], 'Le Thi Sa')
    const extension = segment(0xe0, 'JFXX\0', [0x10], 'HUE-CAMERA-7')
    expect(cleaned(insert(BASELINE, 2, withThumbnail, extension))).toEqual(insert(BASELINE, 2, JFIF))
  })

  test('a JPEG that keeps its metadata after the picture data loses it too', () => {
    const late = [segment(0xe1, 'Exif\0\0', exif(6, true)), segment(0xfe, 'Le Thi Sau'), PROFILE]
    expect(cleaned(insert(PROGRESSIVE, PROGRESSIVE.length - 2, ...late))).toEqual(PROGRESSIVE)
  })

  test('the first of two EXIF blocks says how to turn the photo, as browsers take it', () => {
    const two = [segment(0xe1, 'Exif\0\0', exif(3, false)), segment(0xe1, 'Exif\0\0', exif(8, false))]
    expect(cleaned(insert(BASELINE, 2, JFIF, ...two))).toEqual(
      insert(BASELINE, 2, JFIF, segment(0xe1, 'Exif\0\0', onlyTurn(3))),
    )
  })

  test.each([
    ['turned 0', exif(0, false)],
    ['turned 9', exif(9, true)],
    ['cut inside the turn', exif(6, true).subarray(0, 31)],
    ['turned by a number of another size', exif(6, true).with(24, 4)],
    ['cut short', exif(6, false).subarray(0, 20)],
    ['pointing outside itself', join('MM\0*', [255, 255, 255, 240])],
    ['without byte order', join('XX', exif(6, false).subarray(2))],
  ])('EXIF %s leaves the photo as it lies', (_, block) => {
    expect(cleaned(insert(BASELINE, 2, segment(0xe1, 'Exif\0\0', block)))).toEqual(BASELINE)
  })

  test('EXIF after the picture of a PNG turns it, and then stands before it', () => {
    const late = insert(PNG, PNG.length - 12, pngChunk('eXIf', exif(6, true)), pngChunk('eXIf', exif(3, true)))
    expect(cleaned(late)).toEqual(insert(PNG, AFTER_HEADER, pngChunk('eXIf', onlyTurn(6))))
  })

  test('too long a colour chunk of a PNG hides nothing', () => {
    expect(cleaned(insert(PNG, AFTER_HEADER, pngChunk('gAMA', XMP)))).toEqual(PNG)
  })

  test('a simple WebP loses what follows its picture', () => {
    const told = [riffChunk('EXIF', exif(6, true)), riffChunk('XMP ', XMP)]
    expect(cleaned(riff(WEBP.subarray(AFTER_RIFF), ...told))).toEqual(WEBP)
  })

  test('the frames of an animated WebP hide nothing', () => {
    const frame = Buffer.from(ANIMATED).indexOf('ANMF')
    const length = Buffer.from(ANIMATED).readUInt32LE(frame + 4)
    const content = ANIMATED.subarray(frame + 8, frame + 8 + length)
    const fuller = riffChunk('ANMF', content, riffChunk('note', 'Le Thi Sau'))
    const rest = ANIMATED.subarray(frame + 8 + length)
    expect(cleaned(riff(ANIMATED.subarray(AFTER_RIFF, frame), fuller, rest))).toEqual(ANIMATED)
  })
})
