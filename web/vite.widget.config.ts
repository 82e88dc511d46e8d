import { defineConfig } from "vite";

export default defineConfig({
  publicDir: "widget/public",
  build: {
    outDir: "dist",
    // The staff app is built into a folder beside these files.
    emptyOutDir: false,
    target: ["chrome111", "edge111", "firefox114", "safari16.4"],
    lib: {
      entry: "widget/index.ts",
      formats: ["iife"],
      name: "FrontdeskChat",
      fileName: () => "widget.js",
    },
  },
});
