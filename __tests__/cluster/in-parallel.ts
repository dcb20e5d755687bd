/** Applies an asynchronous function to all inputs, a few at a time; results in the order of the inputs. */
export async function inParallel<T, R>(inputs: readonly T[], apply: (input: T) => Promise<R>, width = 4): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < inputs.length) {
      const index = next;
      next += 1;
      results[index] = await apply(inputs[index] as T);
    }
  };
  await Promise.all(Array.from({ length: width }, work));
  return results;
}
