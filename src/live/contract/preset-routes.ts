import { z } from 'zod';
import { route } from '../../platform/contract/route.ts';
import { id, line } from '../../platform/contract/values.ts';
import { rightSettings } from './rights.ts';

export const longestPresetName = 40;

const preset = z.strictObject({ presetId: id, name: z.string(), rights: rightSettings });
export type PresetView = z.output<typeof preset>;

const own = { caller: 'account', action: 'preset.own' } as const;

export const listPresets = route({
  ...own,
  id: 'preset.list',
  method: 'GET',
  path: '/api/presets',
  summary: 'The caller’s own presets of rights, by name',
  reply: z.strictObject({ presets: z.array(preset) }),
  errors: [],
});

export const savePreset = route({
  ...own,
  id: 'preset.save',
  method: 'POST',
  path: '/api/presets',
  summary: 'Keep switches under a name, for oneself',
  body: z.strictObject({
    name: line(longestPresetName),
    rights: rightSettings.refine((rights) => Object.keys(rights).length > 0, { error: 'empty' }),
  }),
  reply: preset,
  errors: ['preset.name_taken', 'preset.too_many'],
});

export const deletePreset = route({
  ...own,
  id: 'preset.delete',
  method: 'DELETE',
  path: '/api/presets/:presetId',
  summary: 'Forget one of one’s presets; lessons keep what it has set',
  params: z.strictObject({ presetId: id }),
  reply: null,
  errors: [],
});
