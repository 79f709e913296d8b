package org.tousaidants.places.harvest;

import java.util.Optional;
import java.util.stream.Stream;
import org.tousaidants.places.intake.Reason;

/// « Disque plein » — our disk, or that of the database: an expected failure, not the source's fault.
final class FullDisk {
    static final Reason WHY = Reasons.of("disk-full");

    private FullDisk() {}

    /// The system and PostgreSQL use the same words.
    static boolean is(Throwable failed) {
        return Stream.iterate(Optional.of(failed), Optional::isPresent, one -> one.map(Throwable::getCause))
                .flatMap(Optional::stream)
                .map(Throwable::getMessage)
                .anyMatch(said -> said != null
                        && (said.contains("No space left on device") || said.contains("Disk quota exceeded")));
    }
}
