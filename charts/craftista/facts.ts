/** The system's name: app.kubernetes.io/part-of of all it renders. */
export const system = 'craftista';

/** What each service's container listens on. */
export const ports = { catalogue: 5000, frontend: 3000, voting: 8080, recommendation: 8080 } as const;

/** Images without tags: tags belong to the overlays. */
export const images = {
  catalogue: '8060633493/craftista-catalogue',
  frontend: '8060633493/craftista-frontend',
  voting: '8060633493/craftista-voting',
  recommendation: '8060633493/craftista-recommendation',
} as const;

/** Paths that tell whether a service can answer, and whether it lives. */
export const probes = {
  // Both are served from what the service holds itself.
  catalogue: { readiness: '/api/products', liveness: '/' },
  // A page that needs no service behind it.
  frontend: { readiness: '/', liveness: '/' },
  // Spring Boot's liveness asks for no database; the list of origamis does.
  voting: { readiness: '/api/origamis', liveness: '/actuator/health/liveness' },
  // Answers 200 even where Redis is away, and says so in the body.
  recommendation: { readiness: '/api/recommendation-status', liveness: '/api/health' },
} as const;
