import { type AnyNode, createInstance, type RootNode } from '@getodk/xforms-engine'
import type { Step } from './answer-scripts.ts'

/** What ODK's engine says of one question, group or repeat. */
export type OdkEntry = {
  kind: string
  relevant: boolean
  required: boolean
  readonly: boolean
  /** As it would be stored; of a repeat: how many rounds. */
  value: string
  /** Is there nothing against the answer? */
  fits: boolean
  /** Is an answer missing? */
  missing: boolean
  label: string
  choices: string[]
}

let root: RootNode

/** Runs in a browser, where the engine finds the XML reader that it needs. */
const odk = {
  async load(xml: string, files: Record<string, string>): Promise<void> {
    const attachment = async (url: URL) => {
      const file = files[decodeURIComponent(url.href).split('/').at(-1) ?? '']
      return new Response(file ?? '', {
        status: file === undefined ? 404 : 200,
        headers: { 'content-type': 'text/csv' },
      })
    }
    const created = await createInstance(xml, { form: { fetchFormAttachment: attachment } })
    root = created.root
  },

  put(key: string, value: string): void {
    const node = nodes().get(key)
    if (!node) throw new Error(`no question ${key}`)
    if (node.nodeType === 'select') node.selectValues(words(value))
    else if (node.nodeType === 'rank') node.setValues(words(value))
    else if (node.nodeType === 'trigger') node.setValue(value === 'OK')
    else if (node.nodeType === 'upload') node.setValue(value === '' ? null : new File(['x'], value))
    else if (node.nodeType === 'input') node.setValue((value === '' ? null : value) as never)
    else if (node.nodeType === 'range') node.setValue((value === '' ? null : value) as never)
    else throw new Error(`${key} is a ${node.nodeType}`)
  },

  addRepeat(key: string): void {
    const node = nodes().get(key)
    if (node?.nodeType !== 'repeat-range:uncontrolled') throw new Error(`no repeat ${key}`)
    node.addInstances()
  },

  removeRepeat(key: string, place: number): void {
    const node = nodes().get(key)
    if (node?.nodeType !== 'repeat-range:uncontrolled') throw new Error(`no repeat ${key}`)
    node.removeInstances(place - 1)
  },

  state(): Record<string, OdkEntry> {
    return Object.fromEntries([...nodes()].map(([key, node]) => [key, entryOf(node)]))
  },

  /** Does step after step. Of the opened sheet everything is told, after each step what is different; null is gone. */
  walk(steps: readonly Step[]): Record<string, OdkEntry | null>[] {
    let before: Record<string, string> = {}
    const news = () => {
      const told: Record<string, OdkEntry | null> = {}
      const now: Record<string, string> = {}
      for (const [key, entry] of Object.entries(odk.state())) {
        const text = JSON.stringify(entry)
        now[key] = text
        if (before[key] !== text) told[key] = entry
      }
      for (const key of Object.keys(before)) if (!(key in now)) told[key] = null
      before = now
      return told
    }
    const opened = news()
    return [
      opened,
      ...steps.map((step) => {
        if ('put' in step) odk.put(step.put, step.value)
        else if ('add' in step) odk.addRepeat(step.add)
        else odk.removeRepeat(step.drop, step.place)
        return news()
      }),
    ]
  },
}

export type Odk = typeof odk
Object.assign(globalThis, { odk })

function words(value: string): string[] {
  return value.split(' ').filter((word) => word !== '')
}

/** Keys are ours: the name, and behind it the places of the repeats. */
function nodes(): Map<string, AnyNode> {
  const found = new Map<string, AnyNode>()
  const visit = (node: AnyNode) => {
    const parts = node.currentState.reference.split('/')
    const places = [...node.currentState.reference.matchAll(/\[(\d+)\]/g)].map(([, place]) => `:${place}`)
    if (node.nodeType !== 'repeat-instance' && node.nodeType !== 'root')
      found.set((parts.at(-1) ?? '') + places.join(''), node)
    for (const kid of node.currentState.children ?? []) visit(kid as AnyNode)
  }
  visit(root)
  return found
}

function entryOf(node: AnyNode): OdkEntry {
  const { currentState: state, validationState: checks } = node
  const count = node.nodeType.startsWith('repeat-range') ? String(state.children?.length ?? 0) : ''
  const options = (state.valueOptions ?? []) as readonly { value: string }[]
  return {
    kind: node.nodeType,
    relevant: state.relevant,
    required: state.required,
    readonly: state.readonly,
    value: 'instanceValue' in state ? state.instanceValue : count,
    fits: 'constraint' in checks ? checks.constraint.valid : true,
    missing: 'required' in checks ? !checks.required.valid : false,
    label: state.label?.asString ?? '',
    choices: options.map(({ value }) => value),
  }
}
