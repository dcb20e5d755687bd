/** Whether a path is one that Kustomize would fetch: a URL or a Git repository. */
export function isRemote(path: string): boolean {
  return (
    /^(https?|ssh|git|file):\/\//i.test(path) ||
    /^git::/.test(path) ||
    /^[\w.-]+@[\w.-]+[:/]/.test(path) ||
    /^(github\.com|gitlab\.com|bitbucket\.org)[/:]/i.test(path) ||
    /^gh:/i.test(path) ||
    /\.git(\/|\?|$)/.test(path.replace(/^\.+\//, '')) && path.includes('/') && !path.startsWith('.')
  );
}
