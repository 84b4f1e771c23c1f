import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { createRoot } from 'react-dom/client';
import { ClassPage, type ClassPageProps } from './page/class-page.tsx';

export type MountOptions = ClassPageProps;

/**
 * Draws the class in an element of a page that has no React of its own. The document's texts and display
 * must have been set up; returns how to take the class away.
 */
export function mountClass(root: HTMLElement, options: MountOptions): () => void {
  const drawn = createRoot(root);
  drawn.render(
    <I18nProvider i18n={i18n}>
      <ClassPage {...options} />
    </I18nProvider>,
  );
  return () => drawn.unmount();
}
