/** Where the commune's questionnaires are made. */
export const FORMS = '/can-bo/bieu-mau'

/** What this room's pages and routes agree on about one questionnaire. */
export function addressesOf(id: string) {
  const here = `${FORMS}/${id}`
  return { page: here, versions: `${here}/ban`, draft: `${here}/nhap`, media: `${here}/tep`, copy: `${here}/ban-sao` }
}

/** `{what}` is a version's number or `nhap` for the draft. */
export function exportAddress(id: string, what: string | number, file: string): string {
  return `${FORMS}/${id}/xuat/${what}/${encodeURIComponent(file)}`
}
