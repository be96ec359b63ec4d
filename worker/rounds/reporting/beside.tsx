import type { Beside } from './prefill.ts'

/** Figures at hand, folded: last time's, the plan's, and what the commune's own books say. */
export function BesideTable({ rows }: { rows: readonly Beside[] }) {
  if (rows.length === 0) return null
  const has = (name: 'before' | 'planned' | 'known') => rows.some((row) => row[name] !== '')
  const columns = [
    ...(has('planned') ? [['planned', 'Kế hoạch'] as const] : []),
    ...(has('before') ? [['before', 'Kỳ trước'] as const] : []),
    ...(has('known') ? [['known', 'Theo sổ của xã'] as const] : []),
  ]
  return (
    <details class="beside">
      <summary>Xem số liệu kỳ trước, kế hoạch</summary>
      <table class="cards">
        <caption class="sr">Số liệu có sẵn theo từng câu hỏi</caption>
        <thead>
          <tr>
            <th scope="col">Câu hỏi</th>
            {columns.map(([name, words]) => (
              <th scope="col" key={name}>
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <td>{row.label}</td>
              {columns.map(([name, words]) => (
                <td key={name} data-label={words} data-none={row[name] ? undefined : ''}>
                  <span class="words">{row[name]}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
