export function siteFolder(dir: string): string;
export function buildSite(dir: string): string;
