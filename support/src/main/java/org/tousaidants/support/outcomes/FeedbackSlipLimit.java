package org.tousaidants.support.outcomes;

/// « Bulletins vraisemblables » — decides whether another sheet of feedback slips is plausible. Slips for a place
/// may exceed the number of people helped by at most one sheet, and slips for a slot may exceed the number of booked
/// seats by at most one sheet. More sheets require a coordinator's approval.
final class FeedbackSlipLimit {
    private FeedbackSlipLimit() {}

    /// Returns whether another sheet is plausible.
    ///
    /// @param printed number of slips printed for this place in the last weeks
    /// @param helped number of people whom this helper helped there in the same period, according to the log
    /// @param granted number of slips that a coordinator allowed in addition
    static boolean likely(int printed, int helped, int granted) {
        return printed < helped + granted + HelpOutcomes.SLIPS_ON_A_SHEET;
    }

    /// Returns the number of slips that may still be printed for the booked people of a slot.
    ///
    /// @param printed number of slips already printed
    /// @param seats number of slips for all booked people
    /// @param granted number of slips that a coordinator allowed in addition
    static int leftForSeats(int printed, int seats, int granted) {
        return Math.max(0, seats + granted - printed);
    }
}
