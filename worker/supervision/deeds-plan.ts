import { type DeedField, type DeedValues, ticked, wrongAt } from '../dossiers/deed.ts'
import { ONE } from '../notifications/tells.ts'
import { tell } from './audiences.ts'
import type { NewPerson, SupervisionDeed, SupervisionDesk } from './own.ts'
import { supervisedOf } from './own.ts'
import { waitingOf } from './waiting.ts'
import { isOfBoard, type Plan, PLAN_PARTS } from './words.ts'

/** Where a board's papers are confirmed before they leave. */
export const CONFIRMING_SOURCE = 'Điều 40 khoản 2 điểm d Luật Thực hiện dân chủ ở cơ sở 10/2022/QH15'

const HINTS: Record<string, string> = {
  purpose: 'Giám sát để làm gì.',
  subject: 'Ai được giám sát, việc gì, ở đâu, khoảng thời gian nào.',
  timing: 'Ngày nào, ở đâu: làm việc với từng cơ quan, đi thực tế.',
  conditions: 'Kinh phí, xe, tài liệu.',
}

/** The plan, the team, a board's confirmation, the beginning of what needs no team. */
export const PLAN_DEEDS: Readonly<Record<string, SupervisionDeed>> = {
  'lap-ke-hoach': {
    title: 'Lập, sửa kế hoạch',
    lead: () => 'Các phần của kế hoạch theo Điều 6 khoản 2 Nghị quyết liên tịch 403/2017.',
    button: 'Lưu kế hoạch',
    done: 'Đã lưu kế hoạch.',
    fields: ({ file }): DeedField[] => [
      ...PLAN_PARTS.map(([name, label]): DeedField => ({
        kind: 'area',
        name,
        label,
        rows: 3,
        ...(HINTS[name] ? { hint: HINTS[name] } : {}),
        ...(name === 'purpose' || name === 'subject' ? { required: true } : {}),
      })),
      {
        kind: 'area',
        name: 'outline',
        label: 'Đề cương báo cáo',
        hint: isOfBoard(file.own.form)
          ? 'Những điều Ban đề nghị cơ quan chuẩn bị; có thể bỏ trống.'
          : 'Những điều cơ quan được giám sát phải báo cáo; gửi cùng kế hoạch.',
        rows: 5,
      },
    ],
    values: ({ file: { own, row } }) => ({
      subject: [row.title, own.content, own.scope, own.period].filter(Boolean).join('\n'),
      ...own.plan,
      outline: own.outline,
    }),
    plan(desk, values) {
      const { file, staff, today } = desk
      const plan = Object.fromEntries(PLAN_PARTS.map(([name]) => [name, values[name] ?? ''])) as Plan
      const board = isOfBoard(file.own.form)
      return {
        ok: true,
        text: planText(plan, values.outline ?? ''),
        set: {
          writtenBy: staff.id,
          ...waitingOf(
            today,
            board ? desk.book.commune.triageBodyId : file.row.leadBodyId,
            file.row.dueOn,
            file.row.limitCode,
          ),
        },
        // What was confirmed was another text.
        more: { own: { plan, outline: values.outline ?? '', planConfirmedBy: null } },
        told: board ? tell(desk, ['front'], 'Ban có kế hoạch giám sát, chờ Mặt trận xác nhận.') : [],
      }
    },
  },
  'xac-nhan-ke-hoach': {
    title: 'Xác nhận kế hoạch của Ban',
    lead: () => `Kế hoạch của Ban chỉ gửi đi khi Mặt trận đã xác nhận (${CONFIRMING_SOURCE}).`,
    button: 'Xác nhận',
    done: 'Đã xác nhận kế hoạch.',
    isOffered: ({ file }) => file.own.plan !== null && file.own.planConfirmedBy === null,
    fields: () => [{ kind: 'area', name: 'note', label: 'Ý kiến', rows: 2 }],
    plan: (desk, values) => ({
      ok: true,
      ...(values.note ? { text: values.note } : {}),
      set: waitingOf(desk.today, desk.file.row.leadBodyId, desk.file.row.dueOn, desk.file.row.limitCode),
      more: { own: { planConfirmedBy: desk.staff.id } },
      told: tell(desk, ['lead'], 'Mặt trận đã xác nhận kế hoạch của Ban: gửi được.'),
    }),
  },
  'lap-doan': {
    title: 'Quyết định thành lập đoàn',
    button: 'Lập đoàn',
    done: 'Đã lập đoàn giám sát.',
    fields: (desk) => teamFields(desk),
    values: (desk) => teamValues(desk),
    plan: (desk, values) => teamPlan(desk, values),
  },
  'doi-doan': {
    title: 'Thay đổi thành viên đoàn',
    button: 'Lưu đoàn',
    done: 'Đã lưu thay đổi của đoàn.',
    isOffered: ({ file }) => file.people.some((one) => one.role === 'head'),
    fields: (desk) => [
      ...teamFields(desk),
      { kind: 'area', name: 'reason', label: 'Lý do thay đổi', required: true, least: 5, rows: 2 },
    ],
    values: (desk) => teamValues(desk),
    plan: (desk, values) => teamPlan(desk, values),
  },
  'bat-dau': {
    title: 'Bắt đầu giám sát',
    lead: ({ file }) =>
      file.own.form === 'joint'
        ? 'Cơ quan chủ trì đã lập đoàn và gửi kế hoạch: hồ sơ này theo việc của đoàn ấy.'
        : 'Xem xét văn bản không lập đoàn: bắt đầu nghiên cứu.',
    button: 'Bắt đầu',
    done: 'Đã bắt đầu giám sát.',
    fields: () => [{ kind: 'area', name: 'note', label: 'Văn bản được xem xét, cách làm', rows: 3 }],
    plan: (desk, values) => ({ ok: true, ...(values.note ? { text: values.note } : {}) }),
  },
}

