const LONGEST = 1600
const QUALITY = 0.8

/** The same photo with its longest side at 1600 px, or the photo itself where that fails or gains nothing. */
export async function smaller(file: File): Promise<File> {
  // Browsers that do not turn photos the right way up by themselves would lay them on their side.
  if (!CSS.supports('image-orientation', 'from-image')) return file
  const image = new Image()
  image.src = URL.createObjectURL(file)
  try {
    await new Promise((done, failed) => {
      image.onload = done
      image.onerror = failed
    })
    const scale = Math.min(1, LONGEST / Math.max(image.width, image.height))
    const canvas = document.createElement('canvas')
    canvas.width = image.width * scale
    canvas.height = image.height * scale
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', QUALITY))
    return blob && blob.size < file.size ? new File([blob], 'anh.jpg', { type: blob.type }) : file
  } catch {
    return file
  } finally {
    URL.revokeObjectURL(image.src)
  }
}
