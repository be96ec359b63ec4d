import { Chart } from '../../web/components/chart.tsx'
import { ErrorSummary } from '../../web/components/error-summary.tsx'
import { Facts } from '../../web/components/facts.tsx'
import { Field } from '../../web/components/field.tsx'
import { Said } from '../../web/components/note.tsx'
import { PhotoList } from '../../web/components/photos.tsx'
import { SmallPhotos } from '../../web/components/small-photos.tsx'
import { StatusTag } from '../../web/components/status-tag.tsx'
import { type CommuneBook } from '../communes/book.ts'
import { unitName } from '../communes/unit.ts'
import { instantText, longDay, shortDay } from '../deadlines/calendar.ts'
import type { DeedField, DeedValues } from '../dossiers/deed.ts'
import { DeedFields } from '../dossiers/deed-forms.tsx'
import type { StaffMember } from '../staff/actor.ts'
import type { FieldErrors } from '../staff/form.ts'
import { OfficePage } from '../staff/office-page.tsx'
import { ACTUAL_LABELS, PHOTOS_MOST, type Point } from './actual-fields.ts'
import type { Entry } from './actual-queries.ts'
import type { Cell } from './board.ts'
import { amount } from './numbers.ts'
import { boardHref, OWN, targetHref, TARGETS } from './place.ts'
import { goalOf } from './rules.ts'
import { FORECAST_NOTE, goalText, STATE_WORDS, stateName } from './words.ts'

export type TargetView = {
  book: CommuneBook
  staff: StaffMember
  cell: Cell
  isOver: boolean
  isDropped: boolean
  readsBoard: boolean
  entries: readonly Entry[]
  trend: readonly Point[]
  nameOf: (staffId: string) => string
  /** The form, for whoever may enter now. */
  form: {
    fields: readonly DeedField[]
    values: DeedValues
    errors: FieldErrors
    submissionKey: string
  } | null
  /** An entry that somebody tried to take back without saying why. */
  back: { id: string; why: string; error: string } | null
  said: { tone: 'good' | 'warn'; text: string } | null
}

/** One target of one unit: where it stands, what it takes, how it went, and the form for what was reached. */
export function TargetPage(view: TargetView) {
  const { back, book, cell, entries, form, isDropped, isOver, nameOf, readsBoard, said, staff, trend } = view
  const { indicator, state, target } = cell
  const unit = target.unit === '' ? book.commune.name : unitName(book, target.unit)
  return (
    <OfficePage title={indicator.name} staff={staff} book={book} current={TARGETS}>
      <p class="crumb">
        {readsBoard ? (
          <a href={boardHref(target.year)}>Chỉ tiêu năm {target.year}</a>
        ) : (
          <a href={OWN}>Chỉ tiêu của thôn</a>
        )}
      </p>
      <h1>{indicator.name}</h1>
      <ErrorSummary errors={form?.errors ?? {}} labels={ACTUAL_LABELS} />
      <Said said={said} />
      <p class="lead">
        {unit}, năm {target.year}: cần {goalText(indicator, target)}.
      </p>
      <p>
        <StatusTag label={stateName(state, indicator.rule, isOver)} tone={STATE_WORDS[state].tone} />{' '}
        {target.actual !== null && target.actualOn !== null && (
          <>
            <b>{amount(target.actual, indicator)}</b> đến {longDay(target.actualOn)}
          </>
        )}
      </p>
      {isDropped && <p class="hint">Chỉ tiêu này đã thôi giao.</p>}
      {form && <Form view={view} form={form} />}
      {trend.length > 0 && <Trend cell={cell} trend={trend} />}
      {cell.forecast !== null && state !== 'reached' && (
        <p>
          Ước cuối năm: <b>{amount(cell.forecast, indicator)}</b>. <span class="hint">{FORECAST_NOTE}</span>
        </p>
      )}
      {entries.length > 0 && (
        <>
          <h2>Đã ghi</h2>
          <ul class="list">
            {entries.map((entry) => (
              <One
                key={entry.id}
                {...{ cell, entry, nameOf }}
                mayTakeBack={form !== null && entry.submissionId === ''}
                tried={back?.id === entry.id ? back : null}
              />
            ))}
          </ul>
        </>
      )}
      <About cell={cell} />
    </OfficePage>
  )
}

