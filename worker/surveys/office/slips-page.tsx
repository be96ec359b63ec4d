import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Field, Select } from '../../../web/components/field.tsx'
import { Note, Said } from '../../../web/components/note.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import type { StaffMember } from '../../staff/actor.ts'
import type { FieldErrors } from '../../staff/form.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { officeAddressOf } from '../place.ts'
import type { SurveyRow } from '../rules.ts'
import { SURVEYS } from './list-page.tsx'
import type { Series } from './slip-queries.ts'
import { SLIPS_MAX } from './survey-form.ts'
import { figure } from './words.ts'

export type SlipsView = {
  staff: StaffMember
  book: CommuneBook
  survey: Pick<SurveyRow, 'slug' | 'title' | 'revision'>
  series: readonly Series[]
  /** Why no more can be made now. */
  refusal: string | null
  values: { many: string; hamlet: string }
  errors: FieldErrors
  moved?: boolean
  said?: string | undefined
}

/** Slips of invitation: new ones, and how many of each series came back, hamlet by hamlet. */
export function SlipsPage(view: SlipsView) {
  const { staff, book, survey, series, refusal } = view
  const here = officeAddressOf(survey.slug)
  return (
    <OfficePage title={`Phiếu mời: ${survey.title}`} staff={staff} book={book} current={SURVEYS}>
      <p class="crumb">
        <a href={here}>{survey.title}</a>
      </p>
      <h1>Phiếu mời</h1>
      <p class="lead">
        Mỗi phiếu mời trả lời được một lần. Hệ thống biết phiếu nào đã dùng, không biết câu trả lời nào là của phiếu
        nào.
      </p>
      {view.moved && (
        <Note tone="warn" title="Chưa làm gì: có người vừa làm việc khác với khảo sát này">
          <p role="alert">
            Có thể chính ông/bà vừa bấm hai lần: xem loạt mới nhất ở dưới. Loạt nào chưa kịp in thì thu hồi rồi làm lại.
          </p>
        </Note>
      )}
      <Said said={view.said ? { tone: 'good', text: view.said } : null} />
      {refusal === null ? <MakeForm {...view} /> : <p>{refusal}</p>}
      {series.length > 0 && <Hamlets {...view} />}
      {series.length > 0 && <SeriesTable {...view} />}
    </OfficePage>
  )
}

function MakeForm({ book, survey, values, errors }: SlipsView) {
  return (
    <>
      <h2>Làm phiếu mới</h2>
      <ErrorSummary errors={errors} labels={{ many: 'Số phiếu', hamlet: 'Cho thôn' }} />
      <form method="post" action={`${officeAddressOf(survey.slug)}/phieu-moi`}>
        <input type="hidden" name="revision" value={survey.revision} />
        <Field
          name="many"
          label="Số phiếu"
          hint={`Từ 1 đến ${SLIPS_MAX}, ví dụ bằng số hộ của thôn.`}
          inputMode="numeric"
          maxLength={6}
          value={values.many}
          errors={errors.many}
          required
        />
        <Select
          name="hamlet"
          label="Cho thôn"
          hint="Chọn thôn thì biết thôn ấy trả lời được bao nhiêu phần."
          empty="Không riêng thôn nào"
          value={values.hamlet}
          errors={errors.hamlet}
          options={book.hamletsNow.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Note tone="warn">
          <p>Tờ phiếu chỉ hiện một lần, ngay sau khi bấm: in ra hoặc lưu lại lúc đó. Hệ thống không giữ mã phiếu.</p>
        </Note>
        <p>
          <button type="submit">Làm phiếu và in</button>
        </p>
      </form>
    </>
  )
}

/** What was handed out in each hamlet and what came back. */
function Hamlets({ book, series }: SlipsView) {
  const byHamlet = Map.groupBy(series, ({ hamletId }) => hamletId ?? '')
  const rows = [...byHamlet].map(([id, some]) => ({
    name: id === '' ? 'Không riêng thôn nào' : (book.hamlets.get(id)?.name ?? 'Thôn cũ'),
    given: some.reduce((sum, { made, withdrawn }) => sum + made - withdrawn, 0),
    used: some.reduce((sum, { used }) => sum + used, 0),
  }))
  return (
    <>
      <h2>Thôn nào đã trả lời bao nhiêu</h2>
      <table class="cards">
        <caption class="sr">Phiếu mời đã phát và đã dùng, theo thôn</caption>
        <thead>
          <tr>
            <th scope="col">Thôn</th>
            <th scope="col">Đã làm</th>
            <th scope="col">Đã dùng</th>
            <th scope="col">Tỷ lệ trả lời</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, given, used }) => (
            <tr key={name}>
              <td>{name}</td>
              <td data-label="Đã làm">{figure(given)}</td>
              <td data-label="Đã dùng">{figure(used)}</td>
              <td data-label="Tỷ lệ trả lời">
                {given === 0 ? 'không có phiếu' : `${Math.round((used / given) * 100)}%`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function SeriesTable({ book, survey, series, refusal }: SlipsView) {
  return (
    <>
      <h2>Các loạt phiếu</h2>
      <table class="cards">
        <caption class="sr">Các loạt phiếu mời, mới nhất ở trên</caption>
        <thead>
          <tr>
            <th scope="col">Loạt</th>
            <th scope="col">Thôn</th>
            <th scope="col">Đã dùng</th>
            <th scope="col">Chưa dùng</th>
            <th scope="col">Thu hồi</th>
          </tr>
        </thead>
        <tbody>
          {series.map((one) => {
            const unused = one.made - one.used - one.withdrawn
            return (
              <tr key={one.series}>
                <td>
                  <b>Loạt {one.series}</b>
                </td>
                <td data-label="Thôn">
                  {one.hamletId === null ? 'chung' : (book.hamlets.get(one.hamletId)?.name ?? 'thôn cũ')}
                </td>
                <td data-label="Đã dùng">
                  {figure(one.used)} trên {figure(one.made)}
                </td>
                <td data-label="Chưa dùng">
                  {figure(unused)}
                  {one.withdrawn > 0 && `, đã thu hồi ${figure(one.withdrawn)}`}
                </td>
                <td>
                  {unused > 0 && refusal === null && (
                    <form method="post" action={`${officeAddressOf(survey.slug)}/phieu-moi/thu-hoi`}>
                      <input type="hidden" name="revision" value={survey.revision} />
                      <input type="hidden" name="series" value={one.series} />
                      <button type="submit" class="quiet">
                        Thu hồi phiếu chưa dùng
                      </button>
                    </form>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </>
  )
}
