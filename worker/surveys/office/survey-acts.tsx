import type { ComponentChildren } from 'preact'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { instantText } from '../../deadlines/calendar.ts'
import { officeAddressOf } from '../place.ts'
import type { Act } from './acts.ts'
import { EndFields } from './settings-page.tsx'
import { LABELS } from './survey-form.ts'
import type { SurveyView } from './survey-page.tsx'

type Part = { view: SurveyView }

/** What can be done with a survey now, the likeliest first. */
export function ActForms({ view }: Part) {
  const { survey, acts, state } = view
  const here = officeAddressOf(survey.slug)
  const may = (act: Act) => acts.get(act) === null
  return (
    <>
      {acts.has('mo') && <OpenForm view={view} />}
      {may('ban-moi') && isEdited(view) && <RenewForm view={view} />}
      {may('sua') && (
        <p>
          <a href={`${here}/sua`}>
            {state === 'draft' ? 'Sửa tên, lời giới thiệu, ngày giờ' : 'Sửa lời giới thiệu, lùi ngày đóng'}
          </a>
        </p>
      )}
      {may('han-muc') && (
        <p>
          <a href={`${here}/han-muc`}>Đặt số phiếu tối đa theo thôn, theo lựa chọn</a>
        </p>
      )}
      {may('phieu-moi') && (
        <p>
          <a href={`${here}/phieu-moi`}>Làm phiếu mời</a>
        </p>
      )}
      {may('phieu-in') && (
        <p>
          <a href={`${here}/phieu-in`}>In phiếu giấy</a>
        </p>
      )}
      {acts.has('dong') && <CloseForm view={view} />}
      {acts.has('mo-lai') && <AgainForm view={view} />}
      {may('cat') && (
        <Fold title="Cất khảo sát">
          <p>
            {state === 'draft'
              ? 'Không còn trong danh sách. Lấy lại được ở mục Khảo sát đã cất.'
              : 'Không còn trong danh sách. Kết quả đã công bố và câu trả lời vẫn giữ nguyên.'}
          </p>
          <Button view={view} act="cat" quiet>
            Cất khảo sát này
          </Button>
        </Fold>
      )}
      {may('lay-lai') && (
        <Button view={view} act="lay-lai" quiet>
          Lấy lại vào danh sách
        </Button>
      )}
    </>
  )
}

function OpenForm({ view }: Part) {
  const { survey, now, acts } = view
  const refusal = acts.get('mo')
  if (refusal) return <p class="hint">{refusal.sentence}</p>
  const starts = survey.opensAt !== null && survey.opensAt > now.toISOString()
  return (
    <>
      <Button view={view} act="mo">
        Mở khảo sát
      </Button>
      <p class="hint">
        {starts ? `Bà con trả lời được từ ${instantText(survey.opensAt ?? now)}.` : 'Bà con trả lời được ngay.'} Bộ câu
        hỏi lúc này được giữ lại; sau đó chỉ sửa được lời giới thiệu và lùi ngày đóng.
      </p>
    </>
  )
}

/** The questionnaire was edited since it was frozen. */
function isEdited({ questionnaire }: SurveyView): boolean {
  return questionnaire.frozenAt !== null && questionnaire.editedAt > questionnaire.frozenAt
}

function RenewForm({ view }: Part) {
  return (
    <Fold title="Biểu mẫu đã sửa sau khi mở">
      <p>
        Người trả lời từ lúc bấm nút gặp câu hỏi mới. Phiếu đã gửi giữ nguyên theo câu hỏi cũ; số liệu cộng theo tên
        câu. Ai đang mở phiếu cũ vẫn gửi được phiếu cũ.
      </p>
      <Button view={view} act="ban-moi" quiet>
        Dùng câu hỏi mới từ bây giờ
      </Button>
    </Fold>
  )
}

function CloseForm({ view }: Part) {
  const refusal = view.acts.get('dong')
  if (refusal) return <p class="hint">Chưa đóng được. {refusal.sentence}</p>
  return (
    <Fold title="Đóng khảo sát">
      <p>Không ai gửi phiếu được nữa. Phiếu giấy đã làm thì nhập thêm được 14 ngày.</p>
      <Button view={view} act="dong" quiet>
        Đóng bây giờ
      </Button>
    </Fold>
  )
}

function AgainForm({ view }: Part) {
  const { survey, acts, errors, values } = view
  const refusal = acts.get('mo-lai')
  if (refusal) return <p class="hint">{refusal.sentence}</p>
  const isWrong = Object.keys(errors).length > 0
  return (
    <Fold title="Mở lại" open={isWrong}>
      <ErrorSummary errors={errors} labels={LABELS} />
      <form method="post" action={`${officeAddressOf(survey.slug)}/mo-lai`}>
        <input type="hidden" name="revision" value={survey.revision} />
        <EndFields values={values} errors={errors} hint="Khi kết quả chưa công bố thì còn mở lại được." />
        <p>
          <button type="submit" class="quiet">
            Mở lại
          </button>
        </p>
      </form>
    </Fold>
  )
}

function Fold({ title, open, children }: { title: string; open?: boolean; children: ComponentChildren }) {
  return (
    <details open={open}>
      <summary>{title}</summary>
      {children}
    </details>
  )
}

function Button({ view, act, quiet, children }: Part & { act: Act; quiet?: boolean; children: string }) {
  const { survey } = view
  return (
    <form method="post" action={`${officeAddressOf(survey.slug)}/${act}`}>
      <input type="hidden" name="revision" value={survey.revision} />
      <p>
        <button type="submit" class={quiet ? 'quiet' : undefined}>
          {children}
        </button>
      </p>
    </form>
  )
}
