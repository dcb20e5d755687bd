/** The typed answers that charts are given: one environment.yaml with what it inherits. */
export interface Settings {
  readonly namespace: string;
}
