import { DaySum } from '../../web/components/day-sum.tsx'
import { Facts } from '../../web/components/facts.tsx'
import { Note } from '../../web/components/note.tsx'
import { bodyName } from '../communes/book.ts'
import { longDay, shortDay } from '../deadlines/calendar.ts'
import { supervisedOf, type SupervisionDesk } from './own.ts'
import { seatOf, sessionsFor } from './seat.ts'
import { nextInTopic } from './standing.ts'
import {
  FORM_WORDS,
  GROUND_WORDS,
  isOfBoard,
  PLAN_PARTS,
  QUARTER_WORDS,
  STATE_WORDS,
  stateOf,
  TEAM_ROLE_WORDS,
} from './words.ts'
import { roadOf } from './rules.ts'

type Part = { desk: SupervisionDesk }

/** The way of the topic: what lies behind, where it stands, what is still to come. */
export function Road({ desk: { file } }: Part) {
  const road = roadOf(file.own.form)
  const state = stateOf(file.row.status)
  const at = road.indexOf(state === 'suspended' ? stateOf(file.own.pausedFrom) : state)
  if (at < 0) return null
  return (
    <ol class="road" aria-label="Các bước">
      {road.map((step, index) => (
        <li key={step} class={index < at ? 'past' : undefined} aria-current={index === at ? 'step' : undefined}>
          {STATE_WORDS[step].name}
        </li>
      ))}
    </ol>
  )
}

/** Whose move it is, by when, and where that day comes from. */
export function Next({ desk }: Part) {
  const next = nextInTopic(desk)
  if (!next) return null
  const { due, isLate, source, sum, what, who, word } = next
  return (
    <Note tone={isLate ? 'warn' : 'info'} title={`Việc tiếp theo: ${who} ${what}.`}>
      {due && (
        <p>
          Hạn: <b>{longDay(due)}</b>, <span class={isLate ? 'late' : undefined}>{word}</span>.
        </p>
      )}
      {source && <p class="hint">{source}</p>}
      {sum && <DaySum {...sum} />}
    </Note>
  )
}

/** What is looked at, on which grounds, who leads, when. */
export function Subject({ desk }: Part) {
  const { book, file } = desk
  const { own, row } = file
  const rows: [string, string][] = [
    ['Nội dung', own.content],
    [
      'Cơ quan được giám sát',
      supervisedOf(desk)
        .map((id) => bodyName(book, id))
        .join(', '),
    ],
    ['Hình thức', FORM_WORDS[own.form].name],
    ['Chủ trì', bodyName(book, row.leadBodyId)],
    ['Thời gian', `${QUARTER_WORDS[own.quarter] ?? ''} năm ${row.year}`],
    ['Phạm vi', own.scope],
    ['Khoảng xem xét', own.period],
    ['Cơ quan phối hợp', [own.partner, own.partnerReference].filter(Boolean).join(', ')],
    ['Công trình', own.works + (own.worksEndOn ? `, xong ${longDay(own.worksEndOn)}` : '')],
    ['Căn cứ', own.grounds.map((one) => GROUND_WORDS[one]).join('; ')],
  ]
  return (
    <section aria-labelledby="noi-dung-giam-sat">
      <h2 id="noi-dung-giam-sat">Giám sát việc gì</h2>
      <Facts
        rows={rows.filter(([, what]) => what !== '').map(([name, what]) => [name, <span class="words">{what}</span>])}
      />
    </section>
  )
}

/** Petitions behind the topic: codes of those that the reader may open. */
export function Petitions({ desk }: Part) {
  const { own } = desk.file
  if (own.petitionCount === 0 || seatOf(desk) === 'body') return null
  const hidden = own.petitionCount - own.petitions.length
  return (
    <section aria-labelledby="kien-nghi-cua-dan">
      <h2 id="kien-nghi-cua-dan">Kiến nghị của người dân làm căn cứ</h2>
      <details open={own.petitions.length <= 5}>
        <summary>{own.petitionCount} kiến nghị</summary>
        <ul>
          {own.petitions.map(({ code, title }) => (
            <li key={code}>
              <a href={`/can-bo/ho-so/${code}`}>{code}</a> <bdi>{title}</bdi>
            </li>
          ))}
        </ul>
        {hidden > 0 && (
          <p class="hint">
            {hidden} hồ sơ {own.petitions.length > 0 && 'khác '}không thuộc phần ông/bà được xem.
          </p>
        )}
      </details>
    </section>
  )
}

