import type { PrintChoice, SheetName } from '../../paper-props.js';

export const sheetNames: readonly SheetName[] = ['breakdown', 'page', 'labels', 'ojt'];

export interface AskedSheets {
  /** Ids in the order of the address, each once. Any page of the edition can be asked for, chosen from the list or not. */
  readonly ids: readonly string[];
  /** Which sheet of those that are manuals; other pages are printed as they are. */
  readonly sheet: SheetName;
}

/** What an address asks for: `?ids=a,b&sheet=labels`, or `?ids=a&ids=b` as a plain form sends it. */
export function askedSheets(search: string): AskedSheets {
  const params = new URLSearchParams(search);
  const ids = params
    .getAll('ids')
    .flatMap((part) => part.split(','))
    .map((id) => id.trim())
    .filter((id) => /^[a-z0-9][a-z0-9-]*$/.test(id));
  const sheet = sheetNames.find((name) => name === params.get('sheet')) ?? 'breakdown';
  return { ids: [...new Set(ids)], sheet };
}

/** File under our folder that one id is read from. */
export const fileOf = (
  id: string,
  { sheet, choices }: { readonly sheet: SheetName; readonly choices: readonly PrintChoice[] },
): { readonly path: string; readonly sheet: SheetName } =>
  sheet !== 'page' && choices.some((choice) => choice.id === id && choice.papers)
    ? { path: `paper/${id}.json`, sheet }
    : { path: `items/${id}.json`, sheet: 'page' };
