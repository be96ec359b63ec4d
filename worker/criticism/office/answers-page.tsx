import { Note, Said } from '../../../web/components/note.tsx'
import type { Deed, DeedField } from '../../dossiers/deed.ts'
import { DeedFields, type Offer } from '../../dossiers/deed-forms.tsx'
import { OfficePage } from '../../staff/office-page.tsx'
import type { Own, Point } from '../own.ts'
import { OFFICE } from '../place.ts'
import { Answer, countText, placeText } from '../point-list.tsx'
import type { DraftView } from './dossier-page.tsx'

/** What is filled in point by point: the drafter's answers, or what the final text came to. */
export function byPointPage(view: DraftView, action: 'soan-tra-loi' | 'doi-chieu') {
  const { desk, address, offers, tried, said } = view
  const { book, staff, file } = desk
  const offer: Offer<Own> | undefined = offers.find((one) => one.action === action)
  const title = action === 'soan-tra-loi' ? 'Soạn trả lời từng điểm' : 'Đối chiếu văn bản với từng điểm'
  return (
    <OfficePage title={`${title}: ${file.row.title}`} staff={staff} book={book} current={OFFICE}>
      <p class="crumb">
        <a href={address}>{file.row.title}</a>
      </p>
      <h1>{title}</h1>
      <Said said={said} />
      {offer ? (
        <Form view={view} deed={offer.deed} action={action} tried={tried?.action === action ? tried : null} />
      ) : (
        <Note>
          <p>Lúc này ông/bà không sửa được. Mở lại trang dự thảo để xem tình trạng.</p>
        </Note>
      )}
    </OfficePage>
  )
}

type FormProps = { view: DraftView; deed: Deed<Own, never>; action: string; tried: DraftView['tried'] }

function Form({ view: { desk, address }, deed, action, tried }: FormProps) {
  const { own, row } = desk.file
  const fields = deed.fields(desk)
  const values = tried?.values ?? deed.values?.(desk) ?? {}
  return (
    <form method="post" action={`${address}/${action}`}>
      <input type="hidden" name="version" value={row.version} />
      <p class="lead">{deed.lead?.(desk)}</p>
      {own.points.map((point) => (
        <fieldset class="part" key={point.id} id={`diem-${point.number}`}>
          <legend>Điểm {point.number}</legend>
          <p class="at">
            {placeText(point, own.sections)}. {countText(point)}
          </p>
          <p class="words">{point.text}</p>
          {point.quotes.map((quote) => (
            <p class="hint" key={quote.commentId}>
              “{quote.text}”
            </p>
          ))}
          {action === 'doi-chieu' && <Answer point={point} />}
          <DeedFields fields={fieldsOf(fields, point)} prefix="f" values={values} errors={tried?.errors ?? {}} />
        </fieldset>
      ))}
      <p>
        <button type="submit">{deed.button}</button>
      </p>
    </form>
  )
}

function fieldsOf(fields: readonly DeedField[], { number }: Point): DeedField[] {
  const names = [`p${number}`, `p${number}.text`, `m${number}`, `m${number}.text`]
  return fields.filter(({ name }) => names.includes(name))
}
