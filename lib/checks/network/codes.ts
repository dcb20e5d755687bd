import type { CodeEntry } from '../../issue-codes';

export const networkCodes = {
  NETWORK_POLICY_REFUSED: {
    check: 'network',
    severity: 'error',
    meaning: 'A NetworkPolicy is such that the API server refuses it, so it would protect nothing.',
    remedy: 'Correct the field that the message names.',
  },
  NETWORK_PATH_EXTRA: {
    check: 'network',
    severity: 'error',
    meaning: 'NetworkPolicies leave a path open that no connection declares and the level of the settings does not grant.',
    remedy: "Narrow the policy named, or isolate the workload; if the call is wanted, declare it in the system's connections with its reason.",
  },
  NETWORK_PATH_MISSING: {
    check: 'network',
    severity: 'error',
    meaning: 'A declared connection, or one that the level of the settings grants, is closed by NetworkPolicies.',
    remedy: 'Let the path through in the direction named, or take the connection back.',
  },
  NETWORK_CONNECTION_UNKNOWN: {
    check: 'network',
    severity: 'error',
    meaning: 'A declared connection starts or ends at a name that no workload of the cell has.',
    remedy: 'Correct the name, or declare the connection only where the workload is rendered.',
  },
  NETWORK_END_UNPLACED: {
    check: 'network',
    severity: 'error',
    meaning: 'A declared connection has an outside end, network policies are enforced, and the settings do not place that end.',
    remedy: 'Give its labels or addresses under outside in environment.yaml.',
  },
} as const satisfies Record<string, CodeEntry>;
