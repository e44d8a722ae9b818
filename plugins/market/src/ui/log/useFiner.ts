import {
  chunksFor,
  joinSeries,
  type PackedSeries,
  type Series,
  type Span,
  unpack,
} from '@chishiki-ichiba/media/log';
import { fetchFile } from '@chishiki-ichiba/search/fetch';
import { useEffect, useRef, useState } from 'react';
import { createLoader } from '../../client/loadFile.js';
import { useMarket } from '../../client/useMarket.js';
import type { LogChannelProp, LogFile } from '../../log-props.js';

/** A hand that is still moving asks for nothing. */
const WAIT_MS = 120;

type Finer = ReadonlyMap<LogChannelProp['id'], Series>;
const none: Finer = new Map();

/**
 * Finer curves of a long log for what is looked at. What does not come leaves the coarse ones: they
 * hold every extreme.
 */
export function useFiner(
  file: string,
  packed: LogFile['channels'] | undefined,
  view: Span,
  whole: Span,
): Finer {
  const base = useMarket()?.filesUrl;
  const [finer, setFiner] = useState<Finer>(none);
  const kept = useRef(new Map<number, Promise<Series>>());
  useEffect(() => {
    if (!packed || !base) return undefined;
    const wanted = Object.entries(packed).flatMap(([id, channel]) => {
      const files = channel ? chunksFor(channel, view, whole) : [];
      return files.length > 0 ? [{ id: id as LogChannelProp['id'], files }] : [];
    });
    if (wanted.length === 0) {
      setFiner(none);
      return undefined;
    }
    let gone = false;
    const load = createLoader(fetchFile, base);
    const chunk = (number: number): Promise<Series> => {
      const known = kept.current.get(number);
      if (known) return known;
      const asked = load(file.replace(/\.json$/, `/${number}.json`)).then((data) =>
        unpack(data as PackedSeries),
      );
      kept.current.set(number, asked);
      asked.catch(() => kept.current.delete(number));
      return asked;
    };
    const timer = setTimeout(() => {
      Promise.all(
        wanted.map(
          async ({ id, files }) => [id, joinSeries(await Promise.all(files.map(chunk)))] as const,
        ),
      ).then(
        (list) => {
          if (!gone) setFiner(new Map(list));
        },
        () => undefined,
      );
    }, WAIT_MS);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [packed, base, file, view, whole]);
  return finer;
}
