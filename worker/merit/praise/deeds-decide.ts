import { longDay } from '../../deadlines/calendar.ts'
import { ticked } from '../../dossiers/deed.ts'
import { reasonField } from './fields.ts'
import { notDecider } from './deeds-office.ts'
import type { PraiseDeed } from './own.ts'
import { toHeads, toProposer } from './told.ts'
import { FORM_WORDS, FORMS, isSealedKind } from './words.ts'

const CALM = { dueOn: null, wakeOn: null, alarm: '' } as const

const decide: PraiseDeed = {
  title: 'Quyết định khen',
  button: 'Ghi quyết định',
  refuses: notDecider,
  fields: ({ file: { own }, today }) => [
    {
      ...{ kind: 'choice', name: 'form', label: 'Hình thức khen', required: true },
      options: FORMS.map((value) => ({ value, label: FORM_WORDS[value] })),
    },
    { kind: 'line', name: 'number', label: 'Số quyết định', hint: 'Ví dụ: 31/QĐ-UBND', required: true, most: 60 },
    { kind: 'day', name: 'decidedOn', label: 'Ngày quyết định', required: true, max: today },
    ...(isSealedKind(own.praise.nomineeKind) && own.praise.sealed !== ''
      ? [
          {
            ...{ kind: 'ticks' as const, name: 'tell', label: 'Tên người được khen' },
            options: [{ value: 'yes', label: 'Ghi tên vào danh sách khen thưởng, cán bộ trong xã đều xem được' }],
          },
        ]
      : []),
  ],
  values: ({ file: { own }, today }) => ({ form: own.praise.form, decidedOn: today, tell: 'yes' }),
  plan: (desk, values) => {
    const { form = '', number = '', decidedOn = desk.today } = values
    const tells = ticked(values, 'tell').length > 0
    return {
      ok: true,
      set: { ...CALM, waitsForBodyId: desk.book.commune.triageBodyId },
      detail: { form, number, decidedOn, named: tells },
      told: [{ to: [...toProposer(desk), ...toHeads(desk.book)], what: `Đã quyết định khen, ${longDay(decidedOn)}.` }],
      more: { set: { form, decisionNumber: number, decidedOn }, ...(tells ? { tellsName: true as const } : {}) },
    }
  },
  done: 'Đã ghi quyết định khen.',
}

const notPraised: PraiseDeed = {
  title: 'Không khen',
  button: 'Không khen',
  quiet: true,
  refuses: notDecider,
  fields: () => [reasonField('Vì sao', 'Nơi đề nghị đọc được. Không ghi tên người vào ô này.')],
  plan: (desk, values) => ({
    ok: true,
    set: { ...CALM, waitsForBodyId: null, endedAt: desk.now.toISOString() },
    text: values.reason ?? '',
    told: [{ to: [...toProposer(desk), ...toHeads(desk.book)], what: 'Đề nghị khen thưởng lần này không được khen.' }],
  }),
  done: 'Đã ghi.',
}

const sendBack: PraiseDeed = {
  title: 'Trả lại Mặt trận xã',
  button: 'Trả lại',
  quiet: true,
  refuses: notDecider,
  fields: () => [reasonField('Cần xem lại gì', 'Không ghi tên người vào ô này.')],
  plan: ({ book }, values) => ({
    ok: true,
    set: { ...CALM, waitsForBodyId: book.commune.triageBodyId, writtenBy: null },
    text: values.reason ?? '',
    told: [{ to: toHeads(book), what: 'Đề nghị khen thưởng được trả lại để xem thêm.' }],
  }),
  done: 'Đã trả lại Mặt trận xã.',
}

const announce: PraiseDeed = {
  title: 'Ghi đã công bố, trao thưởng',
  button: 'Ghi đã công bố',
  fields: ({ today }) => [
    { kind: 'day', name: 'announcedOn', label: 'Ngày công bố', required: true, max: today },
    { kind: 'line', name: 'place', label: 'Ở đâu', hint: 'Ví dụ: Ngày hội Đại đoàn kết thôn Làng Dịa', required: true },
  ],
  values: ({ today }) => ({ announcedOn: today }),
  plan: (desk, values) => ({
    ok: true,
    set: { waitsForBodyId: null, endedAt: desk.now.toISOString() },
    detail: { announcedOn: values.announcedOn },
    text: values.place ?? '',
    told: [{ to: toProposer(desk), what: 'Đã công bố quyết định khen.' }],
  }),
  done: 'Đã ghi công bố.',
}

/** What whoever was asked decides, and what follows. */
export const DECIDE_DEEDS = {
  'quyet-dinh': decide,
  'khong-khen': notPraised,
  'tra-ho-so': sendBack,
  'cong-bo': announce,
} satisfies Record<string, PraiseDeed>
