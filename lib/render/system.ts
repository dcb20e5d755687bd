import type { App, Chart } from 'cdk8s';
import type { EnvironmentRule } from '../checks';
import type { KubeObject } from '../manifest';
import type { Settings } from '../settings';

/** Builds one service's chart in an App of its own. */
export type ServiceChart = (app: App, settings: Settings) => Chart;

/** What charts/<system>/index.ts exports by default. */
export interface System {
  readonly name: string;
  /** Chart by service name, in the order in which dist lists them. */
  readonly services: Readonly<Record<string, ServiceChart>>;
  /** Charts of the namespace itself and of data stores, rendered to dist/<cell>/base/. */
  readonly base: Readonly<Record<string, ServiceChart>>;
  /** Who calls whom in a cell with these settings; NetworkPolicies are made from it and judged by it. */
  readonly connections: (settings: Settings) => readonly Connection[];
  /** What must hold in which environment, from the document that compares them. */
  readonly rules?: readonly EnvironmentRule[];
  /** Exceptions from checks, each with its reason; rendered as annotations on the objects. */
  readonly waivers?: readonly Waiving[];
}

/** One exception: what is waived, on which objects, and why. */
export interface Waiving {
  /** Codes, checks, or tests of kube-score and checkov. */
  readonly waives: readonly string[];
  readonly reason: string;
  readonly on: (object: KubeObject, settings: Settings) => boolean;
}

/** Ends of a connection that are not workloads of the cell; the settings give their selectors or CIDRs. */
export type OutsideEnd = 'ingress' | 'monitoring' | 'collector' | 'operator' | 'apiserver' | 'internet';

/** One declared call. */
export interface Connection {
  /** A workload's name, or an outside end. */
  readonly from: string;
  readonly to: string;
  readonly ports: readonly ConnectionPort[];
  /** Why the call exists; with the source where a component's manual demands it. */
  readonly reason: string;
}

export interface ConnectionPort {
  readonly port: number;
  readonly protocol?: 'TCP' | 'UDP' | 'SCTP';
}
