/** Can this be a Vietnamese telephone number, however it was typed? */
export function isPhone(typed: string): boolean {
  return /^(\+?84|0)\d{8,10}$/.test(bare(typed))
}

/** The number in one way of writing, `0912345678`: the same person is the same, with or without the country's 84. */
export function plainPhone(typed: string): string {
  return bare(typed).replace(/^\+?84/, '0')
}

function bare(typed: string): string {
  return typed.replace(/[\s.()-]/g, '')
}
