import { ErrorSummary } from '../../web/components/error-summary.tsx'
import { Facts } from '../../web/components/facts.tsx'
import { Field } from '../../web/components/field.tsx'
import { Said } from '../../web/components/note.tsx'
import { PhotoList } from '../../web/components/photos.tsx'
import { SmallPhotos } from '../../web/components/small-photos.tsx'
import { StatusTag } from '../../web/components/status-tag.tsx'
import { Timeline } from '../../web/components/timeline.tsx'
import { bodyName, type CommuneBook } from '../communes/book.ts'
import { instantText, isDay, longDay, shortDay } from '../deadlines/calendar.ts'
import type { DeedField, DeedValues } from '../dossiers/deed.ts'
import { DeedFields } from '../dossiers/deed-forms.tsx'
import type { StaffMember } from '../staff/actor.ts'
import type { FieldErrors } from '../staff/form.ts'
import { OfficePage } from '../staff/office-page.tsx'
import type { DayFile } from './activity-queries.ts'
import { PHOTOS_MOST } from './fields.ts'
import { ACTIVITIES, dayHref } from './place.ts'
import { PlanFields } from './plan-page.tsx'
import type { Action } from './rules.ts'
import type { ActivityRow } from './tables.ts'
import { EVENT_WORDS, GROUP_ORDER, GROUP_WORDS, headsOf, stateOf } from './words.ts'

export type Tried = { action: Action; values: DeedValues; errors: FieldErrors }
export type DayView = {
  book: CommuneBook
  staff: StaffMember
  file: DayFile
  today: string
  /** What he may do now. */
  offers: readonly Action[]
  fields: { plan: readonly DeedField[]; more: readonly DeedField[]; result: readonly DeedField[] }
  values: { plan: DeedValues; result: DeedValues }
  tried: Tried | null
  nameOf: (staffId: string) => string
  said: { tone: 'good' | 'warn'; text: string } | null
}

/** One activity day: what is planned, what came of it, and what can be done with it now. */
export function DayPage(view: DayView) {
  const { book, fields, file, nameOf, offers, said, staff, tried } = view
  const { events, row } = file
  const state = stateOf(row, view.today)
  const hamlet = book.hamlets.get(row.hamletId)?.name ?? 'Thôn cũ'
  const all = [...fields.plan, ...fields.more, ...fields.result]
  const labels: Record<string, string> = {
    ...Object.fromEntries(all.map(({ label, name }) => [name, label])),
    ...{ photos: 'Ảnh', cancelledWhy: 'Lý do' },
  }
  // The form that was tried stands on the page with the ids that its own fields have.
  const errors = tried
    ? Object.fromEntries(Object.entries(tried.errors).map(([name, said]) => [`${tried.action}.${name}`, said]))
    : {}
  const placed = tried
    ? Object.fromEntries(Object.entries(labels).map(([name, label]) => [`${tried.action}.${name}`, label]))
    : {}
  return (
    <OfficePage title={`Ngày hoạt động: ${hamlet}`} staff={staff} book={book} current={ACTIVITIES}>
      <p class="crumb">
        <a href={`${ACTIVITIES}?thang=${row.onDay.slice(0, 7)}`}>Ngày hoạt động</a>
      </p>
      <h1>
        {hamlet}, <span class="whole">{longDay(row.onDay)}</span>
      </h1>
      <ErrorSummary errors={errors} labels={placed} />
      <Said said={said} />
      <p>
        <StatusTag label={state.name} tone={state.tone} />
      </p>
      {row.status === 'cancelled' && <p>Lý do hủy: {row.cancelledWhy}</p>}
      {row.status === 'held' && <Result file={file} hamlet={hamlet} />}
      {offers.includes('ket-qua') && <ResultForm view={view} />}
      <h2>Kế hoạch</h2>
      <p class="words">{row.content}</p>
      <Facts rows={factsOf(book, row)} />
      {offers.includes('sua') && (
        <details class="noprint" open={tried?.action === 'sua'}>
          <summary>Sửa hoặc đổi ngày</summary>
          <form method="post" action={`${dayHref(row.number)}/sua`}>
            <input type="hidden" name="revision" value={row.revision} />
            <PlanFields
              fields={fields.plan}
              more={fields.more}
              values={tried?.action === 'sua' ? tried.values : view.values.plan}
              errors={tried?.action === 'sua' ? tried.errors : {}}
              prefix="sua"
            />
            <p>
              <button type="submit">Ghi thay đổi</button>
            </p>
          </form>
        </details>
      )}
      {offers.includes('huy') && (
        <details class="noprint" open={tried?.action === 'huy'}>
          <summary>Hủy ngày này</summary>
          <form method="post" action={`${dayHref(row.number)}/huy`}>
            <input type="hidden" name="revision" value={row.revision} />
            <Field
              name="cancelledWhy"
              id="huy.cancelledWhy"
              label="Lý do"
              hint="Ví dụ: mưa lớn, chuyển sang tuần sau."
              value={tried?.action === 'huy' ? tried.values.cancelledWhy : ''}
              errors={tried?.action === 'huy' ? tried.errors.cancelledWhy : undefined}
              maxLength={200}
              required
            />
            <p>
              <button type="submit" class="quiet">
                Hủy ngày hoạt động
              </button>
            </p>
          </form>
        </details>
      )}
      <details>
        <summary>Ai đã ghi, đã sửa gì</summary>
        <Timeline
          items={events.map(({ at, byId, detail, kind }) => ({
            title: `${EVENT_WORDS[kind] ?? kind}: ${nameOf(byId)}`,
            at: instantText(at),
            ...(kind === 'activity.moved' && isDay(String(detail.from)) && isDay(String(detail.to))
              ? {
                  note: (
                    <p>
                      Từ {longDay(String(detail.from))} sang {longDay(String(detail.to))}.
                    </p>
                  ),
                }
              : {}),
          }))}
        />
      </details>
    </OfficePage>
  )
}

