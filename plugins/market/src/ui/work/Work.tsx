import { say } from '@chishiki-ichiba/model/say';
import { useLocation } from '@docusaurus/router';
import type { ReactNode } from 'react';
import type { BodyNode } from '../../body-props.js';
import { useFile } from '../../client/useFile.js';
import type { ItemPageProp } from '../../props.js';
import { Failed, NoSteps, Unknown } from './Problems.js';
import { splitBody } from './split.js';
import { WorkManual } from './WorkManual.js';
import styles from './work.module.css';

/** The whole page of an item, as `items/<id>.json` has it. */
export type WorkItem = ItemPageProp & { readonly body: readonly BodyNode[] };

const ID = /^[a-z0-9][a-z0-9-]*$/;

/** The manual that `?id=` names, or what is the matter with it. */
export function Work({ manualsUrl }: { readonly manualsUrl: string }): ReactNode {
  const asked = new URLSearchParams(useLocation().search).get('id')?.trim() ?? '';
  const id = ID.test(asked) ? asked : undefined;
  const [file, retry] = useFile<WorkItem>(id && `items/${id}.json`);
  const failed = (kind: 'offline' | 'broken') => (
    <Failed kind={kind} retry={retry} manualsUrl={manualsUrl} />
  );
  if (!id) return <Unknown id={asked} manualsUrl={manualsUrl} />;
  if (file.state === 'failed')
    return file.kind === 'missing' ? (
      <Unknown id={id} manualsUrl={manualsUrl} />
    ) : (
      failed(file.kind)
    );
  if (file.state === 'waiting') return <Waiting slow={file.slow} />;
  if (!isItem(file.file)) return failed('broken');
  const { body, ...item } = file.file;
  const split = splitBody(body);
  if (split.steps.length === 0) return <NoSteps item={item} />;
  return <WorkManual key={id} item={item} body={split} />;
}

/** Nothing for the first 300 ms. */
const Waiting = ({ slow }: { readonly slow: boolean }): ReactNode => (
  <main className={styles.page}>
    <h1>{say`作業モード`}</h1>
    <p role="status">{slow && say`手順を読みこんでいます…`}</p>
  </main>
);

/** A host may answer anything with 200: another page's JSON is no manual. */
function isItem(file: unknown): file is WorkItem {
  const { title, url, body, fields } = (file ?? {}) as Partial<WorkItem>;
  return (
    typeof title === 'string' &&
    typeof url === 'string' &&
    Array.isArray(body) &&
    Array.isArray(fields)
  );
}
