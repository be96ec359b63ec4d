const encoder = new TextEncoder()

/** Files put together as a zip that packs nothing and sums nothing up: for a reader that is handed it at once. */
export function zipOf(files: readonly { name: string; bytes: Uint8Array }[]): Uint8Array {
  const parts: Uint8Array[] = []
  const list: Uint8Array[] = []
  let at = 0
  for (const { name, bytes } of files) {
    const path = encoder.encode(name)
    list.push(header(0x02014b50, 46, path.length, bytes.length, at), path)
    parts.push(header(0x04034b50, 30, path.length, bytes.length), path, bytes)
    at += 30 + path.length + bytes.length
  }
  const end = new DataView(new ArrayBuffer(22))
  end.setUint32(0, 0x06054b50, true)
  end.setUint16(8, files.length, true)
  end.setUint16(10, files.length, true)
  end.setUint32(12, lengthOf(list), true)
  end.setUint32(16, at, true)
  return join([...parts, ...list, new Uint8Array(end.buffer)])
}

/** The head of a file (30 bytes) or its line in the list (46 bytes): the same fields, two bytes further on. */
function header(mark: number, size: 30 | 46, name: number, length: number, at = 0): Uint8Array {
  const view = new DataView(new ArrayBuffer(size))
  const shift = size === 46 ? 2 : 0
  view.setUint32(0, mark, true)
  view.setUint16(4, 20, true)
  view.setUint32(18 + shift, length, true)
  view.setUint32(22 + shift, length, true)
  view.setUint16(26 + shift, name, true)
  if (shift) view.setUint32(42, at, true)
  return new Uint8Array(view.buffer)
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(lengthOf(parts))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function lengthOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, part) => sum + part.length, 0)
}
