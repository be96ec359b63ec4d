import { Note, Said } from '../../../web/components/note.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import { unitName } from '../../communes/unit.ts'
import { WORDS_MAX } from '../../dossiers/deed.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { Field } from '../../../web/components/field.tsx'
import { ROUNDS } from '../place.ts'
import type { Ask } from './asks.ts'
import type { Line, UnitLine } from './compile.ts'
import type { Beside } from './content.ts'
import { askHref, tableHref, WHOLE } from './place.ts'
import { figure, share } from './say.ts'
import { Figures, type Order } from './unit-figures.tsx'
import { markOf } from './standing.ts'

export type AskView = {
  book: CommuneBook
  staff: StaffMember
  title: string
  address: string
  /** Null: the words about the whole. */
  ask: Ask | null
  line: Line | null
  units: readonly UnitLine[]
  beside: Beside
  order: Order
  /** The commune's words here, and a mark of what was seen of them. */
  word: string
  seen: string
  mayWord: boolean
  /** What somebody else saved meanwhile. */
  other: string | null
  errors: string[] | undefined
  said: { tone: 'good' | 'warn'; text: string } | null
}

/** One question opened: every unit's own figure or words, and what the commune says to it. */
export function AskPage(view: AskView) {
  const { address, ask, book, line, said, staff, title } = view
  const name = ask?.label ?? 'Nhận xét chung'
  return (
    <OfficePage title={`${name}: ${title}`} staff={staff} book={book} current={ROUNDS}>
      <p class="crumb noprint">
        <a href={tableHref(address)}>Tổng hợp: {title}</a>
      </p>
      <h1>{name}</h1>
      {line && ask && <p class="lead">{sumText(ask, line, view.beside)}</p>}
      <Said said={said} />
      <form method="post" action={askHref(address, ask?.name ?? WHOLE)}>
        {ask && ask.as !== 'text' ? (
          <>
            <Figures {...view} ask={ask} />
            <FoldedBox {...view} />
          </>
        ) : (
          <>
            <WordBox {...view} />
            {ask && <Texts {...view} />}
          </>
        )}
      </form>
    </OfficePage>
  )
}

function sumText({ as }: Ask, { answered, plan, previous, reached, total }: Line, beside: Beside): string {
  if (as === 'text') return `${answered} đơn vị có ý kiến.`
  if (as === 'options') return `${answered} đơn vị trả lời.`
  return [
    `Cả xã: ${figure(total)}.`,
    beside.plan && plan !== null ? `Kế hoạch ${figure(plan)}${reached === null ? '' : `, đạt ${share(reached)}`}.` : '',
    beside.previous && previous !== null ? `Kỳ trước ${figure(previous)}.` : '',
    as === 'ratio' ? 'Tính lại từ tổng các đơn vị, không lấy trung bình.' : '',
  ]
    .filter(Boolean)
    .join(' ')
}

/** Under a figure the commune says something now and then. */
function FoldedBox(view: AskView) {
  if (!view.mayWord) return <WordBox {...view} />
  return (
    <details open={view.word !== '' || view.errors !== undefined}>
      <summary>Viết lời của xã về số liệu này</summary>
      <WordBox {...view} />
    </details>
  )
}

function WordBox({ ask, errors, mayWord, other, seen, word }: AskView) {
  if (!mayWord && word === '') return null
  if (!mayWord)
    return (
      <section>
        <h2>Lời của xã</h2>
        <p class="words">{word}</p>
      </section>
    )
  return (
    <section class="noprint">
      {other !== null && (
        <Note tone="warn" title="Người khác vừa lưu lời ở đây.">
          <p class="words">{other === '' ? 'Đã xóa hết.' : other}</p>
          <p>Ô dưới là lời ông/bà vừa gõ. Chép phần cần giữ vào ô rồi lưu.</p>
        </Note>
      )}
      <input type="hidden" name="seen" value={seen} />
      <Field
        name="words"
        label="Lời của xã trong báo cáo"
        hint={ask?.as === 'text' ? 'Bấm “Trích lời này” ở đơn vị nào thì lời của đơn vị ấy vào cuối ô này.' : undefined}
        rows={6}
        maxLength={WORDS_MAX}
        value={word}
        errors={errors}
      />
      <p>
        <button type="submit">Lưu lời</button>
      </p>
    </section>
  )
}

function Texts({ address, book, mayWord, units }: AskView) {
  const said = units.filter((unit) => unit.said.length > 0)
  const silent = units.filter((unit) => unit.answers !== null && unit.said.length === 0)
  const out = units.filter((unit) => unit.answers === null)
  const names = (some: readonly UnitLine[]) => some.map(({ unit }) => unitName(book, unit)).join(', ')
  return (
    <section>
      <h2>Các đơn vị nói</h2>
      {said.length === 0 && <p>Chưa đơn vị nào có ý kiến.</p>}
      <ul class="list said">
        {said.map((unit) => (
          <li key={unit.unit} id={anchorOf(unit.unit)}>
            <p>
              <b>{unitName(book, unit.unit)}</b> <Mark unit={unit} />
            </p>
            {unit.said.map((text, at) => (
              <p class="words" key={at}>
                {text}
              </p>
            ))}
            {mayWord && (
              <p class="noprint">
                <button type="submit" class="quiet" name="quote" value={unit.unit}>
                  Trích lời này
                </button>
              </p>
            )}
          </li>
        ))}
      </ul>
      {silent.length > 0 && <p>Không có ý kiến: {names(silent)}.</p>}
      {[...Map.groupBy(out, markOf)].map(([why, some]) => (
        <p key={why}>
          {why.charAt(0).toUpperCase()}
          {why.slice(1)}: {names(some)}.
        </p>
      ))}
      <p class="noprint">
        <a href={tableHref(address)}>Về bảng tổng hợp</a>
      </p>
    </section>
  )
}

function anchorOf(unit: string): string {
  return `dv-${unit.replace(/[^\w-]/g, '-')}`
}

function Mark({ unit }: { unit: UnitLine }) {
  const mark = markOf(unit)
  return mark === '' ? null : <span class="marks">{mark}</span>
}
