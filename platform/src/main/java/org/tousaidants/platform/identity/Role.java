package org.tousaidants.platform.identity;

/// « Rôle » — the rights of a signed-in person in their network: a coordinator runs the network (« coordinatrice »),
/// a helper gives help in it (« aidant·e »), a funder reads the use of their money (« financeur »). The data role
/// edits only the directory of places (« données seulement »); the reader role reads the coordination pages and
/// changes nothing (« lecture seule »). Handlers that admit one of these two roles treat the person as a
/// coordinator. A newcomer has registered but is not accepted yet and can only prepare (« en attente »). The public
/// has no role.
public enum Role {
    COORDINATOR,
    HELPER,
    FUNDER,
    DATA,
    READER,
    NEWCOMER;

    /// Returns whether a person with this role helps people. Only such a person may be a witness, visit people
    /// or judge competences.
    public boolean helps() {
        return this == COORDINATOR || this == HELPER;
    }
}
