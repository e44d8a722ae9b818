import { list, v } from './value.js';

/** Kinds of item; `folder` is the folder name that implies the kind. */
export const kinds = list([
  v('manual', '共通技能マニュアル', 'Skill manual', ['技能マニュアル', 'マニュアル']),
  v('opl', 'ワンポイントレッスン', 'One-point lesson', ['ワンポイント']),
  v('video', '動画', 'Video'),
  v('case', '連携事例', 'Alliance case', ['成功事例', '事例']),
  v('failure', '現場の失敗', 'Shop-floor failure', ['失敗事例', '不具合']),
  v('appearance', '外観品質基準', 'Appearance criteria', ['外観基準', '限度見本', '出来栄え']),
  v('term', '用語', 'Term'),
  v('skill', '技能（力量）', 'Skill', ['力量', '技能']),
  v('org', '組織', 'Organisation', ['企業']),
  v('person', '人', 'Person'),
  v('alliance', '連携体', 'Alliance'),
  v('guide', '手引き', 'Guide'),
  v('activity', '活動記録', 'Activity', [
    '議事録',
    '勉強会',
    '輪読',
    '見学',
    '研修',
    'アイデアソン',
    'コンテスト',
    '展示会',
    '掲載',
    '発表',
    '定期レビュー',
  ]),
  v('trial', '使ってみた', 'Trial report'),
  v('course', '学びの道筋', 'Course'),
  v('skillmap', '力量表', 'Skill map', ['スキルマップ', '技能マップ', '星取表']),
  v('request', '探しています', 'Request'),
  v('offer', 'お役に立てます', 'Offer'),
]);
export type KindId = (typeof kinds)[number]['id'];

/** Folder name under a root → kind, where the author writes no 種類. */
export const folderKinds: Readonly<Record<string, KindId>> = {
  manuals: 'manual',
  opl: 'opl',
  videos: 'video',
  cases: 'case',
  failures: 'failure',
  appearance: 'appearance',
  terms: 'term',
  skills: 'skill',
  orgs: 'org',
  persons: 'person',
  alliances: 'alliance',
  guides: 'guide',
  activities: 'activity',
  trials: 'trial',
  courses: 'course',
  skillmaps: 'skillmap',
  requests: 'request',
  offers: 'offer',
};

/** Kind of what lies in a folder of this name; only names of the list, not what every object inherits. */
export const kindOfFolder = (name: string): KindId | undefined =>
  Object.hasOwn(folderKinds, name) ? folderKinds[name] : undefined;
