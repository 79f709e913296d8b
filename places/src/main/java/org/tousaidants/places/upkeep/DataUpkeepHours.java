package org.tousaidants.places.upkeep;

import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tousaidants.core.text.BundledFile;

/// « Part d’entretien » — the work of one person, or of all people, on the sheets in the given months: number of
/// activities and estimated minutes. The minutes of each kind of activity are in a file, with their source.
record DataUpkeepHours(int acts, int minutes, int months) {
    /// Minimum number of months, among the last twelve, in which a person must have worked on sheets to count as
    /// a maintainer.
    static final int MAINTAINER_MONTHS = 3;

    private static final Map<PlaceUpkeepStep.UpkeepAct, Integer> MINUTES = read();

    /// The number of actions of one kind that one person did on sheets in a month. `actor` is empty for actions
    /// by members of the public.
    record UpkeepActCount(Optional<UUID> actor, YearMonth month, PlaceUpkeepStep.UpkeepAct act, int acts) {}

    static DataUpkeepHours of(List<UpkeepActCount> all) {
        var months = new HashSet<YearMonth>();
        var acts = 0;
        var minutes = 0;
        for (var one : all) {
            months.add(one.month());
            acts += one.acts();
            minutes += one.acts() * MINUTES.getOrDefault(one.act(), 0);
        }
        return new DataUpkeepHours(acts, minutes, months.size());
    }

    /// « Mainteneur » — returns whether the person counts as a maintainer: a person who worked on sheets in at
    /// least [#MAINTAINER_MONTHS] of the last twelve months.
    boolean maintainer() {
        return months >= MAINTAINER_MONTHS;
    }

    /// Returns the number of hours of work; a started hour counts as a whole hour.
    int hours() {
        return (minutes + 59) / 60;
    }

    private static Map<PlaceUpkeepStep.UpkeepAct, Integer> read() {
        return BundledFile.rows(DataUpkeepHours.class, "/upkeep/minutes.csv").stream()
                .collect(Collectors.toUnmodifiableMap(
                        cells -> PlaceUpkeepStep.UpkeepAct.valueOf(cells[0]), cells -> Integer.parseInt(cells[1])));
    }
}
