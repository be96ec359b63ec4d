import { Facts } from '../../../web/components/facts.tsx'
import type { Coverage } from './coverage.ts'
import { shadeOf, told } from './figure-part.tsx'
import { figure, percent } from './say.ts'

/** Who answered: by which way, from which hamlets, how many of those who were asked. */
export function CoveragePart({ of, level = 2 }: { of: Coverage; level?: 2 | 3 }) {
  const { hamlets, slips, ways } = of
  const Heading = level === 2 ? 'h2' : 'h3'
  const hasSlips = slips !== null && slips.given > 0
  return (
    <section aria-labelledby="ai-tra-loi">
      <Heading id="ai-tra-loi">Ai đã trả lời</Heading>
      <Facts
        rows={[
          ['Số phiếu', figure(of.many)],
          ...(ways ?? []).map(({ label, value }): [string, string] => [label, told(value)]),
          ...(hasSlips ? [['Phiếu mời', slipWords(slips)] satisfies [string, string]] : []),
          ...(of.of > 0
            ? [['Các thôn', `${of.reached} trên ${of.of} thôn có từ 5 phiếu trở lên`] satisfies [string, string]]
            : []),
        ]}
      />
      {hamlets && hamlets.length > 1 && (
        <>
          <Tiles hamlets={hamlets} />
          <table class="numbers">
            <caption class="sr">Số phiếu của từng thôn</caption>
            <thead>
              <tr>
                <th scope="col">Thôn</th>
                <th scope="col">Số phiếu</th>
                {hasSlips && <th scope="col">Đã phát</th>}
              </tr>
            </thead>
            <tbody>
              {hamlets.map(({ name, label, value, given }) => (
                <tr key={name}>
                  <th scope="row">{label}</th>
                  <td>{told(value)}</td>
                  {hasSlips && <td>{given === null ? '' : figure(given)}</td>}
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  )
}

/** A tile for each hamlet, darker where more answered. */
function Tiles({ hamlets }: { hamlets: NonNullable<Coverage['hamlets']> }) {
  const most = Math.max(1, ...hamlets.map(({ value }) => value ?? 0))
  return (
    <ul class="tiles" aria-hidden="true">
      {hamlets.map(({ name, label, value }) => (
        <li key={name} class={`shade${value === null ? 0 : shadeOf(value, most)}`}>
          {label} <b>{told(value)}</b>
        </li>
      ))}
    </ul>
  )
}

function slipWords({ given, used }: NonNullable<Coverage['slips']>): string {
  const all = `đã phát ${figure(given)}`
  return used === null ? all : `${all}, đã dùng ${figure(used)} (${percent(used, given)})`
}
