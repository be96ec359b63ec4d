import { each, type Root } from './page-tools.ts'

/** Whoever cannot see the page hears first what is wrong. */
export function focusErrors(root: Root): void {
  each(root, '[data-focus]', (summary) => summary.focus())
}
