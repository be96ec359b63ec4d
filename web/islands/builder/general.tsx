import { byPages, onOnePage } from '../../../worker/forms/paging.ts'
import { listsUsed } from '../../../worker/forms/lists.ts'
import { addLanguage, dropLanguage, nameLanguage } from '../../../worker/forms/languages.ts'
import { say } from '../../../worker/forms/questionnaire.ts'
import type { Bench } from './bench.ts'
import { Box, Do, Fold, Pick, Tick } from './box.tsx'

/** Languages that communes of the country ask for; others can be named. */
const TONGUES: readonly (readonly [code: string, name: string])[] = [
  ['vi', 'Tiếng Việt'],
  ['tyz', 'Tiếng Tày'],
  ['ium', 'Tiếng Dao'],
  ['hmn', 'Tiếng Mông'],
  ['jra', 'Tiếng Jrai'],
  ['bdq', 'Tiếng Ba Na'],
  ['en', 'English'],
]

/** What concerns the whole: title, languages, pages, lists, files. */
export function General({ bench, versions }: { bench: Bench; versions: string }) {
  const { form } = bench
  return (
    <section aria-labelledby="chung">
      <h2 id="chung">Chung cho cả biểu mẫu</h2>
      <Box
        id="f-title"
        label="Tên biểu mẫu"
        value={form.title}
        maxLength={200}
        onText={(title) => bench.edit({ ...form, title }, 'title')}
        onDone={() => bench.settle()}
      />
      <Tick
        id="f-style"
        label="Hỏi từng trang một"
        hint="Mỗi nhóm ngoài cùng là một trang, câu đứng riêng cũng vậy. Hợp với biểu mẫu dài."
        checked={form.style === 'pages'}
        onTick={(yes) => bench.edit(yes ? byPages(form) : onOnePage(form))}
      />
      <Languages bench={bench} />
      <Lists bench={bench} />
      <Fold title="Tên tệp, bản của người soạn">
        <Box
          id="f-form"
          label="Tên trong tệp (form_id)"
          spellcheck={false}
          value={form.name}
          onDone={(text) => {
            const name = text.trim()
            if (/^[A-Za-z_][\w-]{0,63}$/.test(name)) bench.edit({ ...form, name })
            else bench.tell('Tên trong tệp chỉ có chữ không dấu, số, gạch dưới.')
          }}
        />
        <Box
          id="f-version"
          label="Số bản người soạn tự ghi (version)"
          value={form.version ?? ''}
          onDone={(text) => {
            const { version: _, ...rest } = form
            bench.edit(text.trim() === '' ? rest : { ...rest, version: text.trim() })
          }}
        />
      </Fold>
      <p class="hint">Bàn phím: Alt+↑ và Alt+↓ chuyển câu đang chọn; Ctrl+Z hoàn tác, Ctrl+Y làm lại.</p>
      <p>
        <a href={versions}>Các bản, tải về Excel, thay bằng tệp, cất biểu mẫu</a>
      </p>
    </section>
  )
}

function Languages({ bench }: { bench: Bench }) {
  const { languages } = bench.form
  const free = TONGUES.filter(([code]) => !languages.some((one) => one.code === code))
  return (
    <fieldset class="field" id="f-languages" tabIndex={-1}>
      <legend>Thứ tiếng</legend>
      <ul class="plain">
        {languages.map(({ code, name }, at) => (
          <li key={code} class="pair">
            <Box
              id={`f-tongue-${at}`}
              label={at === 0 ? 'Tiếng nói trước' : `Tiếng thứ ${at + 1}`}
              value={name}
              maxLength={60}
              onDone={(text) => text.trim() && bench.edit(nameLanguage(bench.form, code, text.trim()))}
            />
            {languages.length > 1 && (
              <Do
                label={`Bỏ ${name} và mọi lời bằng tiếng ấy`}
                onDo={() => {
                  bench.edit(dropLanguage(bench.form, code))
                  bench.speak(bench.form.languages[0]?.code ?? 'vi')
                }}
              >
                Bỏ
              </Do>
            )}
          </li>
        ))}
      </ul>
      {free.length > 0 && (
        <Pick
          id="f-add-tongue"
          label="Thêm một thứ tiếng"
          value=""
          options={[['', 'Chọn để thêm'], ...free]}
          onPick={(code) => {
            const found = TONGUES.find(([one]) => one === code)
            if (found) bench.edit(addLanguage(bench.form, { code: found[0], name: found[1] }))
          }}
        />
      )}
    </fieldset>
  )
}

/** Lists of options: which there are, and those that nobody uses. */
function Lists({ bench }: { bench: Bench }) {
  const { lists, languages, nodes } = bench.form
  const used = listsUsed(nodes)
  const names = Object.keys(lists)
  if (names.length === 0) return null
  return (
    <Fold title={`Các danh sách lựa chọn (${names.length})`}>
      <ul>
        {names.map((name) => (
          <li key={name}>
            <b>{name}</b>:{' '}
            {(lists[name] ?? []).map((choice) => say(choice.label, bench.language, languages)).join(', ')}{' '}
            {!used.has(name) && (
              <Do
                label={`Bỏ danh sách ${name}`}
                onDo={() => {
                  const { [name]: _, ...rest } = lists
                  bench.edit({ ...bench.form, lists: rest })
                }}
              >
                Bỏ (chưa câu nào dùng)
              </Do>
            )}
          </li>
        ))}
      </ul>
    </Fold>
  )
}
