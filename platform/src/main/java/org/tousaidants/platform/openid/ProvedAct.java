package org.tousaidants.platform.openid;

import java.util.Optional;

/// « Acte prouvé » — what a person does once a provider has said who she is. The room that owns the act receives her
/// identity, uses it there and then, and keeps nothing of it.
public interface ProvedAct {
    /// « Personne prouvée » — for the time of one act.
    record Person(String given, String family, Optional<String> usual, String birth) {
        /// Says nothing, so that a log line cannot betray it.
        @Override
        public String toString() {
            return "Person";
        }
    }

    /// Names the act in the address.
    String kind();

    /// Does it, and says at which page of this site she goes on.
    String done(String subject, Person person);

    /// She refused, or the provider failed: where she goes on.
    String undone(String subject);
}
