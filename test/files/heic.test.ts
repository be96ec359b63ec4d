import { describe, expect, test } from 'vitest'
import { checkPhoto, photoType } from '../../worker/files/checks.ts'
import { box, heic, join, PLACES, SECRETS } from './builders.ts'
import { HEIC } from './fixtures.ts'

const VARIANTS = ([0, 1, 2] as const).flatMap((version) =>
  (['mdat', 'idat'] as const).filter((where) => version > 0 || where === 'mdat').map((where) => ({ version, where })),
)

function cleaned(bytes: Uint8Array): Uint8Array {
  const before = bytes.slice()
  const checked = checkPhoto(bytes)
  expect(bytes, 'what was sent is not written to').toEqual(before)
  if (!checked.ok) throw new Error(checked.reason)
  expect(checked).toMatchObject({ type: 'image/heic', width: 24, height: 16 })
  for (const secret of [...SECRETS, ...PLACES]) expect(Buffer.from(checked.bytes).includes(secret)).toBe(false)
  return checked.bytes
}

describe('Lan sends a photo as her iPhone keeps it', () => {
  test('camera, name and place become zeros; every other byte, and so picture and turning, stays where it is', () => {
    const clean = cleaned(HEIC)
    const told = Buffer.from(HEIC).indexOf('Exif\0\0II')
    const start = told - 4
    expect(told).toBeGreaterThan(0)
    expect(clean.length).toBe(HEIC.length)
    expect(clean.subarray(0, start)).toEqual(HEIC.subarray(0, start))
    expect(clean.subarray(start)).toEqual(new Uint8Array(HEIC.length - start))
    expect(Buffer.from(clean).includes('irot')).toBe(true)
  })

  test.each(VARIANTS)(
    'metadata in $where, item places of version $version: gone, the picture stays',
    ({ version, where }) => {
      const sent = heic(version, where)
      const clean = cleaned(sent)
      const picture = Buffer.from(sent).indexOf('coded-picture-bytes')
      expect(Buffer.from(clean).indexOf('coded-picture-bytes')).toBe(picture)
    },
  )

  test('the video of a motion photo is cut off', () => {
    const sent = heic(1, 'mdat')
    expect(cleaned(sent)).toHaveLength(sent.length - box('mpvd', 'motion-video').length)
  })

  test('a box of unknown kind before the picture is emptied and moves nothing', () => {
    const sent = heic(1, 'mdat', { before: box('uuid', 'Le Thi Sau') })
    expect(cleaned(sent)).toEqual(cleaned(heic(1, 'mdat', { before: box('free', new Uint8Array(10)) })))
  })

  test('a picture that claims the bytes of its metadata shows none of them', () => {
    const clean = cleaned(heic(1, 'mdat', { extent: 200 }))
    expect(Buffer.from(clean).includes('coded-picture-bytes')).toBe(true)
  })

  test('what comes after the picture is cut off, whatever it is', () => {
    expect(cleaned(join(HEIC, box('uuid', 'Le Thi Sau'), box('mdat', 'XA-BINH-AN'), 'HUE-CAMERA-7'))).toEqual(
      cleaned(HEIC),
    )
  })
})

const ITEMS = Buffer.from(heic(1, 'mdat')).indexOf('iloc') + 12
const SECOND_NAME = Buffer.from(heic(1, 'mdat')).lastIndexOf('infe') + 9

describe('a damaged HEIC is refused', () => {
  test.each([
    ['picture beyond the end', heic(1, 'mdat', { extent: 5000 })],
    ['picture of no bytes', heic(1, 'mdat', { extent: 0 })],
    ['picture claimed a hundred times over', heic(1, 'mdat', { copies: 100 })],
    ['no picture data', HEIC.subarray(0, Buffer.from(HEIC).indexOf('mdat') - 4)],
    ['two places for one item', heic(1, 'mdat').with(ITEMS + 17, 1)],
    ['a picture kept in another file', heic(1, 'mdat').with(ITEMS + 5, 1)],
    ['a picture put together from items', heic(1, 'mdat').with(ITEMS + 3, 2)],
    ['two items of one number', heic(1, 'mdat').with(SECOND_NAME, 1)],
    ['only its name', HEIC.subarray(0, 28)],
    ['an item it cannot place', join(Buffer.from(HEIC).toString('latin1').replace('infe', 'skip'))],
  ])('%s', (_, sent) => {
    expect(photoType(sent)).toBe('image/heic')
    expect(checkPhoto(sent)).toMatchObject({ ok: false, reason: expect.stringContaining('hỏng') })
  })
})
