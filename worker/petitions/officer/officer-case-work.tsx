import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { ActionForm } from './action-forms.tsx'
import { isMain, whyNoReturn } from './offers.ts'
import type { CaseView } from './officer-view.ts'
import { liveGrants } from './restrict-forms.tsx'
import { FIELD_LABELS, waitsFor } from './officer-words.ts'

/** What this officer may do now; without anything, who must act. */
export function Actions({ view }: { view: CaseView }) {
  const { about, book, file, offers, sent, staff } = view
  const { row } = file
  const first = offers[0] && isMain(offers[0], row) ? offers[0] : null
  const hasOthers = liveGrants(view).some((id) => id !== staff.id)
  const rest = offers.filter((offer) => offer !== first && (offer.action !== 'thoi-quyen' || hasOthers))
  const noReturn = whyNoReturn(staff, row, about)
  const wrote = row.status === 'pending_approval' && row.proposedBy === staff.id
  return (
    <section id="viec" class="work" aria-labelledby="viec-can-lam">
      <h2 id="viec-can-lam">{first ? first.title : 'Việc tiếp theo'}</h2>
      {first ? <ActionForm view={view} offer={first} /> : <p>{waitsFor(row, book)}</p>}
      {wrote && <p>Ông/bà đã viết câu trả lời này, nên một người khác duyệt.</p>}
      {rest.map((offer) => (
        <details key={offer.action} open={sent?.action === offer.action}>
          <summary>{offer.title}</summary>
          <ActionForm view={view} offer={offer} />
        </details>
      ))}
      {noReturn !== null && <p class="hint">{noReturn}</p>}
    </section>
  )
}

/** What is wrong with the form that was sent; each line leads to its field. */
export function Summary({ view: { sent } }: { view: CaseView }) {
  if (!sent) return null
  // A group of choices carries the field's plain name as its id.
  const id = (name: string) =>
    ['reasonCode', 'urgency'].includes(name) && sent.action !== 'khong-thu-ly' ? name : `${sent.action}-${name}`
  const entries = Object.entries(sent.errors)
  return (
    <ErrorSummary
      errors={Object.fromEntries(entries.map(([name, messages]) => [id(name), messages]))}
      labels={Object.fromEntries(entries.map(([name]) => [id(name), FIELD_LABELS[name] ?? '']))}
    />
  )
}

/** What was typed into a form that is not accepted as things stand now: kept, to be copied. */
export function Unsent({ view: { offers, sent } }: { view: CaseView }) {
  if (!sent || Object.keys(sent.errors).length > 0) return null
  const isKept = offers.some((offer) => offer.action === sent.action)
  const words = [...sent.kept].flatMap(([name, values]) =>
    FIELD_LABELS[name] && !CHOSEN.includes(name)
      ? values.filter((text) => text.trim() !== '').map((text) => ({ name, text }))
      : [],
  )
  if (isKept || words.length === 0) return null
  return (
    <section aria-labelledby="vua-viet">
      <h2 id="vua-viet">Những gì ông/bà vừa viết</h2>
      <p>Chưa được ghi. Ông/bà sao lại nếu còn cần.</p>
      {words.map(({ name, text }, index) => (
        <div class="field" key={index}>
          <label for={`vua-viet-${index}`}>{FIELD_LABELS[name]}</label>
          <textarea id={`vua-viet-${index}`} readOnly rows={4} value={text} />
        </div>
      ))}
    </section>
  )
}

/** Fields that are chosen, not written. */
const CHOSEN = ['category', 'hamlet', 'urgency', 'aboutBody', 'body', 'reasonCode', 'photo', 'photos']
