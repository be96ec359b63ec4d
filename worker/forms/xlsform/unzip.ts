import { SHEET_LIMITS } from './limits.ts'

type Entry = { at: number; packed: number; unpacked: number; method: number; isLocked: boolean }
/** A zip file whose list of contents was read and found sound; nothing is unpacked yet. */
export type Zip = { bytes: Uint8Array; entries: ReadonlyMap<string, Entry>; left: number }

/** A file that cannot be read: the message says why, to the officer who sent it. */
export class FileFault extends Error {}

const BROKEN = 'Tệp hỏng hoặc tải lên chưa đủ. Ông/bà lưu lại tệp rồi gửi lần nữa.'
const TOO_BIG = `Tệp nén quá nhiều dữ liệu (hơn ${SHEET_LIMITS.unpacked / 1_000_000} MB khi mở ra), nên không được mở.`

/** Reads the list of contents. Sizes that cannot be right are refused before anything is unpacked. */
export function openZip(bytes: Uint8Array): Zip {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOf(view)
  const count = view.getUint16(end + 10, true)
  if (count > SHEET_LIMITS.entries) throw new FileFault(`Tệp chứa quá nhiều phần: nhiều nhất ${SHEET_LIMITS.entries}.`)
  const entries = new Map<string, Entry>()
  let at = view.getUint32(end + 16, true)
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw new FileFault(BROKEN)
    const [packed, unpacked] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)]
    const [nameLength, extra, note] = [28, 30, 32].map((place) => view.getUint16(at + place, true)) as [
      number,
      number,
      number,
    ]
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength))
    if (entries.has(name)) throw new FileFault(BROKEN)
    if (unpacked > 1_000 && unpacked > packed * SHEET_LIMITS.ratio)
      throw new FileFault('Tệp nén một cách không bình thường, nên không được mở.')
    const entry = { at: view.getUint32(at + 42, true), packed, unpacked, method: view.getUint16(at + 10, true) }
    entries.set(name, { ...entry, isLocked: (view.getUint16(at + 8, true) & 1) === 1 })
    at += 46 + nameLength + extra + note
  }
  return { bytes, entries, left: SHEET_LIMITS.unpacked }
}

/** Unpacks one part. It may not be larger than it says, nor all parts together larger than allowed. */
export async function unpack(zip: Zip, name: string): Promise<Uint8Array> {
  const entry = zip.entries.get(name)
  if (!entry) throw new FileFault(BROKEN)
  if (entry.isLocked) throw new FileFault('Tệp có mật khẩu. Ông/bà bỏ mật khẩu rồi gửi lại.')
  if (entry.unpacked > zip.left) throw new FileFault(TOO_BIG)
  const { bytes } = zip
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (entry.at + 30 > bytes.length || view.getUint32(entry.at, true) !== 0x04034b50) throw new FileFault(BROKEN)
  const from = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true)
  if (from + entry.packed > bytes.length) throw new FileFault(BROKEN)
  const packed = bytes.subarray(from, from + entry.packed)
  if (entry.method !== 0 && entry.method !== 8) throw new FileFault(BROKEN)
  const found = entry.method === 0 ? packed : await inflate(packed, entry.unpacked)
  if (found.length !== entry.unpacked) throw new FileFault(BROKEN)
  zip.left -= found.length
  return found
}

/** Stops as soon as there is more than was announced. */
async function inflate(packed: Uint8Array, announced: number): Promise<Uint8Array> {
  const found = new Uint8Array(announced)
  let length = 0
  const reader = new Blob([packed as Uint8Array<ArrayBuffer>])
    .stream()
    .pipeThrough(new DecompressionStream('deflate-raw'))
    .getReader()
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      if (length + next.value.length > announced) {
        await reader.cancel()
        throw new FileFault('Tệp nén khai sai kích thước, nên không được mở.')
      }
      found.set(next.value, length)
      length += next.value.length
    }
  } catch (error) {
    throw error instanceof FileFault ? error : new FileFault(BROKEN)
  }
  return found.subarray(0, length)
}

/** Where the list of contents ends. What has sizes beyond four gigabytes is no questionnaire. */
function endOf(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at--) {
    if (view.getUint32(at, true) !== 0x06054b50) continue
    if (view.getUint16(at + 10, true) === 0xffff || view.getUint32(at + 16, true) === 0xffffffff)
      throw new FileFault(BROKEN)
    return at
  }
  throw new FileFault(BROKEN)
}
