import type { Json } from '../kube-object';

export function readFast(_text: string): Json | undefined {
  return undefined;
}
