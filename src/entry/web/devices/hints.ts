import { t } from '@lingui/core/macro';
import { browserOf } from './browsers.ts';
import type { DeviceFault } from './faults.ts';
import type { Source } from './media.ts';

/** What happened to a device, and what one can do about it. Read in the language of the page. */
export function hintFor(source: Source, fault: DeviceFault): { title: string; remedy: string } {
  const isMicrophone = source === 'microphone';
  switch (fault) {
    case 'refused':
      return {
        title: isMicrophone ? t`Le navigateur bloque le micro` : t`Le navigateur bloque la caméra`,
        remedy: permissionPlace(),
      };
    case 'absent':
      return {
        title: isMicrophone ? t`Aucun micro trouvé` : t`Aucune caméra trouvée`,
        remedy: t`Brancher l’appareil, puis appuyer de nouveau. On peut aussi entrer sans.`,
      };
    case 'busy':
      return {
        title: isMicrophone ? t`Le micro est déjà pris` : t`La caméra est déjà prise`,
        remedy: t`Fermer l’autre application qui l’utilise, puis appuyer de nouveau.`,
      };
    case 'insecure':
      return {
        title: t`Cette adresse n’est pas protégée`,
        remedy: t`Le micro et la caméra demandent une adresse en https. On peut entrer sans, et prévenir l’établissement.`,
      };
    case 'unplugged':
      return {
        title: isMicrophone ? t`Le micro s’est débranché` : t`La caméra s’est débranchée`,
        remedy: t`Le rebrancher, puis appuyer de nouveau.`,
      };
    case 'other':
      return {
        title: isMicrophone ? t`Le micro ne démarre pas` : t`La caméra ne démarre pas`,
        remedy: t`Appuyer de nouveau. Si rien ne change, redémarrer l’appareil. On peut aussi entrer sans.`,
      };
  }
}

/** Where this browser hides the permission. */
function permissionPlace(): string {
  switch (browserOf(navigator.userAgent, navigator.maxTouchPoints)) {
    case 'iphone':
      return t`Toucher le bouton à gauche de l’adresse, puis « Réglages du site web », et choisir « Autoriser ». On peut aussi entrer sans.`;
    case 'android':
      return t`Toucher le petit signe à gauche de l’adresse, puis « Autorisations », et autoriser. On peut aussi entrer sans.`;
    case 'firefox':
      return t`Cliquer sur le petit signe barré à gauche de l’adresse pour lever le blocage, puis appuyer de nouveau. On peut aussi entrer sans.`;
    case 'safari':
      return t`Ouvrir le menu Safari, puis « Réglages pour ce site web », et choisir « Autoriser ». On peut aussi entrer sans.`;
    case 'chrome':
      return t`Cliquer sur le petit signe à gauche de l’adresse, autoriser, puis appuyer de nouveau. On peut aussi entrer sans.`;
  }
}
