package org.tousaidants.platform.signin;

import java.util.List;

/// « Personnes à essayer » — lists the people as whom a visitor of the demonstration may sign in; the list is empty
/// on other sites.
public interface DemoSignInAccounts {
    /// « Personne à essayer » — a person as whom a visitor of the demonstration may sign in.
    ///
    /// @param who their work, in French
    record DemoGuest(String name, String who, String mail) {}

    List<DemoGuest> guests();
}
