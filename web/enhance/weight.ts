/** "240 KB", "1,2 MB". */
export function weight(bytes: number): string {
  return bytes < 1e6 ? Math.ceil(bytes / 1e3) + ' KB' : (bytes / 1e6).toFixed(1).replace('.', ',') + ' MB'
}
