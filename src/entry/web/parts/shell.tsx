/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { DisplayMenu } from './display-menu.tsx';
import { Scene, type Door } from './scene.tsx';
import styles from './shell.module.css';

/** The frame of every screen: one card in the middle, the choices of the device at the foot. */
export function Shell({ children }: { children: ComponentChildren }) {
  return (
    <div class={styles.page}>
      {children}
      <DisplayMenu />
    </div>
  );
}

/** A card with a drawing above and words below. */
export function WordsCard(props: { door: Door; breathes?: boolean; children: ComponentChildren }) {
  return (
    <main class={`${styles.card} ${styles.narrow}`}>
      <Scene door={props.door} breathes={props.breathes ?? false} />
      <div class={`${styles.say} ${styles.centred}`}>{props.children}</div>
    </main>
  );
}

/** A card with the devices on one side and words on the other. */
export function TwoSidedCard(props: { devices: ComponentChildren; children: ComponentChildren }) {
  return (
    <main class={`${styles.card} ${styles.wide}`}>
      {props.devices}
      <div class={styles.say}>{props.children}</div>
    </main>
  );
}
