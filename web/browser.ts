import { sendOnce } from './enhance/busy.ts'
import { offerCopy } from './enhance/copy.ts'
import { countSigns } from './enhance/count.ts'
import { keepDraft } from './enhance/draft.ts'
import { focusErrors } from './enhance/error-summary.ts'
import { loadOffline } from './enhance/load-offline.ts'
import { showOneByOne } from './enhance/more.ts'
import type { Root } from './enhance/page-tools.ts'
import { offerPlace } from './enhance/place.ts'
import { offerPrint } from './enhance/print.ts'

const BEHAVIOURS = [
  keepDraft,
  showOneByOne,
  countSigns,
  offerPlace,
  offerPrint,
  offerCopy,
  sendOnce,
  loadOffline,
  focusErrors,
]

/** Each behaviour by itself: a phone that cannot do one of them has the others, and a page that works without any. */
function attach(root: Root): void {
  for (const behave of BEHAVIOURS) {
    try {
      behave(root)
    } catch {}
  }
}

attach(document)
document.addEventListener('fresh', () => attach(document.querySelector('main') || document))
