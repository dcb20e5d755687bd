import { fault } from '../stage';

/** Changes of the project that the rows of behaviour must notice. */
const base = 'overlays/craftista/base/environment.yaml';
const prod = 'overlays/craftista/prod/environment.yaml';
const tagPattern = 'tagPattern: ^develop-[0-9a-f]{40}$';

export const withoutApproval = fault(prod, 'approval: required', 'approval: none');
export const prodTakesFromDev = fault(prod, 'promotesFrom: staging', 'promotesFrom: dev');
/** What the pipeline of craftista builds may not move. */
export const onlyReleaseTags = fault(base, tagPattern, 'tagPattern: ^release-');
export const anyTag = fault(base, tagPattern, 'tagPattern: .');
/** One of the four services is no longer named where its tag is looked for. */
export const unnamedVoting = fault('overlays/craftista/dev/kustomization.yaml', '8060633493/craftista-voting', '8060633493/craftista-polls');
export const unknownSetting = fault(base, 'delivery:', 'replcas: 1\ndelivery:');
