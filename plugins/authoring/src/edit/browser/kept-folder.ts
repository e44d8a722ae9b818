/** The folder chosen last time: browsers keep the handle, and ask again before it may be used. */
const KEY = 'folder';

export async function keptFolder(): Promise<FileSystemDirectoryHandle | undefined> {
  try {
    return (await request('readonly', (store) => store.get(KEY))) as
      | FileSystemDirectoryHandle
      | undefined;
  } catch {
    return undefined;
  }
}

export async function keepFolder(folder: FileSystemDirectoryHandle): Promise<void> {
  try {
    await request('readwrite', (store) => store.put(folder, KEY));
  } catch {
    // Private windows keep nothing: the folder is chosen again next time.
  }
}

export async function forgetFolder(): Promise<void> {
  try {
    await request('readwrite', (store) => store.delete(KEY));
  } catch {
    // See above.
  }
}

function request(
  mode: IDBTransactionMode,
  use: (store: IDBObjectStore) => IDBRequest,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('ichiba-edit', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('kept');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const asked = use(opening.result.transaction('kept', mode).objectStore('kept'));
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    };
  });
}