function factsOf(book: CommuneBook, row: ActivityRow): [string, string][] {
  const rows: [string, string][] = [
    ['Cùng làm', row.bodyIds.map((id) => bodyName(book, id)).join(', ')],
    ['Lực lượng khác', row.forces],
    ['Dụng cụ, phương tiện', row.tools],
    ['Nguồn lực', row.resources],
    ['Làm vào ngày làm việc vì', row.workingDayWhy],
  ]
  return rows.filter(([, text]) => text !== '')
}

function Result({ file: { photos, row }, hamlet }: { file: DayFile; hamlet: string }) {
  const shown = photos.map(({ id, type }, at) => ({
    href: `${dayHref(row.number)}/anh/${id}`,
    alt: `Ảnh ${at + 1} ngày hoạt động ${shortDay(row.onDay)} ở ${hamlet}`,
    type,
  }))
  const heads: [string, string][] = GROUP_ORDER.flatMap((group) => {
    const many = row.headcount[group] ?? 0
    return many > 0 ? [[GROUP_WORDS[group].name, `${many} người`]] : []
  })
  return (
    <section aria-labelledby="ket-qua">
      <h2 id="ket-qua">Kết quả: {headsOf(row.headcount)} người</h2>
      <p class="words">{row.result}</p>
      <Facts rows={heads} />
      <PhotoList photos={shown} />
    </section>
  )
}

function ResultForm({ view: { fields, file, tried, values } }: { view: DayView }) {
  const { row } = file
  const own = tried?.action === 'ket-qua' ? tried : null
  const isHeld = row.status === 'held'
  const form = (
    <form method="post" action={`${dayHref(row.number)}/ket-qua`} enctype="multipart/form-data">
      <input type="hidden" name="revision" value={row.revision} />
      <fieldset class="field">
        <legend>Bao nhiêu người đến</legend>
        <div class="heads">
          <DeedFields
            fields={fields.result.filter(({ kind }) => kind === 'number')}
            prefix="ket-qua"
            values={own?.values ?? values.result}
            errors={own?.errors ?? {}}
          />
        </div>
      </fieldset>
      <DeedFields
        fields={fields.result.filter(({ kind }) => kind !== 'number')}
        prefix="ket-qua"
        values={own?.values ?? values.result}
        errors={own?.errors ?? {}}
      />
      <SmallPhotos
        name="photos"
        id="ket-qua.photos"
        label={isHeld ? 'Thêm ảnh' : 'Ảnh'}
        hint={`Nếu có, nhiều nhất ${PHOTOS_MOST} ảnh một lần.`}
        most={PHOTOS_MOST}
        errors={own?.errors.photos}
      />
      <p>
        <button type="submit">Ghi kết quả</button>
      </p>
    </form>
  )
  if (isHeld)
    return (
      <details class="noprint" open={own !== null}>
        <summary>Sửa kết quả, thêm ảnh</summary>
        {form}
      </details>
    )
  return (
    <section class="work noprint" aria-labelledby="ghi">
      <h2 id="ghi">Ghi kết quả</h2>
      {form}
    </section>
  )
}
