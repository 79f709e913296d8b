package org.tousaidants.platform.identity;

import java.util.UUID;

/// « Personne connectée » — the signed-in person of this request, read from the session.
public record SignedInPerson(UUID id, String mail, String name, Role role, TerritoryNetwork network) {
    public boolean is(Role wanted) {
        return role == wanted;
    }

    /// Returns the same person with the rights of another role, for one request.
    public SignedInPerson as(Role other) {
        return new SignedInPerson(id, mail, name, other, network);
    }
}
