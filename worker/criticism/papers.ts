import { bodyName } from '../communes/book.ts'
import { longDay } from '../deadlines/calendar.ts'
import { lastOf } from '../dossiers/history.ts'
import { fromBody } from '../documents/letterhead.ts'
import type { DocumentKind } from '../documents/number.ts'
import { dayText, type Paper } from '../documents/paper.ts'
import { type Axis as PaperAxis, criticismDocument } from '../documents/papers/criticism-document.ts'
import { minutes } from '../documents/papers/minutes.ts'
import { mayWrite } from '../documents/permissions.ts'
import { replyOf } from './limits.ts'
import type { CriticismDesk } from './own.ts'
import { isAtDesk } from './rules.ts'
import { type Axis, DRAFT_KIND_WORDS, FORM_WORDS, sectionName } from './words.ts'

/** A paper that can be written from a draft's dossier: what its button says, its series, the paper itself. */
export type CriticismPaper = { key: string; text: string; template: string; kind: DocumentKind; paper: () => Paper }

/** Of the five sides of the form those of the law's text, which names correctness and feasibility together. */
const SIDES: Record<Axis, PaperAxis | ''> = {
  '': '',
  necessity: 'need',
  conformity: 'fit',
  correctness: 'soundness',
  feasibility: 'soundness',
  impact: 'effect',
}

/** The papers that an officer may begin now. His body writes them: the one that leads, or the Front. */
export function papersOf(desk: CriticismDesk): CriticismPaper[] {
  const { book, file, staff } = desk
  if (!isAtDesk(staff, file, book.commune.triageBodyId) || !mayWrite(staff, staff.bodyId)) return []
  const sessions = file.events.filter((event) => event.kind === 'criticism.session_held')
  const isCompiled = ['compiling', 'opinion_issued'].includes(file.row.status) && file.own.points.length > 0
  return [...sessions.map((event) => minutesPaper(desk, event)), ...(isCompiled ? [opinionPaper(desk)] : [])]
}

function from({ book, staff, today }: CriticismDesk, kind: DocumentKind) {
  return fromBody(book, staff.bodyId, kind, today.slice(0, 4))
}

/** "dự thảo Nghị quyết: Thu gom rác". */
function draftName({ file: { row, own } }: CriticismDesk): string {
  return `dự thảo ${DRAFT_KIND_WORDS[own.criticism.kind]} “${row.title}”`
}

function opinionPaper(desk: CriticismDesk): CriticismPaper {
  const { book, file, today } = desk
  const { own, row } = file
  const { closesOn, forms, opensOn, promulgatorBodyId } = own.criticism
  const drafter = row.addressedBodyId === null ? '…' : bodyName(book, row.addressedBodyId)
  const during = opensOn === null || closesOn === null ? '' : ` từ ${dayText(opensOn)} đến hết ${dayText(closesOn)}`
  const reply = replyOf(book, today)
  return {
    ...{ key: 'phan-bien', text: 'Soạn văn bản phản biện', template: 'criticism-document', kind: 'report' },
    paper: () =>
      criticismDocument(from(desk, 'report'), {
        draft: draftName(desk),
        to: drafter,
        opening: `Thực hiện Luật Mặt trận Tổ quốc Việt Nam và Nghị quyết liên tịch số 403/2017, ${bodyName(book, row.leadBodyId)} đã lấy ý kiến về ${draftName(desk)}${during} (${forms.map((form) => FORM_WORDS[form].name.toLowerCase()).join('; ')}). Các ý kiến được tổng hợp thành ${own.points.length} điểm như sau.`,
        points: own.points.map(({ axis, section, text }) => ({
          axis: SIDES[axis],
          articleRef: section === 0 ? '' : sectionName(own.sections.find(({ position }) => position === section)),
          text,
        })),
        conclusions: linesOf(lastOf(file, 'criticism.opinion_proposed')?.text ?? ''),
        reply: reply && { on: reply.dueOn, basis: 'asked' },
        recipients: promulgatorBodyId === row.addressedBodyId ? [] : [bodyName(book, promulgatorBodyId)],
      }),
  }
}

function minutesPaper(desk: CriticismDesk, event: CriticismDesk['file']['events'][number]): CriticismPaper {
  const { book, file } = desk
  const { row } = file
  const { form, heldOn } = JSON.parse(event.detail) as { form: 'conference' | 'direct_dialogue'; heldOn: string }
  const name = form === 'conference' ? 'Hội nghị phản biện' : 'Đối thoại trực tiếp về'
  // The form keeps who came before what was said.
  const [present = '', ...course] = event.text.split('\n\n')
  const drafter = row.addressedBodyId === null ? '…' : bodyName(book, row.addressedBodyId)
  return {
    ...{ key: `bien-ban-${event.seq}`, text: `Soạn biên bản buổi họp ${longDay(heldOn)}` },
    ...{ template: 'minutes', kind: 'minutes' },
    paper: () =>
      minutes(from(desk, 'minutes'), {
        title: `${name} ${draftName(desk)}`,
        begins: `… giờ …, ${dayText(heldOn)}`,
        ends: '… giờ … cùng ngày',
        ...{ place: '…', chair: '…', secretary: '…', conclusions: [], copies: '… bản' },
        sides: [
          { name: bodyName(book, row.leadBodyId), people: linesOf(present.replace(/^Dự họp: /, '')) },
          { name: drafter, people: [] },
        ],
        course: linesOf(course.join('\n')),
        signers: [
          { title: 'Thư ký', name: '' },
          { title: 'Chủ trì', name: '' },
        ],
      }),
  }
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}
