# The server with what it needs to run, and nothing to build with.
FROM node:24-slim AS build
WORKDIR /frontdesk
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY . .
RUN node scripts/prepare.js && npm prune --omit=dev --ignore-scripts

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
WORKDIR /frontdesk
COPY --from=build /frontdesk/package.json ./
COPY --from=build /frontdesk/node_modules ./node_modules
COPY --from=build /frontdesk/dist ./dist
COPY --from=build /frontdesk/intents ./intents
RUN install -d -o node -g node -m 0700 /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "dist/server/main.js"]
