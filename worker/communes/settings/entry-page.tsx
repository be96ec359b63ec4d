import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Facts } from '../../../web/components/facts.tsx'
import { Note } from '../../../web/components/note.tsx'
import type { StaffMember } from '../../staff/actor.ts'
import type { FieldErrors } from '../../staff/form.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { type Corner, type Desk, type Ending, type Entry, isFelt, type Values } from './corner.ts'
import { SETTINGS, type Stranded } from './overview.ts'
import { SettingFields } from './setting-fields.tsx'
import { Crumb, StrandedNote } from './settings-pages.tsx'

export type EntryView = {
  staff: StaffMember
  desk: Desk
  corner: Corner
  /** None while a new one is made. */
  entry: Entry | null
  /** What stands in the form, and in the form of the ending. */
  values: Values
  endValues: Values
  errors: FieldErrors
  /** The version of the settings that this page shows. */
  version: number
  /** Somebody else settled something meanwhile. */
  moved?: boolean
  /** What it would lead to: asked for, and not yet saved. */
  trial?: { of: 'form' | 'ending'; lines: readonly string[] }
  /** What else hangs on it. */
  notes: readonly string[]
  stranded: readonly Stranded[]
}

/** One thing that is settled: its form, its ending, what hangs on it. */
export function EntryPage(view: EntryView) {
  const { corner, desk, endValues, entry, errors, moved, notes, staff, stranded, trial, values, version } = view
  const specs = corner.fields(desk, entry)
  const { ending } = corner
  const canEnd = entry !== null && ending?.isOpen(desk, entry) === true
  const endSpecs = entry !== null && ending && canEnd ? ending.fields(desk, entry) : []
  const labels = Object.fromEntries([...specs, ...endSpecs].map(({ name, label }) => [name, label]))
  const here = `${SETTINGS}/${corner.slug}/${entry ? encodeURIComponent(entry.id) : 'moi'}`
  const title = entry?.title ?? `Thêm ${corner.one}`
  return (
    <OfficePage title={title} staff={staff} book={desk.book} current={SETTINGS}>
      <Crumb corner={corner} />
      <h1>{title}</h1>
      {moved && (
        <Note tone="warn">
          <p role="alert">
            Một quản trị viên khác vừa đổi cài đặt của xã, nên chưa lưu. Những gì ông/bà điền vẫn còn ở dưới: xem lại
            rồi bấm lần nữa.
          </p>
        </Note>
      )}
      <ErrorSummary errors={errors} labels={labels} />
      {entry && <Facts rows={entry.facts.map(([label, text]) => [label, text])} />}
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      {stranded.length > 0 && <StrandedNote desk={desk} stranded={stranded} />}
      {!entry?.fixed && (
        <>
          {entry && <h2>{corner.kind === 'limit' ? 'Đặt thời hạn riêng của xã' : 'Sửa'}</h2>}
          {trial?.of === 'form' && <Trial lines={trial.lines} />}
          <form method="post" action={here}>
            <input type="hidden" name="version" value={version} />
            <SettingFields specs={specs} values={values} errors={errors} book={desk.book} />
            <p>
              <button type="submit">Lưu</button> {corner.trial && <TryButton />}
            </p>
          </form>
        </>
      )}
      {entry && ending && canEnd && (
        <EndForm {...view} ending={ending} here={here} values={endValues} specs={endSpecs} tries={!!corner.trial} />
      )}
      {entry && isEnded(desk, entry, corner) && (
        <form method="post" action={`${here}/dung-lai`}>
          <h2>Dùng lại</h2>
          <p>Bỏ ngày cuối cùng đã đặt: {corner.one} này lại được dùng như trước.</p>
          <input type="hidden" name="version" value={version} />
          <button class="quiet" type="submit">
            Dùng lại
          </button>
        </form>
      )}
      {entry?.history && entry.history.length > 0 && (
        <>
          <h2>Trước đây và sắp tới</h2>
          <ul>
            {entry.history.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
    </OfficePage>
  )
}

type EndView = EntryView & { ending: Ending; here: string; specs: ReturnType<Ending['fields']>; tries: boolean }

function EndForm({ desk, ending, errors, here, specs, trial, tries, values, version }: EndView) {
  return (
    <form method="post" action={`${here}/ket-thuc`}>
      <h2>{ending.title}</h2>
      <p>{ending.lead}</p>
      {trial?.of === 'ending' && <Trial lines={trial.lines} />}
      <input type="hidden" name="version" value={version} />
      <SettingFields specs={specs} values={values} errors={errors} book={desk.book} />
      <p>
        <button class="quiet" type="submit">
          {ending.button}
        </button>{' '}
        {tries && <TryButton />}
      </p>
    </form>
  )
}

function TryButton() {
  return (
    <button class="quiet" type="submit" name="thu" value="1">
      Xem sẽ đổi gì
    </button>
  )
}

function Trial({ lines }: { lines: readonly string[] }) {
  return (
    <div id="thu" role="status">
      <Note title="Chưa lưu. Nếu lưu thì:">
        {lines.length === 0 ? (
          <p>Không việc nào về cơ quan khác, không thời hạn nào đổi.</p>
        ) : (
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
      </Note>
    </div>
  )
}

/** Has it a last day, so that there is something to take back? */
function isEnded(desk: Desk, entry: Entry, corner: Corner): boolean {
  return (corner.reopen?.(desk, entry) ?? []).some(isFelt)
}
