import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, constants } from 'node:zlib'
import { build } from 'esbuild'
import { here } from '../scripts/paths.ts'
import { isQuestion, type Question, type Questionnaire } from '../worker/forms/questionnaire.ts'
import { writeXForm } from '../worker/forms/xform/write.ts'

export type Other = { url: string; close: () => void }

/** The same questions as a page of survey-js-ui. */
export function surveyJs(questionnaire: Questionnaire): Promise<Other> {
  const source = `
    import 'survey-core/survey-core.fontless.min.css'
    import { Model } from 'survey-core'
    import { renderSurvey } from 'survey-js-ui'
    const model = new Model(JSON.parse(document.getElementById('questions').textContent))
    renderSurvey(model, document.getElementById('form'))`
  return serveOther(source, 'application/json', JSON.stringify(surveyJsOf(questionnaire)))
}

/** The same questions as a page of ODK Web Forms. */
export function webForms(questionnaire: Questionnaire): Promise<Other> {
  const source = `
    import { createApp, h } from 'vue'
    import { OdkWebForm, webFormsPlugin } from '@getodk/web-forms'
    const formXml = document.getElementById('questions').textContent
    createApp({ render: () => h(OdkWebForm, { formXml, fetchFormAttachment: () => Promise.reject(new Error()) }) })
      .use(webFormsPlugin).mount('#form')`
  return serveOther(source, 'application/xml', writeXForm(questionnaire, { hamlets: [] }))
}

/** A page with these questions in it and a bundle beside it, packed as a good server packs them. */
async function serveOther(source: string, type: string, questions: string): Promise<Other> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: here('bench'), loader: 'js' },
    absWorkingDir: here(),
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    outdir: here('dist', 'bench', 'others'),
    entryNames: 'form',
    define: { 'process.env.NODE_ENV': '"production"', __VUE_OPTIONS_API__: 'true', __VUE_PROD_DEVTOOLS__: 'false' },
    loader: { '.woff': 'dataurl', '.woff2': 'dataurl', '.svg': 'dataurl', '.ttf': 'dataurl', '.png': 'dataurl' },
    write: false,
    logLevel: 'error',
  })
  const css = outputFiles.some(({ path }) => path.endsWith('.css')) ? '<link rel=stylesheet href=/form.css>' : ''
  const html = `<!doctype html><html lang=vi><meta charset=utf-8><meta name=viewport content="width=device-width"><link rel=icon href=data:,>${css}<div id=form></div><script id=questions type="${type}">${questions.replaceAll('</script', '<\\/script')}</script><script type=module src=/form.js></script>`
  const files = new Map([
    ['/', packed(html)],
    ...outputFiles.map(({ path, contents }) => [path.slice(path.lastIndexOf('/')), packed(contents)] as const),
  ])
  const server = createServer((request, answer) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname
    const file = files.get(path)
    if (!file) return void answer.writeHead(404).end()
    const kind = path.endsWith('.css')
      ? 'text/css'
      : path.endsWith('.js')
        ? 'text/javascript'
        : 'text/html; charset=utf-8'
    answer.writeHead(200, { 'content-type': kind, 'content-encoding': 'br', 'content-length': file.length }).end(file)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => server.close() }
}

function packed(text: string | Uint8Array): Buffer {
  return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })
}

/** As SurveyJS writes questionnaires: pages of elements, conditions in braces. */
function surveyJsOf({ title, nodes, lists }: Questionnaire): object {
  const pages = nodes.flatMap((page) =>
    isQuestion(page)
      ? []
      : [
          {
            title: page.label?.['vi'],
            elements: page.nodes.flatMap((node) => (isQuestion(node) ? [elementOf(node)] : [])),
          },
        ],
  )
  function elementOf(node: Question): object {
    const common = {
      name: node.name,
      title: node.label?.['vi'],
      isRequired: node.required !== undefined,
      ...(node.relevant ? { visibleIf: conditionOf(node.relevant) } : {}),
    }
    const choices = (lists[node.list ?? ''] ?? []).map(({ name, label }) => ({ value: name, text: label?.['vi'] }))
    switch (node.kind) {
      case 'select_one':
        return { type: 'radiogroup', ...common, choices }
      case 'select_multiple':
        return { type: 'checkbox', ...common, choices, maxSelectedChoices: 3 }
      case 'range':
        return { type: 'rating', ...common, rateMin: 1, rateMax: 5 }
      case 'calculate':
        return { type: 'expression', ...common, visible: false, expression: conditionOf(node.calculation ?? '') }
      case 'note':
        return { type: 'html', ...common, html: node.label?.['vi']?.replaceAll(/\$\{(\w+)\}/g, '{$1}') }
      case 'text':
        return { type: 'comment', ...common }
      default:
        return { type: 'text', ...common, inputType: node.kind === 'date' ? 'date' : 'number', min: 0 }
    }
  }
  return { title, pages, showQuestionNumbers: 'off' }
}

function conditionOf(expression: string): string {
  return expression
    .replaceAll(/coalesce\(([^,()]+), 0\)/g, '$1')
    .replaceAll(/selected\(\$\{(\w+)\}, ('\w+')\)/g, '{$1} contains $2')
    .replaceAll(/\bif\(/g, 'iif(')
    .replaceAll(/\$\{(\w+)\}/g, '{$1}')
}
