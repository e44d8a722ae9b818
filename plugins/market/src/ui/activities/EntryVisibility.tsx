import { say } from '@chishiki-ichiba/model/say';
import type { ReactNode } from 'react';
import type { NextActionProp } from '../../activity-props.js';
import { visibilityWords } from '../labels.js';
import { Badge } from '../parts/Badge.js';

/** A line that fewer may read than the page: so that nobody reads it out elsewhere. */
export const EntryVisibility = ({ visibility }: Pick<NextActionProp, 'visibility'>): ReactNode =>
  visibility && (
    <p>
      <Badge icon="lock">{say`この行は${visibilityWords[visibility]}まで`}</Badge>
    </p>
  );
