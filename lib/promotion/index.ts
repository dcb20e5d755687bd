export { editImages } from './edit-images';
export type { ImageEdit } from './edit-images';
export { readImageEntries } from './image-entries';
export type { ImageEntry } from './image-entries';
