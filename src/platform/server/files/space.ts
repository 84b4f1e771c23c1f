import { statfs } from 'node:fs/promises';
import { Problem } from '../../contract/problems.ts';
import type { Fill } from './files.ts';

/** Bytes of the disk that a folder lies on; `free` is what we may use of it. */
export type Space = { total: number; free: number };

const alarmShare = 0.8;
/** The database often lies on the same disk: files leave it the last part, so that lessons go on. */
const fullShare = 0.95;

export async function readSpace(folder: string): Promise<Space> {
  const { blocks, bavail, bsize } = await statfs(folder);
  return { total: blocks * bsize, free: bavail * bsize };
}

export function fillOf({ total, free }: Space): Fill & { share: number } {
  const share = total === 0 ? 1 : (total - free) / total;
  return { share, alarm: share >= alarmShare };
}

/** @throws {Problem} `storage_full` when only the last part of the disk is left */
export function demandSpace(space: Space): void {
  if (fillOf(space).share >= fullShare) throw new Problem('storage_full');
}
