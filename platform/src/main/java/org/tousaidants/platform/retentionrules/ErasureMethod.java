package org.tousaidants.platform.retentionrules;

/// « Comment cela disparaît » — how data are deleted.
public enum ErasureMethod {
    /// The nightly job deletes them through the [Cleanup] of the package.
    SWEPT,
    /// The package deletes them itself, before the nightly job: links of an hour, sessions.
    ITSELF,
    /// They are ids only: after the person's account or record is deleted, they identify no one.
    NAMES_NOBODY,
    /// A person of the network deletes them, or the person concerned asks for it: the texts state who and when.
    BY_HAND
}
