import "@mantine/core/styles.layer.css";
import "@mantine/notifications/styles.layer.css";
import "./look/base.css";
import "./look/status.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./shell/App";

const place = document.getElementById("app");
if (place) {
  createRoot(place).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
