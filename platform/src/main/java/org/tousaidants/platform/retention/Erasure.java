package org.tousaidants.platform.retention;

/// « Comment cela disparaît » — the means of deletion.
public enum Erasure {
    /// The nightly job deletes it, by the [Cleanup] of the package.
    SWEPT,
    /// The package deletes it itself, earlier than the night: links of an hour, sessions.
    ITSELF,
    /// It holds only ids: once the person's account or record is deleted, they identify no one.
    NAMES_NOBODY,
    /// Until a person of the network deletes it, or the person concerned asks for it: the texts say who and when.
    BY_HAND
}
