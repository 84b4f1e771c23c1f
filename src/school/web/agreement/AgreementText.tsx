import { cx } from '../../../platform/web/looks/index.ts';
import type { AgreementDocument, Block } from '../../contract/agreement/document.ts';
import styles from './agreement.module.css';

/** The contract's text. It can be long: it is read like a page, not in a box. */
export function AgreementText({ document }: { document: AgreementDocument }) {
  return (
    <article className={cx(styles.text)} lang={document.language}>
      <h2>{document.title}</h2>
      {document.sections.map((section) => (
        <section key={section.title}>
          <h3>{section.title}</h3>
          {section.blocks.map((block, index) => (
            <Piece key={index} block={block} />
          ))}
        </section>
      ))}
    </article>
  );
}

function Piece({ block }: { block: Block }) {
  if (block.kind === 'text') return <p>{block.text}</p>;
  if (block.kind === 'list')
    return (
      <ul>
        {block.items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    );
  return (
    <table className={cx(styles.table)}>
      <thead>
        <tr>
          {block.head.map((cell) => (
            <th key={cell} scope="col">
              {cell}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {block.rows.map((row) => (
          <tr key={row.join('|')}>
            {row.map((cell, index) => (
              <td key={index} data-head={block.head[index]}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
