import { localStorageColorSchemeManager, MantineProvider } from "@mantine/core";
import { ModalsProvider } from "@mantine/modals";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { setNonce } from "get-nonce";
import { useState } from "react";
import { RouterProvider } from "react-router/dom";
import { makeCache } from "../api/cache";
import { session } from "../api/session";
import { COLOUR_SCHEME_KEY, theme } from "../look/theme";
import { makeRouter } from "./routes";

const colourScheme = localStorageColorSchemeManager({ key: COLOUR_SCHEME_KEY });

/** The policy of the page lets in the styles that carry the nonce it was sent with. */
function nonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? "";
}

// For the libraries that keep a page behind a dialog from scrolling.
setNonce(nonce());

/** Who is there is asked while the page is still on its way. */
function warmCache() {
  const cache = makeCache();
  void cache.prefetchQuery(session);
  return cache;
}

export function App() {
  const [cache] = useState(warmCache);
  const [router] = useState(makeRouter);
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      colorSchemeManager={colourScheme}
      getStyleNonce={nonce}
      deduplicateInlineStyles
    >
      <QueryClientProvider client={cache}>
        <ModalsProvider modalProps={{ centered: true }}>
          <Notifications position="bottom-right" limit={4} />
          <RouterProvider router={router} />
        </ModalsProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}
