import type { Item } from '@chishiki-ichiba/model';
import { say, sayWord } from '@chishiki-ichiba/model/say';
import type { Relation } from '../catalog/catalog.js';
import type { BacklinkGroup } from '../props.js';
import { type PageContext, toCard } from './context.js';

/** Why a page points here, by the pointing field. Order is the order on the page. */
const labels: readonly [field: string, label: string][] = [
  ['failures', say`この失敗で変わった急所があるページ`],
  ['ledTo', say`この手順の急所を変えた失敗`],
  ['prerequisites', say`これを先に読むページ`],
  ['manual', say`使ってみた報告`],
  ['prevented', say`この失敗を防げた使ってみた`],
  ['clip', say`この動画で動きを見せるページ`],
  ['chapters', say`この手順を映した動画`],
  ['skill', say`この技能を学ぶページ`],
  ['decided', say`この集まりから生まれました`],
  ['learned', say`この集まりから生まれました`],
  ['uses', say`このページを使う集まり`],
  ['alliance', say`この連携体の事例`],
  ['cases', say`この事例の連携体`],
  ['partners', say`参加した事例`],
  ['members', say`構成員になっている連携体`],
  ['usedBy', say`この組織が使っている手順`],
  ['toldBy', say`語ったページ`],
  ['writtenBy', say`書いたページ`],
  ['checkedBy', say`確かめたページ`],
  ['owner', say`この組織が持つページ`],
  ['trial org', say`この組織の使ってみた`],
  ['org', say`この組織の人`],
  ['awards', say`ここから贈った表彰`],
  ['orgs', say`関わるページ`],
  ['people', say`このページが出てくる力量表`],
  ['columns', say`このページが出てくる力量表`],
  ['from', say`これをもとにしたページ`],
  ['similar', say`似た失敗`],
  ['purpose', say`このページを根拠に挙げる事例`],
  ['canvasText', say`このページを根拠に挙げる事例`],
  ['events', say`このページを根拠に挙げる事例`],
  ['outcomeNumbers', say`このページを根拠に挙げる事例`],
  ['externalEffects', say`このページを根拠に挙げる事例`],
  ['contradictions', say`このページを根拠に挙げる事例`],
  ['related', say`関連するページ`],
  ['firmNames', say`この組織の呼び名がある用語`],
  ['differences', say`この組織での違いがある手順`],
  ['link', say`本文で触れているページ`],
];
const order = new Map(labels.map(([field], index) => [field, index]));

/** What points at an item, grouped by why; a page is listed once, under its strongest reason. */
export function toBacklinks(item: Item, context: PageContext): BacklinkGroup[] {
  const byItem = new Map<Item, Relation>();
  for (const relation of context.catalog.to(item)) {
    const known = byItem.get(relation.from);
    if (!known || rank(relation) < rank(known)) byItem.set(relation.from, relation);
  }
  const groups = new Map<string, Item[]>();
  for (const [from, relation] of byItem) {
    if (isShownApart(item, relation)) continue;
    const label = labels[rank(relation)]?.[1] ?? '関連するページ';
    groups.set(label, [...(groups.get(label) ?? []), from]);
  }
  return labels.flatMap(([, label]) => {
    const items = groups.get(label);
    groups.delete(label);
    return items
      ? [{ label: sayWord(label), items: items.map((from) => toCard(from, context)) }]
      : [];
  });
}

/** The page has a part of its own for it: a failure's key points, a part's courses, a skill's column, a manual's reports. */
const isShownApart = (item: Item, { from, ref }: Relation): boolean =>
  (from.kind === 'activity' && (ref.field === 'alliance' || ref.field === 'previous')) ||
  ref.field === 'failures' ||
  (ref.field === 'manual' && from.kind === 'trial' && from.status !== 'retired') ||
  ref.field === 'parts' ||
  (item.kind === 'skill' && (ref.field === 'people' || ref.field === 'columns'));

const rank = (relation: Relation): number =>
  order.get(`${relation.from.kind} ${relation.ref.field}`) ??
  order.get(relation.ref.field) ??
  order.get('related') ??
  labels.length;
