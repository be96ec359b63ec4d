import { bodyName } from '../communes/book.ts'
import { longDay } from '../deadlines/calendar.ts'
import { fromBody } from '../documents/letterhead.ts'
import type { DocumentKind } from '../documents/number.ts'
import type { Paper } from '../documents/paper.ts'
import { minutes } from '../documents/papers/minutes.ts'
import { outline } from '../documents/papers/outline.ts'
import { recommendationLetter } from '../documents/papers/recommendation-letter.ts'
import { resultsNotice } from '../documents/papers/results-notice.ts'
import { supervisionPlan } from '../documents/papers/supervision-plan.ts'
import { supervisionReport } from '../documents/papers/supervision-report.ts'
import { teamDecision } from '../documents/papers/team-decision.ts'
import { mayWrite } from '../documents/permissions.ts'
import { replyTerm } from '../recommendations/terms.ts'
import { sourceOf, supervisedOf, type SupervisionDesk } from './own.ts'
import { leadName, lines, lower, members, sendBy, sessionTimes, topics } from './paper-data.ts'
import { seatOf } from './seat.ts'
import { GROUND_WORDS, isOfBoard } from './words.ts'

/** A paper that can be written from a topic: what its button says, its series, the paper itself. */
export type TopicPaper = { key: string; text: string; template: string; kind: DocumentKind | null; paper: () => Paper }

/** The papers that an officer may begin from a topic now. His body writes them: the one that leads, or the Front. */
export function papersOf(desk: SupervisionDesk): TopicPaper[] {
  const { book, file, staff } = desk
  const isTheirs = staff.bodyId === file.row.leadBodyId || staff.bodyId === book.commune.triageBodyId
  if (seatOf(desk) !== 'inside' || !isTheirs || !mayWrite(staff, staff.bodyId)) return []
  const { plan, outline: outlineWords, report } = file.own
  const hasTeam = file.people.some((one) => one.until === null && one.role === 'head')
  return [
    ...(plan ? [planPaper(desk)] : []),
    ...(hasTeam ? [decisionPaper(desk)] : []),
    ...(outlineWords ? [outlinePaper(desk)] : []),
    ...file.own.sessions.filter(({ heldSeq }) => heldSeq !== null).map((one) => minutesPaper(desk, one.id)),
    ...(report ? [reportPaper(desk)] : []),
    ...[...new Set(report?.asks.map(({ bodyId }) => bodyId))].map((id) => letterPaper(desk, id)),
    ...(file.own.publicConclusions ? [noticePaper(desk)] : []),
  ]
}

/** Must the Front confirm what this body writes? */
export function needsFront({ file, staff }: SupervisionDesk): 'front' | null {
  return isOfBoard(file.own.form) && staff.bodyId === file.row.leadBodyId ? 'front' : null
}

function from({ book, staff, today }: SupervisionDesk, kind: DocumentKind | null) {
  return fromBody(book, staff.bodyId, kind, today.slice(0, 4))
}

function planPaper(desk: SupervisionDesk): TopicPaper {
  const { file } = desk
  return {
    ...{ key: 'ke-hoach', text: 'Soạn kế hoạch', template: 'supervision-plan', kind: 'plan' },
    paper() {
      const { plan } = file.own
      return supervisionPlan(from(desk, 'plan'), {
        title: file.row.title,
        grounds: file.own.grounds.map((one) => `Căn cứ ${lower(GROUND_WORDS[one])}`),
        purposes: lines(plan?.purpose),
        demands: lines(plan?.requirements),
        targets: supervisedOf(desk).map((id) => bodyName(desk.book, id)),
        contents: lines(plan?.subject),
        scope: [file.own.scope, file.own.period].filter(Boolean).join('; '),
        members: [
          ...lines(plan?.composition),
          ...members(desk).map(({ name, task, work }) => [name, work, task].filter(Boolean).join(', ')),
        ],
        times: [...lines(plan?.timing), ...sessionTimes(desk)],
        assignments: lines(plan?.assignment).map((what) => ({ who: '…', what, by: '…' })),
        conditions: lines(plan?.conditions),
        outline: file.own.outline
          ? {
              title: lower(file.row.title),
              topics: topics(file.own.outline),
              sendBy: sendBy(desk),
              sendTo: leadName(desk),
            }
          : null,
        recipients: supervisedOf(desk).map((id) => bodyName(desk.book, id)),
      })
    },
  }
}

function decisionPaper(desk: SupervisionDesk): TopicPaper {
  return {
    ...{ key: 'quyet-dinh', text: 'Soạn quyết định lập đoàn', template: 'team-decision', kind: 'decision' },
    paper: () =>
      teamDecision(from(desk, 'decision'), {
        about: lower(desk.file.row.title),
        grounds: desk.file.own.grounds.map((one) => `Căn cứ ${lower(GROUND_WORDS[one])}`),
        members: members(desk),
        tasks: lines(desk.file.own.plan?.purpose),
        others: supervisedOf(desk).map((id) => bodyName(desk.book, id)),
        recipients: [],
      }),
  }
}

