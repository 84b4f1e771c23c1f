import { caller, command } from '../../../../platform/web/index.ts';
import type * as layers from '../../../contract/layer-routes.ts';
import type * as presets from '../../../contract/preset-routes.ts';

export const listPresets = caller<typeof presets.listPresets>('GET /api/presets');
export const savePreset = command<typeof presets.savePreset>('POST /api/presets');
export const deletePreset = command<typeof presets.deletePreset>('DELETE /api/presets/:presetId');
export const applyRights = command<typeof layers.applyRights>(
  'PUT /api/meetings/:meetingId/rights',
);
