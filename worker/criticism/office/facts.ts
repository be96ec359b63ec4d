import { bodyName } from '../../communes/book.ts'
import { lateness, latenessText, longDay } from '../../deadlines/calendar.ts'
import { hearingOf, leadOf, NO_REPLY_LIMIT, replyOf } from '../limits.ts'
import type { CriticismDesk } from '../own.ts'
import { isHearing } from '../rules.ts'
import { DRAFT_KIND_WORDS, FORM_WORDS, STATUS_WORDS } from '../words.ts'

/** Whose move it is, and by when: "Đang chờ Phòng Kinh tế. Hạn thứ Ba, 22/12/2026, còn 22 ngày làm việc." */
export function nextText({ book, today, file: { row } }: CriticismDesk): string {
  const told = STATUS_WORDS[row.status]?.told ?? ''
  if (row.waitsForBodyId === null) return told
  const due =
    row.dueOn === null
      ? ''
      : ` Hạn ${longDay(row.dueOn)}, ${latenessText(lateness(row.dueOn, today, book.specialDays))}.`
  return `${told} Đang chờ ${bodyName(book, row.waitsForBodyId)}.${due}`
}

/** What an officer reads of a draft at a glance: texts only. */
export function factsOf({ book, today, file: { row, own, bodies, people } }: CriticismDesk): [string, string][] {
  const { criticism } = own
  const late = (day: string) => latenessText(lateness(day, today, book.specialDays))
  const invited = bodies.filter((one) => one.role === 'invited').map((one) => bodyName(book, one.bodyId))
  const experts = people.filter((one) => one.role === 'expert').map((one) => one.name)
  const isReplyDue = row.status === 'opinion_issued' && criticism.issuedOn !== null
  const reply = isReplyDue ? replyOf(book, criticism.issuedOn ?? today) : null
  const rows: [string, string | null][] = [
    ['Loại văn bản', DRAFT_KIND_WORDS[criticism.kind]],
    ['Soạn thảo', row.addressedBodyId === null ? null : bodyName(book, row.addressedBodyId)],
    ['Ban hành', bodyName(book, criticism.promulgatorBodyId)],
    ['Chủ trì phản biện', bodyName(book, row.leadBodyId)],
    [
      'Nhận dự thảo',
      criticism.receivedOn === null
        ? null
        : `${longDay(criticism.receivedOn)}. ${leadOf(book, criticism.receivedOn, criticism.plannedOn).sentence}`,
    ],
    ['Dự kiến trình', criticism.plannedOn === null ? null : longDay(criticism.plannedOn)],
    ['Kế hoạch năm', criticism.planYear === null ? null : `Có trong kế hoạch phản biện năm ${criticism.planYear}`],
    ['Hình thức', criticism.forms.map((form) => FORM_WORDS[form].name).join('; ') || null],
    [
      'Lấy ý kiến Nhân dân',
      criticism.forms.length === 0 ? null : criticism.isConsultation ? 'Luật buộc' : 'Không buộc',
    ],
    ['Được mời góp ý', [...invited, ...experts].join(', ') || null],
    [
      'Thời gian góp ý',
      criticism.opensOn === null || criticism.closesOn === null
        ? null
        : `${longDay(criticism.opensOn)} đến hết ${longDay(criticism.closesOn)}${isHearing(row) ? `, ${late(criticism.closesOn)}` : ''}. ${criticism.notice} ${criticism.isConsultation ? hearingOf(book, criticism.opensOn).sentence : ''}`.trim(),
    ],
    [
      'Văn bản phản biện',
      criticism.issuedOn === null ? null : `Số ${criticism.documentNumber}, ${longDay(criticism.issuedOn)}`,
    ],
    [
      'Hạn trả lời',
      isReplyDue ? `${row.dueOn === null ? '' : `${late(row.dueOn)}. `}${reply?.sentence ?? NO_REPLY_LIMIT}` : null,
    ],
    [
      'Đã trả lời',
      criticism.respondedOn === null
        ? null
        : `${longDay(criticism.respondedOn)}; đã báo cáo cơ quan ban hành ${longDay(criticism.promulgatorToldOn ?? criticism.respondedOn)}`,
    ],
    [
      'Văn bản ban hành',
      criticism.finalOn === null
        ? null
        : `${criticism.finalTitle}, ${longDay(criticism.finalOn)} ${criticism.finalLink}`.trim(),
    ],
  ]
  return rows.filter((one): one is [string, string] => one[1] !== null)
}
