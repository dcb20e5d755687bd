/** A Deployment whose one container is given in flow style. */
export function deployment(name: string, container: string, more = '', labels = `{app: ${name}}`): string {
  return `
apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}, namespace: shop}
spec:
  selector: {matchLabels: ${labels}}
  template:
    metadata: {labels: ${labels}}
    spec:
      containers: [{name: app, image: "app:1.2.3", ${container}}]
${more}
---
`;
}

export function service(name: string, ports: string, selector = `{app: ${name}}`, more = ''): string {
  return `
apiVersion: v1
kind: Service
metadata: {name: ${name}, namespace: shop, labels: {app: ${name}}}
spec: {selector: ${selector}, ports: ${ports}${more === '' ? '' : `, ${more}`}}
---
`;
}
