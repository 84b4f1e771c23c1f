import { Trans, useLingui } from '@lingui/react/macro';
import { Lightbulb } from 'lucide-react';
import { useRef } from 'react';
import { buttonLook } from '../../../../platform/web/looks/index.ts';
import { type HintName, hintNames } from '../../../contract/hints.ts';
import { useInClass } from '../../page/context.ts';
import { closedHints, keepHints } from './hints-state.ts';
import styles from './hints.module.css';
import { useHint } from './use-hint.ts';
import { targetOf, usePointing } from './use-pointing.ts';

/**
 * One hint at a time for who leads a first lesson, between the stage and the bar, where it covers neither a face
 * nor a control.
 */
export function Hints() {
  const { t } = useLingui();
  const { ui } = useInClass();
  const name = useHint();
  const words = useHintWords();
  const box = useRef<HTMLDivElement>(null);
  usePointing(box, name);
  const close = (names: readonly HintName[]) => {
    const closed = closedHints(ui).get() ?? [];
    const hint = box.current;
    // The keyboard goes on to what the hint spoke of, rather than to the top of the page.
    if (hint?.contains(document.activeElement) && name) targetOf(hint, name)?.focus();
    keepHints(
      ui,
      hintNames.filter((one) => closed.includes(one) || names.includes(one)),
    );
  };
  return (
    <div ref={box} className={name ? styles.hint : undefined} role="group" aria-label={t`Conseils`}>
      {/* It is there before its words, so that they are read aloud when they come. */}
      <div role="status" className={styles.words}>
        {name ? (
          <>
            <Lightbulb size={20} aria-hidden />
            <p>{words[name]}</p>
          </>
        ) : null}
      </div>
      {name ? (
        <div className={styles.actions}>
          <button
            type="button"
            className={buttonLook({ look: 'plain', size: 'small' })}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => close(hintNames)}
          >
            <Trans>Fermer les conseils</Trans>
          </button>
          <button
            type="button"
            className={buttonLook({ size: 'small' })}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => close([name])}
          >
            <Trans>Compris</Trans>
          </button>
        </div>
      ) : null}
    </div>
  );
}

function useHintWords(): Record<HintName, string> {
  const { t } = useLingui();
  return {
    door: t`On frappe à la porte\u00a0: «\u00a0Personnes\u00a0» montre qui. Vous faites entrer un élève, ou toute la classe.`,
    people: t`«\u00a0Personnes\u00a0»\u00a0: chaque élève y a son menu, pour couper son micro, régler ses droits ou l’exclure.`,
    calm: t`«\u00a0Calme\u00a0» suspend d’une pression micros, caméras et messages. Une seconde pression rend à chacun ses droits.`,
    end: t`«\u00a0Finir\u00a0»\u00a0: sortir seul et revenir plus tard, ou terminer le cours pour tous.`,
  };
}
