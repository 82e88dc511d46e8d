export const calendar = {
  title: "Bookings",
};
