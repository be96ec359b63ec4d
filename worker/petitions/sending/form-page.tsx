import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Note, Trouble } from '../../../web/components/note.tsx'
import { Page } from '../../../web/components/page.tsx'
import { ASKS, HONEYPOT } from './abuse.ts'
import { FIELD_LABELS } from '../form.ts'
import { fieldsOf, type FormView, Person } from './form-fields.tsx'
import { CHOOSE_AGAIN, Matter } from './matter-fields.tsx'
import { placeOf } from '../place.ts'

/** The petition form, whole without a script. */
export function formPage(view: FormView) {
  const { book, errors, trouble } = view
  const here = placeOf(book)
  const field = fieldsOf(view, FIELD_LABELS)
  return (
    <Page
      title="Gửi kiến nghị, phản ánh"
      place={here}
      description={`Gửi kiến nghị, phản ánh đến ${here.name}. Không cần tài khoản.`}
    >
      <h1>Gửi kiến nghị, phản ánh</h1>
      <ErrorSummary errors={errors} labels={FIELD_LABELS} />
      {trouble && (
        <Trouble title={trouble.title}>
          <p>{trouble.text}</p>
        </Trouble>
      )}
      {view.photosLost && (
        <p data-photos-lost>
          <a href="#photos">{CHOOSE_AGAIN}</a>
        </p>
      )}
      {Object.keys(errors).length === 0 && (
        <p class="lead">Khoảng 3 phút. Không cần tài khoản. Gửi xong có mã để theo dõi đến khi được trả lời.</p>
      )}
      <Note title="Tố cáo hoặc khiếu nại?">
        <p>
          <b>Tố cáo</b> là báo người khác làm trái pháp luật; <b>khiếu nại</b> là xin xem lại một quyết định đối với
          chính mình. Hai việc này phải có đơn hoặc đến nói trực tiếp để được giữ kín và giải quyết đúng luật, nên không
          nhận ở đây. <a href={`${here.href}/to-cao-khieu-nai`}>Xem nộp ở đâu, nộp thế nào</a>
        </p>
      </Note>
      <form method="post" action={`${here.href}/kien-nghi/moi`} enctype="multipart/form-data" data-send data-draft>
        <input type="hidden" name="submissionKey" value={view.submissionKey} />
        <input type="hidden" name="started" value={view.started} />
        {/* This page can show what others sent before; programs, and what was written without a network, are not asked. */}
        <input type="hidden" name={ASKS} value="1" />
        <Matter view={view} field={field} />
        <Person view={view} field={field} />
        <p hidden>
          <label for={HONEYPOT}>Để trống ô này</label>
          <input id={HONEYPOT} name={HONEYPOT} tabIndex={-1} autocomplete="off" />
        </p>
        {/* A message about the hidden key leads here: with the fresh key in the page, sending again is all there is to do. */}
        <p id="submissionKey">
          <button type="submit">Gửi kiến nghị</button>
        </p>
      </form>
    </Page>
  )
}
