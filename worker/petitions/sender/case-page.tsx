import type { ComponentChildren } from 'preact'
import { DaySum } from '../../../web/components/day-sum.tsx'
import { Facts } from '../../../web/components/facts.tsx'
import { KeepHere } from '../../../web/components/keep-here.tsx'
import { Page } from '../../../web/components/page.tsx'
import { StatusTag } from '../../../web/components/status-tag.tsx'
import { Timeline } from '../../../web/components/timeline.tsx'
import { showSecret } from '../../cases/code.ts'
import { bodyName } from '../../communes/book.ts'
import { capital } from '../../communes/fold.ts'
import { localDay, longDay } from '../../deadlines/calendar.ts'
import { hasEnded } from '../../deadlines/retention.ts'
import { Answers } from './case-answer.tsx'
import { WhatNow } from './case-next.tsx'
import { Sent } from './case-sent.tsx'
import { type DueStanding, dueStanding, dueSum, keptPromise } from './sender-due.ts'
import { HandOverDetails } from '../hand-over-list.tsx'
import { labelOf } from '../labels.ts'
import { PlainText } from '../plain-text.tsx'
import { placeOf } from '../place.ts'
import { type CaseView, Codes, SumText } from './receipt-page.tsx'
import { LabelTag } from '../public/release-list.tsx'
import { AnswersCame, Invitation, type Invited } from '../questions/invitation.tsx'
import { senderActions } from './sender-view.ts'
import { senderTimeline } from '../timeline.ts'
import { type Following, TellMe } from './tell-me.tsx'

/** A case as its sender sees it: how it stands, what he can do now, the answer, what happened, what he sent. */
export function casePage(view: CaseView, following: Following, rate: string | null, invited: Invited) {
  const { book, file, address, today, whole } = view
  const { row } = file
  const here = placeOf(book)
  const standing = dueStanding(row, book, today)
  const isFresh = row.status === 'submitted' && !row.restricted
  const keep = <KeepHere here={here.href} code={view.caseCode} secret={showSecret(view.secret)} />
  return (
    <Page title={row.title} place={here}>
      {whole && (
        <p class="crumb">
          <a href={whole.address}>Hồ sơ {whole.caseCode}</a>
        </p>
      )}
      <h1>{row.title}</h1>
      <p>
        <LabelTag label={labelOf(row.restricted ? 'restricted' : (view.into?.row.status ?? row.status))} />{' '}
        {standing.state === 'running' && standing.tone === 'late' && (
          <StatusTag label={capital(standing.left)} tone="late" />
        )}
      </p>
      <AnswersCame invited={invited} address={address} />
      <WhatNow view={view} address={address} />
      {isFresh && (
        <section class="receipt" aria-labelledby="bien-nhan" data-draft-done>
          <h2 id="bien-nhan">Biên nhận</h2>
          <Codes {...view} />
          <p>
            <a href={`${address}/bien-nhan`}>Tờ biên nhận để in</a>
          </p>
          {keep}
        </section>
      )}
      <Invitation invited={invited} address={address} />
      {standing.state === 'running' && !isFresh && <Sum view={view} />}
      <Facts rows={factRows(view, standing)} />
      {isFresh && (
        <>
          <h2>Hạn này tính thế nào?</h2>
          <SumText {...view} />
        </>
      )}
      {!row.restricted && <Answers file={file} book={book} address={address} />}
      {!row.restricted && rate && (
        <p>
          <a href={rate}>Ông/bà đánh giá việc giải quyết (khoảng 2 phút)</a>
        </p>
      )}
      {!whole && !hasEnded(row.status, file.kin) && <TellMe {...following} address={address} />}
      <h2>Đã diễn ra</h2>
      <Timeline
        items={senderTimeline(file, book).map(({ note, ...item }) => ({
          ...item,
          ...(note ? { note: <PlainText text={note} /> } : {}),
        }))}
      />
      {/* Who had it while it was restricted is not told, not even afterwards. */}
      {!file.events.some(({ kind }) => kind === 'petition.restricted') && <HandOverDetails view={view} />}
      <Sent view={view} address={address} answered={invited.answered} />
      {!isFresh && !whole && (
        <>
          <p>
            <a href={`${address}/bien-nhan`}>Biên nhận và mã bí mật</a>
          </p>
          {keep}
        </>
      )}
      {!whole && (
        <p>
          <a href={`${address}/du-lieu`}>Dữ liệu của tôi</a>
        </p>
      )}
      {senderActions(row).includes('rut') && !row.restricted && (
        <p>
          <a href={`${address}/rut`}>Rút lại, không cần giải quyết nữa</a>
        </p>
      )}
      <p class="hint">
        Trình duyệt này nhớ mã bí mật trong 180 ngày. Dùng máy chung thì xóa dữ liệu duyệt web sau khi xem.
      </p>
    </Page>
  )
}

function factRows({ book, file, caseCode }: CaseView, standing: DueStanding): [string, ComponentChildren][] {
  const { row } = file
  if (row.restricted) return [['Mã hồ sơ', <span class="code">{caseCode}</span>]]
  const holder = bodyName(book, row.holderBodyId)
  const since = longDay(localDay(row.heldSince))
  const rows: [string, ComponentChildren][] = []
  if (standing.state === 'running') {
    rows.push(['Đang ở', `${holder}, từ ${since}`])
    if (row.responsibleBodyId !== row.holderBodyId)
      rows.push(['Sẽ giải quyết', `${bodyName(book, row.responsibleBodyId)}. ${row.routingReason}`])
  }
  if (standing.state === 'paused')
    rows.push(
      ['Đang chờ', `Ông/bà bổ sung, từ ${longDay(standing.since)}`],
      ['Hạn trả lời', 'Tạm dừng tính. Ông/bà bổ sung xong thì tính tiếp.'],
    )
  if (standing.state === 'answered') {
    if (row.status === 'reopened') rows.push(['Đang ở', `${holder}, từ ${since}`])
    rows.push(['Trả lời', `${longDay(standing.on)}, ${standing.inTime ? 'đúng hạn' : 'quá hạn'}`])
  }
  // A fresh case shows both above: the day in its sum, the code in the receipt.
  return row.status === 'submitted'
    ? [...rows, ['Hạn trả lời', longDay(row.dueOn)]]
    : [...rows, ['Mã hồ sơ', <span class="code">{caseCode}</span>]]
}

function Sum({ view: { book, file } }: { view: CaseView }) {
  const clock = dueSum(file.row, book)
  if (!clock) return null
  const kept = keptPromise(file.row, clock.sum)
  return (
    <>
      <p class="hint">
        {`Trả lời trong ${clock.promise}.`} {kept}
      </p>
      <DaySum from={file.row.clockFrom} result={clock.sum} event={clock.event} />
    </>
  )
}
