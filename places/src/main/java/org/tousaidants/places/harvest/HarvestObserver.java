package org.tousaidants.places.harvest;

import java.util.Iterator;
import java.util.Optional;
import org.tousaidants.places.intake.Limits;
import org.tousaidants.places.intake.RecordReadResult;
import org.tousaidants.places.intake.RecordReader;

/// Observes a running harvest: the terminal of a command, or nothing for a page.
interface HarvestObserver extends AutoCloseable {
    HarvestObserver NOBODY = new HarvestObserver() {};

    /// The size limits of a local file.
    default Limits limits() {
        return Limits.usual();
    }

    /// Whether the source is read even if its server reports no change.
    default boolean again() {
        return false;
    }

    /// Whether a person confirmed that the source really lost the missing records.
    default boolean shrunk() {
        return false;
    }

    /// Whether a first or unusual run waits for a person.
    default boolean previews() {
        return false;
    }

    default Optional<Geocoder> geocoder() {
        return Optional.empty();
    }

    default Iterator<? extends RecordReadResult> through(RecordReader reader) {
        return reader;
    }

    /// A sink that receives the same records as the network.
    default HarvestSink beside(HarvestSink network) {
        return network;
    }

    /// @param report empty if the source could not be opened
    default void ended(Harvests.Ending ending, Optional<HarvestReport> report) {}

    /// Called when the run has ended or could not start.
    @Override
    default void close() {}
}
