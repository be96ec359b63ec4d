import { ErrorSummary } from '../../web/components/error-summary.tsx'
import { Empty } from '../../web/components/empty.tsx'
import { Choice, Field, Select } from '../../web/components/field.tsx'
import { Said } from '../../web/components/note.tsx'
import { Pager } from '../../web/components/pager.tsx'
import type { CommuneBook } from '../communes/book.ts'
import type { StaffMember } from '../staff/actor.ts'
import type { FieldErrors } from '../staff/form.ts'
import { OfficePage } from '../staff/office-page.tsx'
import { askAddress } from './ask.ts'
import type { Place } from './entry-queries.ts'
import type { Seen } from './entry-store.ts'
import { optionsOf, topicText } from './kinds.ts'
import { headText } from './parts.tsx'
import { REGISTERS_AT } from './place.ts'
import type { Desk } from './register-access.ts'
import { isEnough } from './rules.ts'
import { type SheetName, SHEETS } from './title-sheets.ts'

export type TitleView = {
  staff: StaffMember
  book: CommuneBook
  desk: Desk
  name: SheetName
  lines: readonly Seen[]
  next: Place | null
  majority: number
  /** What was typed, where it has to be looked at again; else null. */
  typed: { of: string; decision: string; votes: Readonly<Record<string, string>>; ticked: readonly string[] } | null
  errors: FieldErrors
  said: { tone: 'good' | 'warn'; text: string } | null
}

/** A whole list of titles on one page, made for thumbs. */
export function titlePage(view: TitleView) {
  const { book, desk, errors, lines, name, next, said, staff } = view
  const { ask, kind } = desk
  const { lead, needsHamlet, title } = SHEETS[name]
  const hamlet = book.hamlets.get(ask.hamletId)?.name
  const labels: Record<string, string> = {
    of: 'Số người dự họp',
    decision: 'Số quyết định',
    chon: 'Danh sách',
    ...Object.fromEntries(lines.map((seen) => [`v.${seen.row.id}`, headText(kind, seen)])),
  }
  return (
    <OfficePage title={title} staff={staff} book={book} current={REGISTERS_AT}>
      <p class="crumb">
        <a href={askAddress(kind, { year: ask.year, hamletId: desk.only ?? '' })}>
          {kind.name}, năm {ask.year}
        </a>
      </p>
      <h1>
        {title}
        {hamlet ? `: ${hamlet}` : ''}
      </h1>
      <ErrorSummary errors={errors} labels={labels} />
      <Said said={said} />
      <Narrow view={view} />
      {needsHamlet && ask.hamletId === '' ? (
        <Empty title="Ông/bà chọn một thôn." />
      ) : lines.length === 0 ? (
        <Empty title={EMPTY[name]}>
          <p>
            {name === 'quyet-dinh'
              ? 'Thôn lập danh sách đề nghị thì hiện ở đây.'
              : 'Việc này làm sau khi các hộ đã đăng ký.'}
          </p>
        </Empty>
      ) : (
        <>
          <p class="lead">{lead}</p>
          <Sheet view={view} />
        </>
      )}
      <Pager next={next === null ? undefined : askAddress(kind, { ...ask, after: next }, `/${name}`)} />
    </OfficePage>
  )
}

const EMPTY: Record<SheetName, string> = {
  'binh-xet': 'Không còn hộ nào chờ bình xét.',
  'de-nghi': 'Chưa có hộ nào đã bình xét mà chưa đề nghị.',
  'quyet-dinh': 'Không có danh sách nào chờ quyết định.',
}

function Sheet({ view: { book, desk, errors, lines, majority, name, staff, typed } }: { view: TitleView }) {
  const { ask, kind } = desk
  const isVote = name === 'binh-xet'
  const ticked = ({ row }: Seen) =>
    typed ? typed.ticked.includes(row.id) : name === 'quyet-dinh' ? row.changedBy !== staff.id : isEnough(row, majority)
  const hint = ({ row }: Seen) =>
    [
      name === 'quyet-dinh' ? book.hamlets.get(row.hamletId)?.name : '',
      topicText(kind, row.topic),
      row.votesFor === null ? '' : `${row.votesFor}/${row.votesOf} đồng ý`,
      name === 'de-nghi' && !isEnough(row, majority) ? `chưa đủ ${majority}%` : '',
      name === 'quyet-dinh' && row.changedBy === staff.id ? 'ông/bà đã đề nghị, cần người khác quyết định' : '',
    ]
      .filter(Boolean)
      .join(', ')
  return (
    <form method="post" action={askAddress(kind, { ...ask }, `/${name}`)}>
      {isVote && (
        <Field
          name="of"
          label="Số người dự họp"
          hint={`Cần ít nhất ${majority}% người dự họp đồng ý thì đề nghị được.`}
          value={typed?.of ?? ''}
          inputMode="numeric"
          autocomplete="off"
          errors={errors.of}
        />
      )}
      {name === 'quyet-dinh' && (
        <Field
          name="decision"
          label="Số quyết định"
          hint="Khi công nhận. Ví dụ: 125/QĐ-UBND."
          value={typed?.decision ?? ''}
          autocomplete="off"
          errors={errors.decision}
        />
      )}
      {lines.map(({ row }) => (
        <input type="hidden" name={`n.${row.id}`} value={row.version} key={row.id} />
      ))}
      {isVote ? (
        lines.map((seen) => (
          <Field
            key={seen.row.id}
            name={`v.${seen.row.id}`}
            label={headText(kind, seen)}
            hint={hint(seen)}
            value={typed?.votes[seen.row.id] ?? ''}
            inputMode="numeric"
            autocomplete="off"
            errors={errors[`v.${seen.row.id}`]}
          />
        ))
      ) : (
        <fieldset class={errors.chon ? 'field error' : 'field'} id="chon">
          <legend>Các hộ</legend>
          {errors.chon && <p class="message">{errors.chon.join(' ')}</p>}
          <div class="choices">
            {lines.map((seen) => (
              <Choice
                key={seen.row.id}
                type="checkbox"
                name="chon"
                id={`chon-${seen.row.id}`}
                value={seen.row.id}
                label={headText(kind, seen)}
                hint={hint(seen)}
                checked={ticked(seen)}
              />
            ))}
          </div>
        </fieldset>
      )}
      <p>
        {SHEETS[name].actions.map(({ action, label }, at) => (
          <button type="submit" name="viec" value={action} class={at === 0 ? undefined : 'quiet'} key={action}>
            {label}
          </button>
        ))}
      </p>
    </form>
  )
}

function Narrow({ view: { book, desk, name } }: { view: TitleView }) {
  const { ask, kind, only } = desk
  return (
    <details open={SHEETS[name].needsHamlet && ask.hamletId === ''} class="noprint">
      <summary>Chọn thôn, danh hiệu</summary>
      <form method="get" action={`${REGISTERS_AT}/${kind.slug}/${name}`}>
        <input type="hidden" name="nam" value={ask.year} />
        {only === null && (
          <Select
            name="thon"
            label="Thôn"
            options={book.hamletsNow.map(({ id, name: called }) => ({ value: id, label: called }))}
            value={ask.hamletId}
            empty={SHEETS[name].needsHamlet ? 'Chọn thôn' : 'Tất cả'}
          />
        )}
        <Select name="loai" label="Danh hiệu" options={optionsOf(kind)} value={ask.topic} empty="Tất cả" />
        <p>
          <button type="submit" class="quiet">
            Xem
          </button>
        </p>
      </form>
    </details>
  )
}