/** The plan, its outline and who is on the team. A body sees them when they were sent to it. */
export function PlanAndTeam({ desk }: Part) {
  const { file } = desk
  const { outline, plan, planConfirmedBy, sentOn } = file.own
  if (seatOf(desk) === 'body' && sentOn === null) return null
  const team = file.people.filter((one) => one.until === null && one.role !== 'expert')
  const order = Object.keys(TEAM_ROLE_WORDS)
  const sorted = team.toSorted((a, b) => order.indexOf(a.role) - order.indexOf(b.role) || a.position - b.position)
  return (
    <>
      {plan && (
        <section aria-labelledby="ke-hoach">
          <h2 id="ke-hoach">Kế hoạch</h2>
          {planConfirmedBy && <p>Mặt trận đã xác nhận.</p>}
          <details open={stateOf(file.row.status) === 'planned'}>
            <summary>Đọc kế hoạch</summary>
            {PLAN_PARTS.filter(([name]) => plan[name] !== '').map(([name, label]) => (
              <div key={name}>
                <h3>{label}</h3>
                <p class="words">{plan[name]}</p>
              </div>
            ))}
            {outline && (
              <>
                <h3>Đề cương báo cáo</h3>
                <p class="words">{outline}</p>
              </>
            )}
          </details>
        </section>
      )}
      {sorted.length > 0 && (
        <section aria-labelledby="doan">
          <h2 id="doan">{file.row.restricted ? 'Người được giao' : 'Đoàn giám sát'}</h2>
          <ul>
            {sorted.map((one) => (
              <li key={one.id}>
                <b>{one.name}</b>
                {one.title && `, ${one.title}`}
                {`: ${TEAM_ROLE_WORDS[one.role]}`}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

/** Working sessions: when, where, whether the body has reported, whether it was held. */
export function Sessions({ desk }: Part) {
  const { book, file, today } = desk
  const sessions = sessionsFor(desk)
  if (sessions.length === 0) return null
  return (
    <section aria-labelledby="lam-viec">
      <h2 id="lam-viec">Buổi làm việc</h2>
      <table class="cards">
        <caption class="sr">Buổi làm việc với từng cơ quan</caption>
        <thead>
          <tr>
            <th scope="col">Cơ quan</th>
            <th scope="col">Ngày làm việc</th>
            <th scope="col">Báo cáo</th>
            <th scope="col">Biên bản</th>
          </tr>
        </thead>
        <tbody>
          {sessions.map((one) => {
            const isLate = one.reportOn === null && one.reportWantedOn !== null && one.reportWantedOn < today
            const minutes = file.events.find(({ seq }) => seq === one.heldSeq)?.text
            return (
              <tr key={one.id}>
                <td>
                  <b>{bodyName(book, one.bodyId)}</b>
                </td>
                <td data-label="Ngày làm việc">
                  <span>
                    {longDay(one.day)}
                    <span class="at">
                      {[one.hour, one.online ? 'trực tuyến' : one.place].filter(Boolean).map((part) => `, ${part}`)}
                    </span>
                  </span>
                </td>
                <td data-label="Báo cáo">
                  {one.reportOn ? (
                    `đã gửi ${shortDay(one.reportOn)}`
                  ) : one.reportWantedOn ? (
                    <span class={isLate ? 'late' : undefined}>
                      {isLate ? 'quá hạn từ' : 'trước hết'} {shortDay(one.reportWantedOn)}
                    </span>
                  ) : isOfBoard(file.own.form) ? (
                    'chưa gửi'
                  ) : (
                    'chưa gửi, chưa có quy định về ngày gửi'
                  )}
                </td>
                <td data-label="Biên bản">
                  {minutes ? (
                    <details>
                      <summary>{`đã làm việc ${shortDay(one.heldOn ?? one.day)}`}</summary>
                      <p class="words">{minutes}</p>
                    </details>
                  ) : (
                    'chưa có'
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
