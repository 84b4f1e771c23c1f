/** Keeps what the page asks the browser for (devices, screens), and the tracks that it was given. */
export function installAsking(): void {
  const asked: string[] = [];
  const given: MediaStreamTrack[] = [];
  // Insecure pages and empty frames have none.
  const prototype = globalThis.MediaDevices?.prototype;
  for (const name of ['getUserMedia', 'getDisplayMedia'] as const) {
    const original = prototype?.[name];
    if (!original) continue;
    prototype[name] = async function (this: MediaDevices, options) {
      asked.push(name);
      const stream = await original.call(this, options);
      given.push(...stream.getTracks());
      return stream;
    };
  }
  globalThis.senses.asked = asked;
  globalThis.senses.captured = () =>
    given.filter(({ readyState }) => readyState === 'live').map(({ kind }) => kind);
}
