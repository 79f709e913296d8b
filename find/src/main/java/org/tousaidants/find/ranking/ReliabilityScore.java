package org.tousaidants.find.ranking;

import org.tousaidants.core.schema.CoordinatePrecision;
import org.tousaidants.core.schema.Field;

/// Scores the reliability of a sheet from 0 to 1: half for its age, half for lasting facts (a telephone, parsed
/// hours, coordinates of the building).
final class ReliabilityScore {
    /// Age in days up to which a sheet gets the full score for its age. After four years a visitor should call
    /// before going to the place.
    static final int FRESH_DAYS = 365;

    static final int STALE_DAYS = 3 * 365;
    private static final int WORTHLESS_DAYS = 4 * 365;

    private ReliabilityScore() {}

    static double of(CandidatePlace candidate, int today) {
        return lasting(candidate)
                + 0.5
                        * candidate
                                .updated()
                                .map(day -> fresh((int) day.toEpochDay(), today))
                                .orElse(0.0);
    }

    private static double lasting(CandidatePlace candidate) {
        var sure = 0.0;
        if (candidate.sheet().get(Field.TELEPHONE).isPresent()) sure += 0.2;
        if (candidate.hours().readable()) sure += 0.2;
        if (candidate.precision() == CoordinatePrecision.EXACT || candidate.precision() == CoordinatePrecision.ADDRESS)
            sure += 0.1;
        return sure;
    }

    static double fresh(int updated, int today) {
        var age = today - updated;
        if (age <= FRESH_DAYS) return 1;
        return age >= WORTHLESS_DAYS ? 0 : 1 - (double) (age - FRESH_DAYS) / (WORTHLESS_DAYS - FRESH_DAYS);
    }
}
