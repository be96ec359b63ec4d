import { type Body, bodyName, type CommuneBook, offered, type RoutingRule } from '../communes/book.ts'
import {
  type Change,
  type Corner,
  type Entry,
  freeName,
  isNamed,
  lastDayFault,
  lastDayField,
  settled,
  untilText,
  wrong,
} from '../communes/settings/corner.ts'
import { isPast } from '../communes/settings/place-corners.ts'
import { NAME_MAX } from '../communes/settings/setting-form.ts'
import { addDays, longDay } from '../deadlines/calendar.ts'
import { inPattern } from '../documents/number.ts'
import { check } from '../staff/form.ts'
import { bodyEndSchema, bodySchema, NOTATION_MAX, NUMBER_SIGN, shownPattern } from './body-form.ts'

const KIND_WORDS: Record<Body['kind'], string> = {
  fatherland_front: 'Mặt trận Tổ quốc',
  party_committee: 'Cơ quan Đảng',
  peoples_council: 'Hội đồng nhân dân',
  peoples_committee: 'Ủy ban nhân dân',
  department: 'Phòng, văn phòng, trung tâm',
  police: 'Công an',
  military: 'Quân sự',
  health_station: 'Trạm y tế',
  school: 'Trường học',
  mass_org: 'Đoàn thể',
  board: 'Ban do Nhân dân bầu',
  external: 'Cơ quan ngoài xã',
}

/** Bodies: who receives, handles, approves. */
export const BODIES: Corner = {
  slug: 'co-quan',
  kind: 'body',
  title: 'Cơ quan',
  lead: 'Các cơ quan, tổ chức của xã nhận và giải quyết hồ sơ. Khi một cơ quan thôi hoạt động, hồ sơ đang mở chuyển sang cơ quan kế thừa.',
  about: 'Thêm, đổi tên, cho thôi hoạt động và chọn nơi kế thừa',
  one: 'cơ quan',
  canAdd: true,
  entries: ({ book, today }) =>
    [...book.bodies.values()]
      .map((body) => entryOf(body, book, today))
      .sort((a, b) => a.title.localeCompare(b.title, 'vi')),
  fields: ({ book, today }, entry) => [
    { name: 'name', label: 'Tên cơ quan', most: NAME_MAX, required: true },
    {
      name: 'kind',
      label: 'Loại',
      kind: 'select',
      empty: 'Chọn loại',
      options: Object.entries(KIND_WORDS).map(([value, label]) => ({ value, label })),
      required: true,
    },
    {
      name: 'parent',
      label: 'Cơ quan cấp trên trong xã',
      hint: 'Cơ quan này duyệt lại khi người gửi chưa đồng ý với trả lời.',
      kind: 'select',
      empty: 'Không có',
      options: offered(book.bodies.values(), today)
        .filter(({ id }) => id !== entry?.id)
        .map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      name: 'notation',
      label: 'Cách ghi số báo cáo',
      hint: `Viết ${NUMBER_SIGN} vào chỗ của số. Ví dụ: ${NUMBER_SIGN}/BC-UBND. Có thể để trống.`,
      most: NOTATION_MAX,
    },
    { name: 'startsOn', label: 'Bắt đầu hoạt động từ', kind: 'day', required: true },
  ],
  blank: ({ today }) => ({ startsOn: today }),
  plan({ book }, entry, typed) {
    const checked = check(bodySchema, typed)
    if (!checked.ok) return checked
    const { kind, name, notation, parent, startsOn } = checked.value
    const before = entry ? (book.bodies.get(entry.id) ?? null) : null
    const others = [...book.bodies.values()].filter((body) => body.endsOn === null || body === before)
    if (isNamed(others, name, before ?? undefined))
      return wrong('name', 'Xã đã có cơ quan tên này. Ông/bà đặt tên khác, hoặc mở cơ quan cũ ra sửa.')
    if (!isKind(kind)) return wrong('kind', 'Ông/bà chọn loại cơ quan.')
    if (parent !== '' && !book.bodies.has(parent)) return wrong('parent', 'Ông/bà chọn một cơ quan trong danh sách.')
    if (before && parent !== '' && isAbove(book, before.id, parent))
      return wrong('parent', 'Cơ quan này đang ở dưới chính cơ quan ông/bà sửa. Ông/bà chọn cơ quan khác.')
    if (before?.endsOn && startsOn > before.endsOn)
      return wrong('startsOn', `Ngày bắt đầu không thể sau ngày thôi hoạt động, ${longDay(before.endsOn)}.`)
    const here = book.commune.id
    const id = before?.id ?? `${here}.${freeName(name, '-', (one) => book.bodies.has(`${here}.${one}`))}`
    const ends = { endsOn: null, heirBodyId: null, handedOverAt: null }
    const made = { id, communeId: here, ...ends, paperSystem: null, paperParent: null, paperIssuer: null }
    const after: Body = { ...made, ...before, name, kind, notation, parentBodyId: parent || null, startsOn }
    return settled({ kind: 'body', id, before, after })
  },
  ending: {
    title: 'Cơ quan thôi hoạt động',
    lead: 'Sau ngày cuối cùng, hồ sơ đang mở tự chuyển sang cơ quan kế thừa, mỗi hồ sơ ghi lại việc này. Quy định phân công cũng chuyển theo. Tài khoản cán bộ không tự đổi: ông/bà chuyển từng người.',
    button: 'Cho thôi hoạt động',
    isOpen: ({ book }, { id }) => book.bodies.get(id)?.endsOn === null && id !== book.commune.triageBodyId,
    fields: ({ book, today }, { id }) => [
      {
        name: 'heir',
        label: 'Cơ quan kế thừa',
        kind: 'select',
        empty: 'Chọn cơ quan',
        options: heirs(book, id, today).map((body) => ({ value: body.id, label: body.name })),
        required: true,
      },
      lastDayField(today),
    ],
    plan({ book, newId, today }, { id }, typed) {
      const checked = check(bodyEndSchema, typed)
      if (!checked.ok) return checked
      const { heir, lastDay } = checked.value
      const before = book.bodies.get(id)
      const fault = lastDayFault(lastDay, today)
      if (!before || fault !== null) return wrong('lastDay', fault ?? 'Cơ quan này không còn trong danh sách.')
      if (lastDay < before.startsOn)
        return wrong('lastDay', `Cơ quan này bắt đầu từ ${longDay(before.startsOn)}. Ông/bà chọn ngày sau đó.`)
      const next = heirs(book, id, today).find((body) => body.id === heir)
      if (!next) return wrong('heir', 'Ông/bà chọn một cơ quan đang hoạt động trong danh sách.')
      if (next.startsOn > addDays(lastDay, 1))
        return wrong('heir', `${next.name} bắt đầu hoạt động sau ngày này. Ông/bà chọn cơ quan khác, hoặc ngày khác.`)
      const after: Body = { ...before, endsOn: lastDay, heirBodyId: heir, handedOverAt: null }
      return settled({ kind: 'body', id, before, after }, ...handedRules(book, before, next, lastDay, newId))
    },
  },
  reopen({ book, today }, { id }) {
    const before = book.bodies.get(id)
    // Once the day has passed its cases are on their way.
    if (!before?.endsOn || !before.heirBodyId || before.endsOn < today) return null
    const after: Body = { ...before, endsOn: null, heirBodyId: null }
    return [{ kind: 'body', id, before, after }, ...takenBackRules(book, before)]
  },
}

