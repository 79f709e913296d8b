package org.tousaidants.platform.web;

/// « Décision d’accès » — the decision on a request, made before its form is read.
sealed interface AccessVerdict {
    default boolean granted() {
        return this instanceof Granted || this instanceof Unhandled;
    }

    /// @param form whether the form must have been opened in this browser
    record Granted(boolean form) implements AccessVerdict {}

    /// No handler has this address: a filter of the chain may answer, such as the sign-in.
    record Unhandled() implements AccessVerdict {}

    /// The page does not exist, declares no access rule, or is reserved for another role.
    record NotFound() implements AccessVerdict {}

    /// The visitor must sign in first.
    record SignIn() implements AccessVerdict {}

    /// The person used one factor, but the network requires two.
    record SecondFactor() implements AccessVerdict {}

    /// The proof of identity is too old for a sensitive act.
    record Confirm() implements AccessVerdict {}

    /// The person is not accepted yet: pages for helpers open after the acceptance.
    record AwaitsAcceptance() implements AccessVerdict {}
}