function outlinePaper(desk: SupervisionDesk): TopicPaper {
  return {
    ...{ key: 'de-cuong', text: 'Soạn đề cương báo cáo', template: 'outline', kind: null },
    paper: () =>
      outline(
        from(desk, null),
        {
          title: lower(desk.file.row.title),
          topics: topics(desk.file.own.outline),
          sendBy: sendBy(desk),
          sendTo: leadName(desk),
        },
        `Kế hoạch ${lower(desk.file.row.title)}`,
      ),
  }
}

function minutesPaper(desk: SupervisionDesk, sessionId: string): TopicPaper {
  const { book, file } = desk
  const session = file.own.sessions.find(({ id }) => id === sessionId)
  const body = bodyName(book, session?.bodyId ?? '')
  const said = file.events.find(({ seq }) => seq === session?.heldSeq)?.text ?? ''
  const [present = '', ...course] = lines(said)
  return {
    ...{ key: `bien-ban.${sessionId}`, text: `Soạn biên bản với ${body}`, template: 'minutes', kind: 'minutes' },
    paper: () =>
      minutes(from(desk, 'minutes'), {
        title: `Làm việc giữa Đoàn giám sát và ${body} về ${lower(file.row.title)}`,
        begins: [session?.hour ?? '', longDay(session?.heldOn ?? session?.day ?? desk.today)]
          .filter(Boolean)
          .join(', '),
        ...{ ends: '', place: session?.place ?? '', chair: '', secretary: '', copies: '02' },
        sides: [
          {
            name: 'Đoàn giám sát',
            people: members(desk).map(({ name, work }) => [name, work].filter(Boolean).join(', ')),
          },
          { name: body, people: [present.replace(/^Thành phần: /, '')].filter(Boolean) },
        ],
        ...{ course, conclusions: [] },
        signers: [
          { title: `Đại diện ${body}`, name: '' },
          { title: 'Trưởng đoàn', name: members(desk)[0]?.name ?? '' },
        ],
      }),
  }
}

function reportPaper(desk: SupervisionDesk): TopicPaper {
  const { book, file } = desk
  return {
    ...{ key: 'bao-cao', text: 'Soạn báo cáo', template: 'supervision-report', kind: 'report' },
    paper: () =>
      supervisionReport(from(desk, 'report'), {
        title: `Kết quả ${lower(file.row.title)}`,
        addressees: [],
        opening: `Thực hiện Kế hoạch ${lower(file.row.title)}, ${leadName(desk)} báo cáo kết quả như sau:`,
        course: sessionTimes(desk),
        strengths: lines(file.own.report?.strengths),
        limits: lines(file.own.report?.limits),
        causes: [...lines(file.own.report?.causes), ...lines(file.own.report?.conclusions)],
        recommendations: (file.own.report?.asks ?? []).map(({ asked, bodyId, doneWantedOn }) => ({
          ...{ text: asked, body: bodyName(book, bodyId) },
          term: doneWantedOn ? { on: doneWantedOn, basis: 'asked' as const } : null,
        })),
        recipients: supervisedOf(desk).map((id) => bodyName(book, id)),
      }),
  }
}

function letterPaper(desk: SupervisionDesk, bodyId: string): TopicPaper {
  const { book, file, today } = desk
  const to = bodyName(book, bodyId)
  return {
    ...{
      key: `kien-nghi.${bodyId}`,
      text: `Soạn văn bản kiến nghị gửi ${to}`,
      template: 'recommendation-letter',
      kind: 'reply',
    },
    paper() {
      const term = replyTerm(book, { source: sourceOf(file.own), bodyId }, file.own.reportedOn ?? today)
      return recommendationLetter(from(desk, 'reply'), {
        about: `Kiến nghị sau ${lower(file.row.title)}`,
        to,
        opening: `Qua ${lower(file.row.title)},`,
        recommendations: (file.own.report?.asks ?? [])
          .filter((one) => one.bodyId === bodyId)
          .map(({ asked, doneWantedOn }) => ({
            text: asked,
            term: doneWantedOn ? { on: doneWantedOn, basis: 'asked' as const } : null,
          })),
        reply: !term.ok
          ? null
          : term.term.basis === 'law'
            ? { on: term.term.sum.due, basis: 'law', source: term.term.limit.source }
            : { on: term.term.sum.due, basis: 'asked' },
        recipients: file.bodies.filter(({ role }) => role === 'competent').map((one) => bodyName(book, one.bodyId)),
      })
    },
  }
}

function noticePaper(desk: SupervisionDesk): TopicPaper {
  const { book, file } = desk
  return {
    ...{ key: 'thong-bao', text: 'Soạn thông báo kết quả', template: 'results-notice', kind: 'notice' },
    paper: () =>
      resultsNotice(from(desk, 'notice'), {
        title: `Kết quả ${lower(file.row.title)}`,
        opening: `${leadName(desk)} thông báo kết quả ${lower(file.row.title)} như sau:`,
        results: lines(file.own.publicConclusions),
        commitments: file.kin
          .filter(({ kind, publishedAt }) => kind === 'recommendation' && publishedAt !== null)
          .map((one) => ({
            text: one.title,
            body: bodyName(book, one.addressedBodyId ?? ''),
            by: one.dueOn ? longDay(one.dueOn) : '',
          })),
        postedAt: 'nhà văn hóa các thôn và trụ sở xã',
        recipients: [],
      }),
  }
}
