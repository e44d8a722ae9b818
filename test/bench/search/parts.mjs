/** Parts of a script that are loaded when a search needs them: how the names of their files begin. */
export const PART = 'part-';

/** Whether a file of a script's folder is one. */
export const isPart = (path) => path.startsWith(PART);
