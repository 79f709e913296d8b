package org.tousaidants.places.harvest;

import java.util.Optional;
import java.util.stream.Stream;
import org.tousaidants.places.intake.Reason;

/// « Disque plein » — ours, or that of the database: expected one day or another, and no fault of the source.
final class FullDisk {
    static final Reason WHY = Reasons.of("disk-full");

    private FullDisk() {}

    /// The system and PostgreSQL say it in the same words.
    static boolean is(Throwable failed) {
        return Stream.iterate(Optional.of(failed), Optional::isPresent, one -> one.map(Throwable::getCause))
                .flatMap(Optional::stream)
                .map(Throwable::getMessage)
                .anyMatch(said -> said != null
                        && (said.contains("No space left on device") || said.contains("Disk quota exceeded")));
    }
}
