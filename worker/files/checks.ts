import { type CleanPhoto } from './bytes.ts'
import { beginsAsHeic, cleanHeic } from './heic.ts'
import { cleanJpeg } from './jpeg.ts'
import { nameKind } from './kinds.ts'
import { beginsAsPng, cleanPng } from './png.ts'
import { beginsAsWebp, cleanWebp } from './webp.ts'

/** Photos that may come with one sending. */
export const MAX_PHOTOS = 5
/** Bytes of one photo as sent. */
export const MAX_PHOTO_BYTES = 8 * 1024 * 1024
/** The kinds of photos accepted. */
export const PHOTO_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/heic'] as const

const MAX_MEGAPIXELS = 100

export type PhotoType = (typeof PHOTO_TYPES)[number]

/** A photo that may be kept, freed of metadata, its size in pixels as stored; or why not, in a sentence for its sender. */
export type CheckedPhoto =
  | { ok: true; type: PhotoType; bytes: Uint8Array; width: number; height: number }
  | { ok: false; reason: string }

const CLEAN: Record<PhotoType, (bytes: Uint8Array) => CleanPhoto | null> = {
  'image/jpeg': cleanJpeg,
  'image/png': cleanPng,
  'image/webp': cleanWebp,
  'image/heic': cleanHeic,
}

/** The kind of photo these bytes begin as, whatever the file is called; null when none of the four. */
export function photoType(bytes: Uint8Array): PhotoType | null {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg'
  if (beginsAsPng(bytes)) return 'image/png'
  if (beginsAsWebp(bytes)) return 'image/webp'
  return beginsAsHeic(bytes) ? 'image/heic' : null
}

/** A number with a comma before its one decimal, rounded up so that it never reads as the limit it exceeds. */
function roundedUp(value: number): string {
  return String(Math.ceil(value * 10) / 10).replace('.', ',')
}

/**
 * Checks one photo as sent, by content alone, and takes every trace of place, time, device and person out of it; a
 * photo taken with the phone on its side still shows upright. Never throws, whatever the bytes.
 */
export function checkPhoto(bytes: Uint8Array): CheckedPhoto {
  if (bytes.length === 0)
    return refuse('Tệp này trống, bên trong không có ảnh. Ông/bà chọn lại ảnh khác hoặc chụp lại.')
  const type = photoType(bytes)
  if (!type) {
    const kind = nameKind(bytes)
    const what = kind ? `Tệp này là ${kind}, không nhận được ở đây.` : 'Tệp này không phải ảnh.'
    return refuse(
      `${what} Chỉ nhận ảnh JPEG, PNG, WebP hoặc HEIC: ông/bà chọn ảnh khác, hoặc chụp màn hình tệp này rồi gửi ảnh chụp.`,
    )
  }
  if (bytes.length > MAX_PHOTO_BYTES) {
    const [size, limit] = [roundedUp(bytes.length / 1024 ** 2), MAX_PHOTO_BYTES / 1024 ** 2]
    return refuse(
      `Ảnh nặng ${size} MB, nhiều nhất được ${limit} MB. Ông/bà cắt bớt ảnh, hoặc chụp lại ở cỡ ảnh nhỏ hơn rồi gửi.`,
    )
  }
  const photo = CLEAN[type](bytes)
  if (!photo) {
    return refuse(
      'Ảnh bị hỏng hoặc tải lên chưa hết nên không mở được. Ông/bà mở thử ảnh trên máy, rồi chọn lại hoặc chụp lại.',
    )
  }
  const megapixels = (photo.width * photo.height) / 1e6
  if (megapixels > MAX_MEGAPIXELS) {
    const size = `${photo.width} × ${photo.height} điểm ảnh (${roundedUp(megapixels)} triệu)`
    return refuse(
      `Ảnh rộng ${size}, nhiều nhất được ${MAX_MEGAPIXELS} triệu điểm ảnh. Ông/bà chụp lại ở cỡ ảnh nhỏ hơn rồi gửi.`,
    )
  }
  return { ok: true, type, ...photo }
}

function refuse(reason: string): CheckedPhoto {
  return { ok: false, reason }
}
