import { Empty } from '../../../web/components/empty.tsx'
import { Select } from '../../../web/components/field.tsx'
import { Print } from '../../../web/components/print.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import { instantText } from '../../deadlines/calendar.ts'
import { FEW } from '../../forms/tally/few.ts'
import type { StaffMember } from '../../staff/actor.ts'
import { OfficePage } from '../../staff/office-page.tsx'
import { officeAddressOf } from '../place.ts'
import type { SurveyRow } from '../rules.ts'
import type { Coverage } from './coverage.ts'
import { CoveragePart } from './coverage-part.tsx'
import { FigurePart } from './figure-part.tsx'
import type { Figure } from './figures.ts'
import { figure } from './say.ts'
import type { Choices } from './splits.ts'

export type ResultsView = {
  book: CommuneBook
  staff: StaffMember
  survey: SurveyRow
  many: number
  countedAt: string | null
  uncounted: number
  uncountedMost: number
  /** More answers can come in: the newest few are not counted yet. */
  takesMore: boolean
  /** Nobody answers any more: results can be released. */
  isOver: boolean
  coverage: Coverage
  figures: readonly Figure[]
  choices: Choices
  standing: string
  /** May he release results, and take raw answers along? */
  mayOpen: boolean
  /** A release that everybody reads now. */
  released: boolean
}

/** What came of a survey, question by question, before anything of it is released. */
export function ResultsPage(view: ResultsView) {
  const { book, staff, survey, coverage, figures, many, mayOpen, released, standing } = view
  const here = officeAddressOf(survey.slug)
  const isEnough = many >= FEW
  return (
    <OfficePage title={`Kết quả: ${survey.title}`} staff={staff} book={book} current="/can-bo/khao-sat" results>
      <p class="crumb noprint">
        <a href={here}>{survey.title}</a>
      </p>
      <h1>Kết quả khảo sát</h1>
      <p>{countedWords(view)}</p>
      {isEnough ? (
        <>
          <p>
            <b>{standing}</b>
          </p>
          <Ways here={here} mayOpen={mayOpen} released={released} isOver={view.isOver} />
          <CoveragePart of={coverage} />
          <h2>Từng câu hỏi</h2>
          {figures.map((one, index) => (
            <div key={one.key}>
              <FigurePart of={one} id={`cau-${index + 1}`} />
              {one.kind === 'parts' && one.isText && one.lines !== null && (one.answered ?? one.all) >= FEW && (
                <p class="noprint">
                  <a href={`${here}/ket-qua/y-kien/${one.key.split(':')[0]}`}>Đọc, tìm và gắn nhãn các câu trả lời</a>
                </p>
              )}
            </div>
          ))}
          <Chooser here={here} choices={view.choices} />
          <p class="hint">{FEW_WORDS}</p>
        </>
      ) : (
        <Empty title="Chưa đủ phiếu để xem kết quả.">
          <p>Kết quả hiện ra khi có từ {FEW} phiếu được đếm, để không ai đoán ra từng người trả lời gì.</p>
        </Empty>
      )}
    </OfficePage>
  )
}

/** What is kept back, and why. */
export const FEW_WORDS = `Số dưới ${FEW} không nêu. Vài số lớn hơn cũng không nêu, vì đem trừ sẽ ra số dưới ${FEW}. Tỉ lệ làm tròn đến 1%.`

/** By what a question is to be split. */
export function Chooser({
  here,
  choices,
  question = '',
  by = '',
  error,
  title = 'So sánh theo nhóm',
}: {
  here: string
  choices: Choices
  question?: string
  by?: string
  error?: string | undefined
  title?: string
}) {
  if (choices.questions.length === 0) return null
  const options = (some: Choices['bys']) => some.map(({ name, label }) => ({ value: name, label }))
  return (
    <form method="get" action={`${here}/ket-qua/so-sanh`} class="noprint">
      <h2>{title}</h2>
      <div class="inline">
        <Select
          name="cau"
          label="Câu hỏi"
          options={options(choices.questions)}
          value={question}
          errors={error ? [error] : []}
        />
        <Select name="theo" label="Chia theo" options={options(choices.bys)} value={by} />
        <p>
          <button type="submit">Xem bảng</button>
        </p>
      </div>
    </form>
  )
}

function Ways({
  here,
  mayOpen,
  released,
  isOver,
}: { here: string } & Pick<ResultsView, 'mayOpen' | 'released' | 'isOver'>) {
  return (
    <p class="noprint">
      {mayOpen && isOver && (
        <a class="button" href={`${here}/ket-qua/cong-bo`}>
          {released ? 'Xem, rút hoặc công bố lại' : 'Công bố kết quả'}
        </a>
      )}{' '}
      {mayOpen && (
        <a class="button quiet" href={`${here}/xuat`}>
          Tải các câu trả lời
        </a>
      )}{' '}
      <Print quiet>In trang này</Print>
    </p>
  )
}

/** Up to when it was counted, and what is not in it yet. */
export function countedWords({
  many,
  countedAt,
  uncounted,
  uncountedMost,
  takesMore,
}: Pick<ResultsView, 'many' | 'countedAt' | 'uncounted' | 'uncountedMost' | 'takesMore'>): string {
  const first =
    countedAt === null
      ? 'Chưa đếm phiếu nào.'
      : `Đã đếm ${many < FEW ? `dưới ${FEW}` : figure(many)} phiếu, đến lúc ${instantText(countedAt)}.`
  if (uncounted === 0) return first
  const left = uncounted >= uncountedMost ? `từ ${uncountedMost} phiếu trở lên` : `${uncounted} phiếu`
  const why =
    takesMore && uncounted < 2 * FEW
      ? ` Khi còn nhận phiếu, ${FEW} phiếu mới nhất được đếm sau, để không ai xem hai lần rồi đoán ra từng người.`
      : ' Máy đếm tiếp năm phút một lần.'
  return `${first} Còn ${left} chưa đếm.${why}`
}
