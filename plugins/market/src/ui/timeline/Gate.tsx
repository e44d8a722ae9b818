import type { ValueId } from '@chishiki-ichiba/model';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import type { ReactNode } from 'react';
import { Icon } from '../icons/Icon.js';
import { gateWords } from '../labels.js';
import styles from './timeline.module.css';

/** 関門: sign and word. */
export const Gate = ({ id }: { readonly id: ValueId<'gate'> }): ReactNode => (
  <span
    className={styles.gate}
  >{sayJsx`${<Icon name="gate" size="1em" />}関門：${gateWords[id]}`}</span>
);
