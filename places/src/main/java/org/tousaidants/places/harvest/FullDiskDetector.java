package org.tousaidants.places.harvest;

import java.util.Optional;
import java.util.stream.Stream;
import org.tousaidants.places.intake.RefusalReason;

/// « Disque plein » — detects that the disk of the application or of the database is full: an expected failure,
/// which is not an error of the source.
final class FullDiskDetector {
    static final RefusalReason WHY = RefusalReasonTexts.of("disk-full");

    private FullDiskDetector() {}

    /// Returns whether a failure was caused by a full disk; the operating system and PostgreSQL use the same
    /// error message.
    static boolean is(Throwable failed) {
        return Stream.iterate(Optional.of(failed), Optional::isPresent, one -> one.map(Throwable::getCause))
                .flatMap(Optional::stream)
                .map(Throwable::getMessage)
                .anyMatch(said -> said != null
                        && (said.contains("No space left on device") || said.contains("Disk quota exceeded")));
    }
}
