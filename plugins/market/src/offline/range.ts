/**
 * Part of a file, as players ask for it: Safari plays nothing from a worker that answers `Range` with
 * the whole. Written into the service worker as it stands: it imports nothing.
 *
 * @param header - `Range` of the request; without one the whole is given.
 * @see RFC 9110, section 14. One range only; several are answered with the whole, as it allows.
 */
export async function sliceOf(whole: Response, header: string | null): Promise<Response> {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return whole;
  const blob = await whole.blob();
  const [, from = '', to = ''] = match;
  const last = blob.size - 1;
  const start = from === '' ? Math.max(0, blob.size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? last : Math.min(Number(to), last);
  const type = whole.headers.get('content-type') ?? '';
  if (start > end || start > last)
    return new Response(null, {
      status: 416,
      headers: { 'content-range': `bytes */${blob.size}` },
    });
  return new Response(blob.slice(start, end + 1, type), {
    status: 206,
    headers: {
      'content-type': type,
      'content-length': String(end - start + 1),
      'content-range': `bytes ${start}-${end}/${blob.size}`,
      'accept-ranges': 'bytes',
    },
  });
}
