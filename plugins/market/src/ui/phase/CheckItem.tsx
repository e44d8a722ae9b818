import { type ReactNode, useId } from 'react';
import type { CheckItemProp } from '../../phase-props.js';
import { renderWords } from '../body/renderBody.js';

interface CheckItemProps {
  readonly item: CheckItemProp;
  readonly checked: boolean;
  readonly onToggle: (text: string) => void;
}

/** A box and its words; the notes stand outside the label, for they are links. */
export function CheckItem({ item, checked, onToggle }: CheckItemProps): ReactNode {
  const id = useId();
  return (
    <li>
      <input id={id} type="checkbox" checked={checked} onChange={() => onToggle(item.text)} />
      <span>
        <label htmlFor={id}>{renderWords(item.words)}</label>
        {renderWords(item.notes)}
      </span>
    </li>
  );
}
