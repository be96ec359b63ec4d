import { listenForKeys } from './enhance/shortcuts.ts'

listenForKeys()
