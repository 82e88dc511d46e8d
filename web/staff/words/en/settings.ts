export const settings = {
  title: "Settings",
  services: "Services",
  locations: "Locations",
  providers: "Providers",
  team: "Team",
  apiKeys: "API keys",
};
