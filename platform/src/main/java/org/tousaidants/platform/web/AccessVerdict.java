package org.tousaidants.platform.web;

/// « Décision d’accès » — what becomes of a request, said before its form is looked at.
sealed interface AccessVerdict {
    default boolean granted() {
        return this instanceof Granted || this instanceof Unhandled;
    }

    /// @param form whether the form must have been opened in this browser
    record Granted(boolean form) implements AccessVerdict {}

    /// No handler answers: a filter of the chain may, such as that of signing in.
    record Unhandled() implements AccessVerdict {}

    /// Not there, not said who may call it, or of another role.
    record NotFound() implements AccessVerdict {}

    /// No person is connected.
    record SignIn() implements AccessVerdict {}

    /// She has shown one factor where her network demands two.
    record SecondFactor() implements AccessVerdict {}

    /// She showed who she is too long ago for something this sensitive.
    record Confirm() implements AccessVerdict {}

    /// What helpers may read opens once she is accepted: her desk says so.
    record Waits() implements AccessVerdict {}
}
