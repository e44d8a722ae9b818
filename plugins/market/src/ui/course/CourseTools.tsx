import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import { useItem } from '../body/ItemContext.js';
import { Icon } from '../icons/Icon.js';

/** On a course the trainer's slip; on its parts, where in which course one is. */
export function CourseTools({ className }: { readonly className: string | undefined }): ReactNode {
  const item = useItem();
  const [first, ...others] = item?.courses ?? [];
  return (
    <>
      {item?.course && (
        <li>
          <Link
            className={className}
            to={item.course.slipUrl}
          >{sayJsx`${<Icon name="note" />}教える人の記入票`}</Link>
        </li>
      )}
      {first && (
        <li>
          <a className={className} href="#sec-courses">
            <Icon name="course" />
            {others.length === 0
              ? say`この道筋の ${first.part.number}/${first.total}`
              : say`学びの道筋 ${others.length + 1}か所`}
          </a>
        </li>
      )}
    </>
  );
}
