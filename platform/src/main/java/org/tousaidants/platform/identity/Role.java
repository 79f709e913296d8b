package org.tousaidants.platform.identity;

/// « Rôle » — what a connected person may do in her network: a coordinator runs the network (« coordinatrice »), a
/// helper gives help in it (« aidant·e »), a funder reads what became of the money that she brought (« financeur
/// »). A newcomer opened her account herself and no one of the network has accepted it yet: she has no right but to
/// get ready (« en attente »). The public has no role.
public enum Role {
    COORDINATOR,
    HELPER,
    FUNDER,
    NEWCOMER
}
