/** Forgets the sheet that was kept on this phone under a name. */
export function forgetSheet(name: string): void {
  localStorage.removeItem(sheetKey(name))
}

/** Where a sheet is kept that is not sent yet. */
export function sheetKey(name: string): string {
  return 'nhap:' + name
}
