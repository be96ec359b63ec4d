import { longDay, localDay } from '../../deadlines/calendar.ts'
import { CoveragePart } from './coverage-part.tsx'
import { FigurePart } from './figure-part.tsx'
import type { Published } from './published.ts'
import { FEW_WORDS } from './results-page.tsx'
import { figure } from './say.ts'

/** Released results, exactly as everybody sees them; `words`: what the commune says about them. */
export function PublishedPart({ of, words, number }: { of: Published; words: string; number: number }) {
  return (
    <>
      <p class="lead words">{words}</p>
      <p>
        {figure(of.many)} phiếu{of.closesAt === null ? '' : `, nhận trả lời đến ${longDay(localDay(of.closesAt))}`}.{' '}
        <b>{of.standing}</b>
      </p>
      {of.kind === 'consultation' && (
        <p>
          Kết quả lấy ý kiến được gửi Ủy ban Mặt trận Tổ quốc Việt Nam xã và báo cáo Hội đồng nhân dân xã tại kỳ họp
          thường lệ gần nhất. <small>Khoản 5 Điều 28 Luật Thực hiện dân chủ ở cơ sở.</small>
        </p>
      )}
      {of.done !== '' && (
        <>
          <h2>Đã làm gì với kết quả</h2>
          <p class="words">{of.done}</p>
        </>
      )}
      {of.figures.map((one, index) => (
        <FigurePart key={`${index} ${one.key}`} of={one} id={`cau-${index + 1}`} level={2} />
      ))}
      <CoveragePart of={of.coverage} />
      <p class="hint">
        {FEW_WORDS} {number > 1 && `Bản công bố lần ${number}.`}
      </p>
    </>
  )
}
