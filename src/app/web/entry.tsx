/** @jsxImportSource preact */
import '../../platform/web/theme/index.css';
import { t } from '@lingui/core/macro';
import { render } from 'preact';
import { addTexts, startDisplay } from '../../platform/web/index.ts';
import { buttonLook } from '../../platform/web/looks/index.ts';
import { entryTexts } from './texts/entry.ts';

startDisplay();
const root = document.getElementById('root');
if (root) {
  await addTexts(entryTexts);
  render(<button class={buttonLook()} type="button">{t`Thème`}</button>, root);
}
