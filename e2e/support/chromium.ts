import { findChromium } from '../../launcher/chromium.ts';

/**
 * The browser of this machine. Nothing is downloaded here.
 * @throws {Error} that says what to install
 */
export function chromiumProgram(): string {
  const found = findChromium();
  if (found) return found;
  throw new Error(
    'Chromium est introuvable : « apt install chromium », ou CHROMIUM_PATH=/chemin/de/chromium.',
  );
}

export type Devices = {
  /** WAV that this person's microphone hears again and again. */
  soundFile?: string;
  /** Y4M that this person's camera sees again and again; without it, Chromium's own test pattern. */
  pictureFile?: string;
  cameras?: number;
  /** Title of the tab that this person shares when asked for a screen; they have no camera then. */
  sharesTab?: string;
};

function deviceArguments({ soundFile, pictureFile, cameras = 1 }: Devices): string[] {
  const pattern = pictureFile ? '' : `=device-count=${cameras},fps=10`;
  return [
    '--use-fake-ui-for-media-stream',
    `--use-fake-device-for-media-stream${pattern}`,
    ...(soundFile ? [`--use-file-for-fake-audio-capture=${soundFile}`] : []),
    ...(pictureFile ? [`--use-file-for-fake-video-capture=${pictureFile}`] : []),
  ];
}

/** Without the invented devices: those would also invent the screen. */
const tabArguments = (title: string) => [`--auto-select-tab-capture-source-by-title=${title}`];

/** How a person's browser is started: invented senses, and nothing that talks to its maker. */
export function browserArguments(devices: Devices): string[] {
  return [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...(devices.sharesTab ? tabArguments(devices.sharesTab) : deviceArguments(devices)),
    // The browser's own words, as in the fields for a day or an hour.
    '--lang=fr-FR',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-gpu',
    '--no-first-run',
  ];
}
