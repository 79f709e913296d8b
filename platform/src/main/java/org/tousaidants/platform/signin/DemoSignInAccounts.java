package org.tousaidants.platform.signin;

import java.util.List;

/// « Personnes à essayer » — the people as whom a visitor of a demonstration may sign in; none on other sites.
public interface DemoSignInAccounts {
    /// « Personne à essayer » — one of these people.
    ///
    /// @param who their work, in French
    record Guest(String name, String who, String mail) {}

    List<Guest> guests();
}