const ROLES = [
  ['head', 'Trưởng đoàn'],
  ['deputy', 'Phó Trưởng đoàn'],
  ['secretary', 'Thư ký'],
] as const

function teamFields({ colleagues, file }: SupervisionDesk): DeedField[] {
  const looked = supervisedOf({ file })
  const options = colleagues
    .filter(({ bodyId, roles }) => !looked.includes(bodyId) && roles.some((role) => role !== 'admin'))
    .map(({ id, name, title }) => ({ value: id, label: title ? `${name}, ${title}` : name }))
  return [
    ...ROLES.map(([name, label]): DeedField => ({
      kind: 'select',
      name,
      label,
      options,
      empty: name === 'head' ? 'Chọn một người' : 'Không có',
      ...(name === 'head' ? { required: true } : {}),
    })),
    {
      kind: 'ticks',
      name: 'members',
      label: 'Thành viên',
      hint: 'Người của cơ quan được giám sát không có trong danh sách.',
      options,
    },
    {
      kind: 'area',
      name: 'others',
      label: 'Thành viên không có tài khoản',
      hint: 'Mỗi người một dòng: họ tên, chức vụ.',
      rows: 3,
    },
  ]
}

function teamValues({ file }: SupervisionDesk): DeedValues {
  const now = file.people.filter((one) => one.until === null)
  const first = (role: string) => now.find((one) => one.role === role)?.staffId ?? ''
  return {
    ...{ head: first('head'), deputy: first('deputy'), secretary: first('secretary') },
    members: now.flatMap((one) => (one.role === 'member' && one.staffId !== '' ? [one.staffId] : [])).join(' '),
    others: now
      .filter((one) => one.staffId === '')
      .map((one) => [one.name, one.title].filter(Boolean).join(', '))
      .join('\n'),
  }
}

function teamPlan(desk: SupervisionDesk, values: DeedValues): ReturnType<SupervisionDeed['plan']> {
  const { colleagues, file } = desk
  const led = ROLES.flatMap(([role]) => (values[role] ? [{ role, id: values[role] ?? '' }] : []))
  if (new Set(led.map((one) => one.id)).size < led.length)
    return wrongAt('deputy', 'Một người chỉ giữ một vai trong đoàn. Ông/bà chọn lại.')
  const members = ticked(values, 'members').filter((id) => !led.some((one) => one.id === id))
  const lines = (values.others ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const long = lines.find((line) => [...line].length > 150)
  if (long || lines.length > 30)
    return wrongAt('others', 'Mỗi người một dòng, không quá 150 ký tự; nhiều nhất 30 người.')
  const named: Omit<NewPerson, 'id' | 'position'>[] = [
    ...led,
    ...members.map((id) => ({ role: 'member' as const, id })),
  ].map(({ id, role }) => {
    const colleague = colleagues.find((one) => one.id === id)
    return { role, staffId: id, name: colleague?.name ?? '', title: colleague?.title ?? '' }
  })
  const others = lines.map((line) => {
    const [name = '', ...title] = line.split(',')
    return { role: 'member' as const, staffId: '', name: name.trim(), title: title.join(',').trim() }
  })
  const wanted = [...named, ...others].map((one, position) => ({ ...one, position }))
  const now = file.people.filter((one) => one.until === null && one.role !== 'expert')
  const stays = (one: (typeof now)[number], other: (typeof wanted)[number]) =>
    one.staffId === other.staffId && one.role === other.role && one.name === other.name && one.title === other.title
  const end = now.filter((one) => !wanted.some((other) => stays(one, other)))
  if (file.row.restricted && !wanted.some(({ staffId }) => decides(desk, staffId)))
    return wrongAt('members', 'Chuyên đề giao riêng cần ít nhất một người của Ban Thường trực Mặt trận.')
  const add = wanted
    .filter((other) => !now.some((one) => stays(one, other)))
    .map((one) => ({ ...one, id: desk.newId() }))
  const newcomers = add.filter((one) => one.staffId !== '').map((one) => ONE + one.staffId)
  return {
    ok: true,
    detail: { members: wanted.length, added: add.length, ended: end.length },
    ...(values.reason ? { text: values.reason } : {}),
    more: { people: { end: end.map((one) => one.id), add } },
    told: newcomers.length > 0 ? [{ to: newcomers, what: 'Ông/bà ở trong một đoàn giám sát.' }] : [],
  }
}

function decides({ book, colleagues }: SupervisionDesk, staffId: string): boolean {
  const colleague = colleagues.find(({ id }) => id === staffId)
  return (
    colleague?.bodyId === book.commune.triageBodyId &&
    colleague.roles.some((role) => role === 'coordinator' || role === 'approver')
  )
}

function planText(plan: Plan, outline: string): string {
  const parts = PLAN_PARTS.flatMap(([name, label]) => (plan[name] ? [`${label}: ${plan[name]}`] : []))
  return [...parts, ...(outline ? [`Đề cương báo cáo: ${outline}`] : [])].join('\n')
}
