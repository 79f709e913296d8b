package org.tousaidants.places.harvest;

import java.util.Iterator;
import java.util.Optional;
import org.tousaidants.places.intake.Item;
import org.tousaidants.places.intake.Limits;
import org.tousaidants.places.intake.RecordReader;

/// Who looks at a run while it goes: none behind a page, the terminal of a command.
interface Follower extends AutoCloseable {
    Follower NOBODY = new Follower() {};

    /// Of a file of this machine.
    default Limits limits() {
        return Limits.usual();
    }

    /// Whether to read a source even if its server says that nothing is new.
    default boolean again() {
        return false;
    }

    /// Whether a person knows that the source has really lost what it no longer gives.
    default boolean shrunk() {
        return false;
    }

    /// Whether a first run, or one whose effect is unusual, waits until a person has looked at it.
    default boolean previews() {
        return false;
    }

    default Optional<Geocoder> geocoder() {
        return Optional.empty();
    }

    default Iterator<? extends Item> through(RecordReader reader) {
        return reader;
    }

    /// Takes what the network takes.
    default HarvestSink beside(HarvestSink network) {
        return network;
    }

    /// @param report empty when the source could not be opened
    default void ended(Harvests.Ending ending, Optional<HarvestReport> report) {}

    /// The run is over, or never began.
    @Override
    default void close() {}
}
