import type { Root } from './enhance/page-tools.ts'
import { gatherPhotos } from './enhance/photo.ts'
import { resume } from './enhance/resume.ts'
import { sendPatiently } from './enhance/send.ts'
import { all, forget } from './enhance/waiting.ts'

// Fetched once somebody begins to write, while there is a network: what sends a petition with its photos, now or later.

function attach(root: Root): void {
  gatherPhotos(root)
  sendPatiently(root, forget)
}

attach(document)
document.addEventListener('fresh', () => attach(document.querySelector('main') || document))
all().then((waiting) => waiting.forEach(resume))
