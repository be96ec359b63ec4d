import type { ComponentChildren } from 'preact'
import { Facts } from '../../../web/components/facts.tsx'
import { Note } from '../../../web/components/note.tsx'
import { Page } from '../../../web/components/page.tsx'
import { StatusTag } from '../../../web/components/status-tag.tsx'
import { bodyName, type CommuneBook } from '../../communes/book.ts'
import { longDay } from '../../deadlines/calendar.ts'
import type { DossierRow } from '../../dossiers/tables.ts'
import { hearingOf, replyOf } from '../limits.ts'
import type { Own } from '../own.ts'
import { placeOf, publicAddress } from '../place.ts'
import { PointList } from '../point-list.tsx'
import { isAnswered, isIssued, takesComments } from '../rules.ts'
import type { SectionRow } from '../tables.ts'
import { DRAFT_KIND_WORDS, sectionName, STATUS_WORDS } from '../words.ts'

export type PublicDraftView = { book: CommuneBook; row: DossierRow; own: Own; today: string }

/** A draft for everybody: what it is, its parts to comment on; later the points, the answers, what came of them. */
export function draftPage({ book, row, own, today }: PublicDraftView) {
  const { criticism, sections, points } = own
  const here = publicAddress(row.communeId, row)
  const isOpen = takesComments(row, criticism, today)
  const status = STATUS_WORDS[row.status]
  const parts = criticism.isOpen ? sections.filter(({ position }) => position > 0) : []
  const shown = sections.reduce((sum, one) => sum + one.shown, 0)
  return (
    <Page
      title={row.title}
      place={placeOf(book)}
      description={`${DRAFT_KIND_WORDS[criticism.kind]}: ${criticism.summary.slice(0, 140)}`}
    >
      <p>
        <a href={`/${row.communeId}/gop-y`}>Góp ý dự thảo của xã</a>
      </p>
      <h1>
        {DRAFT_KIND_WORDS[criticism.kind]}: {row.title}
      </h1>
      {isOpen ? (
        <p class="lead">
          Mời bà con góp ý đến hết <b>{longDay(criticism.closesOn ?? today)}</b>. Không cần tài khoản, không hỏi tên.
        </p>
      ) : (
        <p>{status && <StatusTag label={status.told.replace(/\.$/, '')} tone={status.tone} />}</p>
      )}
      {criticism.notice && isOpen && <p class="hint">{criticism.notice}</p>}
      <p class="words">{criticism.summary}</p>
      {isIssued(row) && <Points row={row} own={own} />}
      {parts.length > 0 && (
        <>
          <h2>{isOpen ? 'Bấm vào một mục để đọc và góp ý' : 'Nội dung dự thảo'}</h2>
          <ul class="list">
            {parts.map((part) =>
              part.size === 0 ? (
                <li key={part.position}>
                  <b>{sectionName(part)}</b>
                </li>
              ) : (
                <li key={part.position}>
                  <a href={`${here}/muc/${part.position}`}>{sectionName(part)}</a>
                  {part.shown > 0 && <small>{part.shown} ý kiến</small>}
                </li>
              ),
            )}
            <li>
              <a href={`${here}/muc/0`}>{isOpen ? 'Góp ý chung cho cả dự thảo' : 'Ý kiến chung'}</a>
              <small>
                {shown > 0 ? `Cả dự thảo đã có ${shown} ý kiến được đăng.` : 'Chưa có ý kiến nào được đăng.'}
              </small>
            </li>
          </ul>
          <p>
            <a href={`${here}/toan-van`}>Đọc toàn văn trên một trang, hoặc in ra</a>
          </p>
        </>
      )}
      <h2>Ai làm việc này</h2>
      <Facts rows={rowsOf({ book, row, own, today })} />
      <p>
        <a href={`/${row.communeId}/gop-y/tra-cuu`}>Xem ý kiến của tôi đến đâu</a>
      </p>
    </Page>
  )
}

function Points({ row, own: { points, sections, criticism } }: Pick<PublicDraftView, 'row' | 'own'>) {
  const answered = isAnswered(row)
  return (
    <>
      <h2>{points.length} điểm phản biện của Mặt trận xã</h2>
      {!answered && (
        <Note>
          <p>
            Đã gửi {longDay(criticism.issuedOn ?? row.startedAt.slice(0, 10))}.
            {row.dueOn === null ? '' : ` Thời hạn đề nghị trả lời: ${longDay(row.dueOn)}.`}
          </p>
        </Note>
      )}
      <PointList points={points} sections={sections} isAnswered={answered} />
    </>
  )
}

function rowsOf({ book, row, own: { criticism }, today }: PublicDraftView): [string, ComponentChildren][] {
  const rows: [string, ComponentChildren][] = [
    ['Soạn thảo', row.addressedBodyId === null ? null : bodyName(book, row.addressedBodyId)],
    ['Lấy ý kiến', bodyName(book, row.leadBodyId)],
    ['Ban hành', bodyName(book, criticism.promulgatorBodyId)],
    [
      'Thời gian góp ý',
      criticism.opensOn === null || criticism.closesOn === null || !criticism.isOpen
        ? null
        : `${longDay(criticism.opensOn)} đến hết ${longDay(criticism.closesOn)}. ${criticism.isConsultation ? hearingOf(book, criticism.opensOn).rule : ''}`.trim(),
    ],
    [
      'Văn bản phản biện',
      criticism.issuedOn === null ? null : `Số ${criticism.documentNumber}, ${longDay(criticism.issuedOn)}`,
    ],
    [
      'Hạn trả lời',
      row.status === 'opinion_issued' ? (replyOf(book, criticism.issuedOn ?? today)?.sentence ?? null) : null,
    ],
    ['Đã trả lời', criticism.respondedOn === null ? null : longDay(criticism.respondedOn)],
    ['Văn bản ban hành', criticism.finalOn === null ? null : `${criticism.finalTitle}, ${longDay(criticism.finalOn)}`],
    [
      'Đọc văn bản',
      criticism.finalLink === '' ? null : (
        <a href={criticism.finalLink} rel="noopener nofollow">
          Mở văn bản
        </a>
      ),
    ],
  ]
  return rows.filter(([, what]) => what !== null)
}

/** The whole draft on one page. */
export function wholePage({
  book,
  row,
  sections,
}: {
  book: CommuneBook
  row: DossierRow
  sections: readonly SectionRow[]
}) {
  return (
    <Page title={`Toàn văn: ${row.title}`} place={placeOf(book)}>
      <p class="noprint">
        <a href={publicAddress(row.communeId, row)}>Về dự thảo</a>
      </p>
      <h1>{row.title}</h1>
      {sections
        .filter(({ position }) => position > 0)
        .map((part) => (
          <section key={part.position} id={`muc-${part.position}`}>
            <h2>{sectionName(part)}</h2>
            <p class="words">{part.text}</p>
          </section>
        ))}
    </Page>
  )
}
