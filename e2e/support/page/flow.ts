/** Measures the longest time without a new picture from others. */
export function installFlow(): void {
  let frames = 0;
  let lastFrame = 0;
  let longestGap = 0;
  const noteGap = () => {
    longestGap = Math.max(longestGap, performance.now() - lastFrame);
  };
  const watched = new WeakSet<HTMLVideoElement>();
  const watch = (video: HTMLVideoElement) => {
    if (watched.has(video)) return;
    watched.add(video);
    const onFrame = () => {
      noteGap();
      lastFrame = performance.now();
      frames += 1;
      video.requestVideoFrameCallback(onFrame);
    };
    video.requestVideoFrameCallback(onFrame);
  };
  globalThis.senses.watchFlow = () => {
    frames = 0;
    longestGap = 0;
    lastFrame = performance.now();
    setInterval(() => {
      for (const video of globalThis.senses.fromOthers<HTMLVideoElement>('video')) watch(video);
      noteGap();
    }, 100);
  };
  globalThis.senses.flow = () => ({ longestGap, frames });
}
