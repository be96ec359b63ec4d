import type { CommuneBook } from '../communes/book.ts'
import { type DraftEntry, DraftList } from './draft-list.tsx'

type Props = {
  book: CommuneBook
  /** Where what they belong to stands. */
  address: string
  drafts: readonly DraftEntry[]
  /** Papers that can be begun from it. */
  offered: readonly { key: string; text: string }[]
  /** The next draft's id: two taps begin one. */
  draftKey: string
}

/** Official papers of a dossier: those that are being written, and those that can be begun. */
export function PaperOffers({ book, address, drafts, offered, draftKey }: Props) {
  if (drafts.length + offered.length === 0) return null
  return (
    <section class="noprint" aria-labelledby="van-ban">
      <h2 id="van-ban">Văn bản</h2>
      {drafts.length > 0 && <DraftList book={book} entries={drafts} withBody />}
      {offered.length > 0 && (
        <details>
          <summary>Soạn văn bản từ hồ sơ này</summary>
          <form method="post" action={`${address}/soan`}>
            <input type="hidden" name="key" value={draftKey} />
            {offered.map(({ key, text }) => (
              <p key={key}>
                <button type="submit" name="paper" value={key} class="quiet">
                  {text}
                </button>
              </p>
            ))}
          </form>
        </details>
      )}
    </section>
  )
}
