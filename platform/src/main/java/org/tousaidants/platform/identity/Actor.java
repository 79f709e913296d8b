package org.tousaidants.platform.identity;

import java.util.UUID;

/// « Personne connectée » — the signed-in person of this request, read from the session.
public record Actor(UUID id, String mail, String name, Role role, Network network) {
    public boolean is(Role wanted) {
        return role == wanted;
    }
}
