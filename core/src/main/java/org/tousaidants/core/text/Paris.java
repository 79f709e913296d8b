package org.tousaidants.core.text;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/// « Heure de Paris » — the zone in which every day and hour of the network is said.
public final class Paris {
    public static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    private Paris() {}

    /// The Monday of its week: what must not tell its day is kept under that.
    public static LocalDate week(Instant moment) {
        return LocalDate.ofInstant(moment, ZONE).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
