import type { Language } from '../questionnaire.ts'

/** The language of columns that name none, where the settings name none either. */
const HOME = 'vi'

const CODES: Readonly<Record<string, string>> = {
  'tiếng việt': 'vi',
  vietnamese: 'vi',
  english: 'en',
  'tiếng anh': 'en',
  tày: 'tyz',
  'tiếng tày': 'tyz',
  nùng: 'nut',
  dao: 'ium',
  'tiếng dao': 'ium',
  hmông: 'hmn',
  mông: 'hmn',
  mường: 'mtq',
  thái: 'blt',
  jrai: 'jra',
  'gia rai': 'jra',
  'ê đê': 'rad',
  'ba na': 'bdq',
  khmer: 'km',
  chăm: 'cjm',
  français: 'fr',
  french: 'fr',
}
const NAMES: Readonly<Record<string, string>> = {
  vi: 'Tiếng Việt',
  en: 'English',
  tyz: 'Tày',
  ium: 'Dao',
  jra: 'Jrai',
  fr: 'Français',
}

/** `Tiếng Việt (vi)`, `English`, `vi`: a language as columns name it. */
export function languageOf(text: string): Language {
  const both = /^(.*\S)\s*\(([^()]+)\)$/s.exec(text.trim())
  if (both) return { code: both[2]?.trim() ?? '', name: both[1] ?? '' }
  const name = text.trim()
  if (/^[a-z]{2,3}(-\w{2,8})*$/i.test(name)) return { code: name, name: own(NAMES, name) ?? name }
  const code = own(CODES, name.toLowerCase()) ?? slug(name)
  return { code, name }
}

/** How columns name it. */
export function languageText({ code, name }: Language): string {
  return `${name} (${code})`
}

/** Codes stand in pages as `lang`, and keep texts apart. */
export function isLanguageCode(code: string): boolean {
  return /^[A-Za-z]{2,16}(-[A-Za-z0-9]{1,8}){0,3}$/.test(code) && !(code in {})
}

/** The languages of a questionnaire as its columns come: the default first. '' is a column that names none. */
export function gatherLanguages(
  columns: readonly string[],
  fallback: string,
): { languages: Language[]; codeOf: (text: string) => string } {
  const usual = languageOf(fallback === '' ? HOME : fallback)
  const codes = new Map(columns.map((text) => [text, text === '' ? usual.code : languageOf(text).code]))
  const codeOf = (text: string) => codes.get(text) ?? usual.code
  const languages = new Map<string, Language>()
  const see = (language: Language) => {
    const before = languages.get(language.code)
    if (!before || before.name === before.code || before.name === own(NAMES, before.code))
      languages.set(language.code, language)
  }
  if (fallback !== '') see(usual)
  for (const text of columns) {
    const language = text === '' ? usual : languageOf(text)
    if (text !== '' || !languages.has(language.code)) see(language)
  }
  if (languages.size === 0) see(usual)
  return { languages: [...languages.values()], codeOf }
}

function own(table: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}

function slug(name: string): string {
  const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D')
  return plain
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, '')
    .slice(0, 16)
}
