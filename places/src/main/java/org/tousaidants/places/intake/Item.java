package org.tousaidants.places.intake;

/// « Élément lu » — what a reader hands out one after the other: a record, or the reason why there is none.
public sealed interface Item permits RawRecord, Broken {
    /// Same meaning as [RawRecord#line()].
    long line();

    String raw();

    /// About how many characters it holds, so that few of the largest are in memory at once.
    default long chars() {
        return raw().length();
    }
}
