import '../../platform/web/theme/index.css';
import { mountEntry } from '../../entry/web/index.tsx';
import { addTexts, startDisplay } from '../../platform/web/index.ts';
import { loadClass } from './load-class.ts';
import { entryTexts } from './texts/entry.ts';

startDisplay();
const root = document.getElementById('root');
if (!root) throw new Error('entry.html has lost its root');
await addTexts(entryTexts);
mountEntry(root, { loadClass });
