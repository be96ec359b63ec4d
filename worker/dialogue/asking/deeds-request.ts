import { mostAlike } from '../../communes/likeness.ts'
import { wrongAt } from '../../dossiers/deed.ts'
import { faultOfPublicWords, LOCKED, NEW_TOPIC, SUMMARY_LEAST, TITLE_LEAST, WAITS_NO_MORE } from './deed-parts.ts'
import { OUTCOME_DEEDS } from './deeds-outcome.ts'
import type { RequestDeed, RequestDesk, TopicLine } from './own.ts'
import { toAskedBody } from './told.ts'
import { FLAG_WORDS } from './words.ts'

const screen: RequestDeed = {
  title: 'Đã xem đề nghị',
  lead: ({ file: { own } }) =>
    own.request.flag === ''
      ? 'Xem lại lĩnh vực. Sau đó gom vào một chủ đề, hoặc thu xếp ngay.'
      : `${FLAG_WORDS[own.request.flag] ?? ''} Đề nghị đang giữ kín, chỉ cán bộ Mặt trận xã đọc được.`,
  button: 'Ghi đã xem',
  fields: ({ book, file: { own } }) => [
    {
      kind: 'select',
      name: 'category',
      label: 'Lĩnh vực',
      required: true,
      options: book.categoriesNow.map(({ code, name }) => ({ value: code, label: name })),
    },
    ...(own.request.flag === ''
      ? []
      : [
          {
            kind: 'choice' as const,
            name: 'open',
            label: 'Đây là đề nghị đối thoại bình thường?',
            required: true as const,
            options: [
              { value: 'yes', label: 'Đúng, cho cơ quan được hỏi cùng đọc' },
              { value: 'no', label: 'Chưa chắc, vẫn giữ kín' },
            ],
          },
        ]),
  ],
  values: ({ file: { own } }) => ({ category: own.request.category }),
  plan: ({ book, now, staff, file: { row, own } }, values) => {
    const opens = own.request.flag !== '' && values.open === 'yes'
    const bodyId = opens ? own.request.withBodyId : row.addressedBodyId
    const category = values.category ?? own.request.category
    const isAsked = bodyId !== null && bodyId !== book.commune.triageBodyId && (opens || row.addressedAt !== null)
    return {
      ok: true,
      set: {
        ...WAITS_NO_MORE,
        writtenBy: staff.id,
        ...(opens ? { addressedBodyId: bodyId, addressedAt: now.toISOString() } : {}),
      },
      detail: { category, ...(opens ? { opened: true } : {}) },
      told: isAsked ? [{ to: toAskedBody(bodyId), what: 'Bà con đề nghị đối thoại với cơ quan ông/bà.' }] : [],
      more: { set: { category, ...(opens ? { flag: '' } : {}) } },
    }
  },
  done: 'Đã ghi. Bước tiếp theo: gom vào một chủ đề, hoặc thu xếp.',
}

/** Open topics for a request: those of its field first, the most like it before the others. */
export function topicsFor({ file: { row, own } }: RequestDesk): TopicLine[] {
  const { category, questions, topicId, wish } = own.request
  const open = own.topics.filter((one) => one.row.id !== topicId)
  const text = [row.title, wish, ...questions].join('\n')
  const likely = mostAlike(
    text,
    open.map((one) => ({ of: one, text: `${one.row.title}\n${one.topic.summary}` })),
    10,
  ).map(({ of }) => of)
  const near = [...likely, ...open.filter((one) => one.topic.category === category)]
  return [...new Set([...near, ...open])]
}

const pool: RequestDeed = {
  title: 'Gom vào một chủ đề',
  lead: () => 'Nhiều đề nghị giống nhau gom vào một chủ đề để đếm chung. Chủ đề gần giống đứng trước.',
  button: 'Gom vào chủ đề',
  fields: (desk) => [
    {
      kind: 'select',
      name: 'topic',
      label: 'Chủ đề',
      required: true,
      empty: 'Chọn chủ đề',
      options: [
        ...topicsFor(desk).map(({ row, topic }) => ({
          value: row.id,
          label: `${row.title} (${topic.persons} người, ${topic.devices} lượt bày tỏ)`,
        })),
        { value: NEW_TOPIC, label: 'Lập chủ đề mới' },
      ],
    },
    {
      kind: 'line',
      name: 'title',
      label: 'Tên chủ đề mới',
      hint: 'Chỉ ghi khi lập chủ đề mới. Lời của Mặt trận, không chép nguyên lời người gửi, không có tên ai.',
      most: 150,
    },
    { kind: 'area', name: 'summary', label: 'Tóm tắt chủ đề mới', hint: 'Bà con đọc đoạn này.', most: 1500, rows: 4 },
  ],
  refuses: ({ file: { own } }) =>
    own.request.flag === '' ? null : { status: 409, sentence: LOCKED, shown: true as const },
  plan: (desk, values) => {
    const { file, staff, now } = desk
    const isFresh = values.topic === NEW_TOPIC
    const title = values.title ?? ''
    const summary = values.summary ?? ''
    if (isFresh && [...title].length < TITLE_LEAST)
      return wrongAt('title', `Ông/bà đặt tên chủ đề, ít nhất ${TITLE_LEAST} ký tự.`)
    if (isFresh && [...summary].length < SUMMARY_LEAST)
      return wrongAt('summary', `Ông/bà tóm tắt chủ đề, ít nhất ${SUMMARY_LEAST} ký tự.`)
    const fault = isFresh ? faultOfPublicWords(values) : null
    if (fault) return fault
    const topicId = isFresh ? desk.newId() : (values.topic ?? '')
    const isUnseen = file.row.status === 'filed'
    return {
      ok: true,
      set: { ...WAITS_NO_MORE, ...(isUnseen ? { writtenBy: staff.id } : {}), changedAt: now.toISOString() },
      detail: { topicId, isNew: isFresh },
      more: { set: { topicId }, pool: { topicId, ...(isFresh ? { fresh: { title, summary } } : {}) } },
    }
  },
  done: 'Đã gom vào chủ đề.',
}

/** What the Front does with a request, under the actions of its table. */
export const REQUEST_DEEDS = {
  'sang-loc': screen,
  'gom-chu-de': pool,
  ...OUTCOME_DEEDS,
} satisfies Record<string, RequestDeed>
