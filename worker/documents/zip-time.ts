const END = 0x06054b50
const END_BYTES = 22
const ENTRY_BYTES = 46

/** A zip file all of whose entries are dated this instant: without it the same content would be other bytes each time. */
export function stamped(zip: Uint8Array<ArrayBuffer>, at: Date): Uint8Array<ArrayBuffer> {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  const end = zip.length - END_BYTES
  if (end < 0 || view.getUint32(end, true) !== END) throw new Error('a zip file without its list of contents')
  const time = dosTime(at)
  let entry = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    view.setUint32(entry + 12, time, true)
    view.setUint32(view.getUint32(entry + 42, true) + 10, time, true)
    const [name, extra, comment] = [28, 30, 32].map((place) => view.getUint16(entry + place, true))
    entry += ENTRY_BYTES + (name ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
  return zip
}

/** A moment as zip files write it: two seconds are one. */
function dosTime(at: Date): number {
  const day = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate()
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1)
  return ((day << 16) | time) >>> 0
}
