import { type Node, type Questionnaire, walk } from './questionnaire.ts'

/** Asked page by page: each group at the top becomes a page, unless something in it needs pages of its own. */
export function byPages(questionnaire: Questionnaire): Questionnaire {
  const paged = (node: Node): Node => {
    const isPage = node.appearance?.some((word) => word === 'field-list' || word === 'table-list')
    const hasRounds = [...walk([node])].some((one) => one.node.kind === 'repeat')
    if (node.kind !== 'group' || isPage || hasRounds) return node
    return { ...node, appearance: [...(node.appearance ?? []), 'field-list'] }
  }
  return { ...questionnaire, style: 'pages', nodes: questionnaire.nodes.map(paged) }
}

/** Asked all at once; what groups say about pages stays and says nothing then. */
export function onOnePage(questionnaire: Questionnaire): Questionnaire {
  const { style: _, ...rest } = questionnaire
  return rest
}
