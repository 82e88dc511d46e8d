import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const SERVER = process.env.FRONTDESK_URL ?? "http://127.0.0.1:8000";
const COMPRESSIBLE = /\.(js|css|svg)$/;
const WORTH_IT = 1024;

/** Puts a `.br` and a `.gz` beside every asset, so that the server has nothing to compress. */
function compressed(folder: string): Plugin {
  return {
    name: "compressed",
    apply: "build",
    async closeBundle() {
      const names = await readdir(folder, { recursive: true });
      await Promise.all(names.filter((name) => COMPRESSIBLE.test(name)).map((name) => compress(join(folder, name))));
    },
  };
}

async function compress(file: string): Promise<void> {
  const content = await readFile(file);
  if (content.length < WORTH_IT) return;
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
  await writeFile(`${file}.br`, await promisify(brotliCompress)(content, quality));
  await writeFile(`${file}.gz`, await promisify(gzip)(content, { level: 9 }));
}

export default defineConfig({
  root: "staff",
  base: "/staff/",
  plugins: [react(), compressed("dist/staff")],
  // The server puts a fresh one into every page it sends.
  html: { cspNonce: "{{nonce}}" },
  server: {
    port: 5173,
    proxy: { "/api": SERVER, "/hubs": { target: SERVER, ws: true } },
  },
  build: {
    outDir: "../dist/staff",
    emptyOutDir: true,
    target: ["chrome111", "edge111", "firefox114", "safari16.4"],
    // Data addresses are not in the policy of the page.
    assetsInlineLimit: 0,
    manifest: true,
    chunkSizeWarningLimit: 600,
  },
});
