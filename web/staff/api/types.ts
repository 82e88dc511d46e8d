import type { components } from "./schema";

type Schemas = components["schemas"];

export type Booking = Schemas["BookingView"];
export type Status = Booking["status"];
export type Source = Booking["source"];
export type Business = Schemas["BusinessNowView"];
export type Service = Schemas["ServiceView"];
export type Location = Schemas["LocationView"];
export type Provider = Schemas["ProviderView"];
export type Slot = Schemas["SlotView"];
export type Named = Schemas["Named"];
export type Change = Schemas["ChangeView"];
export type BookingEvent = Schemas["EventView"];
export type User = Schemas["UserView"];
export type SignedIn = Schemas["SignedInView"];
export type Role = User["role"];
