import { Fragment } from 'preact'
import { fieldsOf, valuesOf } from '../../../worker/forms/fields.ts'
import type { Answers } from '../../../worker/forms/questionnaire.ts'
import { isQuestion } from '../../../worker/forms/questionnaire.ts'
import type { Entry, Sheet as Answered } from '../../../worker/forms/sheet.ts'
import { ASKED, canBeSeen } from '../../../worker/forms/turn.ts'
import { ErrorSummary } from '../error-summary.tsx'
import { Note } from '../note.tsx'
import { canClear } from './frame.tsx'
import { unmarked } from './marked.tsx'
import { isDrawn, Nodes } from './nodes.tsx'
import { idOf, type View } from './view.ts'

/** One page of a sheet with its buttons; the answers of the other pages ride along in hidden fields. */
export function Sheet(view: View) {
  const { sheet, page, errors, live } = view
  const { languages } = sheet.plan.questionnaire
  const pages = sheet.pages()
  const keys = pages[page] ?? []
  const isLast = page >= pages.length - 1
  const inside = keysBelow(sheet, keys)
  const isKept = view.send === ''
  const last = isKept ? 'luu' : 'gui'
  const step = isLast ? last : 'tiep'
  const words = isLast ? ((isKept ? view.save : view.send) ?? 'Gửi phiếu') : 'Tiếp tục'
  return (
    <div>
      {live && (
        <p class="sr" role="status">
          {live.heard}
        </p>
      )}
      {(languages.length > 1 || inside.some((key) => hasButton(sheet.entry(key)))) && (
        // The button that Enter presses is the first: it must not be one that adds a round or takes an answer back.
        <button name={ASKED.step} value={step} class="sr" tabIndex={-1} aria-hidden="true">
          {words}
        </button>
      )}
      <input type="hidden" name={ASKED.page} value={keys[0]} />
      {languages.length > 1 && <Languages sheet={sheet} />}
      {pages.length > 1 && (
        <p class="page" id="trang" tabIndex={-1}>
          Trang {page + 1}/{pages.length} <progress value={page + 1} max={pages.length} aria-hidden="true" />
        </p>
      )}
      <Faults sheet={sheet} errors={view.listed ?? errors} keys={inside} />
      {view.more && (
        <div role="status" tabIndex={-1} autofocus data-focus>
          <Note title="Có thêm câu hỏi">
            <p>
              Theo câu trả lời của ông/bà, có thêm câu hỏi. <a href={`#${idOf(view.more)}`}>Xem câu hỏi thêm</a>
            </p>
          </Note>
        </div>
      )}
      <div lang={sheet.language === 'vi' ? undefined : sheet.language}>
        <Nodes view={view} keys={keys} />
      </div>
      {(!live || live.isSending) && (
        <>
          <Unasked keys={inside.filter((key) => !canBeSeen(sheet.entry(key)))} />
          <Carried sheet={sheet} drawn={inside} />
        </>
      )}
      <div class="turn">
        <button key={step} name={ASKED.step} value={step} type="submit">
          {words}
        </button>
        {page > 0 && (
          <button key="lui" name={ASKED.step} value="lui" class="quiet">
            Quay lại
          </button>
        )}
        {view.save && step !== 'luu' && (
          <button key="luu" name={ASKED.step} value="luu" class="quiet">
            {view.save}
          </button>
        )}
      </div>
    </div>
  )
}

/** Does it bring a button that sends the page? */
function hasButton(entry: Entry): boolean {
  return entry.kind === 'repeat' || canClear(entry)
}

function Languages({ sheet }: { sheet: Answered }) {
  return (
    <p class="tongues">
      <input type="hidden" name={ASKED.language} value={sheet.language} />
      {sheet.plan.questionnaire.languages.map(({ code, name }) => (
        <Fragment key={code}>
          <button
            name={ASKED.switch}
            value={code}
            class="quiet"
            lang={code}
            aria-pressed={code === sheet.language ? 'true' : 'false'}
          >
            {name}
          </button>{' '}
        </Fragment>
      ))}
    </p>
  )
}

/** What stands on the sheet and has no box on this page. */
function Carried({ sheet, drawn }: { sheet: Answered; drawn: readonly string[] }) {
  const here = new Set(drawn.filter((key) => isDrawn(sheet.entry(key))))
  const rest: Record<string, string> = {}
  const values: Answers = valuesOf(sheet)
  for (const key of Object.keys(values)) if (!here.has(key)) rest[key] = values[key] ?? ''
  return (
    <>
      {fieldsOf(sheet.plan, rest).map(([name, value]) => (
        <input type="hidden" key={name} name={name} value={value} />
      ))}
    </>
  )
}

/** Every place on a page in its order, asked or not; nothing below what is not asked. */
function keysBelow(sheet: Answered, keys: readonly string[]): string[] {
  return keys.reduce<string[]>((found, key) => {
    const entry = sheet.entry(key)
    found.push(key)
    if (!entry.relevant || isQuestion(entry.node)) return found
    if (entry.kind === 'group') return found.concat(keysBelow(sheet, sheet.keysIn(entry)))
    for (let place = 1; place <= sheet.countOf(key); place++)
      found = found.concat(keysBelow(sheet, sheet.keysIn(entry, place)))
    return found
  }, [])
}

function Unasked({ keys }: { keys: readonly string[] }) {
  return keys.length > 0 ? <input type="hidden" name={ASKED.unasked} value={keys.join(' ')} /> : null
}

/** What is wrong on the page, in its order; each line leads to its question, a round says which. */
function Faults({ sheet, errors, keys }: Pick<View, 'sheet' | 'errors'> & { keys: readonly string[] }) {
  const told = Object.keys(errors)
  if (told.length === 0) return null
  const lists: Record<string, string[]> = {}
  const labels: Record<string, string> = {}
  for (const key of told) lists[idOf(key)] = [errors[key] ?? '']
  for (const key of keys.filter((one) => errors[one])) {
    const { label, name } = sheet.entry(key)
    const round = key.slice(name.length).replace(/:/g, '.').slice(1)
    labels[idOf(key)] = unmarked(label || name) + (round && ` (${round})`)
  }
  return <ErrorSummary errors={lists} labels={labels} />
}
