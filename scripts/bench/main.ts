import { benchOverlay } from './overlay';
import { benchPromotion } from './promotion';
import { benchRender } from './render';

const print = (line: string) => void process.stdout.write(`${line}\n`);

benchRender(print)
  .then(() => benchOverlay(print))
  .then(() => benchPromotion(print))
  .catch((error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exitCode = 1;
  });
