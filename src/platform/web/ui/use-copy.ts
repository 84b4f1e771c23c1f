import { useLingui } from '@lingui/react/macro';
import { toast } from './toast-store.ts';

/** Puts a text into the clipboard; false when the browser refuses, as it does outside HTTPS. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Puts a text into the clipboard and says so, or says that the browser refuses. */
export function useCopy() {
  const { t } = useLingui();
  return async (text: string, done: string) => {
    toast(
      (await copyText(text))
        ? done
        : t`Le navigateur refuse de copier. Sélectionner le texte à la main.`,
    );
  };
}
