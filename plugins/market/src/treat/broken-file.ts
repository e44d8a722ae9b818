/** A file of an author that is damaged, or not what it says: to be told with its place, never our fault. */
export class BrokenFile extends Error {
  override readonly name = 'BrokenFile';
}
