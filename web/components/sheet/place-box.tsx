import { fieldName } from '../../../worker/forms/fields.ts'
import { Part } from './boxes.tsx'
import { type Asked, Listed } from './frame.tsx'

/** Where it is: found by the phone when asked, or two numbers typed. */
export function PlaceBox({ view, entry, error }: Asked) {
  const { live } = view
  const [, , alt, acc] = entry.value.split(' ')
  return (
    <Listed view={view} entry={entry} error={error}>
      {live?.canFind && (
        <button type="button" class="quiet" data-find>
          Lấy vị trí của tôi
        </button>
      )}
      {live && (
        <p class="hint" role="status">
          {live.said.get(entry.key)}
        </p>
      )}
      <details open={!live?.canFind || !!error}>
        <summary>Ghi tọa độ bằng tay</summary>
        <Part view={view} entry={entry} error={error} box="lat" label="Vĩ độ, ví dụ 21,9512" />
        <Part view={view} entry={entry} error={error} box="lon" label="Kinh độ, ví dụ 105,0134" />
      </details>
      {acc && <input type="hidden" name={fieldName(entry.key, 'alt')} value={alt} />}
      {acc && <input type="hidden" name={fieldName(entry.key, 'acc')} value={acc} />}
    </Listed>
  )
}
