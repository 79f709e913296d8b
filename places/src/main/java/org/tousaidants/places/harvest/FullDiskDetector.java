package org.tousaidants.places.harvest;

import java.util.Optional;
import java.util.stream.Stream;
import org.tousaidants.places.intake.Reason;

/// « Disque plein » — detects that the disk of the application or the database is full: an expected failure,
/// not an error of the source.
final class FullDiskDetector {
    static final Reason WHY = ReasonTexts.of("disk-full");

    private FullDiskDetector() {}

    /// Whether a failure means a full disk; the operating system and PostgreSQL use the same words.
    static boolean is(Throwable failed) {
        return Stream.iterate(Optional.of(failed), Optional::isPresent, one -> one.map(Throwable::getCause))
                .flatMap(Optional::stream)
                .map(Throwable::getMessage)
                .anyMatch(said -> said != null
                        && (said.contains("No space left on device") || said.contains("Disk quota exceeded")));
    }
}
