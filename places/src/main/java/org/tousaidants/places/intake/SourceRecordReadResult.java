package org.tousaidants.places.intake;

/// « Élément lu » — a record, or the reason why the record could not be read.
public sealed interface SourceRecordReadResult permits RawSourceRecord, UnreadableRecord {
    /// Returns the position of the record in its source, as defined by [RawSourceRecord#line()].
    long line();

    String raw();

    /// Returns the approximate size of the record in characters. The size serves to limit the number of large
    /// records that are in memory at the same time.
    default long chars() {
        return raw().length();
    }
}