function Form({ form, view: { cell } }: { view: TargetView; form: NonNullable<TargetView['form']> }) {
  const { indicator, target } = cell
  const adds = indicator.gather === 'sum'
  return (
    <section class="work noprint" aria-labelledby="ghi">
      <h2 id="ghi">{adds ? 'Ghi phần mới làm được' : 'Ghi số mới'}</h2>
      <form method="post" action={targetHref(target.id)} enctype="multipart/form-data">
        <input type="hidden" name="submissionKey" value={form.submissionKey} />
        <Field
          name="value"
          label={adds ? `Làm thêm được bao nhiêu (${indicator.unit})` : `Đến nay được bao nhiêu (${indicator.unit})`}
          hint={indicator.hint}
          value={form.values.value ?? ''}
          errors={form.errors.value}
          inputMode={indicator.digits > 0 ? 'decimal' : 'numeric'}
          autocomplete="off"
          maxLength={20}
          required
        />
        <DeedFields fields={form.fields} prefix="" values={form.values} errors={form.errors} />
        <SmallPhotos
          name="photos"
          label="Ảnh"
          hint={`Nếu có, nhiều nhất ${PHOTOS_MOST} ảnh.`}
          most={PHOTOS_MOST}
          errors={form.errors.photos}
        />
        <p>
          <button type="submit">Ghi</button>
        </p>
      </form>
    </section>
  )
}

function Trend({ cell: { indicator, target }, trend }: { cell: Cell; trend: readonly Point[] }) {
  const goal = goalOf({ rule: indicator.rule, ...target })
  return (
    <section aria-labelledby="dien-bien">
      <h2 id="dien-bien">Diễn biến</h2>
      <Chart
        id="dien-bien-ve"
        label="Số đạt được theo tháng, bên cạnh số cần đạt. Con số đứng cạnh mỗi thanh."
        stacked
        parts={[
          { name: 'Đạt được', look: 'solid', tone: 'doing' },
          { name: 'Cần đạt', look: 'outline', tone: 'done' },
        ]}
        rows={[
          ...trend.map(({ month, value }) => ({
            name: `Tháng ${Number(month.slice(5))}`,
            values: [value, null],
            words: amount(value, indicator),
          })),
          { name: 'Cần đạt', values: [null, goal], words: amount(goal, indicator) },
        ]}
      />
    </section>
  )
}

function One({
  cell: { indicator, target },
  entry,
  mayTakeBack,
  nameOf,
  tried,
}: {
  cell: Cell
  entry: Entry
  mayTakeBack: boolean
  nameOf: TargetView['nameOf']
  tried: TargetView['back']
}) {
  const words = `${indicator.gather === 'sum' ? 'Thêm ' : ''}${amount(entry.value, indicator)}`
  const photos = entry.proofs.map(({ id, type }, at) => ({
    href: `${targetHref(target.id)}/anh/${id}`,
    alt: `Ảnh ${at + 1} ngày ${shortDay(entry.onDay)}`,
    type,
  }))
  return (
    <li>
      <b>{entry.takenBackAt ? <s>{words}</s> : words}</b>, {longDay(entry.onDay)}
      {entry.note !== '' && <p class="words">{entry.note}</p>}
      <PhotoList photos={photos} />
      <small>
        {entry.submissionId === '' ? nameOf(entry.enteredBy) : 'Lấy từ báo cáo tháng đã nhận'},{' '}
        {instantText(entry.enteredAt)}
        {entry.takenBackAt && (
          <>
            . Đã rút {instantText(entry.takenBackAt)}: {entry.takenBackWhy}
          </>
        )}
      </small>
      {mayTakeBack && !entry.takenBackAt && (
        <details open={tried !== null} class="noprint">
          <summary>Rút số này</summary>
          <form method="post" action={`${targetHref(target.id)}/rut/${entry.id}`}>
            <Field
              name="why"
              id={`${entry.id}.why`}
              label="Lý do"
              hint="Số đã ghi không sửa được: rút số sai, rồi ghi số đúng."
              value={tried?.why}
              errors={tried ? [tried.error] : undefined}
              maxLength={200}
              required
            />
            <p>
              <button type="submit" class="quiet">
                Rút
              </button>
            </p>
          </form>
        </details>
      )}
    </li>
  )
}

function About({ cell: { indicator, target } }: { cell: Cell }) {
  const rows: [string, string][] = [
    ...(target.base === null
      ? []
      : [[`Năm ${target.baseYear ?? 'gốc'}`, amount(target.base, indicator)] as [string, string]]),
    ...(indicator.hint === '' ? [] : [['Cách tính', indicator.hint] as [string, string]]),
    ...(indicator.source === '' ? [] : [['Nơi đặt ra', indicator.source] as [string, string]]),
  ]
  return rows.length > 0 ? <Facts rows={rows} /> : null
}
