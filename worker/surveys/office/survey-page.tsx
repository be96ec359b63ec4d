import type { ComponentChildren } from 'preact'
import { Facts } from '../../../web/components/facts.tsx'
import { Note, Said } from '../../../web/components/note.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import { instantText } from '../../deadlines/calendar.ts'
import type { Fault } from '../../forms/questionnaire.ts'
import type { StaffMember } from '../../staff/actor.ts'
import type { FieldErrors } from '../../staff/form.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { officeAddressOf } from '../place.ts'
import type { SurveyRow, SurveyState } from '../rules.ts'
import { eventWords, type KeptEvent } from './events.ts'
import { SURVEYS } from './list-page.tsx'
import type { Act, Refusal } from './acts.ts'
import { ActForms } from './survey-acts.tsx'
import { NumbersPart } from './survey-numbers.tsx'
import { WaysPart } from './survey-ways.tsx'
import type { Numbers } from './numbers-queries.ts'
import type { Values } from './settings-page.tsx'
import { AUDIENCE_WORDS, figure, KIND_WORDS, standing, STATE_WORDS } from './words.ts'

export type SurveyView = {
  staff: StaffMember
  book: CommuneBook
  now: Date
  survey: SurveyRow
  state: SurveyState
  /** Where this commune's pages are, as visitors see it. */
  origin: string
  questionnaire: {
    id: string
    title: string
    editedAt: string
    number: number | null
    frozenAt: string | null
  }
  numbers: Numbers
  waiting: number
  events: readonly KeptEvent[]
  /** Which acts make sense here, and why some of them are refused now. */
  acts: ReadonlyMap<Act, Refusal | null>
  mayMake: boolean
  mayReadResults: boolean
  hasResults: boolean
  /** What each limit of answers is for, in words. */
  quotaLabels: readonly string[]
  said?: { tone: 'good' | 'warn'; text: string } | undefined
  /** What stands in the way of opening. */
  faults?: readonly Fault[] | undefined
  errors: FieldErrors
  values: Pick<Values, 'closesDay' | 'closesTime'>
}

/** One survey: how it stands, what to do next, where people find it, how many answered, what was done. */
export function SurveyPage(view: SurveyView) {
  const { staff, book, survey, state, now, waiting, faults } = view
  const here = officeAddressOf(survey.slug)
  return (
    <OfficePage title={survey.title} staff={staff} book={book} current={SURVEYS}>
      <p class="crumb">
        <a href={SURVEYS}>Khảo sát</a>
      </p>
      <h1>
        <bdi>{survey.title}</bdi>
      </h1>
      <p class="lead">
        <b>{STATE_WORDS[state]}.</b> {standing(survey, now)}
      </p>
      <Said said={view.said} />
      {survey.putAwayAt && (
        <Note>
          <p>Khảo sát này đã cất, không còn trong danh sách.</p>
        </Note>
      )}
      {faults && faults.length > 0 && <Faults view={view} faults={faults} />}
      <div class="desk">
        <section class="work" aria-labelledby="viec-tiep">
          <h2 id="viec-tiep">Việc tiếp theo</h2>
          <Next view={view} />
          {waiting > 0 && (
            <p>
              <a href={`${here}/cho-xem`}>
                {waiting === 1 ? '1 phiếu' : `${figure(waiting)} phiếu`} trông giống do máy gửi, chờ cán bộ xem
              </a>
              . Chưa tính vào kết quả.
            </p>
          )}
          <ActForms view={view} />
        </section>
        <div>
          {state !== 'draft' && <NumbersPart numbers={view.numbers} />}
          <WaysPart view={view} />
          <h2>Khảo sát này</h2>
          <Facts rows={factsOf(view)} />
          <History view={view} />
        </div>
      </div>
    </OfficePage>
  )
}

type Part = { view: SurveyView }

