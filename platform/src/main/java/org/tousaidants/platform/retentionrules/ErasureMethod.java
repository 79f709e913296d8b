package org.tousaidants.platform.retentionrules;

/// « Comment cela disparaît » — the way in which data are deleted.
public enum ErasureMethod {
    /// The nightly job deletes them through the [Cleanup] of the package.
    SWEPT,
    /// The package deletes them itself before the nightly job, for example links that are valid for an hour, or
    /// sessions.
    ITSELF,
    /// The data contain only ids: after the person's account or record is deleted, they identify nobody.
    NAMES_NOBODY,
    /// A person of the network deletes them, or the person concerned asks for it. The texts of the rule state
    /// who deletes them and when.
    BY_HAND
}
