import { findChromium } from '../../launcher/chromium.ts';

/**
 * The browser of this machine. Nothing is downloaded here.
 * @throws {Error} that says what to install
 */
export function chromiumProgram(): string {
  const found = findChromium();
  if (found) return found;
  throw new Error('Chromium est introuvable : « apt install chromium », ou CHROMIUM_PATH=/chemin/de/chromium.');
}

export type Senses = {
  /** WAV that this person's microphone hears again and again. */
  soundFile?: string;
  /** Y4M that this person's camera sees again and again; without it, Chromium's own test pattern. */
  pictureFile?: string;
  cameras?: number;
};

/** How a person's browser is started: invented senses, and nothing that talks to its maker. */
export function browserArguments({ soundFile, pictureFile, cameras = 1 }: Senses): string[] {
  const pattern = pictureFile ? '' : `=device-count=${cameras},fps=10`;
  return [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--use-fake-ui-for-media-stream',
    `--use-fake-device-for-media-stream${pattern}`,
    ...(soundFile ? [`--use-file-for-fake-audio-capture=${soundFile}`] : []),
    ...(pictureFile ? [`--use-file-for-fake-video-capture=${pictureFile}`] : []),
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-gpu',
    '--no-first-run',
  ];
}
