import type { CommuneBook } from '../communes/book.ts'
import { offered } from '../communes/book.ts'
import { addDays } from '../deadlines/calendar.ts'
import type { DeedField, DeedOption } from '../dossiers/deed.ts'
import { leadOf, planSeason } from './limits.ts'
import type { CriticismDeed } from './own.ts'
import { toDrafter, toLead } from './told.ts'
import { DRAFT_KIND_WORDS, DRAFT_KINDS } from './words.ts'

/** Bodies that can be named today. */
export function bodyOptions(
  book: CommuneBook,
  today: string,
  isWanted: (kind: string, id: string) => boolean,
): DeedOption[] {
  return offered(book.bodies.values(), today)
    .filter((body) => isWanted(body.kind, body.id))
    .map(({ id, name }) => ({ value: id, label: name }))
}

/** What is told of a draft when it comes in. */
export function draftFields(book: CommuneBook, today: string): DeedField[] {
  const issuers = bodyOptions(book, today, (kind) =>
    ['peoples_council', 'peoples_committee', 'party_committee'].includes(kind),
  )
  return [
    {
      kind: 'line',
      name: 'title',
      label: 'Tên dự thảo',
      hint: 'Ví dụ: Quy định thu gom rác sinh hoạt.',
      required: true,
      least: 5,
    },
    {
      kind: 'select',
      name: 'kind',
      label: 'Loại văn bản',
      required: true,
      empty: 'Chọn loại văn bản',
      options: DRAFT_KINDS.map((value) => ({ value, label: DRAFT_KIND_WORDS[value] })),
    },
    {
      kind: 'area',
      name: 'summary',
      label: 'Tóm tắt',
      hint: 'Văn bản quy định gì, ai phải theo, ai được lợi. Bà con đọc đoạn này trước.',
      required: true,
      least: 20,
      most: 3000,
    },
    {
      kind: 'select',
      name: 'promulgator',
      label: 'Cơ quan sẽ ban hành',
      required: true,
      empty: 'Chọn cơ quan',
      options: issuers,
    },
    { kind: 'day', name: 'plannedOn', label: 'Ngày dự kiến trình ban hành', required: true, min: addDays(today, -30) },
  ]
}

const send: CriticismDeed = {
  title: 'Gửi dự thảo',
  lead: () => 'Gửi tệp dự thảo cho Mặt trận xã. Gửi bản sửa thì bản này thay bản trước.',
  button: 'Gửi dự thảo',
  fields: ({ book, today }) => draftFields(book, today).filter(({ name }) => ['summary', 'plannedOn'].includes(name)),
  values: ({ file: { own } }) => ({ summary: own.criticism.summary, plannedOn: own.criticism.plannedOn ?? '' }),
  files: { label: 'Tệp dự thảo', required: true },
  plan: ({ book, today, file: { row, own } }, values) => {
    const plannedOn = values.plannedOn || null
    const receivedOn = own.criticism.receivedOn ?? today
    const lead = leadOf(book, receivedOn, plannedOn)
    return {
      ok: true,
      ...(row.status === 'draft_requested'
        ? { set: { waitsForBodyId: book.commune.triageBodyId, dueOn: null, wakeOn: null, alarm: '' } }
        : {}),
      detail: { plannedOn, receivedOn, isShort: lead.isShort, days: lead.days, limitId: lead.limitId },
      told: [{ to: toLead(row), what: 'Cơ quan soạn thảo đã gửi dự thảo.' }],
      more: { set: { summary: values.summary ?? '', plannedOn, receivedOn } },
    }
  },
  done: 'Đã gửi dự thảo cho Mặt trận xã.',
}

const accept: CriticismDeed = {
  title: 'Chọn dự thảo này để phản biện',
  lead: ({ file: { own }, book, today }) =>
    leadOf(book, own.criticism.receivedOn ?? today, own.criticism.plannedOn).sentence,
  button: 'Chọn phản biện',
  fields: ({ book, today, file: { row } }) => [
    {
      kind: 'select',
      name: 'lead',
      label: 'Ai chủ trì phản biện',
      hint: 'Mặt trận xã, hoặc tổ chức chính trị - xã hội sau khi đã thống nhất với Mặt trận (Điều 33 khoản 3 Luật Mặt trận).',
      required: true,
      options: bodyOptions(
        book,
        today,
        (kind, id) => id === book.commune.triageBodyId || (kind === 'mass_org' && id !== row.addressedBodyId),
      ),
    },
    { kind: 'area', name: 'note', label: 'Ghi chú (không bắt buộc)', most: 1000, rows: 3 },
  ],
  values: ({ book }) => ({ lead: book.commune.triageBodyId }),
  plan: ({ file: { row } }, values) => ({
    ok: true,
    set: { leadBodyId: values.lead ?? row.leadBodyId, waitsForBodyId: values.lead ?? row.leadBodyId },
    detail: { leadBodyId: values.lead },
    text: values.note ?? '',
    told: [
      { to: toDrafter(row), what: 'Mặt trận xã đã chọn dự thảo để phản biện.' },
      { to: toLead({ leadBodyId: values.lead ?? row.leadBodyId }), what: 'Chủ trì phản biện một dự thảo.' },
    ],
  }),
  done: 'Đã chọn. Bước tiếp theo: chọn hình thức phản biện.',
}

const decline: CriticismDeed = {
  title: 'Không chọn phản biện',
  button: 'Không chọn',
  quiet: true,
  fields: () => [{ kind: 'area', name: 'reason', label: 'Lý do', required: true, least: 10, most: 2000, rows: 3 }],
  plan: ({ now, file: { row } }, values) => ({
    ok: true,
    set: { waitsForBodyId: null, dueOn: null, wakeOn: null, endedAt: now.toISOString() },
    text: values.reason ?? '',
    told: [{ to: toDrafter(row), what: 'Mặt trận xã không chọn dự thảo này để phản biện.' }],
  }),
  done: 'Đã ghi: không chọn phản biện dự thảo này.',
}

const plan: CriticismDeed = {
  title: 'Ghi vào kế hoạch phản biện năm',
  lead: ({ today }) => planSeason(Number(today.slice(0, 4)) + 1, today).sentence,
  button: 'Ghi vào kế hoạch',
  quiet: true,
  fields: ({ today }) => {
    const year = Number(today.slice(0, 4))
    const options = [year, year + 1].map((one) => ({ value: String(one), label: `Kế hoạch năm ${one}` }))
    return [{ kind: 'select', name: 'year', label: 'Kế hoạch năm nào', options, empty: 'Không thuộc kế hoạch năm' }]
  },
  values: ({ file: { own } }) => ({ year: String(own.criticism.planYear ?? '') }),
  plan: ({ today }, values) => {
    const year = values.year ? Number(values.year) : null
    const isLate = year !== null && planSeason(year, today).isLate
    return { ok: true, detail: { year, isLate }, more: { set: { planYear: year } } }
  },
  done: 'Đã ghi.',
}

export const BEGIN_DEEDS = {
  'gui-du-thao': send,
  chon: accept,
  'khong-chon': decline,
  'ke-hoach-nam': plan,
} satisfies Record<string, CriticismDeed>
