import type { WebService } from './web-service-props';

/**
 * The variables that every OpenTelemetry SDK reads (OpenTelemetry specification, "Environment Variable
 * Specification"). They stand on the container, where the operator looks before it adds its own.
 */
export function tracingVariables({ props, settings }: WebService): Record<string, string> {
  const { enabled, endpoint, sampling, attributes = {} } = settings.observability.tracing;
  if (!enabled || endpoint === undefined) return { OTEL_SDK_DISABLED: 'true' };
  const resource = { 'service.namespace': settings.namespace, ...attributes };
  return {
    OTEL_SERVICE_NAME: props.name,
    OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
    // SDKs differ in their default; 4317 is OTLP's port for gRPC.
    OTEL_EXPORTER_OTLP_PROTOCOL: new URL(endpoint).port === '4317' ? 'grpc' : 'http/protobuf',
    OTEL_RESOURCE_ATTRIBUTES: Object.entries(resource).map(([name, value]) => `${name}=${value}`).join(','),
    ...(sampling !== undefined && { OTEL_TRACES_SAMPLER: 'parentbased_traceidratio', OTEL_TRACES_SAMPLER_ARG: String(sampling) }),
  };
}

/** Asks the OpenTelemetry operator for an agent; the Go one runs privileged, which `restricted` forbids. */
export function tracingAnnotations({ props, settings }: WebService): Record<string, string> {
  const { enabled, instrumentation } = settings.observability.tracing;
  if (!enabled || instrumentation === undefined || props.runtime === 'go') return {};
  return { [`instrumentation.opentelemetry.io/inject-${props.runtime}`]: instrumentation };
}
