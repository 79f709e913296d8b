package org.tousaidants.core.hours;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;

/// Opening hours in free form, in French or in the grammar of OSM.
public final class HoursFuzz {
    private static final LocalDateTime THEN = LocalDateTime.of(2026, 11, 28, 12, 0);

    private HoursFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        if (bytes.length > 500) return;
        var text = new String(bytes, StandardCharsets.UTF_8);
        var osm = FrenchHoursReader.toOsm(text);
        osm.ifPresent(HoursFuzz::read);
        if (osm.filter(one -> !OpeningHours.of(one).readable()).isPresent())
            throw new IllegalStateException("written but not read: " + osm);
        read(text);
    }

    private static void read(String text) {
        var hours = OpeningHours.of(text);
        hours.at(THEN);
        hours.on(THEN.toLocalDate());
        hours.nextOpening(THEN);
    }
}
