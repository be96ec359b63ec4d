/** What is wrong, before the form, in the order of `labels`: each line leads to its field. Nothing when nothing is wrong. */
export function ErrorSummary({ errors, labels }: { errors: Record<string, string[]>; labels: Record<string, string> }) {
  const order = Object.keys(labels)
  const sorted = Object.entries(errors).sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
  const found = sorted.flatMap(([name, messages]) => messages.map((message) => ({ name, message })))
  if (found.length === 0) return null
  return (
    <div class="errors" role="alert" tabIndex={-1} autofocus data-focus>
      <h2>{found.length === 1 ? 'Có một chỗ cần sửa' : `Có ${found.length} chỗ cần sửa`}</h2>
      <ul>
        {found.map(({ name, message }) => (
          <li key={name + message}>
            {labels[name] ? <a href={`#${name}`}>{said(labels[name], message)}</a> : message}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The field's name before the message, unless the message begins with it. */
function said(label: string, message: string): string {
  const name = label.replace(/[?:]$/, '')
  return message.startsWith(name) ? message : `${name}: ${message}`
}
