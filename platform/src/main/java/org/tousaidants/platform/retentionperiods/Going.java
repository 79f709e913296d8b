package org.tousaidants.platform.retentionperiods;

/// « Comment cela disparaît ».
public enum Going {
    /// The nightly round takes it away, by the [Sweep] of the room.
    SWEPT,
    /// The room takes it away itself, sooner than a night comes: links of an hour, sessions.
    ITSELF,
    /// It holds ids alone: once the person's account or sheet is forgotten, they lead to no person.
    NAMES_NOBODY,
    /// Until a person of the network takes it away, or the person asks: the words say who and when.
    BY_HAND
}
