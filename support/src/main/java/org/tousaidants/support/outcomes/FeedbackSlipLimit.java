package org.tousaidants.support.outcomes;

/// « Bulletins vraisemblables » — whether one more sheet is plausible: at most one ahead of the people helped, or
/// of the booked seats. More requires the coordination.
final class FeedbackSlipLimit {
    private FeedbackSlipLimit() {}

    /// @param printed slips of the last weeks for this place
    /// @param helped people logged there by this helper in the same period
    /// @param granted slips that the coordination allowed in addition
    static boolean likely(int printed, int helped, int granted) {
        return printed < helped + granted + Outcomes.SLIPS_ON_A_SHEET;
    }

    /// The number of plausible slips left.
    ///
    /// @param seats slips for all booked people
    static int leftForSeats(int printed, int seats, int granted) {
        return Math.max(0, seats + granted - printed);
    }
}
