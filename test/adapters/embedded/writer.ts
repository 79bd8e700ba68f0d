import { once } from 'node:events';
import { Schema } from 'mongoose';
import { openEmbedded } from '../../../src/adapters/embedded/open.ts';

/**
 * A process that writes until it is killed: `node … writer.ts FILE`. Each line it prints is the id of a document whose
 * write was answered before.
 */
const [file = ''] = process.argv.slice(2);
const store = await openEmbedded({ file });
const Rows = store.mongoose.model(
  'row',
  new Schema({ _id: String, n: Number, text: String }).index({ n: 1 }),
);
await Rows.init();

const acknowledge = async (id: string): Promise<void> => {
  if (!process.stdout.write(`${id}\n`)) await once(process.stdout, 'drain');
};

async function writeForEver(writer: number): Promise<never> {
  for (let n = 0; ; n++) {
    const id = `${String(writer)}-${String(n)}`;
    await Rows.create({ _id: id, n, text: 'x'.repeat(n % 700) });
    await Rows.updateOne({ _id: id }, { $inc: { n: 1 } });
    await acknowledge(id);
  }
}

await Promise.all(Array.from({ length: 8 }, (_, writer) => writeForEver(writer)));
