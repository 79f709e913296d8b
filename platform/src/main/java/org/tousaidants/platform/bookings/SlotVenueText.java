package org.tousaidants.platform.bookings;

import java.util.ArrayList;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tousaidants.core.schema.PhoneNumber;

/// Writes the telephone number of a venue and the things to bring as text, for letters and calendars.
final class SlotVenueText {
    /// Returns the text of a message key in the language of a page or letter.
    interface VenueMessageLookup {
        String t(String key, Object... values);
    }

    private SlotVenueText() {}

    static String lines(SlotVenueSource.SlotVenue venue, VenueMessageLookup words) {
        var lines = new ArrayList<String>();
        venue.phone().ifPresent(phone -> lines.add(words.t("bookings.mail.phone", PhoneNumber.said(phone))));
        if (!venue.bring().isEmpty())
            lines.add(words.t(
                    "bookings.mail.bring",
                    venue.bring().stream()
                            .map(key -> words.t(key))
                            .map(thing -> thing.substring(0, 1).toLowerCase(Locale.ROOT) + thing.substring(1))
                            .collect(Collectors.joining("\u00a0; "))));
        return String.join("\n", lines);
    }
}
