import { localDay } from '../../deadlines/calendar.ts'
import { type DeedField, wrongAt } from '../../dossiers/deed.ts'
import type { SessionDeed, SessionDesk } from '../sessions/own.ts'
import { refusalToPromise } from '../../recommendations/promises/begin.ts'
import { numberFault } from '../../recommendations/public-words.ts'
import { resultsTerm } from '../sessions/limits.ts'
import { lateBy, resultsSentence } from './results-term.ts'
import { bothSides } from './told.ts'

const heldOn = ({ file: { own } }: SessionDesk) => own.session.heldOn ?? localDay(own.session.startsAt)

const publish: SessionDeed = {
  title: 'Công bố kết quả',
  lead: (desk) => {
    const { book, file, today } = desk
    const promises = file.own.minutes.entries.filter(({ kind }) => kind === 'promise').length
    const each =
      promises === 0
        ? 'Biên bản không ghi lời hứa nào.'
        : `${promises} lời hứa trong biên bản sẽ thành ${promises} cam kết có cơ quan thực hiện, có hạn, bà con cùng theo dõi.`
    return `${resultsSentence(resultsTerm(book, file.own.session.kind, heldOn(desk)), today)} ${each}`
  },
  button: 'Công bố cho bà con',
  fields: (desk) => [resultsField(), ...surveyField(desk)],
  values: ({ file: { own } }) => ({ results: own.session.results, survey: own.session.surveySlug }),
  refuses: ({ file: { own } }) => {
    const sentence = whyNotPublished(own)
    return sentence === null ? null : { status: 409, sentence, shown: true }
  },
  plan: (desk, values) => {
    const { book, today, newId, file } = desk
    const { own, row } = file
    const fault = numberFault(values, 'results')
    if (fault) return fault
    const term = resultsTerm(book, own.session.kind, heldOn(desk))
    const dueOn = own.session.resultsDueOn ?? term?.dueOn ?? null
    const promises = own.minutes.entries.flatMap((entry) =>
      entry.kind === 'promise' && entry.bodyId !== null && entry.commitmentId === null
        ? [
            {
              entryId: entry.id,
              commitmentId: newId(),
              bodyId: entry.bodyId,
              text: entry.text,
              doneWantedOn: entry.doneWantedOn,
            },
          ]
        : [],
    )
    for (const { bodyId, doneWantedOn, text } of promises) {
      const sentence = refusalToPromise(book, { addressedBodyId: bodyId, doneWantedOn }, heldOn(desk), today)
      if (sentence !== null) return wrongAt('results', `Lời hứa “${text.slice(0, 60)}”: ${sentence}`)
    }
    return {
      ok: true,
      set: { dueOn: null, limitCode: '', waitsForBodyId: null, alarm: '', wakeOn: null },
      detail: {
        ...{ limit: term?.code ?? '', dueOn, late: dueOn === null ? null : lateBy(dueOn, today) },
        promises: promises.length,
      },
      text: values.results ?? '',
      told: [{ to: bothSides(book, row, file.bodies), what: 'Kết quả đối thoại đã công bố cho bà con.' }],
      more: {
        set: { resultsOn: today, results: values.results ?? '', surveySlug: values.survey ?? '' },
        minutes: {
          heldOn: heldOn(desk),
          promises,
          tellHamlets: 'Kết quả đối thoại đã công bố: có bài đọc trên loa và bản tin để dán ở thôn.',
        },
      },
    }
  },
  done: 'Đã công bố kết quả. Bà con xem được, đại diện các thôn được báo để đọc loa và dán bản tin.',
}

const add: SessionDeed = {
  title: 'Bổ sung kết quả',
  lead: () => 'Lời dưới đây thay lời đã công bố; lời trước vẫn còn trong hồ sơ.',
  button: 'Đăng phần bổ sung',
  fields: (desk) => [resultsField(), ...surveyField(desk)],
  values: ({ file: { own } }) => ({ results: own.session.results, survey: own.session.surveySlug }),
  plan: ({ file: { own } }, values) =>
    numberFault(values, 'results') ?? {
      ok: true,
      text: values.results ?? '',
      more: { set: { results: values.results ?? '', surveySlug: values.survey ?? own.session.surveySlug } },
    },
  done: 'Đã đăng phần bổ sung.',
}

/** Why results wait: somebody asked something and nothing came of it yet. */
function whyNotPublished({ counts, minutes }: SessionDesk['file']['own']): string | null {
  const many = (found: number) => (found > 50 ? 'hơn 50' : String(found))
  if (counts.waitingQuestions > 0)
    return `Chưa công bố được: còn ${many(counts.waitingQuestions)} câu hỏi của bà con chưa ai xem. Ông/bà mở trang câu hỏi, đăng hoặc ẩn kèm lý do.`
  if (minutes.unanswered > 0)
    return `Chưa công bố được: còn ${many(minutes.unanswered)} câu hỏi của bà con chưa có kết luận. Ông/bà mở trang kết luận, ghi câu trả lời hoặc chuyển hết thành phản ánh.`
  return null
}

function resultsField(): DeedField {
  return {
    kind: 'area',
    name: 'results',
    label: 'Kết quả chung, viết cho bà con đọc',
    hint: 'Vài câu ngắn. Không ghi tên người dân. Câu trả lời và lời hứa của từng điểm tự đứng ở dưới.',
    required: true,
    least: 20,
    most: 4000,
    rows: 6,
  }
}

function surveyField({ file: { own } }: SessionDesk): DeedField[] {
  const surveys = own.surveys ?? []
  if (surveys.length === 0) return []
  return [
    {
      kind: 'select',
      name: 'survey',
      label: 'Phiếu hỏi bà con sau đối thoại (không bắt buộc)',
      hint: 'Phiếu đang mở của xã. Bà con thấy lời mời ở trang kết quả.',
      options: surveys.map(({ slug, title }) => ({ value: slug, label: title })),
      empty: 'Không hỏi',
    },
  ]
}

/** What everybody reads of a meeting. */
export const RESULT_DEEDS = {
  'cong-bo-ket-qua': publish,
  'bo-sung-ket-qua': add,
} satisfies Record<string, SessionDeed>
