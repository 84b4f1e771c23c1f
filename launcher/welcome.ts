import { relative } from 'node:path';
import { bold, dim, say } from './bootstrap/steps.mjs';
import type { Ready } from './server.ts';

function sayAddress(label: string, address: string, note?: string): void {
  say(`  ${bold(label)}${note ? ` ${dim(`(${note})`)}` : ''}`);
  say(`    ${address}`);
}

/** What a person needs once everything runs: whose address to open, where to look, how to stop. */
export function sayWelcome(ready: Ready, { logs, lan }: { logs: string; lan: boolean }): void {
  say();
  say(bold('Préau est ouvert.'));
  say();
  if (ready.people.length === 0) sayAddress('Accueil', ready.url);
  for (const { label, address, note } of ready.people) sayAddress(label, address, note);
  sayAddress('État du service', ready.health);
  say();
  if (lan) {
    say(
      '  Le certificat est celui de cette machine : chaque navigateur prévient une fois, choisissez de continuer.',
    );
  }
  say(dim(`  Journaux : ${relative(process.cwd(), logs) || logs}   Arrêter : Ctrl-C`));
}
