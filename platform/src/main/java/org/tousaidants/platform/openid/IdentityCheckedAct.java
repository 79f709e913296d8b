package org.tousaidants.platform.openid;

import java.util.Optional;

/// « Acte prouvé » — an act for which a provider verifies the identity of a person. The package that owns the
/// act receives the identity, uses it at once and stores nothing of it.
public interface IdentityCheckedAct {
    /// « Personne prouvée » — a verified identity, for the time of one act.
    record Person(String given, String family, Optional<String> usual, String birth) {
        /// Hides the identity from logs.
        @Override
        public String toString() {
            return "Person";
        }
    }

    /// The name of the act in the address.
    String kind();

    /// Performs the act and returns the path of the next page.
    String done(String subject, Person person);

    /// The path of the page after a refusal or a failure of the provider.
    String undone(String subject);
}
