/**
 * The market's own icons: one stroke path each on a 24 × 24 field, 1.5 px, round ends, drawn so that
 * the shape alone tells them apart at 16 px. A dot is a path of length 0.01.
 */
export const iconPaths = {
  // The five signs: each stands on the same ground line (y = 20).
  seed: 'M3 14h5m8 0h5M12 10c3 2 4 4.5 4 6.5a4 4 0 0 1-8 0C8 14.5 9 12 12 10zM12 14v3',
  sprout:
    'M3 20h18M12 20v-9M12 12C12 8.5 9.5 6.5 5.5 6.5 5.5 10 8 12 12 12zM12 11c0-3.5 2.5-5.5 6.5-5.5C18.5 9 16 11 12 11z',
  sapling:
    'M3 20h18M12 20V9M12 16l-4-3M12 14l4-3M12 3c3.5 1.5 5.5 4 5.5 6.5 2 3-.5 5-3 4.5M12 3C8.5 4.5 6.5 7 6.5 9.5c-2 3 .5 5.5 3 5',
  blossom:
    'M3 20h18M12 20v-5M12 9.5a2 2 0 1 0 .01 0M12 7.5C10.5 5.5 10.8 3.5 12 3c1.2.5 1.5 2.5 0 4.5M14 9c1.5-2 3.5-2.3 4.5-1.3-.2 1.6-1.8 2.7-4.2 2.3M13.5 12.5c2.5.2 3.8 1.8 3.5 3-1.5.7-3.2-.3-4-2.5M10.5 12.5C8 12.7 6.7 14.3 7 15.5c1.5.7 3.2-.3 4-2.5M10 9C8.5 7 6.5 6.7 5.5 7.7 5.7 9.3 7.3 10.4 9.7 10',
  fruit:
    'M3 20h18M12 8c-5-2.5-7.5 1-7 4.5.4 3.5 3 6 7 6s6.6-2.5 7-6c.5-3.5-2-7-7-4.5zM8.5 6.5C10 8 14 8 15.5 6.5M12 7.5V3.5',
  // What happens on the way.
  start: 'M12 21V9M12 12c0-3-2-5-6-5 0 3 2 5 6 5zM12 9c0-3 2-5 6-5 0 3-2 5-6 5z',
  valley: 'M2 7h4c2.5 0 3 10 6 10s3.5-10 6-10h4',
  recovery: 'M3 6h2c3 0 2.5 12 6 12 4 0 4-9 9-11M16 5.5l4.5 1L19 11',
  seeds:
    'M3 20c3-1 5-4 6-8M12 10c2-3 5-4 8-3-1 3-4 5-8 3zM12 10l-3 2M8 4.5c1.5-1.5 3.5-1.5 5-.5-1 2-3.5 2.5-5 .5zM15 15c1.5-1 3.5-1 5 0-1.5 1.5-4 1.5-5 0z',
  branch: 'M12 21v-6M12 15c0-5 6-4 6-10M15.5 7.5 18 4.5l2.5 3M12 15c0-3.5-5-3.5-5-7M4.5 8h5',
  gate: 'M5 21V6M19 21V6M2.5 6h19M5 10.5h14M4 3h16',
  milestone: 'M12 3.5 20.5 12 12 20.5 3.5 12z',
  result: 'M12 21a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM8.5 13l2.5 2.5 4.5-5M12 5V2.5',
  // Kinds.
  manual:
    'M5 4.5A1.5 1.5 0 0 1 6.5 3H19v18H6.5A1.5 1.5 0 0 1 5 19.5zM5 19.5A1.5 1.5 0 0 1 6.5 18H19M9 7.5h6M9 11.5h6',
  opl: 'M4 4h16v12H4zM9 21h6M12 16v5M12 7v5M12 7l-1.5 1',
  video: 'M3 5.5h18v13H3zM10 9v6l5-3z',
  case: 'M3 20c4 0 4-7 8-7 3 0 3 3 5 3 3 0 3-8 5-11M3 4v16',
  failure: 'M5 5l14 14M19 5 5 19',
  appearance:
    'M3 12c2.5-4.5 5.5-6.5 9-6.5s6.5 2 9 6.5c-2.5 4.5-5.5 6.5-9 6.5S5.5 16.5 3 12zM12 9a3 3 0 1 0 .01 0',
  term: 'M4 4h16v13H11l-4 4v-4H4zM8 8.5h8M8 12.5h5',
  skill: 'M4 20v-4h4v4M8 20v-8h4v8M12 20V8h4v12M16 20V4h4v16M3 20h18',
  org: 'M3 21V9.5l5 3v-3l5 3v-3l5 3V21zM18 12V4h3v17H3M8 17h.01M13 17h.01',
  person: 'M12 4a3.5 3.5 0 1 0 .01 0M5 21c0-5 3-7.5 7-7.5s7 2.5 7 7.5',
  alliance:
    'M12 3a3 3 0 1 0 .01 0M5.5 14a3 3 0 1 0 .01 0M18.5 14a3 3 0 1 0 .01 0M10.5 8.5l-3.5 6M13.5 8.5l3.5 6M8.5 17h7',
  guide: 'M12 21V4M12 5h7l2 2.5-2 2.5h-7M12 11.5H5L3 14l2 2.5h7',
  activity: 'M4 5.5h16V20H4zM4 10h16M8 3v4M16 3v4M8 14.5l2.5 2.5 5-5',
  trial: 'M9 3h6M10 3v6l-5.5 9.5A1.7 1.7 0 0 0 6 21h12a1.7 1.7 0 0 0 1.5-2.5L14 9V3M7.5 15h9',
  course: 'M6 20a2 2 0 1 0-.01 0M18 8a2 2 0 1 0-.01 0M8 18h7a3 3 0 0 0 0-6H9a3 3 0 0 1 0-6h7',
  skillmap: 'M4 4h16v16H4zM4 9.5h16M9.5 4v16M13 13l1.5 1.5 2.5-3',
  request: 'M10.5 4a6.5 6.5 0 1 0 .01 0M15.5 15.5 21 21M10.5 8a2 2 0 0 1 1 3.5c-.7.4-1 .8-1 1.5',
  offer:
    'M3 14h4l3-2.5h4a1.8 1.8 0 0 1 0 3.5h-3M13.5 15l5-2.5a1.7 1.7 0 0 1 1.7 3L14 20H3M12 8.5V3M9.5 5 12 3l2.5 2',
  // Marks of a key point: three different outlines.
  markSuccess: 'M12 3a9 9 0 1 0 .01 0M12 8a4 4 0 1 0 .01 0',
  markSafety: 'M12 3.5 22 20.5H2zM12 10v5M12 18h.01',
  markEase: 'M4 6h16v12H4zM8 12.5l2.5 2.5 5.5-6',
  // ○ and △ of よい例, 合格 and 限度; × is `failure`.
  circle: 'M12 4a8 8 0 1 0 .01 0',
  triangle: 'M12 4.5 21 19.5H3z',
  // The rest.
  clock: 'M12 3a9 9 0 1 0 .01 0M12 7.5V12l3.5 2',
  overdue: 'M12 3a9 9 0 1 0 .01 0M12 7v6M12 16.5h.01',
  print: 'M7 8V3.5h10V8M4 8h16v9h-3M7 17H4V8M7 13.5h10V20.5H7z',
  link: 'M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-6-6l-1.5 1.5M14 10a4 4 0 0 0-6-.5l-3 3a4 4 0 0 0 6 6l1.5-1.5',
  play: 'M7 4.5v15l12-7.5z',
  note: 'M12 3a9 9 0 1 0 .01 0M12 11v6M12 7.5h.01',
  tip: 'M9 17.5h6M10 21h4M9 17.5c0-3-3-4-3-8a6 6 0 0 1 12 0c0 4-3 5-3 8',
  danger: 'M8 3h8l5 5v8l-5 5H8l-5-5V8zM12 7.5v6M12 16.5h.01',
  lock: 'M5 11h14v10H5zM8 11V7.5a4 4 0 0 1 8 0V11M12 15v2.5',
  speech: 'M4 4h16v12h-9l-5 4v-4H4zM8 8.5h8M8 12h4',
  furigana: 'M4 20h16M12 9v8M7.5 11h9M9 17l3-3 3 3M8 4.5h.01M12 4.5h.01M16 4.5h.01',
  search: 'M10.5 4a6.5 6.5 0 1 0 .01 0M15.5 15.5 21 21',
  keep: 'M12 3v10M8 9.5l4 4 4-4M4 14v6h16v-6',
  arrow: 'M4 12h16M14 6l6 6-6 6',
  list: 'M4 6h.01M8.5 6H20M4 12h.01M8.5 12H20M4 18h.01M8.5 18H20',
  work: 'M7 2.5h10v19H7zM11 18.5h2M10 7.5h4M10 11h4',
} as const;

export type IconName = keyof typeof iconPaths;
