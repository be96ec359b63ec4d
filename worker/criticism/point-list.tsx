import { StatusTag } from '../../web/components/status-tag.tsx'
import type { Point, SectionLine } from './own.ts'
import { AXIS_WORDS, type Commenter, COMMENTER_WORDS, MET_WORDS, RESPONSE_WORDS, sectionName } from './words.ts'

export type PointListProps = {
  points: readonly Point[]
  sections: readonly SectionLine[]
  /** Are the drafter's answers told? Not before they are sent. */
  isAnswered: boolean
  /** Where a point's number leads, for those who work on it. */
  hrefOf?: (point: Point) => string
}

/** Every point with what it came from, what was answered, and whether the final text meets it. */
export function PointList({ points, sections, isAnswered, hrefOf }: PointListProps) {
  return (
    <ol class="plain">
      {points.map((point) => (
        <li key={point.id} id={`diem-${point.number}`}>
          <h3>{hrefOf ? <a href={hrefOf(point)}>Điểm {point.number}</a> : `Điểm ${point.number}`}</h3>
          <p class="at">{placeText(point, sections)}</p>
          <p class="words">{point.text}</p>
          {point.quotes.length > 0 && (
            <ul>
              {point.quotes.map((quote) => (
                <li key={quote.commentId}>
                  “{quote.text}”{' '}
                  <small>
                    {COMMENTER_WORDS[quote.by as Commenter]}, ý kiến số {quote.number}
                  </small>
                </li>
              ))}
            </ul>
          )}
          <p class="at">{countText(point)}</p>
          {isAnswered && <Answer point={point} />}
          {point.met !== '' && (
            <p>
              <StatusTag label={MET_WORDS[point.met].name} tone={MET_WORDS[point.met].tone} />
              {point.metNote && <span class="words"> {point.metNote}</span>}
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}

/** What the drafter answered to a point. */
export function Answer({ point }: { point: Pick<Point, 'response' | 'responseText'> }) {
  if (point.response === '') return <p>Cơ quan soạn thảo chưa trả lời điểm này.</p>
  return (
    <div class="said">
      <p>
        <b>Trả lời: {RESPONSE_WORDS[point.response]}.</b>
      </p>
      {point.responseText && <p class="words">{point.responseText}</p>}
    </div>
  )
}

/** "Điều 3. Mức thu · Tính khả thi". */
export function placeText(
  { section, axis }: Pick<Point, 'section' | 'axis'>,
  sections: readonly SectionLine[],
): string {
  const found = section === 0 ? undefined : sections.find((one) => one.position === section)
  return [sectionName(found), axis === '' ? '' : AXIS_WORDS[axis].name].filter(Boolean).join(' · ')
}

/** "Gom từ 9 ý kiến của bà con ở 3 thôn, 2 của tổ chức được mời." */
export function countText(point: Pick<Point, 'citizens' | 'members' | 'experts' | 'sessions' | 'hamlets'>): string {
  const { citizens, members, experts, sessions, hamlets } = point
  const parts = [
    [citizens, `của bà con${hamlets > 0 ? ` ở ${hamlets} thôn` : ''}`],
    [members, 'của tổ chức được mời'],
    [experts, 'của chuyên gia, Tổ tư vấn'],
    [sessions, 'nói tại buổi họp'],
  ] as const
  const said = parts.filter(([many]) => many > 0).map(([many, of], at) => `${many}${at === 0 ? ' ý kiến' : ''} ${of}`)
  return said.length === 0 ? 'Chưa gom ý kiến nào vào điểm này.' : `Gom từ ${said.join(', ')}.`
}
