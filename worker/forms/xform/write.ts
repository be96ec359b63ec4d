import type { Questionnaire } from '../questionnaire.ts'
import { HAMLETS } from '../xlsform/types.ts'
import { controls } from './body.ts'
import { expand } from './expand.ts'
import { secondaryInstances } from './instances.ts'
import { binds, defaultAction, metaOf, primaryInstance } from './model.ts'
import { instanceNames, waysOf } from './paths.ts'
import { Speech } from './speech.ts'
import { element, text } from './xml.ts'

const NAMESPACES = {
  xmlns: 'http://www.w3.org/2002/xforms',
  'xmlns:h': 'http://www.w3.org/1999/xhtml',
  'xmlns:ev': 'http://www.w3.org/2001/xml-events',
  'xmlns:xsd': 'http://www.w3.org/2001/XMLSchema',
  'xmlns:jr': 'http://openrosa.org/javarosa',
  'xmlns:orx': 'http://openrosa.org/xforms',
  'xmlns:odk': 'http://www.opendatakit.org/xforms',
}

/** A questionnaire that is in order, as the XForm that ODK Collect and Enketo load. */
export function writeXForm(
  questionnaire: Questionnaire,
  { hamlets }: { hamlets: readonly { id: string; name: string }[] },
): string {
  const names = instanceNames(questionnaire, HAMLETS)
  const ways = waysOf(expand(questionnaire), names.find)
  const speech = new Speech(questionnaire.languages, ways)
  const meta = metaOf(ways)
  const body = element('h:body', { class: questionnaire.style }, ...controls(ways.top, { ways, names, speech }))
  const lists = secondaryInstances(questionnaire, { name: HAMLETS, all: hamlets }, names, speech)
  const rules = binds(questionnaire, ways, speech, meta)
  const defaults = [...ways.spots.values()]
    .filter((spot) => !spot.isInRepeat)
    .flatMap((spot) => defaultAction(spot, ways))
  const model = element(
    'model',
    { 'odk:xforms-version': '1.0.0' },
    speech.xml(),
    primaryInstance(questionnaire, ways, meta),
    ...lists,
    ...rules,
    ...defaults,
  )
  const head = element('h:head', {}, element('h:title', {}, text(questionnaire.title)), model)
  return `<?xml version="1.0"?>\n${element('h:html', NAMESPACES, head, body)}\n`
}
