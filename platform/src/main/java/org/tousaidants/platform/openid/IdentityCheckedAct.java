package org.tousaidants.platform.openid;

import java.util.Optional;

/// « Acte prouvé » — an act of a person whose identity a provider has verified. The package that owns the act
/// receives the identity, uses it at once and stores nothing of it.
public interface IdentityCheckedAct {
    /// « Personne prouvée » — a verified identity, for the time of one act.
    record Person(String given, String family, Optional<String> usual, String birth) {
        /// Hidden, so that a log line cannot reveal it.
        @Override
        public String toString() {
            return "Person";
        }
    }

    /// The name of the act in the address.
    String kind();

    /// Performs the act and returns the next page of this site.
    String done(String subject, Person person);

    /// The next page after a refusal or a failure of the provider.
    String undone(String subject);
}
