package org.tousaidants.places.intake;

/// « Élément lu » — a record, or the reason why there is none.
public sealed interface RecordReadResult permits RawRecord, UnreadableRecord {
    /// Same meaning as [RawRecord#line()].
    long line();

    String raw();

    /// Approximate number of characters, so that few of the largest are in memory at once.
    default long chars() {
        return raw().length();
    }
}
