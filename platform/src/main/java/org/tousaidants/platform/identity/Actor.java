package org.tousaidants.platform.identity;

import java.util.UUID;

/// « Personne connectée » — who does the act, as read from the session of this request.
public record Actor(UUID id, String mail, String name, Role role, Network network) {
    public boolean is(Role wanted) {
        return role == wanted;
    }
}
