import { bodyName } from '../communes/book.ts'
import { type DeedOption, ticked, wrongAt } from '../dossiers/deed.ts'
import { bodyOptions } from './deeds-begin.ts'
import type { CriticismDeed } from './own.ts'
import { toAsked } from './told.ts'
import { FORM_WORDS, FORMS, isOneOf } from './words.ts'

const YES_NO: readonly DeedOption[] = [
  { value: 'yes', label: 'Có' },
  { value: 'no', label: 'Không' },
]
/** Names of one invitation. */
const MOST_NAMES = 20

const forms: CriticismDeed = {
  title: 'Chọn hình thức phản biện',
  lead: () => 'Có thể chọn nhiều hình thức cùng lúc.',
  button: 'Ghi hình thức',
  fields: ({ file: { row } }) => [
    {
      kind: 'ticks',
      name: 'forms',
      label: 'Hình thức',
      required: true,
      options: FORMS.map((value) => ({ value, label: FORM_WORDS[value].name, hint: FORM_WORDS[value].hint })),
    },
    // Once the people are asked, what the law wants of it is settled.
    ...(row.status === 'collecting'
      ? []
      : [
          {
            kind: 'choice' as const,
            name: 'consultation',
            label: 'Luật có buộc lấy ý kiến Nhân dân về dự thảo này không?',
            hint: 'Điều 28 Luật Thực hiện dân chủ ở cơ sở: phải mở cho bà con góp ý, ít nhất 20 ngày.',
            required: true,
            options: YES_NO,
          },
        ]),
  ],
  values: ({ file: { own, row } }) => ({
    forms: own.criticism.forms.join(' '),
    consultation: row.status === 'accepted' ? '' : own.criticism.isConsultation ? 'yes' : 'no',
  }),
  plan: (_, values) => {
    const chosen = ticked(values, 'forms').filter((one) => isOneOf(FORMS, one))
    if (chosen.length === 0) return wrongAt('forms', 'Ông/bà chọn ít nhất một hình thức.')
    const consultation = values.consultation === undefined ? {} : { isConsultation: values.consultation === 'yes' }
    return { ok: true, detail: { forms: chosen, ...consultation }, more: { set: { forms: chosen, ...consultation } } }
  },
  done: 'Đã ghi hình thức phản biện.',
}

const invite: CriticismDeed = {
  title: 'Mời cơ quan, chuyên gia góp ý',
  lead: ({ file: { bodies, people }, book }) => {
    const named = [
      ...bodies.filter((one) => one.role === 'invited').map((one) => bodyName(book, one.bodyId)),
      ...people.filter((one) => one.role === 'expert').map((one) => one.name),
    ]
    return named.length === 0 ? 'Chưa mời ai.' : `Đã mời: ${named.join(', ')}.`
  },
  button: 'Mời góp ý',
  fields: ({ book, today, colleagues, file: { row, bodies, people } }) => {
    const invited = new Set(bodies.filter((one) => one.role === 'invited').map((one) => one.bodyId))
    const named = new Set(people.map((one) => one.staffId))
    return [
      {
        kind: 'ticks',
        name: 'bodies',
        label: 'Cơ quan, tổ chức',
        options: bodyOptions(
          book,
          today,
          (_, id) => !invited.has(id) && id !== row.addressedBodyId && id !== row.leadBodyId,
        ),
      },
      {
        kind: 'ticks',
        name: 'experts',
        label: 'Tổ tư vấn, chuyên gia có tài khoản',
        options: colleagues
          .filter((one) => one.roles.includes('advisory_group_member') && !named.has(one.id))
          .map((one) => ({ value: one.id, label: one.name, hint: one.title })),
      },
      {
        kind: 'area',
        name: 'names',
        label: 'Chuyên gia không có tài khoản',
        hint: 'Mỗi dòng một người: tên, chức danh. Cán bộ Mặt trận ghi ý kiến giúp.',
        rows: 3,
        most: 2000,
      },
    ]
  },
  plan: ({ colleagues, file: { row } }, values) => {
    const bodies = ticked(values, 'bodies')
    const chosen = ticked(values, 'experts').flatMap((id) => colleagues.filter((one) => one.id === id))
    const names = (values.names ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
    if (bodies.length + chosen.length + names.length === 0)
      return wrongAt('bodies', 'Ông/bà chọn hoặc ghi ít nhất một nơi, một người.')
    if (names.length > MOST_NAMES) return wrongAt('names', `Nhiều nhất ${MOST_NAMES} người một lần.`)
    const isNow = row.status !== 'form_chosen'
    const asked = toAsked(
      bodies,
      chosen.map((one) => one.id),
    )
    return {
      ok: true,
      detail: { bodies, experts: chosen.length + names.length },
      told: isNow && asked.length > 0 ? [{ to: asked, what: 'Mời góp ý dự thảo.' }] : [],
      more: {
        invite: { bodies, isNow },
        experts: [
          ...chosen.map(({ id, name, title }) => ({ staffId: id, name, title })),
          ...names.map((line) => {
            const [name = '', ...title] = line.split(',')
            return { staffId: '', name: name.trim().slice(0, 100), title: title.join(',').trim().slice(0, 150) }
          }),
        ],
      },
    }
  },
  done: 'Đã ghi những nơi, những người được mời góp ý.',
}

export const SHAPE_DEEDS = {
  'chon-hinh-thuc': forms,
  moi: invite,
} satisfies Record<string, CriticismDeed>
