import clsx from 'clsx';
import type { ChangeEvent, FocusEvent, KeyboardEvent, ReactNode, Ref } from 'react';
import { SearchIcon } from './SearchIcon.js';
import styles from './search.module.css';
import { text } from './text.js';

export interface SearchInputProps {
  ref: Ref<HTMLInputElement>;
  value: string;
  /** Absent: the page's own list answers, there is no popup. */
  popup?: { id: string; open: boolean; activeId?: string };
  large?: boolean;
  onChange(event: ChangeEvent<HTMLInputElement>): void;
  onKeyDown(event: KeyboardEvent<HTMLInputElement>): void;
  onFocus?(): void;
  onBlur?(event: FocusEvent<HTMLInputElement>): void;
}

/** The one combobox of a page, named 「検索」. */
export function SearchInput({ popup, large, ref, ...input }: SearchInputProps): ReactNode {
  return (
    <div className={clsx(styles.field, large && styles.fieldLarge)}>
      <SearchIcon />
      <input
        {...input}
        ref={ref}
        className={styles.input}
        type="text"
        name="q"
        role="combobox"
        aria-label={text.search}
        aria-autocomplete={popup ? 'list' : 'none'}
        aria-expanded={popup?.open ?? false}
        aria-controls={popup?.open ? popup.id : undefined}
        aria-activedescendant={popup?.activeId}
        aria-keyshortcuts="/ Control+K"
        placeholder={large ? text.placeholder : text.placeholderShort}
        autoComplete="off"
        autoCorrect="off"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="search"
      />
    </div>
  );
}
