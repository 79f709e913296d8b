package org.tousaidants.places.harvest;

import java.util.Iterator;
import java.util.Optional;
import org.tousaidants.places.intake.Limits;
import org.tousaidants.places.intake.ReadItem;
import org.tousaidants.places.intake.RecordReader;

/// The observer of a running harvest: none behind a page, the terminal of a command.
interface RunObserver extends AutoCloseable {
    RunObserver NOBODY = new RunObserver() {};

    /// For a local file.
    default Limits limits() {
        return Limits.usual();
    }

    /// Whether to read a source even if its server reports no change.
    default boolean again() {
        return false;
    }

    /// Whether a person confirmed that the source has really lost the missing records.
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

    default Iterator<? extends ReadItem> through(RecordReader reader) {
        return reader;
    }

    /// Receives the same records as the network.
    default HarvestSink beside(HarvestSink network) {
        return network;
    }

    /// @param report empty when the source could not be opened
    default void ended(Harvests.Ending ending, Optional<HarvestReport> report) {}

    /// The run is over, or never began.
    @Override
    default void close() {}
}
