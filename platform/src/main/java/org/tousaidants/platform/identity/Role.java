package org.tousaidants.platform.identity;

/// « Rôle » — the rights of a signed-in person in their network: a coordinator runs the network (« coordinatrice
/// »), a helper gives help in it (« aidant·e »), a funder reads the use of their money (« financeur »). A
/// newcomer registered and is not yet accepted: they can only prepare (« en attente »). The public has no role.
public enum Role {
    COORDINATOR,
    HELPER,
    FUNDER,
    NEWCOMER
}
