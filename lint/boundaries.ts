import path from 'node:path';
import { refusal, weighsOnFirstPicture } from './layout.ts';

const below = (file: string) => {
  const at = file.replaceAll('\\', '/').lastIndexOf('/src/');
  return at === -1 ? null : file.replaceAll('\\', '/').slice(at + 1);
};

type Context = {
  filename: string;
  report: (problem: { node: object; message: string }) => void;
};
type Node = {
  type?: string;
  importKind?: string;
  source?: { value?: unknown } | null;
};

/** Refuses imports that the layout forbids. */
const boundaries = {
  create(context: Context) {
    const from = below(context.filename);
    const check = (node: Node) => {
      const specifier = node.source?.value;
      if (from === null || typeof specifier !== 'string' || !specifier.startsWith('.')) return;
      const to = below(path.resolve(path.dirname(context.filename), specifier));
      if (to === null) return;
      const isFetched = node.type === 'ImportExpression' || node.importKind === 'type';
      const message = refusal(from, to) ?? (isFetched ? null : weighsOnFirstPicture(from, to));
      if (message) context.report({ node, message });
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    };
  },
};

export default { meta: { name: 'preau' }, rules: { boundaries } };
