/** States in which a case is work for somebody, or waits for its sender. */
export const OPEN_STATES: readonly string[] = [
  'submitted',
  'received',
  'needs_info',
  'assigned',
  'in_progress',
  'pending_approval',
  'reopened',
]
/** Open, and it is not the sender who is waited for: the states of the index `cases_owed`. */
export const OWED_STATES = OPEN_STATES.filter((state) => state !== 'needs_info')
/** States in which a body has a case in hand, and hands it over when another one gets it. */
export const HELD_STATES = [...OPEN_STATES, 'forwarded', 'restricted']
