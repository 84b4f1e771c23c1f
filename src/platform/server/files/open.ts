import { join } from 'node:path';
import { serviceProblems } from '../../contract/service-problems.ts';
import type { Config } from '../config.ts';
import { declareProblems } from '../http/problems.ts';
import type { Files } from './files.ts';
import { openFolder } from './folder.ts';
import { readS3Address } from './s3-address.ts';

/**
 * Opens the place where files lie. Nothing is asked of it yet: the server starts with its files away.
 * @throws when the S3 address cannot be used
 */
export async function openFiles(config: Pick<Config, 'files' | 'dataFolder'>): Promise<Files> {
  declareProblems(serviceProblems);
  if (config.files.kind === 'folder') return openFolder(config.files.folder);
  const address = readS3Address(config.files.url);
  // Loaded only where it is used: the client is large.
  const { openS3 } = await import('./s3.ts');
  return openS3(address, join(config.dataFolder, 'incoming'));
}
