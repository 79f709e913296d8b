package org.tousaidants.platform.retentionrules;

/// « Comment cela disparaît » — the way in which data are deleted.
public enum ErasureMethod {
    /// The nightly job deletes the data, by means of the [ExpiredDataCleanup] that the package declares.
    SWEPT,
    /// The package itself deletes the data before the nightly job would: for example links that are valid for an
    /// hour, or sessions.
    ITSELF,
    /// The data contain only ids. After the account or record of the person is deleted, the ids identify nobody.
    NAMES_NOBODY,
    /// A person of the network deletes the data, or the person concerned asks for it. The texts of the rule
    /// state who deletes the data and when.
    BY_HAND
}
