import { isPicture } from '../shared/protocol.ts';

/** Larger pictures are not carried into the frame. */
const MOST_BYTES = 200_000;

/** The clinic's picture as a `data:` address, as the frame may show it; nothing when this page may not read it. */
export async function readPicture(address: string): Promise<string | undefined> {
  if (address.startsWith('data:')) return isPicture(address) ? address : undefined;
  try {
    const answer = await fetch(address, { credentials: 'omit' });
    const picture = await answer.blob();
    if (!answer.ok || picture.size > MOST_BYTES) return undefined;
    const carried = await asData(picture);
    return isPicture(carried) ? carried : undefined;
  } catch {
    return undefined;
  }
}

function asData(picture: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error('unreadable'));
    reader.readAsDataURL(picture);
  });
}
