import { Note } from '../../../web/components/note.tsx'
import { bodyName } from '../../communes/book.ts'
import { longDay } from '../../deadlines/calendar.ts'
import { PlainText } from '../plain-text.tsx'
import { Merged, Parts } from './case-kin.tsx'
import type { CaseView } from './receipt-page.tsx'
import { dueStanding } from './sender-due.ts'
import { openQuestion, senderActions } from './sender-view.ts'

/** The one thing that the sender should know or do now. */
export function WhatNow({ view, address }: { view: CaseView; address: string }) {
  const { book, file, today } = view
  const { row } = file
  const front = bodyName(book, book.commune.triageBodyId)
  if (row.restricted)
    return (
      <Note title="Đã chuyển người có thẩm quyền">
        <p>Hồ sơ được xử lý riêng và giữ kín. Cần hỏi thêm thì ông/bà đến gặp Mặt trận xã, mang theo mã hồ sơ.</p>
      </Note>
    )
  if (row.status === 'merged') return <Merged view={view} />
  if (row.status === 'split') return <Parts view={view} />
  if (row.status === 'forwarded') return <Forwarded view={view} front={front} />
  if (row.status === 'submitted')
    return (
      <Note tone="good" title="Đã gửi xong">
        <p>{`${front} xem và phân công${by(row.actOn, today)}. Ông/bà chỉ cần giữ hai mã dưới đây.`}</p>
      </Note>
    )
  const standing = dueStanding(row, book, today)
  if (standing.state === 'running') return <AtWork view={view} left={standing.left} isLate={standing.tone === 'late'} />
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
    return <Ended view={view} kind="petition.advised" title="Xã hướng dẫn ông/bà nơi giải quyết" />
  if (row.status === 'declined')
    return <Ended view={view} kind="petition.declined" title="Việc này không được thụ lý" />
  if (row.status === 'withdrawn')
    return (
      <Note title="Ông/bà đã rút">
        <p>Không ai giải quyết tiếp việc này. Cần thì ông/bà gửi một kiến nghị mới.</p>
      </Note>
    )
  const kept = file.events.findLast((event) => event.kind === 'petition.dispute_declined')
  if (kept)
    return (
      <Note title={`${front} giữ nguyên câu trả lời`}>
        <PlainText text={kept.text} />
        <p>Vẫn chưa đồng ý thì ông/bà đến gặp Mặt trận xã.</p>
      </Note>
    )
  return (
    <Note tone="good" title="Việc này đã xong">
      <p>
        Việc lại xảy ra thì ông/bà <a href={`/${book.commune.id}/kien-nghi/moi`}>gửi kiến nghị mới</a>, trong đó ghi mã
        hồ sơ này.
      </p>
    </Note>
  )
}

/** Beyond the commune: to whom, under which number, and who sees to it that an answer comes. */
function Forwarded({ view, front }: { view: CaseView; front: string }) {
  const paper = view.file.documents.findLast((one) => one.documentKind === 'transfer_note')
  const told = view.file.events.findLast((event) => event.kind === 'petition.forwarded')
  return (
    <Note title={`Đã chuyển ${paper?.recipient ?? 'cơ quan ngoài xã'}`}>
      <PlainText text={told?.text ?? ''} />
      <p>
        {paper && `Phiếu chuyển số ${paper.codeNotation}, ${longDay(paper.issuedOn)}. `}
        {front} đôn đốc; có trả lời thì ông/bà thấy ở trang này.
      </p>
    </Note>
  )
}

/** Who has it, by when there is an answer, and that there is nothing to do meanwhile. */
function AtWork({ view, left, isLate }: { view: CaseView; left: string; isLate: boolean }) {
  const { book, file, today } = view
  const { row, submitter } = file
  const holder = bodyName(book, row.holderBodyId)
  const doing: Record<string, string> = {
    received: `${holder} đã tiếp nhận, sẽ giao cơ quan giải quyết${by(row.actOn, today)}`,
    assigned: `Đã giao ${holder} giải quyết`,
  }
  return (
    <Note tone={isLate ? 'warn' : 'info'} title={`${doing[row.status] ?? `${holder} đang giải quyết`}.`}>
      <p>
        Hạn trả lời: <b>{longDay(row.dueOn)}</b>, {left}.
      </p>
      <p>
        {isLate
          ? 'Ông/bà đến gặp Mặt trận xã, đưa mã hồ sơ để hỏi.'
          : `Ông/bà chưa phải làm gì. Có trả lời thì ${submitter.hasEmail ? 'ông/bà nhận được thư báo' : 'ông/bà thấy ở trang này'}.`}
      </p>
    </Note>
  )
}

/** " chậm nhất thứ Hai, 23/11/2026", as long as that day has not passed. */
function by(day: string, today: string): string {
  return day < today ? '' : ` chậm nhất ${longDay(day)}`
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
