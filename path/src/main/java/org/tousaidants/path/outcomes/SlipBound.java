package org.tousaidants.path.outcomes;

/// « Bulletins vraisemblables » — whether one more sheet is likely: one ahead of the people who were helped, or of the
/// seats that were taken. What is more waits for the coordination.
final class SlipBound {
    private SlipBound() {}

    /// @param printed slips of the last weeks for this place
    /// @param helped people whom she noted there in the same time
    /// @param granted slips that the coordination allowed beyond
    static boolean likely(int printed, int helped, int granted) {
        return printed < helped + granted + Outcomes.SLIPS_ON_A_SHEET;
    }

    /// How many slips are still likely; none when there are enough.
    ///
    /// @param seats slips for all who have a seat now
    static int leftForSeats(int printed, int seats, int granted) {
        return Math.max(0, seats + granted - printed);
    }
}
