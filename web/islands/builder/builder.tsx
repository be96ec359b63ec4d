// oxlint-disable-next-line import/no-unassigned-import
import '../sheet/old-phones.ts'
import { render } from 'preact'
import type { Opened } from '../../../worker/forms/making/talk.ts'
import { isSameData } from '../../../worker/forms/compare.ts'
import { Bench } from './bench.ts'
import { Desk } from './desk.tsx'
import { Keeper, openDraft } from './keep.ts'
import { listenForKeys } from './keys.ts'

/** The page on which a questionnaire is made. */
async function start(root: HTMLElement): Promise<void> {
  const address = root.dataset.builder ?? ''
  let opened: Opened
  try {
    opened = await openDraft(address)
  } catch {
    return explain(root)
  }
  const place = document.createElement('div')
  let isDrawing = false
  // Before the next key is heard, so that it finds the page as it now is.
  const draw = () => {
    if (isDrawing) return
    isDrawing = true
    Promise.resolve().then(() => {
      isDrawing = false
      render(<Desk bench={bench} keeper={keeper} versions={root.dataset.versions ?? ''} />, place)
      bench.settleFocus()
    })
  }
  const box = `bieu-mau/${root.dataset.staff ?? ''}${address}`
  const keeper = new Keeper(address, box, opened.revision, opened.editedAt, {
    changed: () => draw(),
    somebodySaved: (stand) => {
      bench.news = stand
      draw()
    },
  })
  const bench = new Bench(opened, address, draw, (draft) => keeper.put(draft))
  root.textContent = ''
  root.appendChild(place)
  listenForKeys(place, bench)
  const left = keeper.left()
  if (left && !isSameData(left.draft, opened.draft)) {
    // Written over what was seen then: when somebody saved since, the Worker says so.
    keeper.revision = left.revision
    bench.edit(left.draft)
    bench.tell('Đã lấy lại phần chưa lưu trên máy này.')
  } else keeper.forget()
  draw()
}

function explain(root: HTMLElement): void {
  const place = root.querySelector<HTMLElement>('[data-opening]')
  if (!place) return
  place.textContent = 'Chưa mở được biểu mẫu. Ông/bà kiểm tra mạng rồi tải lại trang.'
  place.setAttribute('role', 'alert')
}

const root = document.querySelector<HTMLElement>('[data-builder]')
if (root) start(root).catch(() => explain(root))
