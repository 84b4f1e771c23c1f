import { useLingui } from '@lingui/react/macro';
import {
  noSettings,
  type RightLayer,
  type RightsOf,
  settingOf,
} from '../../../access/contract/rights.ts';
import { Choices } from '../../../platform/web/ui/index.ts';
import type { Layers } from '../../contract/rights.ts';
import {
  type ShownRight,
  shownRights,
  useOriginWords,
  useRightWords,
} from '../later/leading/right-words.ts';
import type { Change } from './layers.ts';
import styles from './settings.module.css';

/** What decides a pupil’s rights, one layer excepted when told so. */
export const ofPupils = (layers: Layers, without?: keyof Layers): RightsOf => ({
  role: 'pupil',
  calm: false,
  rights: { ...noSettings, ...layers, ...(without && { [without]: {} }) },
});

type Props = {
  /** The layer that is set here. */
  layer: Extract<RightLayer, keyof Layers>;
  layers: Layers;
  onSet: (change: Change) => void;
};

/** Each right in three states, yes, no, or as the layer before says, with what holds now and where it comes from. */
export function LayerRights({ layer, layers, onSet }: Props) {
  return (
    <div className={styles.rights}>
      {shownRights.map((right) => (
        <RightChoice key={right} right={right} layer={layer} layers={layers} onSet={onSet} />
      ))}
    </div>
  );
}

const stateOf = (setting: boolean | undefined) =>
  setting === undefined ? 'before' : setting ? 'yes' : 'no';
const valueOf = { before: null, yes: true, no: false } as const;

function RightChoice({ right, layer, layers, onSet }: Props & { right: ShownRight }) {
  const { t } = useLingui();
  const words = useRightWords(false);
  const origins = useOriginWords();
  const yesNo = (allowed: boolean) => (allowed ? t`oui` : t`non`);
  const { allowed, from } = settingOf(ofPupils(layers), right);
  const before = yesNo(settingOf(ofPupils(layers, layer), right).allowed);
  const beforeWords = {
    school: t`Par défaut (${before})`,
    class: t`Comme l’établissement (${before})`,
    meeting: t`Comme la classe (${before})`,
  };
  const [now, origin] = [yesNo(allowed), origins[from]];
  return (
    <Choices
      label={words[right].long}
      value={stateOf(layers[layer][right])}
      onChange={(state) => onSet({ right, value: valueOf[state] })}
      options={[
        { value: 'before', label: beforeWords[layer] },
        { value: 'yes', label: t`Oui` },
        { value: 'no', label: t`Non` },
      ]}
      hint={t`En ce moment\u00a0: ${now}, ${origin}.`}
    />
  );
}
