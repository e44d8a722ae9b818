import type { ReactNode } from 'react';
import { type IconName, iconPaths } from './paths.js';

interface IconProps {
  readonly name: IconName;
  /** CSS length; default the size of the text beside it. */
  readonly size?: string;
  readonly className?: string;
}

/** An icon beside a word. Always decorative: the word says it. */
export function Icon({ name, size = '1.25em', className }: IconProps): ReactNode {
  return (
    <svg
      className={className}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={iconPaths[name]} />
    </svg>
  );
}
