import { type DeedField, wrongAt } from '../../dossiers/deed.ts'
import { SESSION_HELD } from '../sessions/rules.ts'
import { countText, neededText } from './counting.ts'
import {
  faultOfPublicWords,
  meetings,
  NO_MEETING,
  sessionOptions,
  SUMMARY_LEAST,
  TITLE_LEAST,
  WAITS_NO_MORE,
} from './deed-parts.ts'
import { END_DEEDS } from './deeds-topic-end.ts'
import { share } from './limits.ts'
import type { TopicDeed, TopicDesk } from './own.ts'
import { committeeOf, toAllSides, toAskedBody } from './told.ts'
import { backTo } from './topic-back.ts'

const WORDS: readonly DeedField[] = [
  {
    kind: 'line',
    name: 'title',
    label: 'Tên chủ đề',
    hint: 'Bà con đọc tên này. Không có tên ai.',
    required: true,
    least: TITLE_LEAST,
    most: 150,
  },
  { kind: 'area', name: 'summary', label: 'Tóm tắt', required: true, least: SUMMARY_LEAST, most: 1500, rows: 4 },
]

const words = ({ file: { row, own } }: TopicDesk) => ({ title: row.title, summary: own.topic.summary })

const publish: TopicDeed = {
  title: 'Công khai chủ đề',
  lead: () => 'Từ nay bà con đọc được chủ đề và bấm “Tôi cũng muốn”. Ông/bà đọc lại lời công khai lần cuối.',
  button: 'Công khai',
  fields: () => WORDS,
  values: words,
  isOffered: ({ file: { row } }) => row.publishedAt === null,
  plan: ({ now }, values) =>
    faultOfPublicWords(values) ?? {
      ok: true,
      set: { title: values.title ?? '', publishedAt: now.toISOString() },
      more: { set: { summary: values.summary ?? '' } },
    },
  done: 'Đã công khai. Bà con đọc được từ bây giờ.',
}

const reword: TopicDeed = {
  title: 'Sửa lời chủ đề',
  button: 'Ghi lời mới',
  quiet: true,
  fields: ({ book }) => [
    ...WORDS,
    {
      kind: 'select',
      name: 'category',
      label: 'Lĩnh vực',
      required: true,
      options: book.categoriesNow.map(({ code, name }) => ({ value: code, label: name })),
    },
  ],
  values: (desk) => ({ ...words(desk), category: desk.file.own.topic.category }),
  plan: (_, values) =>
    faultOfPublicWords(values) ?? {
      ok: true,
      set: { title: values.title ?? '' },
      more: { set: { summary: values.summary ?? '', category: values.category ?? '' } },
    },
  done: 'Đã ghi lời mới.',
}

const takeUp: TopicDeed = {
  title: 'Đưa vào một cuộc đối thoại',
  lead: () => 'Các đề nghị trong chủ đề cùng vào cuộc đối thoại này.',
  button: 'Đưa vào cuộc đối thoại',
  fields: ({ file: { own } }) => [
    {
      kind: 'select',
      name: 'session',
      label: 'Cuộc đối thoại',
      required: true,
      empty: 'Chọn cuộc đối thoại',
      options: sessionOptions(meetings(own.sessions)),
    },
  ],
  refuses: ({ file: { own } }) => (meetings(own.sessions).length > 0 ? null : NO_MEETING),
  plan: ({ book, file: { row, own } }, values) => {
    const sessionId = values.session ?? ''
    const hosts = own.sessions.find((one) => one.row.id === sessionId)?.row.leadBodyId ?? null
    const to = [
      ...new Set([...toAskedBody(hosts), ...toAskedBody(row.addressedBodyId), ...toAskedBody(committeeOf(book))]),
    ]
    return {
      ok: true,
      set: { ...WAITS_NO_MORE, waitsForBodyId: null },
      detail: { sessionId, persons: own.topic.persons },
      told: [{ to, what: 'Một chủ đề bà con đề nghị được đưa vào cuộc đối thoại.' }],
      more: { set: { sessionId, notice: '' }, joins: sessionId },
    }
  },
  done: 'Đã đưa vào cuộc đối thoại.',
}

const leave: TopicDeed = {
  title: 'Đưa ra khỏi cuộc đối thoại',
  button: 'Đưa ra',
  quiet: true,
  fields: () => [{ kind: 'area', name: 'reason', label: 'Lý do', required: true, least: 10, most: 1000, rows: 3 }],
  refuses: ({ file: { own } }) =>
    SESSION_HELD.includes(own.session?.row.status ?? '')
      ? {
          ...{ status: 409 as const, shown: true as const },
          sentence: 'Cuộc này đã họp, chủ đề ở lại với kết quả của nó. Bà con còn muốn bàn thì khép rồi mở lại chủ đề.',
        }
      : null,
  plan: (desk, values) => {
    const { topic } = desk.file.own
    return {
      ok: true,
      set: backTo(desk, topic.thresholdMetAt),
      detail: { sessionId: topic.sessionId },
      text: values.reason ?? '',
      more: { set: { sessionId: null }, ...(topic.sessionId ? { leaves: topic.sessionId } : {}) },
    }
  },
  done: 'Đã đưa ra khỏi cuộc đối thoại.',
}

const merge: TopicDeed = {
  title: 'Nhập vào chủ đề khác',
  lead: () => 'Các đề nghị và người bày tỏ chuyển sang chủ đề kia. Một máy, một người chỉ đếm một lần.',
  button: 'Nhập chủ đề',
  quiet: true,
  fields: ({ file: { own } }) => [
    {
      kind: 'select',
      name: 'into',
      label: 'Nhập vào',
      required: true,
      empty: 'Chọn chủ đề',
      options: own.others.map(({ row, topic }) => ({
        value: row.id,
        label: `${row.title} (${topic.persons} người, ${topic.devices} lượt bày tỏ)`,
      })),
    },
  ],
  isOffered: ({ file: { own } }) => own.others.length > 0,
  plan: ({ now, file: { row, own } }, values) => {
    const into = own.others.find((one) => one.row.id === values.into)
    if (!into) return wrongAt('into', 'Ông/bà chọn chủ đề để nhập vào.')
    if (row.publishedAt !== null && into.row.publishedAt === null)
      return wrongAt(
        'into',
        'Chủ đề kia chưa công khai. Ông/bà công khai nó trước, để bà con đã bày tỏ còn theo dõi được.',
      )
    return {
      ok: true,
      set: { ...WAITS_NO_MORE, waitsForBodyId: null, endedAt: now.toISOString() },
      detail: { into: into.row.id },
      more: { set: { isOpen: false, mergedInto: into.row.id }, mergeInto: into },
    }
  },
  done: 'Đã nhập vào chủ đề kia.',
}

/** What is told when a topic comes to its number. */
export function thresholdTelling(book: TopicDesk['book'], today: string) {
  const source = share(book, today)?.source ?? ''
  return { to: toAllSides(book), what: `Một chủ đề đã đủ số cử tri đề nghị đối thoại (theo ${source}).` }
}

/** How far a topic is, for officers. */
export function standText({ book, today, file: { own } }: TopicDesk): string {
  return `${countText(own.topic)} ${neededText(own.voters, share(book, today))}`
}

/** What is done with a topic, under the actions of its table; `nguong` is done by the system alone. */
export const TOPIC_DEEDS = {
  'cong-khai': publish,
  'dua-vao-cuoc': takeUp,
  'sua-loi': reword,
  'dua-ra': leave,
  'nhap-chu-de': merge,
  ...END_DEEDS,
} satisfies Record<string, TopicDeed>
