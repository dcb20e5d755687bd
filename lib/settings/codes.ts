import type { CodeEntry } from '../issue-codes';

export const settingsCodes = {
  SETTINGS_FILE_MISSING: {
    check: 'settings',
    severity: 'error',
    meaning: 'A settings file does not exist: the environment.yaml of a cell, or one that another inherits.',
    remedy: 'Create the file, or correct the path after `inherits`.',
  },
  SETTINGS_SYNTAX: {
    check: 'settings',
    severity: 'error',
    meaning: 'A settings file is not well-formed YAML.',
    remedy: 'Correct the file at the line named.',
  },
  SETTINGS_DUPLICATE_KEY: {
    check: 'settings',
    severity: 'error',
    meaning: 'A key stands twice in the same map; readers of YAML do not agree on which one counts.',
    remedy: 'Remove one of the two.',
  },
  SETTINGS_INHERITANCE_CYCLE: {
    check: 'settings',
    severity: 'error',
    meaning: 'A settings file inherits itself, directly or through others.',
    remedy: 'Remove one `inherits` of the circle.',
  },
  SETTINGS_UNKNOWN_KEY: {
    check: 'settings',
    severity: 'error',
    meaning: 'A settings file has a key that Trellis does not know, so it would have no effect.',
    remedy: 'Correct the spelling; the schema named in the first line of the file lists the keys.',
  },
  SETTINGS_UNKNOWN_NAME: {
    check: 'settings',
    severity: 'error',
    meaning: 'Settings are given for a service or a database that the system does not have.',
    remedy: 'Correct the name, or remove the settings together with the chart.',
  },
  SETTINGS_WRONG_TYPE: {
    check: 'settings',
    severity: 'error',
    meaning: 'A setting has another type than it must have, for instance a number where text is needed.',
    remedy: 'Write the value in the type that the message names; quote it where text is needed.',
  },
  SETTINGS_WRONG_VALUE: {
    check: 'settings',
    severity: 'error',
    meaning: 'A setting has the right type, but not one of the values it may have.',
    remedy: 'Write one of the values that the message names.',
  },
  SETTINGS_MISSING: {
    check: 'settings',
    severity: 'error',
    meaning: 'A setting that must be there is given neither in environment.yaml nor in what it inherits.',
    remedy: 'Add it to environment.yaml, or to the file that all environments inherit.',
  },
  SETTINGS_INCOMPLETE: {
    check: 'settings',
    severity: 'error',
    meaning: 'A setting only works together with another one that is absent.',
    remedy: 'Add the other setting, or remove this one.',
  },
  SETTINGS_CONTRADICTION: {
    check: 'settings',
    severity: 'error',
    meaning: 'Two settings exclude each other.',
    remedy: 'Change one of the two.',
  },
  SETTINGS_ACME_LOCAL_HOST: {
    check: 'settings',
    severity: 'error',
    meaning: 'A host gets its certificate by ACME, but no ACME server can reach a host of a private domain.',
    remedy: 'Use tls `ca` or `self-signed` for this host, or give the service a public host as well.',
  },
  SETTINGS_AUTOSCALER_WITHOUT_REQUESTS: {
    check: 'settings',
    severity: 'error',
    meaning: 'A service is scaled by its use of a request that it does not make, so the autoscaler never acts.',
    remedy: 'Give the service resources.requests.',
  },
  SETTINGS_RPO_BELOW_BACKUP_INTERVAL: {
    check: 'settings',
    severity: 'error',
    meaning: 'Backups are made less often than the recovery point objective allows data to be lost.',
    remedy: 'Make backups at least as often as the RPO says, or state a longer RPO.',
  },
} as const satisfies Record<string, CodeEntry>;
