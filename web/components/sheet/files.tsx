import { fieldName } from '../../../worker/forms/fields.ts'
import type { QuestionKind } from '../../../worker/forms/questionnaire.ts'
import { type Asked, Boxed, looks, told } from './frame.tsx'
import { idOf } from './view.ts'

type Sort = { accept?: string; says: string; kept: string }

/** Without image/heic in the list an iPhone hands over JPEG, which officers' browsers can show. */
const SORTS: Partial<Record<QuestionKind, Sort>> = {
  image: { accept: 'image/jpeg,image/png,image/webp', says: 'Một ảnh, nặng nhất 8 MB.', kept: 'Đã chọn ảnh' },
  audio: { accept: 'audio/*', says: 'Một bản ghi âm, nặng nhất 8 MB.', kept: 'Đã chọn bản ghi âm' },
  file: { says: 'Một tệp, nặng nhất 8 MB.', kept: 'Đã chọn tệp' },
}

/** A photo, a recording, a file. What was chosen before is named, and can be taken back. */
export function FileBox({ view, entry, error }: Asked) {
  const { key, value, kind } = entry
  const { accept, says, kept } = SORTS[kind as QuestionKind] as Sort
  const said = view.live?.said.get(key)
  const name = fieldName(key)
  return (
    <Boxed view={view} entry={entry} error={error}>
      <p class="hint">{says}</p>
      <input
        type="file"
        id={idOf(key)}
        name={name}
        accept={accept}
        capture={kind === 'image' && looks(entry, 'new') ? 'environment' : undefined}
        {...told(entry, error)}
      />
      {view.live && (
        <p class="hint" role="status">
          {said || (value && `${kept}: ${value}.`)}
        </p>
      )}
      {value && <input type="hidden" name={name} value={value} />}
      {value && !view.live && (
        <>
          <p class="hint">
            {kept}: {value}. Chọn tệp khác thì tệp mới thay tệp này.
          </p>
          <label class="tick">
            <input type="checkbox" name={fieldName(key, 'bo')} value="1" /> Bỏ tệp này
          </label>
        </>
      )}
      {value && view.live && (
        <button type="button" class="quiet" data-unfile>
          Bỏ tệp này
        </button>
      )}
    </Boxed>
  )
}
