// `trellis <line>` in a project of the shop, as a process of its own. Arguments: folder, line.
import { runTrellis } from './run-trellis';

const [directory = '', line = ''] = process.argv.slice(2);
void runTrellis(directory, { motto: 'first', mailIn: [] }, line).then(({ code, out, err }) => {
  process.stdout.write(out);
  process.stderr.write(err);
  process.exitCode = code;
});
