import { reloadUntilTouched } from './enhance/reload.ts'
import { listenForKeys } from './enhance/shortcuts.ts'

listenForKeys()
reloadUntilTouched()
