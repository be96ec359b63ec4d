// What the questionnaire needs and phones of 2017 do not have. Each only where it is missing.

function lend(to: object, name: string, what: unknown): void {
  if (!(name in to)) Object.defineProperty(to, name, { value: what, configurable: true, writable: true })
}

lend(Array.prototype, 'flatMap', function flatMap<T, U>(this: T[], act: (one: T, index: number) => U | U[]): U[] {
  return ([] as U[]).concat(...this.map(act))
})
lend(Array.prototype, 'flat', function flat<T>(this: (T | T[])[]): T[] {
  return ([] as T[]).concat(...this)
})
lend(Array.prototype, 'at', function at<T>(this: T[], index: number): T | undefined {
  return this[index < 0 ? this.length + index : index]
})
lend(Object, 'fromEntries', function fromEntries<T>(pairs: Iterable<[string, T]>): Record<string, T> {
  const made: Record<string, T> = {}
  for (const [name, value] of pairs) made[name] = value
  return made
})
lend(Object, 'hasOwn', function hasOwn(owner: object, name: string): boolean {
  return Object.prototype.hasOwnProperty.call(owner, name)
})
lend(String.prototype, 'matchAll', function matchAll(this: string, pattern: RegExp): RegExpExecArray[] {
  const found: RegExpExecArray[] = []
  this.replace(pattern, (...parts) => {
    const at = parts.findIndex((part) => typeof part === 'number')
    found.push(
      Object.assign(parts.slice(0, at), { index: parts[at] as number, input: String(this) }) as RegExpExecArray,
    )
    return ''
  })
  return found
})
lend(String.prototype, 'replaceAll', function replaceAll(this: string, what: string | RegExp, by: string): string {
  return typeof what === 'string' ? this.split(what).join(by) : this.replace(what, by)
})
