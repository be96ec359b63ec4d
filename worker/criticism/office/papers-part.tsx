import { type DraftEntry, DraftList } from '../../documents/draft-list.tsx'
import { mayReadDraft } from '../../documents/permissions.ts'
import type { CriticismDesk } from '../own.ts'
import { papersOf } from '../papers.ts'

/** Official papers of a draft's dossier: those that are being written, and those that can be begun. */
export function Papers({ desk, address }: { desk: CriticismDesk; address: string }) {
  const { book, staff, file } = desk
  const entries = (file.own.papers ?? []).flatMap((line): DraftEntry[] => {
    const body = book.bodies.get(line.bodyId)
    return body && mayReadDraft(staff, line, body, book.commune.triageBodyId) ? [{ line, isHidden: false }] : []
  })
  const offered = papersOf(desk)
  if (entries.length + offered.length === 0) return null
  return (
    <section class="noprint" aria-labelledby="van-ban">
      <h2 id="van-ban">Văn bản</h2>
      {entries.length > 0 && <DraftList book={book} entries={entries} withBody />}
      {offered.length > 0 && (
        <form method="post" action={`${address}/soan`}>
          <input type="hidden" name="key" value={desk.newId()} />
          {offered.map(({ key, text }) => (
            <p key={key}>
              <button type="submit" name="paper" value={key} class="quiet">
                {text}
              </button>
            </p>
          ))}
        </form>
      )}
    </section>
  )
}
