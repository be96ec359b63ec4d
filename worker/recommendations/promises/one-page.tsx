import { Facts } from '../../../web/components/facts.tsx'
import { Page } from '../../../web/components/page.tsx'
import { StatusTag } from '../../../web/components/status-tag.tsx'
import { bodyName, type CommuneBook } from '../../communes/book.ts'
import { longDay } from '../../deadlines/calendar.ts'
import { dossierCode, dossierSlug } from '../../dossiers/code.ts'
import type { DossierRow } from '../../dossiers/tables.ts'
import { placeOf, promisePlace } from '../place.ts'
import { LooksAgain, shortened, StepList } from '../public-page.tsx'
import type { RecheckRow, RecommendationRow, StepRow } from '../tables.ts'
import { watcherOf } from '../watcher.ts'
import { promiseWord } from './words.ts'

type View = {
  book: CommuneBook
  row: DossierRow
  own: RecommendationRow
  steps: readonly StepRow[]
  rechecks: readonly RecheckRow[]
  /** The dialogue in which it was given. */
  parent: Pick<DossierRow, 'kind' | 'title' | 'year' | 'number' | 'publishedAt' | 'restricted'> | undefined
  today: string
}

/** One promise for everybody: what, by whom, where and by when; what was done, and who saw it. Bodies, never people. */
export function PromisePage({ book, own, parent, rechecks, row, steps, today }: View) {
  const here = placeOf(book)
  const { text, tone } = promiseWord({ ...own, status: row.status }, today)
  return (
    <Page title={shortened(own.publicAsked)} place={here} description={shortened(own.publicAsked)}>
      <p class="crumb">
        <a href={promisePlace(book.commune.id)}>Cam kết sau đối thoại</a>
      </p>
      <h1>{bodyName(book, own.bodyId)} đã hứa</h1>
      <p class="tags">
        <b class="code">{dossierCode(book, row)}</b> <StatusTag label={text} tone={tone} />
      </p>
      <p class="words">{own.publicAsked}</p>
      <Facts
        rows={[
          ['Hứa ở đâu', <Where key="where" book={book} own={own} parent={parent} />],
          ...(own.doneDueOn === null ? [] : [['Hứa xong trước hết', longDay(own.doneDueOn)] as [string, string]]),
          ['Ai kiểm tra', bodyName(book, own.checkedByBodyId ?? watcherOf(book, row))],
        ]}
      />
      <StepList steps={steps} title="Các bước" />
      <h2>Đã làm đến đâu</h2>
      <Progress book={book} own={own} row={row} today={today} />
      <LooksAgain rechecks={rechecks} />
    </Page>
  )
}

function Where({ book, own, parent }: Pick<View, 'book' | 'own' | 'parent'>) {
  const day = longDay(own.replyFrom)
  if (parent?.kind !== 'dialogue' || parent.publishedAt === null || parent.restricted) return <>Đối thoại {day}</>
  return (
    <>
      <a href={`/${book.commune.id}/doi-thoai/${dossierSlug(parent)}`}>
        <bdi>{parent.title}</bdi>
      </a>
      , {day}
    </>
  )
}

function Progress({ book, own, row, today }: Pick<View, 'book' | 'own' | 'row' | 'today'>) {
  const isOpen = own.stands === 'open'
  const isLate = isOpen && own.standsOn !== null && own.standsOn < today
  const isIdle = isOpen && !isLate && row.status === 'promised'
  return (
    <>
      {isIdle && <p>Chưa ghi việc nào đã làm.</p>}
      {row.status === 'implementing' && <p>Đang làm.</p>}
      {row.status === 'disputed' && <p>Đã kiểm tra tại chỗ: chưa đạt, cơ quan phải làm tiếp.</p>}
      {isLate && own.standsOn !== null && (
        <p>
          <b>Quá ngày đã hứa, {longDay(own.standsOn)}.</b>
        </p>
      )}
      {own.escalatedOn && (
        <p>
          Đã báo cáo {bodyName(book, own.escalatedTo ?? '')}, {longDay(own.escalatedOn)}.
        </p>
      )}
      {own.claimedOn && <p>Cơ quan báo xong {longDay(own.claimedOn)}.</p>}
      {own.publicDone !== '' && <p class="words">{own.publicDone}</p>}
      {own.verifiedOn && (
        <p>
          <b>Đã kiểm tra tại chỗ: xong.</b> {bodyName(book, own.checkedByBodyId ?? '')} kiểm tra,{' '}
          {longDay(own.verifiedOn)}.
        </p>
      )}
      {own.publicCheck !== '' && <p class="words">{own.publicCheck}</p>}
      {own.stands === 'broken' && (
        <>
          <p>
            <b>{row.status === 'superseded' ? 'Thôi theo dõi' : 'Cơ quan báo không làm được'}</b>
            {own.standsOn && `, ${longDay(own.standsOn)}`}.
          </p>
          <p class="words">Lý do: {own.publicReply}</p>
        </>
      )}
      {own.stands === null && <p>Lời hứa này ghi trùng, đã nhập vào một cam kết khác.</p>}
    </>
  )
}
