import { say } from '@chishiki-ichiba/model/say';
import { fetchFile } from '@chishiki-ichiba/search/fetch';
import { type ReactNode, useEffect, useState } from 'react';
import type { VideoProp } from '../../video-props.js';

/** The caption tracks of a video, the first one on. */
export const Captions = ({ captions }: Pick<VideoProp, 'captions'>): ReactNode =>
  captions.map((caption, index) => (
    <CaptionTrack key={caption.url} {...caption} isDefault={index === 0} />
  ));

function CaptionTrack({
  lang,
  url,
  isDefault,
}: VideoProp['captions'][number] & { readonly isDefault: boolean }): ReactNode {
  return (
    <track
      kind="captions"
      srcLang={lang}
      src={useReadable(url)}
      label={languages[lang] ?? lang}
      default={isDefault}
    />
  );
}

/** On `file://` a track's file counts as another site's; a copy in memory does not. */
function useReadable(url: string): string | undefined {
  const [copy, setCopy] = useState<string>();
  useEffect(() => {
    if (!onDisk()) return undefined;
    let made: string | undefined;
    let gone = false;
    fetchFile(url)
      .then((response) => (response.ok ? response.blob() : undefined))
      .then((blob) => {
        if (!blob || gone) return;
        made = URL.createObjectURL(blob);
        setCopy(made);
      });
    return () => {
      gone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [url]);
  return onDisk() ? copy : url;
}

const onDisk = () => globalThis.location?.protocol === 'file:';

export const languages: Readonly<Record<string, string>> = {
  ja: say`日本語`,
  en: 'English',
  vi: 'Tiếng Việt',
  zh: say`中文`,
  id: 'Bahasa Indonesia',
};
