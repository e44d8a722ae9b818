export const classes: readonly string[];
export function loadPages(
  size: 'S' | 'L',
): { id: string; title: string; url: string; body: string }[];
export function loadQueries(
  name: string,
  limit: number,
): { id: string; class: string; query: string; relevant: string[] }[];
