package org.tousaidants.places.harvest;

import java.util.Iterator;
import java.util.Optional;
import org.tousaidants.places.intake.SourceLimits;
import org.tousaidants.places.intake.SourceRecordReadResult;
import org.tousaidants.places.intake.SourceRecordReader;

/// Observes a running harvest. The terminal of a command implements it; a page uses an observer that does nothing.
interface HarvestProgressObserver extends AutoCloseable {
    HarvestProgressObserver NOBODY = new HarvestProgressObserver() {};

    /// Returns the size limits for reading a local file in this run.
    default SourceLimits limits() {
        return SourceLimits.usual();
    }

    /// Returns whether the source is read even if its server reports no change.
    default boolean again() {
        return false;
    }

    /// Returns whether a person confirmed that the source removed records on purpose, so that these records are
    /// withdrawn without an alarm.
    default boolean shrunk() {
        return false;
    }

    /// Returns whether a first or unusual run must be approved by a person before it is published.
    default boolean previews() {
        return false;
    }

    /// Returns whether the person asked to see the new places outside the territory again, which they left out of the
    /// last run.
    default boolean asksElsewhere() {
        return false;
    }

    default Optional<Geocoder> geocoder() {
        return Optional.empty();
    }

    default Iterator<? extends SourceRecordReadResult> through(SourceRecordReader reader) {
        return reader;
    }

    /// Returns a receiver to which each record is passed in addition to the given receiver of the network.
    default HarvestRecordReceiver beside(HarvestRecordReceiver network) {
        return network;
    }

    /// Called when the run has ended.
    ///
    /// @param ending result of the run
    /// @param report the report of the run; empty if the source could not be opened
    default void ended(OpenDataHarvests.HarvestEnding ending, Optional<HarvestReport> report) {}

    /// Called when the harvest has ended, also if it could not start; the observer frees its resources.
    @Override
    default void close() {}
}
