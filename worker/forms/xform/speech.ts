import { type Language, type Media, say, type Texts } from '../questionnaire.ts'
import { languageText } from '../xlsform/languages.ts'
import { referenceAt, type Spot, type Ways } from './paths.ts'
import { element, text, together, type Xml } from './xml.ts'

/** Collects every text in every language, each under a name that the rest of the form refers to. */
export class Speech {
  private readonly texts = new Map<
    string,
    { said: Texts | undefined; guidance: Texts | undefined; media: Media | undefined; at: Spot | null }
  >()
  private readonly languages: readonly Language[]
  private readonly ways: Ways

  constructor(languages: readonly Language[], ways: Ways) {
    this.languages = languages
    this.ways = ways
  }

  /** Keeps a text and says how to refer to it; undefined when there is nothing to say. */
  keep(id: string, at: Spot | null, said: Texts | undefined, media?: Media, guidance?: Texts): string | undefined {
    if (!said && !media && !guidance) return undefined
    this.texts.set(id, { said, media, guidance, at })
    return `jr:itext('${id}')`
  }

  /** Without this a language that lacks a text would show its name. */
  xml(): Xml {
    const translations = this.languages.map((language, index) =>
      element(
        'translation',
        { lang: languageText(language), default: index === 0 ? 'true()' : undefined },
        ...[...this.texts].map(([id, { said, media, guidance, at }]) =>
          element(
            'text',
            { id },
            ...(said ? [element('value', {}, this.spoken(said, language, at))] : []),
            ...(guidance ? [element('value', { form: 'guidance' }, this.spoken(guidance, language, at))] : []),
            ...this.file('image', 'jr://images/', media?.image, language),
            ...this.file('audio', 'jr://audio/', media?.audio, language),
          ),
        ),
      ),
    )
    return element('itext', {}, ...translations)
  }

  private spoken(texts: Texts, language: Language, at: Spot | null): Xml {
    const parts = say(texts, language.code, this.languages).split(/\$\{\s*([^\s{}]+)\s*\}/)
    return together(
      ...parts.map((part, index) =>
        index % 2 === 0 ? text(part) : element('output', { value: referenceAt(part, at, this.ways) }),
      ),
    )
  }

  private file(form: string, folder: string, names: Texts | undefined, language: Language): Xml[] {
    return names ? [element('value', { form }, text(folder + say(names, language.code, this.languages)))] : []
  }
}
