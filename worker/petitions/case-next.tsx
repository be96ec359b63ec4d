import { Note } from '../../web/components/note.tsx'
import { bodyName } from '../communes/book.ts'
import { longDay } from '../deadlines/calendar.ts'
import { PlainText } from './plain-text.tsx'
import type { CaseView } from './receipt-page.tsx'
import { openQuestion, senderActions } from './sender-view.ts'

/** The one thing that the sender should know or do now. */
export function WhatNow({ view, address }: { view: CaseView; address: string }) {
  const { book, file } = view
  const { row } = file
  const front = bodyName(book, book.commune.triageBodyId)
  if (row.status === 'submitted')
    return (
      <Note tone="good">
        <p>{`${front} xem và phân công chậm nhất ${longDay(row.actOn)}. Ông/bà không phải làm gì thêm.`}</p>
      </Note>
    )
  if (row.status === 'needs_info') {
    const question = openQuestion(file)
    return (
      <Note tone="warn" title="Cán bộ cần ông/bà bổ sung">
        {question && <PlainText text={question.text} />}
        <p>
          <a class="button" href={`${address}/bo-sung`}>
            Bổ sung thông tin
          </a>
        </p>
      </Note>
    )
  }
  if (row.status === 'answered')
    return (
      <Note tone="good" title="Đã có trả lời, ở ngay dưới đây">
        <p>Ông/bà xem rồi cho biết việc đã được giải quyết chưa.</p>
        <p>
          <a class="button" href={`${address}/danh-gia`}>
            {senderActions(row).includes('de-nghi-xem-lai') ? 'Đánh giá, hoặc đề nghị xem lại' : 'Đánh giá câu trả lời'}
          </a>
        </p>
      </Note>
    )
  if (row.status === 'reopened')
    return (
      <Note title="Ông/bà đã đề nghị xem lại">
        <p>{`${front} đang xem: giao giải quyết lại, hoặc giữ nguyên câu trả lời và nói rõ vì sao.`}</p>
      </Note>
    )
  if (row.status === 'advised')
    return <Ended view={view} kind="petition.advised" title="Việc này thuộc nơi khác giải quyết" />
  if (row.status === 'declined')
    return <Ended view={view} kind="petition.declined" title="Việc này không được thụ lý" />
  if (row.status === 'withdrawn')
    return (
      <Note title="Ông/bà đã rút">
        <p>Không ai giải quyết tiếp việc này. Cần thì ông/bà gửi một kiến nghị mới.</p>
      </Note>
    )
  const kept =
    row.status === 'closed' ? file.events.findLast((event) => event.kind === 'petition.dispute_declined') : null
  return kept ? (
    <Note title={`${front} giữ nguyên câu trả lời`}>
      <PlainText text={kept.text} />
      <p>Vẫn chưa đồng ý thì ông/bà đến gặp Mặt trận xã.</p>
    </Note>
  ) : null
}

function Ended({ view, kind, title }: { view: CaseView; kind: string; title: string }) {
  const told = view.file.events.findLast((event) => event.kind === kind)
  const place = `/${view.book.commune.id}`
  return (
    <Note title={title}>
      <PlainText text={told?.text ?? ''} />
      <p>
        Chưa đồng ý thì ông/bà đến gặp Mặt trận xã.{' '}
        <a href={`${place}/to-cao-khieu-nai`}>Cách nộp đơn khiếu nại, tố cáo</a>
      </p>
    </Note>
  )
}