function Next({ view: { survey, state, acts, mayMake, mayReadResults, hasResults } }: Part) {
  const here = officeAddressOf(survey.slug)
  // Why it cannot be opened stands where the button would.
  if (acts.get('mo')) return null
  if (state === 'draft')
    return acts.has('mo') ? (
      <p>Ông/bà xem lại câu hỏi và lời giới thiệu, rồi bấm Mở khảo sát.</p>
    ) : (
      <p>{mayMake ? 'Chuẩn bị xong thì báo' : 'Chờ'} người điều phối hoặc lãnh đạo xã mở.</p>
    )
  if (state === 'closed')
    return (
      <p>
        {mayReadResults ? (
          <a class="button" href={`${here}/ket-qua`}>
            {hasResults ? 'Xem kết quả' : 'Xem kết quả, rồi công bố'}
          </a>
        ) : (
          'Kết quả do người điều phối hoặc lãnh đạo xã công bố.'
        )}
      </p>
    )
  if (state === 'soon') return <p>{SPREAD_BEFORE[survey.audience]}</p>
  return (
    <>
      <p>{SPREAD_NOW[survey.audience]}</p>
      {mayReadResults && (
        <p>
          <a href={`${here}/ket-qua`}>Xem kết quả đến lúc này</a>
        </p>
      )}
    </>
  )
}

const SPREAD_BEFORE: Record<SurveyRow['audience'], string> = {
  open: 'Trước giờ mở: in áp phích, dán ở nhà văn hóa thôn, báo trên loa.',
  invited: 'Trước giờ mở: in phiếu mời, chia cho từng thôn.',
  staff: 'Đến giờ, cán bộ thấy khảo sát ở mục Khảo sát của mình.',
  paper: 'Trước giờ mở: in phiếu giấy, giao trưởng thôn.',
}
const SPREAD_NOW: Record<SurveyRow['audience'], string> = {
  open: 'Gửi đường dẫn cho bà con, dán áp phích có mã vuông ở nơi đông người.',
  invited: 'In phiếu mời, đưa đến từng hộ.',
  staff: 'Cán bộ thấy khảo sát ở mục Khảo sát của mình.',
  paper: 'In phiếu giấy, giao trưởng thôn phát và thu lại, rồi nhập vào máy.',
}

function Faults({ view, faults }: Part & { faults: readonly Fault[] }) {
  return (
    <div role="alert" tabIndex={-1} autofocus data-focus>
      <Note tone="warn" title={`Chưa mở được: biểu mẫu còn ${faults.length} chỗ cần sửa`}>
        <ul>
          {faults.slice(0, 50).map((fault, index) => (
            <li key={index}>
              {fault.name && <b>{fault.name}: </b>}
              {fault.message}
            </li>
          ))}
        </ul>
        <p>
          <a href={`/can-bo/bieu-mau/${view.questionnaire.id}`}>Sửa biểu mẫu</a>
        </p>
      </Note>
    </div>
  )
}

function factsOf({ survey, questionnaire, mayMake, quotaLabels }: SurveyView): [string, ComponentChildren][] {
  const version = questionnaire.number === null ? '' : `, bản số ${questionnaire.number}`
  const link = mayMake ? (
    <a href={`/can-bo/bieu-mau/${questionnaire.id}`}>{questionnaire.title || 'Chưa có tên'}</a>
  ) : (
    questionnaire.title
  )
  return [
    ['Loại', KIND_WORDS[survey.kind].name],
    ['Ai trả lời', AUDIENCE_WORDS[survey.audience].name],
    ['Phiếu giấy', survey.onPaper || survey.audience === 'paper' ? 'Có nhận' : 'Không'],
    [
      'Biểu mẫu',
      <>
        {link}
        {version}
      </>,
    ],
    ...(survey.opensAt ? [['Mở', instantText(survey.opensAt)] as [string, string]] : []),
    ...(survey.closesAt ? [['Đóng', instantText(survey.closesAt)] as [string, string]] : []),
    ['Số phiếu tối đa', quotaLabels.length === 0 ? 'Không giới hạn' : quotaLabels.join('; ')],
    ['Lời giới thiệu', <span class="words">{survey.intro}</span>],
  ]
}

function History({ view: { events, book } }: Part) {
  return (
    <>
      <h2>Đã làm</h2>
      {events.length === 0 ? (
        <p>Chưa ghi việc nào.</p>
      ) : (
        <ol class="plain">
          {events.map((event) => (
            <li key={event.seq}>
              {eventWords(event, book)}{' '}
              <span class="at">
                {event.byName ?? 'Hệ thống'}, {instantText(event.at)}
              </span>
            </li>
          ))}
        </ol>
      )}
    </>
  )
}
