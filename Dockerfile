# The image that runs Rolecall in production: src with its packages joined into it, nothing else.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
# No install scripts: nothing that ships, and nothing the compiler needs, has one to run.
RUN npm ci --ignore-scripts
COPY tsconfig.json build.mjs ./
COPY src src
RUN npm run build

FROM node:24-slim AS rolecall
ENV NODE_ENV=production PORT=3000
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/dist dist
# The files belong to root and Rolecall writes none, so the file system may be read-only.
USER node
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=15s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Node itself is process 1 (no shell, no npm), so that SIGTERM reaches it and it can finish what it began.
ENTRYPOINT ["node", "dist/main.js"]

# What infra/ deploys: the same with rolecall.yaml laid in, from a build context of the name `policy`; and, for an account that is
# not the management account, the file that tells the AWS SDK which role of that account to become.
FROM rolecall AS with-policy
COPY --from=policy rolecall.yaml aws-config* ./

# What is built where nothing else is asked for.
FROM rolecall
