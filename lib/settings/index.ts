export type { Settings } from './settings';
