import { type ComponentType, type ReactNode, useEffect, useMemo, useState } from 'react';
import type { ItemPageRouteProps } from '../../props.js';
import { MoreParts, type MorePartsValue } from '../../ui/item/MoreParts.js';
import { BesideContext } from '../../ui/translation/BesideContext.js';
import { TranslatedBody } from '../../ui/translation/TranslatedBody.js';
import { TranslationBanner } from '../../ui/translation/TranslationBanner.js';

const languageParts: MorePartsValue = { views: {}, Banner: TranslationBanner };
const copyParts: MorePartsValue = { ...languageParts, Body: TranslatedBody };

interface TranslatedPageProps extends ItemPageRouteProps {
  /** The page of the item's kind, as a site of one language has it. */
  readonly Inner: ComponentType<ItemPageRouteProps>;
}

/** Any page of an item in a site of several languages: what it is a translation of, and the way to the others. */
export default function TranslatedPage({ Inner, ...props }: TranslatedPageProps): ReactNode {
  const { translation } = props.item;
  const [on, setOn] = useState(false);
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  const beside = useMemo(
    () => translation && { translation, on, ready, toggle: () => setOn((was) => !was) },
    [translation, on, ready],
  );
  return (
    <BesideContext.Provider value={beside}>
      <MoreParts.Provider value={translation?.file ? copyParts : languageParts}>
        <Inner {...props} />
      </MoreParts.Provider>
    </BesideContext.Provider>
  );
}
