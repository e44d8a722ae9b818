import type { Item, KindId } from '@chishiki-ichiba/model';
import type { ReportOrgProp } from '../report-props.js';
import { labelOf } from '../words/label-of.js';
import type { ReportContext } from './report.js';
import { kindOrder } from './to-list-pages.js';

interface Org {
  readonly id: string;
  readonly label: string;
  readonly url?: string;
  readonly kinds: Map<KindId, number>;
  count: number;
  revised?: string;
}

/**
 * Pages by organisation: its 所有 and 参加組織, each page once for each organisation.
 *
 * @returns Most pages first. An organisation that this edition may not name is in no row; its pages count
 *   as pages without one.
 */
export function toOrgs(context: ReportContext): {
  readonly orgs: ReportOrgProp[];
  readonly withoutOrg: number;
} {
  const orgs = new Map<string, Org>();
  let withoutOrg = 0;
  for (const item of context.catalog.items) {
    const own = new Map(
      namesOf(item).flatMap((name) => {
        const org = toOrg(name, context);
        return org && org.id !== item.id ? [[org.key, org] as const] : [];
      }),
    );
    if (own.size === 0) withoutOrg++;
    for (const [key, { id, label, url }] of own) {
      const org: Org = orgs.get(key) ?? {
        id,
        label,
        ...(url ? { url } : {}),
        kinds: new Map(),
        count: 0,
      };
      orgs.set(key, org);
      org.count++;
      org.kinds.set(item.kind, (org.kinds.get(item.kind) ?? 0) + 1);
      const { revised } = item.fields;
      if (revised && revised > (org.revised ?? '')) org.revised = revised;
    }
  }
  const rows = [...orgs].sort(([a, { count: x }], [b, { count: y }]) => y - x || (a < b ? -1 : 1));
  return {
    withoutOrg,
    orgs: rows.map(([, { kinds, ...org }]) => ({
      ...org,
      kinds: kindOrder.flatMap((kind) => {
        const count = kinds.get(kind);
        return count ? [[labelOf('kind', kind), count] as const] : [];
      }),
    })),
  };
}

const namesOf = ({ owner, fields }: Item): string[] => [
  ...(owner ? [owner] : []),
  ...(fields.orgs ?? []),
];

interface Named {
  readonly key: string;
  readonly id: string;
  readonly label: string;
  readonly url?: string;
}

/** An id, an old id, a title, or a plain word for a firm without a page. */
function toOrg(name: string, { catalog, hidden, urls }: ReportContext): Named | undefined {
  const item = catalog.find(name) ?? catalog.findByTitle(name, ['org']);
  if (item?.kind === 'org')
    return { key: item.id, id: item.id, label: item.title, url: urls.item(item) };
  if (item || hidden.has(name)) return undefined;
  return { key: ` ${name}`, id: '', label: name };
}
