/**
 * May we send there? Only https, only to a name with a dot: never to a number, to this machine or to a network behind a
 * wall. `allowLocal` lets tests listen on this machine.
 */
export function isOutside(address: string, allowLocal: boolean): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, username, password } = new URL(address)
  if (username !== '' || password !== '') return false
  if (allowLocal && protocol === 'http:' && (hostname === '127.0.0.1' || hostname === 'localhost')) return true
  if (protocol !== 'https:') return false
  // The parser writes every spelling of an IPv4 address with its four numbers, and IPv6 in brackets.
  if (hostname.startsWith('[') || /^[\d.]+$/.test(hostname)) return false
  const name = hostname.replace(/\.$/, '')
  return name.includes('.') && !/\.(localhost|local|internal|lan|home|intranet|corp|arpa|test|invalid)$/.test(name)
}
