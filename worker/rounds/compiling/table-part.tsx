import { sectionsOf } from './content.ts'
import type { Beside, Words } from './content.ts'
import type { Line } from './compile.ts'
import { askHref } from './place.ts'
import { figure, share } from './say.ts'

type Props = { lines: readonly Line[]; words: Words; beside: Beside; address: string; units: number }

/** A round's figures, section by section; each leads to every unit's own. */
export function CompiledTables({ lines, ...rest }: Props) {
  return (
    <>
      {sectionsOf(lines).map(({ heading, lines: own }) => (
        <section key={heading}>
          <h2>{heading || 'Số liệu chung'}</h2>
          <Rows lines={own} caption={heading} {...rest} />
        </section>
      ))}
    </>
  )
}

function Rows({ address, beside, caption, lines, units, words }: Props & { caption: string }) {
  return (
    <table class="cards sums" data-rows>
      <caption class="sr">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Nội dung</th>
          {beside.plan && (
            <th scope="col" class="num">
              Kế hoạch
            </th>
          )}
          <th scope="col" class="num">
            Thực hiện
          </th>
          {beside.plan && (
            <th scope="col" class="num">
              % kế hoạch
            </th>
          )}
          {beside.previous && (
            <th scope="col" class="num">
              Kỳ trước
            </th>
          )}
          <th scope="col" class="num">
            Trả lời
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Row key={line.ask.name} line={line} word={words[line.ask.name] ?? ''} {...{ address, beside, units }} />
        ))}
      </tbody>
    </table>
  )
}

type RowProps = { line: Line; word: string } & Pick<Props, 'address' | 'beside' | 'units'>

function Row({ address, beside, line, units, word }: RowProps) {
  const { answered, ask, plan, previous, reached } = line
  return (
    <tr>
      <td>
        <a href={askHref(address, ask.name)}>{ask.label}</a>
        {word !== '' && <div class="at">Đã có lời của xã.</div>}
      </td>
      {beside.plan && (
        <td data-label="Kế hoạch" class="num" data-none={plan === null ? true : undefined}>
          {plan === null ? '' : figure(plan)}
        </td>
      )}
      <td data-label="Thực hiện" class="num">
        <Result line={line} />
      </td>
      {beside.plan && (
        <td data-label="% kế hoạch" class="num" data-none={reached === null ? true : undefined}>
          {reached === null ? '' : share(reached)}
        </td>
      )}
      {beside.previous && (
        <td data-label="Kỳ trước" class="num" data-none={previous === null ? true : undefined}>
          {previous === null ? '' : figure(previous)}
        </td>
      )}
      <td data-label="Trả lời" class="num">
        {answered}/{units}
      </td>
    </tr>
  )
}

function Result({ line: { answered, ask, mean, options, total } }: { line: Line }) {
  switch (ask.as) {
    case 'text':
      return <>{answered === 0 ? 'không có ý kiến' : `${answered} ý kiến`}</>
    case 'options':
      return (
        <ul class="plain">
          {options.map(({ label, many, name, share: part }) => (
            <li key={name}>
              {label}: <b>{figure(many)}</b>
              {part !== null && many > 0 && ` (${share(part)})`}
            </li>
          ))}
        </ul>
      )
    default:
      return (
        <>
          <b>{figure(total)}</b>
          {ask.as === 'number' && mean !== null && answered > 1 && <div class="at">bình quân {figure(mean)}</div>}
          {ask.as === 'ratio' && total !== null && <div class="at">tính từ tổng</div>}
          {ask.as === 'score' && total !== null && <div class="at">trung bình</div>}
        </>
      )
  }
}
