import { placeOf } from '../../place.ts'
import { ErrorSummary } from '../../../../web/components/error-summary.tsx'
import { Note } from '../../../../web/components/note.tsx'
import { Page } from '../../../../web/components/page.tsx'
import { showSecret } from '../../../cases/code.ts'
import { ownCode, ownHref } from '../codes.ts'
import type { ItemRow } from '../tables.ts'
import { RightRoad } from './own-question-page.tsx'
import { Again, Closed, LABELS, QuestionForm, type QuestionView } from './question-page.tsx'

/** For a phone in the hall: one box to ask now. Small, without scripts. */
export function hallPage(view: QuestionView & { item: ItemRow | null }) {
  const { book, row, errors, item, kept } = view
  return (
    <Page title={`Hỏi ngay: ${row.title}`} place={placeOf(book)} script={false}>
      {kept && <Kept view={view} kept={kept} />}
      <h1>{kept ? 'Hỏi thêm câu nữa' : 'Hỏi ngay tại hội trường'}</h1>
      <ErrorSummary errors={errors} labels={LABELS} />
      <Again view={view} />
      <p>
        {row.title}
        {item && (
          <>
            . Đang bàn: <b>{item.title}</b>
          </>
        )}
      </p>
      {view.isOpen ? (
        <QuestionForm view={view} button="Gửi câu hỏi">
          <p class="hint">Không hỏi tên. Cán bộ Mặt trận xem rồi hiện lên màn hình.</p>
        </QuestionForm>
      ) : (
        <Closed view={view} />
      )}
    </Page>
  )
}

function Kept({ view: { book }, kept }: { view: QuestionView; kept: NonNullable<QuestionView['kept']> }) {
  return (
    <>
      <Note tone="good" title={`Đã nhận. Câu hỏi của ông/bà là số ${kept.number}.`}>
        <p>
          Giữ hai mã để xem trả lời: <b class="code whole">{ownCode(book, kept.place)}</b> và{' '}
          <b class="code whole">{showSecret(kept.secret)}</b>
        </p>
        <p>
          <a href={ownHref(book.commune.id, kept.place)}>Xem câu hỏi của tôi</a>
        </p>
      </Note>
      {kept.suspicions.length > 0 && <RightRoad communeId={book.commune.id} />}
    </>
  )
}
