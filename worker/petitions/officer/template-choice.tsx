import { Select } from '../../../web/components/field.tsx'
import { type CaseView, errorsAt } from './officer-view.ts'
import { templatesFor } from './templates.ts'

/** A template to go on from: its button sends what was written along, so that nothing is lost. */
export function TemplateChoice({ view }: { view: CaseView }) {
  const templates = templatesFor(view.book, view.file.row.category, view.today)
  if (templates.length === 0) return null
  return (
    <div class="inline">
      {/* Enter in a field presses the first button of its form: that has to be the one that sends. */}
      <button type="submit" hidden tabIndex={-1}>
        Trình duyệt
      </button>
      <Select
        id="trinh-duyet-template"
        name="template"
        label="Mẫu trả lời của xã"
        empty="Chọn mẫu"
        errors={errorsAt(view, 'trinh-duyet', 'template')}
        options={templates.map(({ id, title }) => ({ value: id, label: title }))}
      />
      <p>
        <button class="quiet" type="submit" formAction={`/can-bo/ho-so/${view.code}/chen-mau#viec`} formNoValidate>
          Chèn mẫu
        </button>
      </p>
    </div>
  )
}
