import { expect, test } from "vitest";
import { cityOf, zoneShown, zonesOf } from "./zones";

const place = { address: "", archived: false };
const NEW_YORK = { ...place, id: "downtown", name: "Downtown", timezone: "America/New_York" };
const LONDON = { ...place, id: "harbour", name: "Harbour", timezone: "Europe/London" };
const CLOSED = { ...LONDON, id: "old", archived: true };

test("the clocks are those of the place that is looked at", () => {
  const zones = zonesOf([NEW_YORK, LONDON], "harbour");
  expect(zoneShown(zones, null, "America/New_York")).toBe("Europe/London");
});

test("with several zones they are the business's, unless others are chosen", () => {
  const zones = zonesOf([NEW_YORK, LONDON], null);
  expect(zoneShown(zones, null, "America/New_York")).toBe("America/New_York");
  expect(zoneShown(zones, "Europe/London", "America/New_York")).toBe("Europe/London");
  expect(zoneShown(zones, "Mars/Base", "America/New_York")).toBe("America/New_York");
});

test("places out of use have no say", () => {
  expect(zonesOf([NEW_YORK, CLOSED], null)).toEqual(["America/New_York"]);
  expect(cityOf("America/New_York")).toBe("New York");
});
