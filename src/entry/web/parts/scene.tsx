/** @jsxImportSource preact */
import styles from './scene.module.css';

export type Door = 'closed' | 'ajar' | 'open';

const leaves: Record<Door, string> = {
  closed: 'M138 132V76h44v56M172 105v5',
  ajar: 'M138 132V76h44v56M182 76l-22 8v56l22-8M165 110v5',
  open: 'M138 132V76h44v56M182 76l34 10v54l-34-8M208 112v5',
};

/** The covered playground drawn with chalk: its door says how things stand, for the eye only. */
export function Scene({ door, breathes = false }: { door: Door; breathes?: boolean }) {
  return (
    <div
      class={styles.scene}
      data-door={door}
      data-breathes={breathes || undefined}
      aria-hidden="true"
    >
      <svg viewBox="0 0 320 160" fill="none" stroke-linecap="round" stroke-linejoin="round">
        {door !== 'closed' && <path class={styles.light} d="M139 77h42v55l26 20H113l26-20z" />}
        <path class={styles.roof} d="M62 66 160 24l98 42" />
        <path class={styles.wall} d="M82 62v70M238 62v70M38 132h100M182 132h100" />
        <path class={styles.leaf} d={leaves[door]} />
        <path class={styles.bell} d="M160 42v6M153 58c0-5 3-9 7-9s7 4 7 9z" />
        <path
          class={styles.tree}
          d="M54 132v-26M54 84c-10 0-16 6-16 12s6 11 16 11 16-5 16-11-6-12-16-12z"
        />
        <path class={styles.tree} d="M262 132v-18M251 114h30M257 132l3-18M275 132l-3-18" />
      </svg>
    </div>
  );
}
