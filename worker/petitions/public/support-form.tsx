import { Select } from '../../../web/components/field.tsx'
import { Note } from '../../../web/components/note.tsx'
import type { CommuneBook } from '../../communes/book.ts'
import { type Supports, supportWords, takesSupport } from './supports.ts'

/** What a page says right after somebody supported: what came of it, by the part of its address. */
const SAID = {
  'da-ghi': { tone: 'good', text: 'Đã ghi nhận ông/bà ủng hộ việc này. Số người ủng hộ được đếm lại sau ít phút.' },
  'thay-cho-gui': {
    tone: 'good',
    text: 'Đã ghi nhận ông/bà ủng hộ việc này; nội dung ông/bà vừa viết không gửi đi. Số người ủng hộ được đếm lại sau ít phút.',
  },
  'da-co': { tone: 'info', text: 'Máy này đã ủng hộ việc này rồi. Mỗi máy được tính một lần.' },
  'bam-lai': { tone: 'warn', text: 'Chưa ghi được vì trang mở đã lâu. Ông/bà bấm "Tôi ủng hộ việc này" lần nữa.' },
} as const
export type SupportSaid = keyof typeof SAID

/** Is that part of an address something this page can say? */
export function isSupportSaid(text: string): text is SupportSaid {
  return Object.hasOwn(SAID, text)
}

export type SupportView = {
  book: CommuneBook
  /** The public page of the petition. */
  address: string
  label: string
  started: string
  supports: Supports | null
  said?: SupportSaid | undefined
}

/** What came of pressing the button. With `data-draft-done` a script forgets what was written instead. */
export function SupportNote({ said }: Pick<SupportView, 'said'>) {
  if (!said) return null
  const { tone, text } = SAID[said]
  return (
    <Note tone={tone}>
      <p role="status" data-draft-done={said === 'thay-cho-gui' ? '' : undefined}>
        {text}
      </p>
    </Note>
  )
}

/** How many support it, from which hamlets, and the button to join them. Nobody is asked for a name. */
export function SupportForm({ book, address, label, started, supports, said }: SupportView) {
  const isOpen = takesSupport(label)
  if (!isOpen && !supports) return null
  return (
    <section aria-labelledby="ung-ho">
      <h2 id="ung-ho">Ủng hộ</h2>
      {supports && <p>{supportWords(book, supports)}</p>}
      {isOpen && said !== 'da-ghi' && said !== 'thay-cho-gui' && said !== 'da-co' && (
        <form method="post" action={`${address}/ung-ho`}>
          <input type="hidden" name="started" value={started} />
          <Select
            name="hamlet"
            label="Ông/bà ở thôn nào? (không bắt buộc)"
            options={book.hamletsNow.map(({ id, name }) => ({ value: id, label: name }))}
            empty="Không nói"
          />
          <p>
            <button type="submit">Tôi ủng hộ việc này</button>
          </p>
          <p class="hint">Không hỏi tên. Mỗi máy tính một lần. Số người ủng hộ hiện ra khi có từ 5 người.</p>
        </form>
      )}
    </section>
  )
}
