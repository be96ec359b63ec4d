import { bodyName } from '../../../communes/book.ts'
import { EVIDENCE_WORDS } from '../../ready.ts'
import type { Evidence } from '../../evidence.ts'
import { pointsBy, type RatingDesk, totalBy } from '../own.ts'
import { peerLines } from './facts.ts'
import { evidenceSeen, handsSeen } from './seen.ts'

const WHEN = {
  '': 'Số liệu hệ thống đang có, để đối chiếu; hệ thống không tự tính điểm.',
  proposed: 'Số liệu như lúc đề xuất.',
  decided: 'Số liệu như lúc quyết định.',
} as const

/** Points of each hand, criterion by criterion, beside what the system knows. */
export function Points({ desk }: { desk: RatingDesk }) {
  const { own } = desk.file
  const hands = handsSeen(desk)
  const self = pointsBy(own, 'self')
  const authority = hands.authority ? pointsBy(own, 'authority') : null
  const { evidence, when } = evidenceSeen(desk)
  const most = own.criteria.reduce((sum, one) => sum + one.most, 0)
  return (
    <section aria-labelledby="tieu-chi">
      <h2 id="tieu-chi">Tiêu chí</h2>
      <p class="hint">{WHEN[when]}</p>
      <table class="cards">
        <caption class="sr">Điểm từng tiêu chí và số liệu đối chiếu</caption>
        <thead>
          <tr>
            <th scope="col">Tiêu chí</th>
            <th scope="col">Tối đa</th>
            {self && <th scope="col">Tự chấm</th>}
            {authority && <th scope="col">Đề xuất</th>}
            <th scope="col">Số liệu</th>
          </tr>
        </thead>
        <tbody>
          {own.criteria.map((one) => (
            <tr key={one.id}>
              <td>{one.name}</td>
              <td data-label="Tối đa">{one.most}</td>
              {self && <td data-label="Tự chấm">{self.get(one.id) ?? '-'}</td>}
              {authority && <td data-label="Đề xuất">{authority.get(one.id) ?? '-'}</td>}
              <td data-label="Số liệu" data-none={one.evidence === '' ? true : undefined}>
                <Known evidence={evidence.filter(({ kind }) => kind === one.evidence)} />
              </td>
            </tr>
          ))}
          <tr>
            <td>
              <b>Cộng</b>
            </td>
            <td data-label="Tối đa">{most}</td>
            {self && <td data-label="Tự chấm">{totalBy(own, 'self')}</td>}
            {authority && <td data-label="Đề xuất">{totalBy(own, 'authority')}</td>}
            <td data-none />
          </tr>
        </tbody>
      </table>
      <Others evidence={evidence.filter(({ kind }) => own.criteria.every((one) => one.evidence !== kind))} />
    </section>
  )
}

/** Lines of what the system knows, each with the way to where it is seen. */
export function Known({ evidence }: { evidence: readonly Evidence[] }) {
  return (
    <>
      {evidence.map(({ href, kind, of, text }) => (
        <div key={kind}>{href === '' || of === 0 ? text : <a href={href}>{text}</a>}</div>
      ))}
    </>
  )
}

function Others({ evidence }: { evidence: readonly Evidence[] }) {
  if (evidence.length === 0) return null
  return (
    <details>
      <summary>Số liệu khác trong năm</summary>
      <ul>
        {evidence.map((one) => (
          <li key={one.kind}>
            {EVIDENCE_WORDS[one.kind]}: <Known evidence={[one]} />
          </li>
        ))}
      </ul>
    </details>
  )
}

/** What peers said, for those who may read it. */
export function Peers({ desk }: { desk: RatingDesk }) {
  const { book, file } = desk
  const { own } = file
  if (!handsSeen(desk).peers || own.peers.length + own.asked.length === 0) return null
  return (
    <section aria-labelledby="nhan-xet">
      <h2 id="nhan-xet">Nhận xét của đơn vị khác</h2>
      <ul class="list">
        {peerLines(desk).map(({ grade, name, words }) => (
          <li key={name}>
            <b>{name}</b>: {grade}
            {words !== '' && <p class="words">{words}</p>}
          </li>
        ))}
      </ul>
      {own.asked.length > 0 && <p>Đang chờ: {own.asked.map((id) => bodyName(book, id)).join(', ')}.</p>}
    </section>
  )
}