function entryOf(body: Body, book: CommuneBook, today: string): Entry {
  const isTriage = body.id === book.commune.triageBodyId
  return {
    id: body.id,
    title: body.name,
    facts: [
      ['Loại', KIND_WORDS[body.kind]],
      ['Cấp trên', body.parentBodyId ? bodyName(book, body.parentBodyId) : 'không có'],
      ['Số báo cáo', body.notation === '' ? 'chưa ghi' : inPattern(body.notation, 7)],
      ['Tình trạng', workText(body, book, today) + (isTriage ? '. Nơi tiếp nhận của xã' : '')],
    ],
    values: {
      name: body.name,
      kind: body.kind,
      parent: body.parentBodyId ?? '',
      notation: shownPattern(body.notation),
      startsOn: body.startsOn,
    },
    past: isPast(body, today),
  }
}

function workText({ endsOn, heirBodyId, startsOn }: Body, book: CommuneBook, today: string): string {
  const heir = heirBodyId ? `, ${bodyName(book, heirBodyId)} kế thừa` : ''
  if (endsOn !== null) return `${untilText(endsOn)}${heir}`
  return startsOn > today ? `từ ${longDay(startsOn)}` : 'đang hoạt động'
}

function heirs(book: CommuneBook, id: string, today: string): Body[] {
  return offered(book.bodies.values(), today)
    .filter((body) => body.id !== id && body.endsOn === null)
    .sort((a, b) => a.name.localeCompare(b.name, 'vi'))
}

/** Its rules end on its last day and go on for its heir, under the heir's name, from the next. */
function handedRules(book: CommuneBook, body: Body, heir: Body, lastDay: string, newId: string): Change[] {
  const own = book.rules.filter(
    (rule) => rule.bodyId === body.id && (rule.effectiveTo === null || rule.effectiveTo > lastDay),
  )
  return own.flatMap((before, index): Change[] => {
    const after: RoutingRule = {
      ...before,
      id: `${book.commune.id}.${newId}-${index + 1}`,
      bodyId: heir.id,
      reason: before.reason.replaceAll(body.name, heir.name),
      effectiveFrom: before.effectiveFrom > lastDay ? before.effectiveFrom : addDays(lastDay, 1),
    }
    return [
      { kind: 'routing_rule', id: before.id, before, after: { ...before, effectiveTo: lastDay } },
      { kind: 'routing_rule', id: after.id, before: null, after },
    ]
  })
}

/** Rules that ended with it go on; those made for its heir end before they begin. */
function takenBackRules(book: CommuneBook, { endsOn, heirBodyId, id }: Body): Change[] {
  const ended = book.rules.filter((rule) => rule.bodyId === id && rule.effectiveTo === endsOn)
  return ended.flatMap((before): Change[] => {
    const twin = book.rules.find(
      (rule) =>
        rule.bodyId === heirBodyId &&
        rule.effectiveFrom > (endsOn ?? '') &&
        (['kind', 'category', 'hamletId', 'urgency', 'limitCode'] as const).every((key) => rule[key] === before[key]),
    )
    if (!twin) return []
    return [
      { kind: 'routing_rule', id: before.id, before, after: { ...before, effectiveTo: twin.effectiveTo } },
      { kind: 'routing_rule', id: twin.id, before: twin, after: { ...twin, effectiveTo: endsOn } },
    ]
  })
}

/** Does one stand above the other, at whatever distance? */
function isAbove(book: CommuneBook, id: string, below: string): boolean {
  const seen = new Set<string>()
  for (let at: string | null | undefined = below; at && !seen.has(at); at = book.bodies.get(at)?.parentBodyId) {
    if (at === id) return true
    seen.add(at)
  }
  return false
}

function isKind(word: string): word is Body['kind'] {
  return Object.hasOwn(KIND_WORDS, word)
}
