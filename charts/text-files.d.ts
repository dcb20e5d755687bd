/** Files that run in containers are imported as their text; bin/trellis and jest load them alike. */
declare module '*.sh' {
  const text: string;
  export default text;
}
declare module '*.cfg' {
  const text: string;
  export default text;
}
declare module '*.conf' {
  const text: string;
  export default text;
}
declare module '*.txt' {
  const text: string;
  export default text;
}
declare module '*.lua' {
  const text: string;
  export default text;
}
