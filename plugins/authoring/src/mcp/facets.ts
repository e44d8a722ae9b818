import { nearest, type Value, vocabularies } from '@chishiki-ichiba/model';
import { z } from 'zod';
import { type OpenBuild, Refusal } from './open-build.js';

const oneOf = (label: string, values: readonly Value[], more: readonly string[] = []) =>
  z
    .array(z.enum([...values.map(({ id }) => id), ...more]))
    .optional()
    .describe(
      `${label}。並べたもののどれか。${values.map(({ id, ja }) => `${id}=${ja}`).join('、')}`,
    );

/** What narrows a list or a search; values inside one are OR-ed, the facets AND-ed. */
export const facetShape = {
  kind: oneOf('種類', vocabularies.kind),
  phase: oneOf('段階', vocabularies.phase),
  canvas: oneOf('キャンバスの欄', vocabularies.canvas),
  firm: z
    .array(z.string().min(1).max(80))
    .optional()
    .describe('組織の id か名前（例 mihon-seisakusho）。並べたもののどれかに関わるページ'),
  status: oneOf('状態', vocabularies.status),
};

type Asked = { readonly [facet in keyof typeof facetShape]?: readonly string[] | undefined };

/** As the search knows them. @throws {Refusal} For a firm that this edition does not have. */
export async function facetsOf(
  { kind, phase, canvas, firm, status }: Asked,
  build: OpenBuild,
): Promise<Record<string, string[]>> {
  const org = firm && (await firmIds(firm, build));
  return Object.fromEntries(
    Object.entries({ kind, phase, canvas, org, status }).flatMap(([name, values]) =>
      values && values.length > 0 ? [[name, [...values]]] : [],
    ),
  );
}

async function firmIds(typed: readonly string[], { search }: OpenBuild): Promise<string[]> {
  const manifest = await search.manifest();
  const firms = Object.entries(manifest?.labels?.org?.values ?? {});
  return typed.flatMap((word) => {
    const exact = firms.find(([id, name]) => id === word || name === word);
    const holding = firms.filter(([, name]) => name.includes(word));
    const found = exact ? [exact] : holding;
    if (found.length > 0) return found.map(([id]) => id);
    const near = nearest(word, firms.flat());
    throw new Refusal(
      `組織 \`${word}\` のページはこの版にありません。${near ? `もしかして: ${near}` : 'id か名前を期待。list_pages の kind: ["org"] で一覧が見られます'}`,
    );
  });
}
