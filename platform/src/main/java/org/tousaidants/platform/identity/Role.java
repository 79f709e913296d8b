package org.tousaidants.platform.identity;

/// « Rôle » — the rights of a signed-in person in their network: a coordinator runs the network («
/// coordinatrice »), a helper gives help in it (« aidant·e »), a funder reads the use of their money («
/// financeur »). The data role edits the directory of places and nothing else (« données seulement »). The
/// reader reads the pages of the coordination and changes nothing (« lecture seule »). Where a handler admits
/// one of these two roles, they act as a coordinator. A newcomer registered and is not yet accepted: they can
/// only prepare (« en attente »). The public has no role.
public enum Role {
    COORDINATOR,
    HELPER,
    FUNDER,
    DATA,
    READER,
    NEWCOMER;

    /// Whether the person helps people, and may therefore witness, visit or judge.
    public boolean helps() {
        return this == COORDINATOR || this == HELPER;
    }
}
