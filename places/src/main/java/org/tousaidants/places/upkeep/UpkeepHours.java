package org.tousaidants.places.upkeep;

import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tousaidants.core.text.ShippedFile;

/// « Part d’entretien » — the work of a person, or of everybody, on the sheets in the months shown: acts, and
/// their estimated hours. The minutes of each act are a file, with their source. Pure.
record UpkeepHours(int acts, int minutes, int months) {
    /// Active in so many of the twelve months: the person is then a maintainer.
    static final int MAINTAINER_MONTHS = 3;

    private static final Map<CareStep.Act, Integer> MINUTES = read();

    /// The number of acts of one kind by a person in a month; acts of the public have no name.
    record Acts(Optional<UUID> actor, YearMonth month, CareStep.Act act, int acts) {}

    static UpkeepHours of(List<Acts> all) {
        var months = new HashSet<YearMonth>();
        var acts = 0;
        var minutes = 0;
        for (var one : all) {
            months.add(one.month());
            acts += one.acts();
            minutes += one.acts() * MINUTES.getOrDefault(one.act(), 0);
        }
        return new UpkeepHours(acts, minutes, months.size());
    }

    /// « Mainteneur ».
    boolean maintainer() {
        return months >= MAINTAINER_MONTHS;
    }

    /// Rounded up, because minutes of work count as an hour begun.
    int hours() {
        return (minutes + 59) / 60;
    }

    private static Map<CareStep.Act, Integer> read() {
        return ShippedFile.rows(UpkeepHours.class, "/upkeep/minutes.csv").stream()
                .collect(Collectors.toUnmodifiableMap(
                        cells -> CareStep.Act.valueOf(cells[0]), cells -> Integer.parseInt(cells[1])));
    }
}
