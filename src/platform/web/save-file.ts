/** Gives a text or bytes to the browser as a file to keep. */
function save(name: string, content: BlobPart, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  // The download has begun: the browser holds the bytes by itself.
  setTimeout(() => URL.revokeObjectURL(url), 1_000);
}

export const saveText = save;

/** Gives a file that a route answered to the browser, to keep. */
export const saveFile = (file: { name: string; mediaType: string; base64: string }): void =>
  save(
    file.name,
    Uint8Array.from(atob(file.base64), (letter) => letter.charCodeAt(0)),
    file.mediaType,
  );
