package org.tousaidants.places.intake;

/// « Élément lu » — a record, or the reason why the record could not be read.
public sealed interface SourceRecordReadResult permits RawSourceRecord, UnreadableRecord {
    /// Returns the position in the source, as defined by [RawSourceRecord#line()].
    long line();

    String raw();

    /// Returns the approximate size in characters, so that only a few of the largest records are in memory at
    /// the same time.
    default long chars() {
        return raw().length();
    }
}
