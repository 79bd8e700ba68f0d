import { loadFrontDesk } from '../adapters/pack/front-desk.ts';
import { loadPack } from '../adapters/pack/load-pack.ts';

/** Loads the pack as the start would, which proves every example, and says what it holds. */
export async function checkPack(folder: string): Promise<void> {
  const [{ version, clinic, review }] = await Promise.all([loadPack(folder), loadFrontDesk(folder)]);
  console.log(`The pack is whole: ${clinic.name}, version ${version}, ${review}.`);
}
