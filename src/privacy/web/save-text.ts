/** Gives a text to the browser as a file to keep. */
export function saveText(fileName: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = Object.assign(document.createElement('a'), { href: url, download: fileName });
  link.click();
  // The download has begun: the browser holds the bytes by itself.
  setTimeout(() => URL.revokeObjectURL(url), 1_000);
}
