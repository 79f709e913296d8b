package org.tousaidants.platform.identity;

import java.util.UUID;

/// « Personne connectée » — the signed-in person of this request, read from the session.
public record Actor(UUID id, String mail, String name, Role role, Network network) {
    public boolean is(Role wanted) {
        return role == wanted;
    }

    /// The same person with the rights of another role, for one request.
    public Actor as(Role other) {
        return new Actor(id, mail, name, other, network);
    }
}
