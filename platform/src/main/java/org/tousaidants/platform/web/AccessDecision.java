package org.tousaidants.platform.web;

/// « Décision d’accès » — the decision on a request, made before its form is read.
sealed interface AccessDecision {
    default boolean granted() {
        return this instanceof AccessGranted || this instanceof NoHandlerForAddress;
    }

    /// The request may be handled.
    ///
    /// @param form whether the request is a form that must have been opened in this browser
    record AccessGranted(boolean form) implements AccessDecision {}

    /// No handler has this address, but a filter of the security chain may answer, such as the one for the
    /// sign-in.
    record NoHandlerForAddress() implements AccessDecision {}

    /// The page does not exist, declares no access rule, or is reserved for another role.
    record PageNotFound() implements AccessDecision {}

    /// The visitor must sign in first.
    record SignInRequired() implements AccessDecision {}

    /// The person showed one factor, but the network requires two.
    record SecondFactorRequired() implements AccessDecision {}

    /// The proof of identity is too old for a sensitive activity.
    record RecentIdentityProofRequired() implements AccessDecision {}

    /// The person is not accepted yet; the page is reserved for accepted helpers.
    record AccountNotYetAccepted() implements AccessDecision {}
}
