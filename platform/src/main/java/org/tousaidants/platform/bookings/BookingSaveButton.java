package org.tousaidants.platform.bookings;

/// « Garder un rendez-vous » — a module that keeps a booking for the person declares one as a bean; the page of
/// the booking posts its secret as `quoi` to that address.
///
/// @param key of the words of the button
public record BookingSaveButton(String key, String action) {}
