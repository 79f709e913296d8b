package org.tousaidants.platform.identity;

import java.util.UUID;

/// « Personne connectée » — the signed-in person of this request, read from the session.
public record SignedInPerson(UUID id, String mail, String name, Role role, TerritoryNetwork network) {
    public boolean is(Role wanted) {
        return role == wanted;
    }

    /// Returns a copy of this person with the rights of another role. It is used for one request.
    public SignedInPerson as(Role other) {
        return new SignedInPerson(id, mail, name, other, network);
    }
}
