import { Field } from '../../../web/components/field.tsx'
import { Qr } from '../../../web/components/qr.tsx'
import { addressOf, officeAddressOf } from '../place.ts'
import type { SurveyView } from './survey-page.tsx'

/** Where people find a survey: link, square, poster, code for another site. */
export function WaysPart({ view: { survey, state, book, origin } }: { view: SurveyView }) {
  if (state === 'draft' || state === 'closed') return null
  const path = addressOf(book.commune.id, survey.slug)
  const own = survey.audience === 'staff' ? `${officeAddressOf(survey.slug)}/tra-loi` : path
  const takesPaper = survey.onPaper || survey.audience === 'paper'
  return (
    <section aria-labelledby="loi-vao">
      <h2 id="loi-vao">Đường đến khảo sát</h2>
      <p>
        <a href={own}>{`${origin}${own}`}</a>
      </p>
      <p>
        <button type="button" class="quiet" data-copy={`${origin}${own}`} hidden>
          Chép đường dẫn
        </button>
      </p>
      {survey.audience !== 'staff' && (
        <>
          {survey.audience !== 'paper' && (
            <Qr text={`${origin}${path}`} label={`Mã vuông mở khảo sát "${survey.title}"`} />
          )}
          <p>
            <a href={`${path}/ap-phich`}>Áp phích để in, khổ A4</a>
          </p>
        </>
      )}
      {takesPaper && state === 'open' && (
        <p>
          <a href={`${officeAddressOf(survey.slug)}/phieu-giay`}>Nhập phiếu giấy</a>
        </p>
      )}
      {survey.audience === 'open' && <Embed address={`${origin}${path}/nhung`} title={survey.title} />}
    </section>
  )
}

/** For the commune's own site. */
function Embed({ address, title }: { address: string; title: string }) {
  const code = `<iframe src="${address}" title="${title.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}" width="100%" height="900" style="border:0"></iframe>`
  return (
    <details>
      <summary>Nhúng vào trang khác của xã</summary>
      <Field
        name="nhung"
        label="Mã nhúng"
        hint="Chép cả đoạn, dán vào trang web của xã."
        rows={4}
        value={code}
        readOnly
        spellcheck={false}
      />
      <p>
        <button type="button" class="quiet" data-copy={code} hidden>
          Chép mã nhúng
        </button>
      </p>
    </details>
  )
}
