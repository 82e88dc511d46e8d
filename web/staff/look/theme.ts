import { createTheme, type MantineColorsTuple } from "@mantine/core";

/** The brand: pine. No status has its hue. */
const pine: MantineColorsTuple = [
  "#eef6f4",
  "#dcebe8",
  "#b7d7d1",
  "#8ec1b8",
  "#6bafa3",
  "#4f9b8f",
  "#3a857a",
  "#2b6e65",
  "#1f5a53",
  "#154742",
];

/** Warm greys: paper rather than steel. */
const stone: MantineColorsTuple = [
  "#faf8f5",
  "#f3f0eb",
  "#e7e3dc",
  "#d8d3ca",
  "#b9b3a9",
  "#8f897f",
  "#656057",
  "#57534c",
  "#3d3a35",
  "#24221f",
];

const night: MantineColorsTuple = [
  "#ece9e4",
  "#c9c5be",
  "#a29e97",
  "#78746d",
  "#4d4a45",
  "#3a3834",
  "#2c2a27",
  "#211f1d",
  "#1a1917",
  "#131211",
];

export const theme = createTheme({
  primaryColor: "pine",
  primaryShade: { light: 8, dark: 7 },
  colors: { pine, gray: stone, dark: night },
  autoContrast: true,
  black: "#24221f",
  defaultRadius: "md",
  cursorType: "pointer",
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  headings: { fontWeight: "650" },
  respectReducedMotion: true,
  focusRing: "auto",
});

export const COLOUR_SCHEME_KEY = "frontdesk-colour-scheme";
