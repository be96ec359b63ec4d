/** What scripts do that serve neither orders, places nor files: nothing. */
export function pressed(): void {}

export function takeFile(): void {}

export function gatherFiles(): void {}

export function filesAtWork(): null {
  return null
}
