import { encode } from 'uqr'

/**
 * A code for a phone's camera, in one path. `label` says where it leads. Where `many` stand on a page none of them looks
 * for its best pattern: that is most of the work, and cameras read any of them. One with much in it is `wide`.
 */
export function Qr({ text, label, many, wide }: { text: string; label: string; many?: boolean; wide?: boolean }) {
  const { data, size } = encode(text, { ecc: 'M', border: 3, ...(many ? { maskPattern: 2 } : {}) })
  return (
    <svg {...(wide ? WIDE : USUAL)} viewBox={`0 0 ${size} ${size}`} role="img" shape-rendering="crispEdges">
      <title>{label}</title>
      <path fill="#fff" d={`M0 0h${size}v${size}H0z`} />
      <path stroke="#000" d={strokes(data)} />
    </svg>
  )
}

const USUAL = { class: 'qr', width: 200, height: 200 }
const WIDE = { width: 300, height: 300 }

/** Each unbroken row of dark modules is one stroke. */
function strokes(rows: boolean[][]): string {
  let path = ''
  for (const [y, row] of rows.entries()) {
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue
      const start = x
      while (row[x + 1]) x++
      path += `M${start} ${y}.5h${x + 1 - start}`
    }
  }
  return path
}
