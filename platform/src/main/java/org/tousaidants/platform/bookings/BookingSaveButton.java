package org.tousaidants.platform.bookings;

/// « Garder un rendez-vous » — a button on the page of a booking, with which the person saves the booking in another
/// module. That module declares this record as a Spring bean. The button posts the secret of the booking as the
/// field `quoi` to the path `action`.
///
/// @param key message key of the label of the button
/// @param action path to which the button posts
public record BookingSaveButton(String key, String action) {}
