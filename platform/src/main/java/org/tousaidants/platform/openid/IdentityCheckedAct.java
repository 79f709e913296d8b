package org.tousaidants.platform.openid;

import java.util.Optional;

/// « Acte prouvé » — an activity for which an identity provider verifies the identity of a person. The package that
/// owns the activity receives the identity, uses it at once and does not store it.
public interface IdentityCheckedAct {
    /// « Personne prouvée » — a verified identity, for the duration of one activity.
    ///
    /// @param given given names
    /// @param family family name at birth
    /// @param usual name used in daily life, if different
    /// @param birth date of birth
    record CheckedPersonIdentity(String given, String family, Optional<String> usual, String birth) {
        /// Hides the identity from logs.
        @Override
        public String toString() {
            return "Person";
        }
    }

    /// Returns the name of the activity in the address.
    String kind();

    /// Performs the activity and returns the path of the next page.
    ///
    /// @param subject id of the object of the activity
    String done(String subject, CheckedPersonIdentity person);

    /// Returns the path of the page to show if the person refused, or if the provider failed.
    ///
    /// @param subject id of the object of the activity
    String undone(String subject);
}
