/** Whether `folder` now holds that edition of this tree; built at most once for one state of it. */
export function buildSite(edition: string, folder: string, ...more: string[]): boolean;
export function buildPublicSite(): boolean;
